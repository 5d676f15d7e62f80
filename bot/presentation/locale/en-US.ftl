# Everything a member reads, in American English. Another language is another file like this one:
# a message it lacks is taken from here.

### Cards: a profession

card-title = # { $title }
card-section = -# { $section }
card-field = -# { $field }
card-field-and-aliases = -# { $field } · also called { $aliases }

section-overview = Overview
section-duties = Duties
section-skills = Skills
section-salary = Salary
section-outlook = Outlook
section-start = How to start
section-sources = Sources

heading-needed = Where it is needed
heading-outlook = Rankings and growth
heading-duties = Duties
heading-skills = Skills
heading-skills-essential = Essential
heading-skills-nice = Nice to have
heading-skills-personal = What helps as a person
heading-pay = Pay, before tax
heading-reading = How to read these figures
heading-claims = Claims, not figures
heading-figures = Growth and size
heading-rankings = In rankings
heading-steps = First steps
heading-education = Usual education
heading-similar = Similar professions
heading-question = To talk about
heading-codes = In official classifications
heading-names = Also called

more-behind = -# { $count } more behind “{ $section }”
page-previous = Previous page
page-next = Next page
page-number = Page { $page } of { $count }

### Figures

ordinal = { $form ->
    [one] { $number }st
    [two] { $number }nd
    [few] { $number }rd
   *[other] { $number }th
}
signed = { $sign ->
    [minus] −{ $number }
    [plus] +{ $number }
   *[zero] { $number }
}

statistic-p10 = 10th percentile
statistic-p25 = 25th percentile
statistic-median = median
statistic-p75 = 75th percentile
statistic-p90 = 90th percentile
statistic-mean = mean
statistic-stated = as stated, method not given
statistic-estimate = survey estimate
statistic-projection = projection
statistic-annual-rate = compound annual rate

figure-old = an older figure, of the year { $year }
figure-line =
    - { $text }
    -# { $details }
figure-growth = Jobs: **{ $value }**{ $statistic ->
    [projection] { " expected" }
    [annual-rate] { " a year" }
   *[other] { "" }
}{ $span ->
    [none] { "" }
   *[other] { " over " }{ $span }
}
figure-hiring-growth = Hiring: **{ $value }**{ $statistic ->
    [projection] { " expected" }
    [annual-rate] { " a year" }
   *[other] { "" }
}{ $span ->
    [none] { "" }
   *[other] { " over " }{ $span }
}
figure-employment = People in work: **{ $value }**
figure-openings = Openings a year: **{ $value }**{ $span ->
    [none] { "" }
   *[other] , over { $span }
}
figure-all-occupations = all occupations together { $value }
outlook-none = No figures with a source are known for this profession yet.

rank-line =
    - **{ $rank }** in { $ranking }
    -# { $details }
unit-percent = { $figure }
unit-percent-a-year = { $figure } a year
unit-thousand-jobs = { $figure } thousand jobs

level-junior = Junior
level-mid = Mid-level
level-average = Average
level-senior = Senior
note = -# { $text }

pay-level = { $level } **{ $amount }**
pay-range = { $low } to { $high }
pay-period-year = a year
pay-period-month = a month
pay-period-hour = an hour
pay-summary =
    - { $amounts } { $period }
    -# { $evidence }
pay-detail-rank =
    - { $statistic ->
        [p10] A tenth earn less than
        [p25] A quarter earn less than
        [median] Half earn less than
        [p75] A quarter earn more than
        [p90] A tenth earn more than
       *[other] All together:
    } **{ $amount }** { $period }
    -# { $evidence }
pay-detail =
    - { $level }: **{ $amount }** { $period }
    -# { $evidence }
pay-sample = { $sample ->
    [one] one answer
   *[other] { $sample } answers
}
pay-convention = Where a percentile is named, junior is the 25th percentile, average the median and senior the 75th: percentiles rank jobs by pay, not people by experience.
pay-convention-short = -# Percentiles rank jobs by pay, not people by experience.
pay-none = No pay figure with a source is known for this profession yet.

claim =
    - { $text }
    -# said in { $date }
education =
    { $level }
    -# { $country } · { $date }
code =
    - { $system } { $code }: { $title }
    -# { $match ->
    [exact] exact match
   *[nearest] nearest match
}{ $note ->
    [none] { "" }
   *[other] { " · " }{ $note }
}

source-mark = [{ $publisher }, { $date }](<{ $url }>)
source-note = { $publisher }: [{ $title }](<{ $url }>), { $date }
source-entry =
    - { $note }
    -# { $details }
sources-none = This profile has no figures, and so no sources.
trust-official = official statistics
trust-report = published report
trust-survey = survey, self-reported
trust-press = press
retrieved = looked up { $date }

### Cards: rankings

ranking-edition = -# { $publisher } · { $edition } · { $country }
ranking-basis = Ranked by: { $basis }
ranking-legend = -# An arrow → stands before a profession that the menu below opens.
ranking-place = { $known ->
    [yes] { $rank }\. → **{ $title }**
   *[no] { $rank }\. { $title }
}{ $figure ->
    [none] { "" }
   *[other] { " · " }{ $figure }
}
rankings-title = Rankings of professions
rankings-hint = { $count ->
    [one] One published ranking is here.
   *[other] { $count } published rankings are here.
} Each one counts something else in its own way, so their places are never mixed. Choose one below, or type a name after `/rankings`.
rankings-none = No ranking is in the catalogue yet.

menu-profession = Open a profession
menu-ranking = Open a ranking

### Short answers

bot-name = One Week One Job
way-in = Which profession? Type its name after `/job`, in any spelling, or choose one here. { $count ->
    [one] One is in the catalogue.
   *[other] { $count } are in the catalogue.
}
catalogue-empty = The catalogue is empty: whoever runs this bot has yet to add a profession.
unknown-profession = No profession here is called “{ $query }”, nor anything like it. Type the beginning of a name after `/job` to see what there is, or choose one here.
unknown-profession-near = No profession here is called “{ $query }”. { $count ->
    [one] Did you mean this one?
   *[other] Did you mean one of these?
}
unknown-ranking = No ranking here is called “{ $query }”. These are the ones there are:
no-such-figure = No pay figure for “{ $title }” is known for that country and level.
all-pay-figures = All its pay figures
about-what =
    Every week one profession of the future: what it is, where it is needed, what one does and must be able to do, and what it pays, each figure with its source. { $professions ->
        [one] One profession is in the catalogue.
       *[other] { $professions } professions are in the catalogue.
    }
about-version = Version { $version }{ $updated ->
    [none] .
   *[other] , sources last looked at { $updated }.
}
about-licence = Open source under the MIT licence. Figures belong to their publishers, named below.
about-problem = Something wrong or missing? Tell the people who run this server’s bot, with the short reference if an answer gave you one; they can report it to the project.
about-more-sources = -# { $count } more under each profession’s “Sources”

### When something goes wrong

error-unforeseen = Something went wrong on our side, and it has been written down. If you tell the people who run this bot, give them this reference: `{ $reference }`.
error-outdated = This command has just changed. Wait a minute, then type it again.

### Commands

command-job = job
    .description = A profession of the future: what it is, what one does, what it pays
command-duties = duties
    .description = What one does in a profession
command-skills = skills
    .description = What one must be able to do in a profession
command-salary = salary
    .description = What a profession pays, from junior to senior, with the sources
command-rankings = rankings
    .description = Published rankings of professions, edition by edition
command-about = about
    .description = What this bot is, where its figures come from, and how to report a problem

option-profession = profession
    .description = A name, in any spelling; leave it out for a way in
option-section = section
    .description = Which part of the card to open
option-show = show
    .description = Who sees the answer; only you, unless you choose otherwise
option-country = country
    .description = Only pay figures of this country
option-level = level
    .description = Only pay figures of this level
option-ranking = ranking
    .description = Which ranking; leave it out for the list

show-me = only me
show-everyone = everyone

### The demo

demo-welcome =
    Welcome to the demo: the real bot in a simulated Discord, all on your machine.
    1. Type `/job ai-engineer` below and press Enter, then press the buttons under the card.
    2. Misspell it: `/job robotic enginer`
    3. See `/rankings`, `/salary data-scientist`, `/skills sre`, `/about`
    The menu “Viewing as” lets you act as another member.
demo-open = The demo is open at { $url } (Ctrl-C ends it)
