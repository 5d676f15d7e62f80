# Everything a member reads, in American English. Another language is another file like this one:
# a message it lacks is taken from here.

### Cards: a profession

card-title = # { $title }
card-section = -# { $section }

section-overview = Overview
section-duties = Duties
section-skills = Skills
section-salary = Salary
section-outlook = Outlook
section-start = How to start
section-sources = Sources

heading-needed = Where it is needed
heading-duties = Duties
heading-days = What the days are like
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

button-share = Show everyone
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
statistic-low = low end
statistic-high = high end
statistic-mean = mean
statistic-stated = as stated, method not given
statistic-estimate = survey estimate
statistic-projection = projection
statistic-annual-rate = compound annual rate

figure-old = an older figure, of the year { $year }
figure-line =
    - { $time ->
        [then] Then · { $text }
       *[now] { $text }
    }
    -# { $details }
measure-growth = Change in jobs{ $statistic ->
    [projection] { " expected" }
    [annual-rate] { " a year" }
   *[other] { "" }
}{ $span ->
    [none] { "" }
   *[other] { " over " }{ $span }
}
measure-hiring-growth = Change in hiring{ $statistic ->
    [projection] { " expected" }
    [annual-rate] { " a year" }
   *[other] { "" }
}{ $span ->
    [none] { "" }
   *[other] { " over " }{ $span }
}
measure-employment = Employees
measure-jobs = Jobs, with the self-employed
measure-openings = Openings a year{ $span ->
    [none] { "" }
   *[other] , over { $span }
}
measure-change = More or fewer jobs, with the self-employed{ $span ->
    [none] { "" }
   *[other] , over { $span }
}
measure-all-openings = Openings in all{ $span ->
    [none] { "" }
   *[other] , over { $span }
}
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
figure-employment = Employees: **{ $value }**
figure-jobs = Jobs, with the self-employed: **{ $value }**
figure-openings = Openings a year: **{ $value }**{ $span ->
    [none] { "" }
   *[other] , over { $span }
}
figure-change = Jobs, with the self-employed: **{ $value }** expected{ $span ->
    [none] { "" }
   *[other] { " over " }{ $span }
}
figure-all-openings = Openings in all: **{ $value }**{ $span ->
    [none] { "" }
   *[other] , over { $span }
}
figure-all-occupations = all occupations together { $value }
outlook-none = No figures with a source are known for this profession yet.

rank-line =
    - **{ $rank }** in { $ranking }
    -# { $details }
# A list may know the profession by a wider name than we do.
rank-as = as “{ $title }”
unit-percent = { $figure }
unit-percent-a-year = { $figure } a year
unit-times = { $figure } times
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
pay-of-period = { $amount } { $period }
pay-detail-rank =
    - { $time ->
        [then] { "Then · " }
       *[now] { "" }
    }{ $statistic ->
        [p10] A tenth earn less than
        [p25] A quarter earn less than
        [median] Half earn less than
        [p75] A quarter earn more than
        [p90] A tenth earn more than
        [low] Low end:
        [high] High end:
       *[other] All together:
    } **{ $amount }** { $period }
    -# { $evidence }
pay-detail =
    - { $time ->
        [then] { "Then · " }
       *[now] { "" }
    }{ $level }: **{ $amount }** { $period }
    -# { $evidence }
pay-sample = { $sample ->
    [one] one record
   *[other] { $sample } records
}
pay-convention = Where a percentile is named, junior is the 25th percentile, average the median and senior the 75th: percentiles rank jobs by pay, not people by experience.
pay-convention-short = -# { percentiles }
percentiles = Percentiles rank jobs by pay, not people by experience.
pay-elsewhere = -# { $country }: no pay figure is known. Shown instead: { $shown }.
pay-none = No pay figure with a source is known for this profession yet.

claim =
    - { $text }
    -# said: { $date }
education =
    { $level }
    -# { $country } · { $date }{ $group ->
    [none] { "" }
   *[other] { " · " }of the nearest official group: { $group }
}
# How long it takes as the profile itself has it: the education may be that of another group.
study = Going by the first steps below: { $length }
code =
    - { $system } { $code }: { $title }
    -# { $match ->
    [exact] exact match
    [broader] a wider group, which has others too
   *[nearest] nearest match
}{ $note ->
    [none] { "" }
   *[other] { " · " }{ $note }
}

source-mark = [{ $publisher }, { $date }](<{ $url }>)
source-note = { $publisher }: [{ $title }](<{ $url }>), { $date }
source-entry =
    - **{ $trust }**: { $note }
    -# { $details }
in-field = Field: { $field }
origin = This profile comes from “{ $origin }”, a catalogue that the operator of this bot has added to its own.
sources-none = This profile has no figures, and so no sources.
trust-official = Official statistics
    .meaning = -# Official statistics: counted or projected by a state’s office, by a published method.
trust-report = Published report
    .meaning = -# Published report: made by a company or an organization that describes its method.
trust-offers = Pay offers
    .meaning = -# Pay offers: what employers offered, as far as somebody gathered it. What people earn may differ.
trust-survey = Survey, self-reported
    .meaning = -# Survey: what people who chose to answer said about themselves.
trust-press = Press
    .meaning = -# Press: an article, which may quote somebody else. Trust it least.
ledger-source =
    - **{ $trust }**: [{ $title }](<{ $url }>), { $date }
    -# { $details }
ledger-line = {"  "}- { $text }
ledger-pay = Pay { $period }: { $which }
ledger-ranking = Place in “{ $ranking }”
ledger-claim = A claim, no figure
worldwide = worldwide
retrieved = looked up { $date }

### A profession at a glance

overview-pay = **{ $amount }** { $period } { $statistic ->
    [mean] on average
   *[median] in the middle
}{ $range ->
    [none] { "" }
   *[other] , { $range }
} · { $country }, { $date }{ $group ->
    [none] { "" }
   *[other] , all of “{ $group }”
}
overview-range = { $low } junior to { $high } senior
overview-pay-behind = { $count ->
    [one] One pay figure stands
   *[other] { $count } pay figures stand
} behind “{ $section }”.
overview-growth = **{ $amount }** { $label }{ $details ->
    [none] { "" }
   *[other] , { $details }
}
overview-rank = **{ $rank }** in { $ranking }, { $publisher } { $edition }{ $details ->
    [none] { "" }
   *[other] , { $details }
}
overview-group = { $of ->
    [pay] Pay is that
    [growth] Growth is that
   *[both] Figures are those
} of { $match ->
    [broader] a wider group
   *[nearest] the nearest group
}: { $group }.
in-one-line = - **{ $title }**{ $what ->
    [none] { "" }
   *[other] { " " }{ $what }
}{ $details ->
    [none] { "" }
   *[other] { " · " }{ $details }
}
of-nearest-group = { $text } (nearest group)
of-wider-group = { $text } (all of “{ $group }”)
overview-sources = { $sources } · more behind “{ $section }”

# A short profile: what statistics know of a job that nobody has described yet.
short-names = -# { $field }{ $names ->
    [none] { "" }
   *[other] { " · " }also called { $names }
}
short-residual = -# { $field } · no single job: those that have no group of their own, counted together
short-jobs = { $value } jobs
short-openings = { $value } openings a year
short-asked = Usually asked for: { $parts }
short-why = Why: { $why }
short-unwritten = Nobody has written what one does here yet: </suggest> asks for it.{ $near ->
    [none] { "" }
   *[other] { " A full profile of a related job: **" }{ $near }**.
}
heading-asked = Usually asked for
heading-why = Why it is expected to grow or shrink
asked-education-no-formal-educational-credential = no school certificate
asked-education-high-school-diploma-or-equivalent = a high school diploma
asked-education-some-college-no-degree = some college, no degree
asked-education-postsecondary-nondegree-award = a course after high school, no degree
asked-education-associate-s-degree = an associate’s degree (about two years)
asked-education-bachelor-s-degree = a bachelor’s degree (about four years)
asked-education-master-s-degree = a master’s degree
asked-education-doctoral-or-professional-degree = a doctoral or professional degree
asked-experience-none = no experience
asked-experience-less-than-5-years = some years in a related job, fewer than five
asked-experience-5-years-or-more = five years or more in a related job
asked-training-none = no training on the job
asked-training-short-term-on-the-job-training = up to a month of training on the job
asked-training-moderate-term-on-the-job-training = one to twelve months of training on the job
asked-training-long-term-on-the-job-training = over a year of training on the job
asked-training-apprenticeship = an apprenticeship
asked-training-internship-residency = an internship or a residency

### Pictures

picture-pay = Pay { $period }, before tax
picture-pay-compared = Pay { $period }, before tax, but for the lowest and the highest tenth
picture-pay-usual = Pay { $period }, before tax, from the low end to the high end, as published
picture-group = { $of ->
    [pay] Pay
    [growth] Growth
   *[both] Figures
} of { $match ->
    [broader] a wider group
   *[nearest] the nearest group
}: { $group }
picture-group-short = nearest group
picture-every = all jobs
picture-aside = { $amount } { $label }
picture-ranking = { $ranking }, { $edition }
picture-ranking-source = { $country } · { $publisher }
picture-source = { $country } · { $publisher }, { $dates }
growth-every = { $label } { $amount }
growth-until = { $span ->
    [none] jobs
   *[other] { $statistic ->
        [projection] jobs by { $end }
        [annual-rate] jobs a year, { $span }
       *[other] jobs, { $span }
    }
}
rung-p10 = a tenth earn less
rung-low = the low end, as published
rung-high = the high end, as published
rung-p25 = junior
rung-median = in the middle
rung-p75 = senior
rung-p90 = a tenth earn more

# In a terminal.
picture-told = [picture: { $alt }]

# What is told of a picture to whoever does not see it.
alt-sentence = { $text }.
alt-title = { $title }, { $field }
alt-amount = { $amount } { $label }
alt-growth = { $own }{ $every ->
    [none] { "" }
   *[other] , { $every }
}
alt-pay = { $heading }: { $rungs }
alt-rung = { $rung ->
    [p10] a tenth earn less than { $amount }
    [p25] a quarter less than { $amount }
    [median] half less than { $amount }
    [p75] a quarter more than { $amount }
   *[p90] a tenth more than { $amount }
}
alt-bar = { $title }{ $details ->
    [none] { "" }
   *[other] : { $details }
}

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
} Each one counts something else in its own way, so their places are never mixed. Choose one below, or type a name after </rankings>.
rankings-none = No ranking is in the catalogue yet.

menu-country = Pay in another country
menu-profession = Open a profession
menu-ranking = Open a ranking

### Browsing

browse-title = Professions
browse-part = { $part ->
    [field] Field: { $value }
    [skill] Skill: { $value }
    [full] With a full profile
   *[text] Words: “{ $value }”
}
browse-kind = { $kind ->
    [full] Only with a full profile ({ $count })
   *[any] All jobs ({ $count })
}
browse-count = { $rest ->
    [0] { $count ->
        [one] One profession
       *[other] All { $count } professions
    }
   *[other] { $count ->
        [one] One
       *[other] { $count }
    } of { $total } professions
}, { $sort ->
    [growth] the fastest growing first.
    [pay] the best paid first.
    [featured] those featured here most recently first.
   *[name] by name.
}
browse-unsorted = { $sort ->
    [growth] No growth figure with a source is known for any of them, so the list is by name.
    [pay] No pay figure that stands for all people of a profession is known for any of them, so the list is by name.
   *[featured] None of them has been featured here, so the list is by name.
}
browse-alike = No profile has the words “{ $text }”. These are professions whose names look like them.
browse-basis-growth = **Change in jobs{ $span ->
    [none] { "" }
   *[other] { " " }{ $span }
}** · { $evidence }{ $all ->
    [none] { "" }
   *[other] { " " }· all occupations together { $all }
}
browse-basis-pay = **Pay { $period }, before tax** · { $evidence }
browse-field-count = { $field } { $count }
browse-more-fields = { $count ->
    [one] one more field
   *[other] { $count } more fields
}
browse-professions = { $count ->
    [one] One profession
   *[other] { $count } professions
}
browse-line = - **{ $title }**{ $details ->
    [none] { "" }
   *[other] { " " }· { $details }
}
browse-amount = **{ $amount }**
browse-group-short = of the nearest official group
browse-group-wide = all of “{ $group }”
browse-featured = { $url ->
    [none] { $day } (its message was deleted)
   *[other] [{ $day }](<{ $url }>)
}
heading-incomparable = No comparable figure: from another source, year or country
heading-unknown = No comparable figure: none is known
heading-unseen = Not featured here yet
browse-no-words = No profile here has the words “{ $text }”, and no profession’s name looks like them.
browse-emptied = No profession has all of this: { $parts }.
browse-emptied-by = No profession has all of this: { $parts }. { $part ->
    [field] The field is what leaves nothing: others have some.
    [skill] The skill is what leaves nothing: without it there are some.
    [full] Others have short profiles only.
   *[text] The words are what leaves nothing: without them there are some.
}
browse-gone = { $part ->
    [field] The field that this list was narrowed to is no longer in the catalogue.
    [skill] That skill is no longer in the catalogue, or no profession needs it anymore.
   *[both] The field and the skill that this list was narrowed to are no longer in the catalogue.
}
browse-without = { $part ->
    [field] Any field
    [skill] Without the skill
    [text] Without the words
    [full] Short profiles too
   *[both] Without both
} ({ $count })
browse-all = { $count ->
    [one] The one profession
   *[other] All { $count } professions
}
browse-search = Search for “{ $text }” ({ $count })
browse-unknown = { $part ->
    [field] No field here is called “{ $query }”.
   *[skill] No profession here needs a skill that is called “{ $query }”.
} { $near ->
    [0] { $part ->
        [field] These are the ways on:
       *[skill] </skills> shows which skills there are.
    }
    [one] Did you mean this one?
   *[other] Did you mean one of these?
}
menu-field = Show one field
browse-any-field = All fields
sort-name = By name
sort-growth = By growth
sort-pay = By pay
sort-featured = Featured here
choice-shelf = { $title } ({ $count })

### Skills

menu-skill = Who needs this skill?
skills-way-in = Which way round? Choose a skill to see which professions need it, or a profession to see what it needs. </skills> takes any of { $count } skills, and any words, in any spelling.
skill-also = also called { $names }
skill-words = “{ $text }”
skill-count = { $kind ->
    [skill] { $count ->
        [one] One profession needs it.
       *[other] { $count } professions need it.
    }
   *[words] { $count ->
        [one] No skill is called so, but one profession’s profile asks for it in these words.
       *[other] No skill is called so, but { $count } professions’ profiles ask for it in these words.
    }
}
skill-browse = Sort and narrow these
skill-asked-said = Yes: the profile of **{ $title }** asks for it.
skill-asked-listed = Yes: the profile of **{ $title }** lists it, among other things in its own words.
skill-asked-no = The profile of **{ $title }** does not ask for it.
skill-said =
    - { $phrase }
    -# { $kind ->
        [essential] { heading-skills-essential }
        [nice] { heading-skills-nice }
       *[personal] { heading-skills-personal }
    }
heading-who-else = Who else needs it
heading-who-needs = Who needs it
skill-nobody-else = No other profession in the catalogue.
skill-more-others = -# and { $count } more
skill-everybody = { $count ->
    [one] The one profession that needs it
   *[other] All { $count } that need it
}
skill-all-of = Skills of: { $title }
skill-unknown = No skill here is called “{ $text }”, and no profile asks for it in these words. { $near ->
    [0] These are skills that many professions need:
    [one] Did you mean this one?
   *[other] Did you mean one of these?
}

### Comparing

compare-law = -# Only figures that count the same thing stand side by side.
compare-elsewhere = -# { $country }: pay is not known for all of them. Shown instead: { $shown }.
heading-work = Kinds of work
heading-some-duties = Some duties of each
heading-apart = Not comparable
compare-no-figure = no comparable figure
compare-all = { $count ->
    [2] Both
   *[other] All { $count }
}
compare-owned = - { $who }: { $what }
compare-value = { $title } **{ $value }**
compare-row =
    - { $what }: { $values }
    -# { $details }
pay-rank = { $statistic } { $amount }
compare-together = - { $who }: official statistics { $country ->
    [none] { "" }
   *[other] ({ $country }){ " " }
}count them together, as “{ $group }”, so those figures are the same.
compare-nearest = - { $title }: its official figures { $country ->
    [none] { "" }
   *[other] ({ $country }){ " " }
}are those of the nearest group, “{ $group }”.
compare-duties-of = - **{ $title }**
compare-apart =
    - { $title }: { $what }
    -# { $details } · { $reasons }
reason-missing = { $others ->
    [one] the other has none
   *[other] the others have none
}
reason-doubled = given twice
reason-country = another country
reason-currency = another currency
reason-period = for another length of time
reason-source = another source
reason-year = another year
reason-date = another date
reason-span = another span of years
reason-statistic = another statistic
reason-level = another level
compare-swap = Compare with another one
compare-instead = instead of { $title }
compare-third = as a third
compare-without = Without { $title }
compare-twice = “{ $title }” is named twice, and there is nothing to compare it with. { $count ->
    [0] Name another profession beside it.
    [one] Compare these instead?
   *[other] Compare it with one of these?
}
compare-several = “{ $query }” can be any of these. With which one do you compare?
compare-unknown = I know no job called “{ $query }”. { $count ->
    [one] Compare with this one?
   *[other] Compare with one of these?
}

activity-make = building and repairing
activity-program = programming
activity-calculate = numbers and data
activity-discover = finding out why
activity-design = designing
activity-care = looking after people
activity-explain = explaining
activity-organise = planning and leading
activity-protect = rules and safety
activity-grow = looking after nature
place-indoors = mostly indoors
place-outdoors = mostly outdoors
place-both = indoors and outdoors
place-unknown = indoors or outdoors

### What might fit

fit-title = Which might fit me?
fit-how = Choose below: up to three things you like doing, where, how long to study. One menu is enough, and every choice can be changed.
fit-found = { $count ->
    [one] This one fits what you chose, going by its profile.
   *[other] These { $count } fit best, going by their profiles.
}
fit-open = With these choices any profession would do: here are the first ones of the series. Choose what you like doing.
fit-none = No profile answers to that. Take something away, or choose something else.
fit-private = -# Only you see this, and nothing is stored.
fit-verdict = { $verdict ->
    [yes] **Fits:** { $text }
    [partly] **In part:** { $text }
    [no] **Not:** { $text }
   *[unknown] **Not known:** { $text }
}
fit-study = { $length ->
    [none] no study after school
    [short] up to 2 years of study
    [medium] about 4 years of study
    [long] over 4 years of study
   *[unknown] how long to study
}
length-none = no study after school
length-short = up to 2 years
length-medium = about 4 years
length-long = longer than 4 years
fit-menu-likes = What do you like doing?
fit-menu-place = Indoors or outdoors?
fit-menu-study = How long to study or train?
like-make = Build and repair things
like-program = Program computers
like-calculate = Work with numbers and data
like-discover = Measure and find out why
like-design = Design how things look and work
like-care = Look after people
like-explain = Explain and advise
like-organise = Plan and lead
like-protect = See to rules and safety
like-grow = Look after nature
wish-place-indoors = Indoors
wish-place-outdoors = Outdoors
wish-place-any = No matter where
wish-study-none = No study after school
wish-study-short = Up to 2 years
wish-study-medium = About 4 years
wish-study-long = Longer is fine

### Answers to questions in plain words

# A profession inside a sentence. How its name sounds decides what English puts before it; "many" is
# one that is called in the plural.
answer-one = { $sound ->
    [vowel] an { $small }
    [many] { $small }
   *[consonant] a { $small }
}
answer-one-first = { $sound ->
    [vowel] An { $small }
    [many] { $title }
   *[consonant] A { $small }
}
answer-country = { $code ->
    [AE] the { $name }
    [BS] the { $name }
    [CD] the { $name }
    [CF] the { $name }
    [CG] the { $name }
    [CK] the { $name }
    [DO] the { $name }
    [FK] the { $name }
    [FO] the { $name }
    [GB] the { $name }
    [GM] the { $name }
    [IM] the { $name }
    [KM] the { $name }
    [KY] the { $name }
    [MH] the { $name }
    [MP] the { $name }
    [MV] the { $name }
    [NL] the { $name }
    [PH] the { $name }
    [SB] the { $name }
    [SC] the { $name }
    [TC] the { $name }
    [US] the { $name }
    [VG] the { $name }
    [VI] the { $name }
   *[other] { $name }
}
answer-in = { $code ->
    [world] worldwide
   *[other] in { answer-country }
}
answer-proof = { $what }{ $place ->
    [none] { "" }
   *[other] , { $place }
}, { $date }, { $publisher }{ $match ->
    [exact] { "" }
    [again] ; of the same group
    [broader] ; counted with all of “{ $group }”
   *[nearest] ; of the nearest official group, “{ $group }”
}
answer-lacking = { $kind ->
    [pay] No pay figure is known here for { $country }.
    [pay-of-all] Pay in { $country } is not known here for all of them.
    [education] What { $country } asks for is not known here.
   *[outlook] No such figure is known here for { $country }.
}
answer-unsaid = The profile of { $who } does not say.
answer-unwritten = Nobody has written here yet { $part ->
    [days] what the days of { $who } are like
    [needed] where { $who } { $number ->
        [many] are
       *[one] is
    } needed
    [skills] what { $who } must be able to do
    [personal] what helps { $who } as a person
    [skill] whether { $who } { $number ->
        [many] need
       *[one] needs
    } “{ $skill }”
   *[duties] what { $who } { $number ->
        [many] do
       *[one] does
    }
}; </suggest> asks for it.
answer-unwritten-each = - **{ $title }**: nobody has written about the work here yet, </suggest> asks for it.
answer-of-each = - **{ $title }**: { $text }

answer-overview = { $who }{ $what ->
    [none] , in one sentence: { $summary }
    [summary] { " " }{ $summary }
   *[other] { " " }{ $what }. More exactly: { $summary }
}
answer-overview-short = { $who } is a job in “{ $field }”{ $names ->
    [none] .
   *[other] ; other names are { $names }.
}
answer-overview-residual = { $who } { $number ->
    [many] are
   *[one] is
} no single job: { $field } has some that form no group of their own, and they are counted together.

answer-work-duties = What { $who } { $number ->
    [many] do
   *[one] does
} above all:
answer-work-days = What the days of { $who } are like:
answer-work-needed = Where { $who } { $number ->
    [many] are
   *[one] is
} needed, for example:
answer-work-skills = What { $who } must be able to do above all:
answer-work-personal = What helps { $who } as a person:
answer-skill = { $answer ->
    [no] The profile of { $who } does not ask for “{ $skill }”.
    [listed] { $closed ->
        [yes] { "Yes: the" }
       *[no] The
    } profile of { $who } lists “{ $skill }”, among other things in its own words.
   *[said] { $closed ->
        [yes] { "Yes: the" }
       *[no] The
    } profile of { $who } asks for “{ $skill }”: { $phrases }.
}
answer-skill-said = “{ $phrase }” ({ $kind ->
    [essential] essential
    [nice] nice to have
   *[personal] helps as a person
})
answer-skill-which = Which skill do you mean? </skills> takes any, in any spelling, and shows who needs it.

answer-pay = { $verdict ->
    [yes] Usually yes:{ " " }
    [no] Usually not:{ " " }
   *[none] { "" }
}{ $who } { $where } { $number ->
    [many] earn
   *[one] earns
} **{ $amount }** { $period } { $statistic ->
    [mean] on average
   *[median] in the middle
} ({ $proof }).
answer-pay-quarters = By the same count, a quarter earn less than { $low }, a quarter more than { $high }.
answer-pay-level = { $statistic ->
    [p25] At the junior end, { $who } { $where } { $number ->
        [many] earn
       *[one] earns
    } **{ $amount }** { $period } ({ $proof }): a quarter earn less.
    [p75] At the senior end, { $who } { $where } { $number ->
        [many] earn
       *[one] earns
    } **{ $amount }** { $period } ({ $proof }): a quarter earn more.
   *[other] { $level ->
        [junior] As a beginner
       *[senior] With much experience
    }, { $who } { $where } { $number ->
        [many] earn
       *[one] earns
    } **{ $amount }** { $period } ({ $proof }).
}
answer-pay-own = { $trust ->
    [offers] What is offered to { $level ->
        [junior] juniors
       *[senior] seniors
    }, sorted by experience:
   *[other] { $level ->
        [junior] Juniors
       *[senior] Seniors
    }, sorted by experience:
} **{ $amount }** { $period } ({ $proof }).
answer-pay-no-level = { $level ->
    [junior] What juniors
   *[senior] What seniors
} earn is not published there, only what all earn together.
answer-pay-period = { $wanted ->
    [hour] Pay by the hour
    [month] Pay by the month
   *[year] Pay by the year
} is not published there, only by the { $period ->
    [hour] hour
    [month] month
   *[year] year
}.
answer-pay-none = { $count ->
    [0] No pay figure with a source is known for { $who } yet.
   *[other] No single pay figure stands for all of { $who }; the button below shows what is known.
}

answer-for = for { $who }
# "as a data scientist", "of other surgeons"
answer-as = { $number ->
    [many] of { $who }
   *[one] as { $who }
}
answer-outlook-none = No figure with a source is known yet of how the jobs of { $who } change.
answer-outlook-growth = Jobs{ $of } { $statistic ->
    [projection] { $way ->
        [up] are expected to grow by **{ $value }**
        [down] are expected to shrink by **{ $value }**
       *[same] are expected to stay as many as they are, **{ $value }**
    }
   *[other] { $way ->
        [up] grew by **{ $value }**
        [down] shrank by **{ $value }**
       *[same] stayed as many as they were, **{ $value }**
    }
}{ $statistic ->
    [annual-rate] { " a year" }
   *[other] { "" }
}{ $span ->
    [none] { "" }
   *[other] { " over " }{ $span }
} ({ $proof }).{ $all ->
    [none] { "" }
   *[other] { " " }All occupations together: { $all }.
}
answer-outlook-change = The number of jobs{ $of } is expected to { $way ->
    [up] rise by **{ $value }**
    [down] fall by **{ $value }**
   *[same] stay the same, **{ $value }**
}{ $span ->
    [none] { "" }
   *[other] { " over " }{ $span }
} ({ $proof }).
answer-outlook-jobs = There are **{ $value }** jobs{ $of }, with those of the self-employed ({ $proof }).
answer-outlook-employment = There are **{ $value }** jobs{ $of }, without those of the self-employed ({ $proof }).
answer-outlook-openings = **{ $value }** openings a year are expected{ $of }{ $span ->
    [none] { "" }
   *[other] { " over " }{ $span }
} ({ $proof }).
answer-outlook-all-openings = **{ $value }** openings in all are expected{ $of }{ $span ->
    [none] { "" }
   *[other] { " over " }{ $span }
} ({ $proof }).
answer-machines = No figure here tells whether machines will do this work, and I do not guess. What is published is this:

answer-start = { $verdict ->
    [yes] Usually yes:{ " " }
    [no] Usually not:{ " " }
   *[none] { "" }
}{ $who } { $where } { $verdict ->
    [none] usually{ " " }
   *[other] { "" }
}{ $number ->
    [many] begin
   *[one] begins
} with **{ $education }**, says { $publisher } ({ $date }{ $group ->
    [none] { "" }
   *[other] ; of the nearest official group, “{ $group }”
}).
answer-start-beside = Also usual: { $parts }.
answer-study = Going by its profile: { $length ->
    [none] no study after school.
    [short] up to 2 years of study.
    [medium] about 4 years of study.
   *[long] more than 4 years of study.
}
answer-duration = { $length ->
    [none] To become { $who } takes **no study** after school.
    [short] To become { $who } takes **up to 2 years** of study after school.
    [medium] To become { $who } takes **about 4 years** of study after school.
   *[long] To become { $who } takes **more than 4 years** of study after school.
}
answer-duration-unknown = How long it takes to become { $who } is not known here.
answer-steps = First steps:

answer-ranking = { $who } { $number ->
    [many] stand
   *[one] stands
} in { $count ->
    [one] one published ranking
   *[other] { $count } published rankings
} here{ $count ->
    [one] :
   *[other] , the newest first:
}
answer-ranking-each = In the newest published ranking here that names each of them:
answer-ranking-nowhere = in none
answer-ranking-none = No published ranking here names { $who }.
answer-rankings = { $count ->
    [one] One published ranking is here: { $names }.
   *[other] { $count } published rankings are here, such as { $names }. Each counts something else, so their places are never mixed.
}
answer-similar = { $count ->
    [one] Closest to { $who } is this job:
   *[other] Closest to { $who } are these:
}
answer-similar-each = What is closest to each of them:
answer-similar-nothing = nothing here
answer-similar-none = No other job here is close to { $who }.
answer-sources = The figures on { $who } here come from { $publishers }.
answer-source = **{ $publisher }** ({ $trust ->
    [official] official statistics
    [report] a report
    [offers] pay offers
    [survey] a survey
   *[press] press
})
answer-sources-none = No figure is given here for { $who }, so there is no source.
answer-sources-all = Every figure here names its source: **{ $count }** of them{ $publishers ->
    [none] .
   *[other] , { $official } of official statistics, such as { $publishers }. I calculate and guess nothing.
}

answer-compare-for = { $amount } for { $who }
answer-compare-missing = No comparable figure is known for { $who }.
answer-compare-apart = { $kind ->
    [pay] Their pay is not published on one basis, so it cannot be compared.
   *[growth] How their jobs change is not published on one basis, so it cannot be compared.
}
answer-compare-pay = { $rank ->
    [same] { $first } earn the same by this count: { $amount } { $period }
   *[other] { $first } { $number ->
        [many] earn
       *[one] earns
    } { $rank ->
        [most] most
       *[more] more
    }: { $amount } { $period }
} { $statistic ->
    [mean] on average
   *[median] in the middle
}{ $others ->
    [none] { "" }
   *[other] , against { $others }
} ({ $proof }).
answer-compare-growth = { $rank ->
    [same] By this count jobs change alike for { $who }: { $amount } over { $span }
   *[other] { $way ->
        [up] Jobs grow { $rank ->
            [most] fastest
           *[more] faster
        }
       *[down] Jobs shrink { $rank ->
            [most] least
           *[more] less
        }
    } for { $who }: { $amount } over { $span }, against { $others }
} ({ $proof }).
answer-compare-study = { $rank ->
    [same] { $first } study equally long: { $length }.
   *[other] { $first } { $number ->
        [many] study
       *[one] studies
    } { $rank ->
        [longest] longest
       *[longer] longer
    }: { $length }, against { $others }.
}
answer-length = { $length ->
    [none] no study after school
    [short] up to 2 years
    [medium] about 4 years
    [long] more than 4 years
   *[unknown] a time that is not known here
}
answer-compare-work = { $who } { $what }
answer-compare-works = { $told }.

answer-list = { $count ->
    [one] One job
   *[other] Of **{ $count }** jobs
}{ $narrowed ->
    [none] { "" }
   *[other] { " " }{ $narrowed }
}{ $count ->
    [one] { " has a figure" }
   *[other] { $order ->
        [paid] , these are the best paid
        [unpaid] , these are the lowest paid
        [growing] , these grow fastest
        [shrinking] , these shrink fastest
        [open] , these have the most openings
       *[large] , most people do these
    }
} { $where } (by { $by }: { $proof }):
answer-list-none = No job with a figure here is one { $narrowed ->
    [none] of that kind.
   *[other] { $narrowed }.
} The button below shows them all.
answer-list-all = I know **{ $count }** jobs, { $full } of them with a full profile. Ask for the best paid, the fastest growing, those in a field or without a degree; </fit> finds what might suit you.
answer-list-by-year = Pay by the year is not published here for { $country }, so this is told of the United States, in dollars.
answer-list-places = Where one works is known of full profiles only.
answer-list-unknown = { $count ->
    [one] One more has no such figure there.
   *[other] { $count } more have no such figure there.
}
answer-in-field = in “{ $field }”
answer-with-skill = asking for “{ $skill }”
answer-with-study = { $length ->
    [none] with no study after school
    [short] with up to 2 years of study
   *[medium] with up to about 4 years of study
}
answer-at-place = { $place ->
    [indoors] mostly indoors
    [outdoors] outdoors, at least in part
   *[both] both indoors and outdoors
}
answer-with-pay = { $which ->
    [least] with { $amount } a year or more in the middle
   *[most] with { $amount } a year or less in the middle
}
answer-by-pay = pay { $period }
answer-by-growth = change in jobs{ $span ->
    [none] { "" }
   *[other] { " over " }{ $span }
}
answer-by-openings = openings a year{ $span ->
    [none] { "" }
   *[other] { " over " }{ $span }
}
answer-by-jobs = jobs with those of the self-employed
answer-by-employment = employees
answer-item = { $place }\. **{ $title }** · { $told }
answer-who-needs = { $count ->
    [0] None
    [one] **One**
   *[other] **{ $count }**
} of the { $full } full profiles here { $count ->
    [one] asks
   *[other] ask
} for “{ $skill }”.

answer-unknown = No job that I know is called so, and I do not guess. { $near ->
    [0] { "" }
    [one] Did you mean this one?{ " " }
   *[other] Did you mean one of these?{ " " }
}</suggest> asks for a profile.
answer-which = { $asked ->
    [compare] { $who ->
        [none] Which jobs do you want to compare?
       *[other] With which job do you want to compare { $who }?
    }
   *[one] Which job do you mean? I understood: { $topic }.
} { $count ->
    [0] Ask again with its name.
    [one] Ask again with its name, or press this example.
   *[other] Ask again with its name, or press one of these examples.
}

# What was understood, below an answer and on the buttons of other ways to read a question.
answer-understood = understood as: { $parts }{ $assumed ->
    [none] { "" }
   *[other] { " " }(I assumed { $assumed })
}
answer-part-topic = what is asked
answer-part-professions = the job
answer-part-aspect = what about it
answer-part-level = the level
answer-part-country = the country
answer-part-period = the length of time
answer-part-skill = the skill
answer-part-field = the field
answer-part-order = the order
answer-part-bounds = the limits
answer-level = { $level ->
    [all] all levels
    [junior] junior
    [average] average
    [mid] mid-level
   *[senior] senior
}
reading-overview = overview{ $of ->
    [none] { "" }
   *[other] { " of " }{ $of }
}
reading-duties = { $aspect ->
    [hours] working days
   *[none] duties
}{ $of ->
    [none] { "" }
   *[other] { " of " }{ $of }
}
reading-skills = { $aspect ->
    [people] traits
   *[none] skills
}{ $of ->
    [none] { "" }
   *[other] { " of " }{ $of }
}
reading-skill = “{ $skill }”{ $of ->
    [none] { "" }
   *[other] { " for " }{ $of }
}
reading-salary = salary{ $of ->
    [none] { "" }
   *[other] { " of " }{ $of }
}
reading-outlook = { $aspect ->
    [size] number of jobs
    [openings] openings
    [machines] future
   *[none] outlook
}{ $of ->
    [none] { "" }
   *[other] { " of " }{ $of }
}
reading-ranking = rankings{ $of ->
    [none] { "" }
   *[other] { " of " }{ $of }
}
reading-start = { $aspect ->
    [degree] degree
    [duration] length of study
   *[none] start
}{ $of ->
    [none] { "" }
   *[other] { " as " }{ $of }
}
reading-needed = demand{ $of ->
    [none] { "" }
   *[other] { " for " }{ $of }
}
reading-similar = { $of ->
    [none] similar jobs
   *[other] jobs like { $of }
}
reading-sources = sources{ $of ->
    [none] { "" }
   *[other] { " of " }{ $of }
}
reading-compare = { $aspect ->
    [pay] pay compared
    [growth] growth compared
    [study] study compared
   *[none] comparison
}{ $of ->
    [none] { "" }
   *[other] : { $of }
}
reading-browse = { $order ->
    [paid] best paid jobs
    [unpaid] lowest paid jobs
    [growing] fastest growing jobs
    [shrinking] shrinking jobs
    [open] jobs with most openings
    [large] largest jobs
   *[none] list of jobs
}{ $field ->
    [none] { "" }
   *[other] { " in “" }{ $field }”
}{ $skill ->
    [none] { "" }
   *[other] { " with “" }{ $skill }”
}
reading-who-needs-skill = { $skill ->
    [none] jobs with a skill
   *[other] jobs with “{ $skill }”
}
reading-this-week = this week’s job
reading-next-post = the next job
reading-how-to-vote = how to vote
reading-who-won = who won the vote
reading-vote-count = how many voted
reading-suggest = how to suggest a job
reading-privacy = what is stored about you
reading-help = what I can do
answer-card-overview = { $count ->
    [one] The whole card
   *[other] Compare them
}
answer-card-duties = { $count ->
    [one] All duties
   *[other] Compare them
}
answer-card-skills = { $count ->
    [one] All skills
   *[other] Compare them
}
answer-card-salary = { $count ->
    [one] All pay figures
   *[other] Compare them
}
answer-card-outlook = { $count ->
    [one] Growth and size
   *[other] Compare them
}
answer-card-ranking = { $count ->
    [one] Growth and rankings
   *[other] Compare them
}
answer-card-start = { $count ->
    [one] How to start
   *[other] Compare them
}
answer-card-needed = { $count ->
    [one] Where it is needed
   *[other] Compare them
}
answer-card-similar = { $count ->
    [one] Similar professions
   *[other] Compare them
}
answer-card-sources = { $count ->
    [0] All sources
    [one] All its sources
   *[other] Compare them
}
answer-card-compare = The whole comparison
answer-card-browse = The whole list
answer-card-who-needs-skill = All that need it

### The weekly message

weekly-test = **This is a test.** It stands for no week, and votes on it do not count.
weekly-late = -# Late: planned for { $at }
weekly-new-season = -# With this profession season { $season } begins.
weekly-last-of-season = -# The last profession of season { $season }: after it, all have been featured.
weekly-updated = -# Updated { $at }: the profile has changed since this was posted.
weekly-profile-gone = Its profile is no longer in the catalogue.
chosen-by-vote = -# Chosen in last week’s vote by { $votes } of { $turnout } { $turnout ->
    [one] voter
   *[other] voters
}{ $tie ->
    [yes] , after a tie.
   *[no] .
}
chosen-by-draw-alone = -# Nobody voted last week; the draw picked this profession.
chosen-by-staff = -# Chosen by this server’s staff.
reminder = You can vote on next week’s profession { $until }: { $link }
thread-name = { $title }, week of { $day }

heading-vote-open = ## Vote for next week
heading-vote-closed = ## The vote for next week is closed
heading-next-week = ## Next week
next-decided = **{ $title }** comes next{ $at ->
    [none] .
   *[other] , on { $at }.
} { $origin ->
    [staff] This server’s staff chose it, so there is no vote.
   *[last] No other is left in this season, so there is no vote.
}
next-unknown = { $at ->
    [none] The series is paused. What comes next is open.
   *[other] The next profession comes on { $at }.
}
next-button = When is the next one?

### The vote

vote-menu = { $choices ->
    [1] Vote for one profession
   *[other] Vote for up to { $choices } professions
}
vote-candidates = Compare
vote-rules = How it is decided
vote-withdraw = Withdraw my vote
vote-verify = Check this result
vote-until = until { $at } ({ $left })
vote-until-resumed = until the series, which is paused, goes on and the vote closes
vote-how = { $choices ->
    [0] One press votes; you can change it { $until }.
    [1] Choose one in the menu below; you can change it { $until }.
   *[other] Choose up to { $choices } in the menu below, all at once; you can change them { $until }.
}
vote-voters = -# Who may vote: { $needs }
voter-role = members with the role { $role }
voter-account-age = accounts at least { $age } old
voter-member-age = members who joined at least { $age } ago
votes = { $count ->
    [one] 1 vote
   *[other] { $count } votes
}
candidate-withdrawn = - ~~{ $title }~~ · withdrawn
vote-uncounted = Votes for what is withdrawn do not count.
vote-withdrawn = Withdrawn: { $titles }. { $count ->
    [one] Its profile is gone, so votes for it do not count.
   *[other] Their profiles are gone, so votes for them do not count.
}
candidate-suggested = member’s suggestion
vote-turnout = { $closed ->
    [yes] { $count ->
        [0] Nobody voted.
        [one] **One member** voted{ $choices ->
            [1] .
           *[other] , for up to { $choices } professions.
        }
       *[other] **{ $count } members** voted{ $choices ->
            [1] .
           *[other] , each for up to { $choices } professions.
        }
    }
   *[no] { $count ->
        [0] Nobody has voted yet.
        [one] **One member** has voted.
       *[other] **{ $count } members** have voted.
    }
}
vote-counts = { $hidden ->
    [yes] Counts at the close.
   *[no] { "" }
}
tie-fairest = the one featured least often here wins, then the one longest off the ballot, then the draw decides
tie-draw = the draw decides
candidates-pay = Pay { $period }
candidates-source = { $country }, { $publisher } { $year }
candidates-figures = -# { $kinds } · { $sources }
candidates-figures-many = -# “{ $compare }” tells what the figures are, and where they come from.
vote-tie = -# Tie: { $rule ->
    [draw] a draw
   *[fairest] featured least, then a draw
} · seal { $seal }
vote-winner = **{ $title }** comes next{ $at ->
    [none] .
   *[other] , on { $at }.
} { $rule }
vote-nobody-left = No candidate is left: all their profiles are gone. The next profession comes without a vote.
rule-votes = It has the most votes.
rule-fewest-featured = It had a tie for the most votes, and was featured least often here.
rule-longest-since-offered = It had a tie for the most votes, was featured no more often than the others, and had been off the ballot the longest.
rule-only-candidate = The others were withdrawn.
rule-no-votes = Nobody voted, so the draw picked it.
rule-draw = Votes and rules left { $count } professions tied, and the draw settled it.
vote-seed = -# The draw’s seed, now open: `{ $seed }` (seal { $seal }).
result-heading = Next week · { $count ->
    [0] nobody voted
    [one] one member voted
   *[other] { $count } members voted
}
result-next = comes next
result-source = Closed { $day }, { $time } UTC · { $rule }
result-by-votes = the most votes
result-by-fewest-featured = a tie: featured least here
result-by-longest-since-offered = a tie: longest off the ballot
result-by-draw = a tie: the draw
result-by-only-candidate = the others were withdrawn
result-by-no-votes = the draw

heading-candidates = # The candidates

heading-rules = # How it is decided
rules-close = - { $state ->
    [closed] The vote closed on { $at }.
   *[open] { $at ->
        [none] The vote stays open while the series is paused.
       *[other] The vote closes on { $at }.
    }
} What counts is when you press, by Discord’s clock.
rules-voters = - Who may vote: { $needs ->
    [none] everybody in this server
   *[other] { $needs }
}.
rules-choices = - Each member votes for { $choices ->
    [1] one
   *[other] up to { $choices }
}, and can change or withdraw it until the close.
rules-counts = - How many votes each has is shown { $counts ->
    [live] all along
   *[at-close] at the close
}. Who voted for what is never shown, and is erased a day after the close.
rules-winner = - The most votes win. In a tie, { $tie }. If nobody votes, the draw decides.
rules-seal = The draw cannot be rigged: its seed, made when the vote opened, is { $seed ->
    [none] told at the close
   *[other] `{ $seed }`
}. This is the seed’s SHA-256, its seal: `{ $commitment }`
rules-check = -# After the close </verify> checks it for you. By hand: `printf %s SEED | sha256sum` gives the seal, `printf %s "SEED|{ $ballot }|NAME" | sha256sum` a candidate’s lot; the smallest wins.
seal-message = The whole seal of this week’s vote, the SHA-256 of its draw’s seed: `{ $commitment }`. The seed is told at the close; “How it is decided” under the vote says how to check it.

receipt-counted = Your vote counts: { $after }. You can change or withdraw it { $until }.
receipt-changed = Your vote has changed from { $before } to { $after }. You can change it again or withdraw it { $until }.
receipt-still-counted = Your vote for { $after } still counts. You can change or withdraw it { $until }.
receipt-withdrawn = Your vote for { $before } is withdrawn and no longer counts. You can vote again { $until }.
receipt-nothing-to-withdraw = You have no vote here that could be withdrawn. You can vote { $until }.
receipt-closed = This vote closed{ $at ->
    [none] .
   *[other] { " " }on { $at }.
} { $before ->
    [none] You had no vote in it.
   *[other] Your vote for { $before } was counted.
}
receipt-being-counted = The result appears in a moment.
receipt-not-eligible = This vote is not open to you: it is for { $needs }.
receipt-not-a-candidate = What you chose is no longer on the ballot: its profile is gone. </vote> shows who stands.
receipt-too-many = That is too many: choose at most { $choices }.
receipt-unchanged = { $before ->
    [none] No vote of yours is counted.
   *[other] Your vote for { $before } stays as it was.
}
receipt-test = This is a test post: no vote is taken here, and nothing was counted.
vote-own = { $state ->
    [closed] { $titles ->
        [none] You did not vote in it.
       *[other] Your vote was: { $titles }
    }
   *[open] { $titles ->
        [none] You have not voted yet.
       *[other] Your vote: { $titles }
    }
}
vote-own-withdrawn = Your vote for { $titles } no longer counts: the profile is gone, so it left the ballot.{ $again ->
    [yes] { " " }You can choose another one.
   *[no] { "" }
}

heading-next = # What comes next
next-paused = The series is paused without an end, so no date is set.
next-at = The next profession is posted on { $at }, { $left }.
next-vote = { $state ->
    [closed] The vote on it has closed.
   *[open] Members are voting on it now.
}
next-is = { $origin ->
    [staff] It will be **{ $title }**, chosen by this server’s staff.
   *[only] It will be **{ $title }**; there is no vote on it.
}
next-open = Members will vote on it once the post before it is out.

heading-history = # Past weeks
year-heading = Season { $season } · { $featured } of { $count } weeks
year-source = Since { $day }
year-alt = { $heading }.{ $latest ->
    [none] { "" }
   *[other] { " " }The latest first: { $latest }.
} { $without ->
    [0] { "" }
    [one] One week had no post.{ " " }
   *[other] { $without } weeks had no post.{ " " }
}{ $open ->
    [one] One is still open.
   *[other] { $open } are still open.
}
history-none = No week has been posted here yet. </next> tells when the first one comes.
history-week = - { $day }: { $url ->
    [none] **{ $title }** (its message was deleted)
   *[other] [{ $title }](<{ $url }>)
} · { $how }
history-by-vote = { $votes } of { $turnout } { $turnout ->
    [one] voter
   *[other] voters
}{ $tie ->
    [yes] , after a tie
   *[no] { "" }
}
history-by-draw = by the draw, nobody voted
history-by-staff = chosen by staff
history-without-vote = without a vote

heading-verify = # Checking the vote for the week of { $day }
verify-verdict = { $holds ->
    [yes] **All of it is right:** everything that was published was computed again, with the same result.
   *[no] **Something is wrong:** what was published and what comes out again differ below. Tell the people who run this bot.
}
heading-verify-counts = The count
heading-verify-draw = The draw
votes-of = - { $title }: { $votes }
verify-counts = Counted again by the announced rules, the order is { $holds ->
    [yes] the same.
   *[no] **another one.**
}
verify-commitment =
    - The seed `{ $seed }` has the SHA-256 `{ $computed }`. { $holds ->
        [yes] That is what was printed when the vote opened.
       *[no] **When the vote opened, `{ $published }` was printed.**
    }
verify-lot = - Lot of `{ $slug }`: `{ $computed }`{ $holds ->
    [yes] { "" }
   *[no] , **published was `{ $published }`**
}
verify-winner = - The smallest lot is that of **{ $title }**{ $holds ->
    [yes] , which won.
   *[no] , **which did not win.**
}
verify-more = -# { $count } more lines do not fit here; the sentence on top stands for all of them
verify-yourself = -# By hand: `printf %s SEED | sha256sum` and, for a lot, `printf %s "SEED|{ $ballot }|NAME" | sha256sum`, with the short name from above. Lots are drawn only where votes and rules leave a tie.
choice-no-country = each reader’s own
choice-week = { $day }: { $title }

### Short answers

bot-name = One Week One Job
way-in = Which profession? Type its name after </job>, in any spelling, or choose one here. { $count ->
    [one] One is in the catalogue.
   *[other] { $count } are in the catalogue.
}
catalogue-empty = The catalogue is empty: whoever runs this bot has yet to add a profession.
unknown-profession = I know no job called “{ $query }”. Look through all that I know, or say with </suggest> what you would like to read about.
unknown-profession-near = I know no job called “{ $query }”. { $count ->
    [one] Did you mean this one?
   *[other] Did you mean one of these?
}
several-professions = “{ $query }” can be any of these:
unknown-ranking = No ranking here is called “{ $query }”. These are the ones there are:
unknown-country = No pay figure is known for “{ $query }”. There are some for these countries: { $countries }.
no-such-figure = No pay figure for “{ $title }” is known for that country and level.
all-pay-figures = All its pay figures
about-what =
    Every week one profession of the future: what one does, what it pays and how it grows, each figure with its source. { $professions ->
        [one] One profession is in the catalogue.
       *[other] { $professions } professions are in the catalogue.
    }
about-try =
    - </ask> answers a question in your own words; </help> tells what else you can do here.
    - </job> shows a profession at a glance.
    - </compare> puts two or three side by side.
    - </vote> helps choose next week’s profession.
about-version = -# Version { $version }{ $updated ->
    [none] { "" }
   *[other] , sources last looked at { $updated }
} · open source under the MIT license · figures belong to their publishers
about-problem = Something wrong or missing? Tell the people who run this server’s bot, with the short reference if an answer gave you one; they can report it to the project.
about-sources = Sources

### Asked in one’s own words

help-title = What you can ask me
help-ask = - </ask> answers a question in your own words{ $heard ->
    [mention] ; so does a message that mentions me
    [direct] ; here, so does a message without any command
   *[no] { "" }
}.
help-job = - </job> shows a profession at a glance; </duties>, </skills> and </salary> open one side of it.
help-jobs = - </jobs> lists { $count ->
    [one] the profession I know
   *[other] all { $count } professions
} by field, pay or growth; </fit> finds what might suit you.
help-compare = - </compare> puts two or three side by side; </rankings> has the published lists.
help-week = - { $where ->
    [series] </vote> helps choose this server’s next profession, </suggest> proposes one; </next> tells what comes, </history> what was.
    [server] This server has no weekly series yet: someone with the permission “Manage Server” starts one with </series setup>.
   *[other] In a server that has me, a profession is posted every week, and its members vote on the next one.
}
help-privacy = - </privacy show> tells what is stored about you; </about>, where figures come from.
help-examples = Or press a question:
example-salary = What { $number ->
    [many] do
   *[one] does
} { $who } earn?
example-skills = Which skills { $number ->
    [many] do
   *[one] does
} { $who } need?
example-start = How do I become { $who }?
not-understood = I answer questions about jobs: what one does, what it pays, how it grows, what it needs, how to begin. </help> has the rest; or press one of these.
asked-enough = That was a lot at once: I answer { $most } questions in { $seconds } seconds. Ask again in a moment.
step-set-up = **The next step:** </series setup>, or the button, chooses where and when this server’s weekly profession is posted. Until then I post nothing.
step-stuck = **The next step:** the weekly post cannot go out as things stand; </series status> tells why.
step-paused = **The next step:** the weekly series is paused without an end; </series resume>, or the button, goes on.

asked-elsewhere = Weekly professions, votes and suggestions belong to servers that have me. Ask me there.
asked-this-week = { $old ->
    [yes] The latest profession here was
   *[no] This week’s profession here is
} { $url ->
    [none] **{ $title }**
   *[other] [{ $title }](<{ $url }>)
}, posted on { $at }.
asked-chosen = { $origin ->
    [staff] This server’s staff chose it.
   *[none] There was no vote on it.
}
asked-votes = { $votes } of { $turnout } { $turnout ->
    [one] voter
   *[other] voters
} chose it.
asked-none-yet = No profession has been posted here yet.
asked-voting = Members are voting on it now: </vote> takes votes { $until }.
asked-how-to-vote = { $url ->
    [none] </vote> lets you
   *[other] Under the [weekly message](<{ $url }>) or at </vote> you can
} vote for { $choices ->
    [1] one profession
   *[other] up to { $choices } professions
}, change your vote and withdraw it { $until }. Who voted for what is never shown.
asked-closed = The vote for next week is closed: no vote can be cast or changed.
asked-next-vote = The next vote opens with the post of { $at }, unless staff have chosen already.
asked-who-won = { $voted ->
    [yes] **{ $title }** won the last vote.
   *[no] **{ $title }** was posted last.
}
asked-no-result = No vote has been decided here yet.
asked-still-open = The vote on the next one is open { $until }{ $hidden ->
    [yes] ; who is ahead is told at the close
   *[no] { "" }
}.
asked-history = -# </history> tells of all weeks.
asked-count = </vote> takes votes { $until }{ $hidden ->
    [yes] ; how many each has is told at the close
   *[no] { "" }
}.
asked-suggest = </suggest> with the name of a profession puts it before this server’s staff, for one of the next votes. </jobs> lists all there are; one suggestion of yours waits at a time.
asked-suggest-known = **{ $title }** is in the catalogue already{ $profile ->
    [full] : </suggest> proposes it for one of the next votes.
    [short] , as a short profile. </suggest> asks for a full one, which could be posted and voted on.
   *[none] .
}
asked-privacy =
    Stored about you are your votes, your suggestions and the profiles you wish for. </privacy show> shows all of it, </privacy delete> deletes it. Who voted for what is never shown to anybody else.
    -# { heading-not-stored }: { not-stored }

### Told to staff

notice-blocked = The weekly post could not be sent. Nothing is lost: the bot goes on trying until the post is too late.
notice-missed = { $day ->
    [none] A weekly post did not happen
   *[other] The weekly post of { $day } did not happen
}, and its time is over. The series goes on at the next date; </series preview> shows it.
notice-effect-failed = The weekly post stands, but { $effect }.
notice-catalogue-low = { $left ->
    [one] One profession is left that this season has not featured. After it a new season begins, and professions may come again.
   *[other] { $left } professions are left that this season has not featured. After them a new season begins, and professions may come again.
} Whoever runs the bot can add more to its catalogue.
notice-new-season = Season { $season } begins: every profession was featured, and each may come again.
notice-withdrawn = The profile of `{ $slug }` is gone from the catalogue, so it no longer stands on the ballot. Its votes do not count; its voters are told at </vote>.
notice-deleted = { $day ->
    [none] The weekly message
   *[other] The weekly message of { $day }
} was deleted by a moderator. It is not posted again, and the vote goes on at </vote>. </series post-now> posts the next profession early.
notice-wrong-clock = The clock of the machine that the bot runs on was wrong for a while. What it had given up too early was taken up again; nothing is lost. Nothing to do, unless it happens again: then tell whoever runs the bot.
notice-trouble = Something goes wrong inside the bot with this series, again and again. It rests for a while and tries again; nothing is lost. Tell whoever runs the bot{ $detail ->
    [none] .
   *[other] : { $detail }.
}
notice-unreadable = { $option ->
    [zone] The time zone of the series, { $value }, is not known anymore. Nothing is posted until you choose another time zone with </series edit>.
   *[other] The time of the series, { $value }, cannot be read. Nothing is posted until you set another time with </series edit>.
}
notice-ballot-stale = Discord does not let the bot edit the weekly message at the moment, so what it shows stands still; the bot tries again. Votes count all the same; </vote> shows how things are.

effect-post = it could not be sent
effect-ping = nobody was pinged
effect-thread = its discussion thread was not opened
effect-pin = it was not pinned
effect-remind = its thread was not reminded of the vote
effect-publish = it was not published to the servers that follow the channel

cause-offline = The bot was not running at that time. Nothing to do, unless it happens again: then tell whoever runs the bot.
cause-channel-gone = The channel was deleted, or the bot can no longer see it. Let the bot see it again, or choose another channel with </series edit>; a post that is not too late then goes out at once.
cause-permission = A permission is missing{ $detail ->
    [none] .
   *[other] : { $detail }.
} </series doctor> shows which one and how to allow it.
cause-permission-missing = The bot lacks { $permissions } in { $channel }. Allow { $count ->
    [one] it
   *[other] them
} in the channel’s settings under Permissions; </series doctor> checks again.
cause-refused = Discord refused{ $detail ->
    [none] .
   *[other] : { $detail }.
} </series doctor> checks what the bot needs; if it finds nothing, tell whoever runs the bot.
cause-message-gone = The weekly message was deleted. Nothing to do: a deleted message is not posted again.
cause-busy = Discord was busy and asked to be left alone for a while. Nothing to do: the bot tries again while there is time.
cause-unreachable = Discord did not answer, or had trouble of its own. Nothing to do: the bot tries again while there is time.
cause-no-profession = No profession with a valid profile was left to post. Whoever runs the bot must mend or add profiles.
cause-skipped = Staff skipped it.
cause-paused = The series was paused.
cause-rescheduled = Staff changed the day, the time or the time zone before it.
cause-removed = The bot was not a member of this server at that time.

permission-view-channel = View Channel
permission-send-messages = Send Messages
permission-attach-files = Attach Files
permission-read-message-history = Read Message History
permission-create-public-threads = Create Public Threads
permission-send-messages-in-threads = Send Messages in Threads
permission-pin-messages = Pin Messages
permission-manage-threads = Manage Threads and Posts
permission-mention-everyone = Mention @everyone, @here, and All Roles

### Staff: the series

more-lines = -# { $count } more that do not fit here
indented = -# { $text }
date-both = { $day }, { $time } · { $here }
date-line = - { $date }{ $note ->
    [none] { "" }
   *[other] { " " }· { $note }
}
clocks-change = Clocks go { $way ->
    [forward] forward
   *[back] back
} by { $by } that week.
clocks-gap = { $time } does not exist that day: the post comes as much later as the clocks jump.
clocks-twice = { $time } comes twice that day: the post comes the first time.

heading-settings = Settings
heading-ballot = Rules of the vote
heading-dates = Next dates
heading-dates-before = Next dates as things are
heading-dates-after = Next dates once saved
heading-changes = What changes
heading-warnings = To watch out for
heading-latest = Latest post
heading-vote = Vote on the next post
heading-season = Season
heading-notices = Noticed in the last 24 hours
heading-cure = How to allow it

setting = **{ $label }**: { $value }
setting-change = - **{ $label }**: { $before } → **{ $after }**
label-channel = Channel
label-weekday = Day
label-time = Time
label-time-zone = Time zone
label-ping = Pings
label-discussion = Discussion
label-pin = Pinned
label-publish = Published to followers
label-reminder = Reminder of the vote
label-intro = Line above each post
label-catch-up = When late
label-country = Country of the figures
label-log = Notices for staff
label-size = Candidates
label-close = Closes
label-choices = Choices for each member
label-counts = Counts
label-ties = Ties
label-voters = Who may vote
label-account-age = Age of the account
label-member-age = Time in this server
set-nobody = nobody
set-yes = yes
set-no = no
set-catch-up = posted up to { $span } after its time, then left out
set-no-intro = none
set-no-catch-up = left out rather than posted late
set-no-country = each reader’s own; posts show { $home }
set-no-log = no channel of their own
set-size = up to { $count }
set-close = { $span } before the post
set-choices = { $count ->
    [one] one
   *[other] up to { $count }
}
set-everyone = everyone
set-age = at least { $age }
set-any-age = any
discussion-none = none
discussion-thread = a thread under each post
discussion-forum = each post is a forum post of its own
counts-at-close = shown when the vote closes
counts-live = shown while members vote
ties-fairest = featured less often, then longer off the ballot, then a draw anyone can check
ties-draw = a draw anyone can check

set-up-title = The series is set up
set-up-next = From now on everything happens by itself. </series preview> shows what will be posted, </series test> posts an example, and </series log-channel> says where staff are told when something needs them.
edit-title = Change the series
edit-ask = Nothing is changed yet. Look it over, then save it or leave it.
edit-same = That is how it is set already; nothing was changed.
edited-title = Saved
set-up-ask = Set up the series
proposal-ask = Nothing is saved yet. Look it over, change what should be different, then save it.
proposal-channel = Nothing is saved yet. Choose the channel of the weekly post, look over the rest, then save it.
proposal-refused = **Nothing was saved:** the bot could not post there. Allow what is missing, then save again, or choose another channel.
proposal-when = **{ $day }, { $time }**, each week, by the clock of { $zone }
proposal-suggested = -# The time zone is a suggestion, made from this server’s language. “{ clock-title }” changes it.
heading-permissions = What the bot may do there
menu-channel = Which channel?
menu-weekday = Which day of the week?
menu-ping = Ping a role (nobody, if none is chosen)
clock-title = Time and zone
clock-time = Time of the post
    .hint = Such as 9:30 or 9:30 pm
clock-zone = By whose clock
    .hint = A large city, or a time zone such as Europe/Paris
button-set-up = Set up
button-discussion-thread = A thread under each post
button-discussion-none = No thread
button-save = Save
button-cancel = Leave it as it is
button-resume = Resume
button-purge = Delete everything
button-log-off = Turn off
cancelled = Nothing was changed.

paused = The series is paused: nothing is posted, and an open vote stays open. </series resume> goes on from the next date.
paused-until = The series is paused. The first post after { $until } comes by itself; </series resume> goes on sooner.
resumed = The series goes on. What the pause left out is not made up for.
not-paused = The series is not paused.
skipped = Left out: { $date }.
skipped-next = Next post: { $date }.
ballot-moved = Members can vote until { $closes }; their votes so far count.
ballot-kept = The vote has closed; what members chose comes on that date.

preview-title = Coming up
zone-fixed = { $zone }, a fixed offset that knows no summer time
choice-zone = { $zone } ({ $time })
choice-zone-fixed = { $zone } ({ $time }, no summer time)
preview-where = In { $channel }, by the clock of { $zone }; the second date of each line is in your own time.
preview-paused = The series is paused without an end, so nothing is coming.
preview-line =
    - { $date }{ $note ->
        [none] { "" }
       *[other] { " " }· { $note }
    }
    -# { $what }
planned-queue = { $title }, from staff’s queue, without a vote
planned-voted = { $title }, as members voted
planned-only = { $title }, without a vote
planned-vote = Members will vote on it
planned-ballot = Being voted on: { $titles }

post-now-done = Posted: { $link }. It stands for { $day }, so that date brings no second post.
post-now-blocked = The post could not be sent now. { $then ->
    [waits] Nothing is lost: it goes out on { $day }, and </series post-now> tries again before.
    [looks] Nothing is lost: the bot looks whether it stands all the same; if not, it goes out in the next hours, or on { $day }.
   *[tries] Nothing is lost: the bot goes on trying.
}{ $why ->
    [none] { "" }
   *[other] { " " }{ $why }
}
post-now-ask = { $paused ->
    [yes] The series is paused. A post now does not end the pause, and takes the place of the one of { $at }, should the series go on by then.
   *[no] The next post is planned for { $at }. A post now takes its place, so that date then brings none.
} A vote on it that is open closes at once. Post now all the same?

test-posted = An example is posted: { $link }. It stands for no date, uses nothing up, and its vote does not count. The button under it deletes it.
test-failed = The example could not be posted. { $why }
test-refused = **No example was posted:** the bot could not post there. Allow what is missing, then try again.
test-deleted = The example is deleted. Nothing else has changed.
test-emptied = The example is deleted, but the bot may not delete the forum post around it: that needs Manage Threads. You can delete it yourself.
button-delete-test = Delete this example

status-title = The series
status-running = It runs. Nothing needs to be done for the next post.
status-ill = It runs, but something needs to be done.
status-stuck = It runs, but the latest post has not gone out yet.
status-paused = It is paused without an end; </series resume> goes on.
status-paused-until = It is paused until { $until }; then it goes on by itself.
status-missing = **Permissions are missing:** { $permissions }. </series doctor> shows where and how to allow them.
status-catalogue = **The catalogue has mistakes** in { $files }, so it was not reloaded { $at }; everything goes on with the one before. The operator finds every mistake, with its cure, in the bot’s log.
screen-next = **Next post**: { $day }, { $time }, { $here }
screen-latest = **Latest post**: { $latest }
screen-vote = **Vote**: { $vote }
screen-notices = -# { $count ->
    [one] One notice
   *[other] { $count } notices
} in the last 24 hours, behind “{ button-details }”
screen-more = -# { $count } more behind “{ button-details }”
skip-ask = **Leave out { $date }?** Nothing is posted then, and an open vote moves on to the date after it. This cannot be undone.
button-status = How the series stands
button-details = Settings and details
button-skip = Skip next
button-skip-it = Leave it out
button-pause = Pause
button-post-now = Post now
button-queue = Queue
button-edit = Edit
button-example = Post an example
latest-none = None yet.
dates-left-out = -# Left out by staff: { $days }
latest = { $day }{ $title ->
    [none] { "" }
   *[other] : **{ $title }**
}, { $state ->
    [planned] planned
    [claimed] being sent at this moment
    [posted] [posted](<{ $link }>)
    [blocked] could not be sent yet
    [deleted] posted, and deleted by a moderator
    [missed] missed
   *[skipped] left out
}
latest-effect = The post stands, but { $effect }. { $why }
vote-none = No vote is under way.
vote-open = Open: { $turnout ->
    [0] nobody has
    [one] one member has
   *[other] { $turnout } members have
} voted; it closes { $closes }.
vote-waiting = Open without an end: { $turnout ->
    [0] nobody has
    [one] one member has
   *[other] { $turnout } members have
} voted. It closes before the next date that happens.
vote-closed = Closed: { $turnout ->
    [0] nobody
    [one] one member
   *[other] { $turnout } members
} voted.
season = Season { $season }, { $left ->
    [one] one profession
   *[other] { $left } professions
} still to come.
season-waiting = { $queued ->
    [0] Nothing
    [one] One profession
   *[other] { $queued } professions
} in the queue, { $suggested ->
    [0] no suggestion waits
    [one] one suggestion waits
   *[other] { $suggested } suggestions wait
} for an answer{ $wanted ->
    [0] { "" }
    [one] , one profile is wanted
   *[other] , { $wanted } profiles are wanted
}: </series queue list>.
notice-line = - { $at }: { $text }
untold-title = **Before the answer:** this could not be told anywhere else.
untold-hint = </series log-channel> gives such notices a channel of their own.

ballot-changed = Saved, for the votes to come; a vote that is open keeps the rules that it was opened with.
ballot-how = Change them with the options of </series ballot>. For `voters`, choose @{ "\u200B" }everyone to let everyone vote.

channel-unseen = { $channel } was deleted, or the bot may not see it. Choose another channel with </series edit>, or let the bot see this one.
role-gone = The role to ping was deleted. Choose another one with </series edit>, as `role`, or none by `no-role`.
error-not-a-forum = A discussion in a forum needs a forum channel. Choose one as `channel`, or choose “{ discussion-choice-thread }” as `discussion`.
error-not-staff = Only members with the permission “Manage Server” may do that. Ask one of this server’s staff.
error-not-a-time = “{ $text }” is no time of day, or could be two. Type it as `9:30`, `21:30` or `9:30 pm`.
error-not-a-day = “{ $text }” is no day that is still to come. Choose one from the list, or type year, month and day as in `2026-12-24`.

doctor-title = What the bot may do
doctor-well = Everything that the series needs is allowed.
doctor-ill = Something is missing. What is named first is what to cure first.
feature-post = Weekly post
feature-thread = Discussion thread
feature-pin = Pinning the post
feature-forum-pin = Pinning the post in the forum
feature-ping = Pinging the role
feature-log = Notices for staff
need = **{ $feature }** in { $channel }{ $missing ->
        [none] : allowed
       *[other] : **missing { $missing }**
    }
    -# { $held ->
        [none] has none of what it needs
       *[other] has { $held }
    }
need-missing = - **{ $feature }** in { $channel } will not work: missing { $missing }
cure-channel = - In { $channel }: Edit Channel, Permissions, the bot’s role, allow { $permissions }. The server grants it, this channel takes it away.
cure-mentionable = - Or let everyone mention the role: Server Settings, Roles, the role, “Allow anyone to @mention this role”. Then the bot needs no permission for it.
cure-invite = - [Follow this link](<{ $link }>) as someone with “Manage Server”: it adds what is missing to the bot’s role and nothing else. Then run the command again.
preflight-refused = **Nothing was saved:** the bot could not post there. Allow what is missing, then try again, or choose another channel.

staff-none = `/series` is for members with the permission “Manage Server” alone. Choose a `role` to hand it to others as well.
staff-role = Members with { $role } may use `/series`, besides those with the permission “Manage Server”. Discord itself shows the commands to them only once an admin allows it: Server Settings, Integrations, this bot, `/series`, Add roles. Where those settings forbid something, that holds.
staff-not-everyone = `/series` cannot be handed to everyone. Choose a role of people you trust.
publish-note = Posts in an announcement channel go to other servers from now on, those that follow it. It is not known whether buttons and votes work there. In any other channel, nothing is published.
log-on = Notices for staff go to { $channel } from now on, and so do members’ suggestions. Each is told once a day at most.
log-now = Notices for staff go to { $channel }. Choose another `channel` to change it.
log-none = Notices for staff have no channel of their own: they go to the community updates channel, else to the system channel, else they come with your next command. Choose a `channel` to change it; members’ suggestions are shown there too.
log-off = Notices for staff go to the community updates channel from now on, else to the system channel, else they come with your next command. Suggestions wait at </series queue list>.

mentions-title = Where the bot hears its name
mentions-everywhere = It hears **everywhere** in this server when it is mentioned.
mentions-nowhere = It hears **nowhere** in this server when it is mentioned.
mentions-some = It hears when it is mentioned in { $channels }, and in their threads, and nowhere else in this server.
mentions-off = Whoever runs this bot has it hear mentions in no server at the moment. What you choose holds as soon as it does.
mentions-how = Who mentions it with a question, or replies to its answer, is answered in the channel, for all to see, at most 5 times in 30 seconds. Commands and direct messages work whatever you choose.
button-everywhere = Everywhere
button-nowhere = Nowhere
menu-mentions = Only in these channels, with their threads

purge-ask = **Delete everything that is stored for this server?** The settings, the queue, members’ suggestions and wishes, all votes and results, and the record of past weeks. The messages in your channels stay, but the buttons of their votes stop working. This cannot be undone; to stop for a while, use </series pause>.
purged = Everything that was stored for this server is deleted. </series setup> begins anew.
purged-nothing = Nothing was stored for this server. </series setup> begins a series.

### Staff: queue, suggestions, wanted profiles

queue-title = What comes before the vote
queue-how = Professions in the queue are posted in its order, without a vote, beginning with the first date that no vote has been opened for; </series preview> shows the dates. </series queue add>, </series queue remove> and </series queue move> change it.
queue-added = **{ $title }** is queued, at place { $place }. </series preview> shows for which date.
queue-removed = **{ $title }** is no longer queued.
queue-moved = **{ $title }** is at place { $place } now.
heading-queue = Queue
queue-line = { $place }\. { $title }
queue-empty = The queue is empty: members vote every week.
heading-waiting = Suggestions that wait for an answer
heading-approved = Approved, waiting for a ballot
approved-line = - { $title }
more-suggestions = -# { $count } more, shown when these are answered
suggestion-line = { $member ->
    [none] A member suggests
   *[other] { $member } suggests
} **{ $title }** ({ $at }).
suggestion-hint = Approved, it stands on one of the next ballots, one suggestion on each. Who may manage the server may answer.
button-approve = Approve: { $title }
button-refuse = Refuse: { $title }
answered-approve = **{ $title }**, suggested by a member, is approved by { $by }: it stands on one of the next ballots.
answered-refuse = **{ $title }**, suggested by a member, is refused by { $by }.
answered-elsewhere = This suggestion was answered or withdrawn before, or what it names has been posted. </series queue list> shows those that still wait.
suggested = Your suggestion **{ $title }** waits for this server’s staff. If they approve it, it stands on one of the next ballots, marked as a member’s suggestion. </privacy show> shows it, </privacy delete> withdraws it.
heading-wanted = Wanted profiles
wanted-hint = -# Nobody has written full profiles of these, so no vote has them. Whoever runs the bot sees the lists of all servers (`onejob wanted`).
wanted-line = - { $title }: { $members ->
    [one] one member
   *[other] { $members } members
}
more-wanted = -# { $count } more, wanted by no more members than these
wanted-by = { $members ->
    [one] Wanted by one member
   *[other] Wanted by { $members } members
}
menu-wanted = Take one off the list of wanted profiles
wanted-dropped = **{ $title }** is off the list of wanted profiles. Members may put it there again.
wanted-asked = A member would like to read about **{ $title }**, of which nobody has written a full profile yet: it is on this server’s list of wanted profiles now. You need not answer. </series queue list> shows the list, and how many members want each; authors see it through whoever runs the bot.
wanted = { $again ->
    [yes] You want **{ $title }** already, and count once.
   *[no] Nobody has written a full profile of **{ $title }** yet, so it cannot stand in a vote. It is on this server’s list of wanted profiles now.
} { $members ->
    [one] One member here wants it.
   *[other] { $members } members here want it.
} Staff see the list, and whoever runs the bot sees those of all servers: from them, authors choose what to write next. Once it is written, it can be suggested for a vote. </privacy show> shows your wish, </privacy delete> withdraws it.

### Privacy

privacy-title = What is stored about you
stored-hint = This is everything, in all servers, that carries your id. </privacy export> gives it as a file.
stored-nothing = Nothing that is stored carries your id, in any server.
heading-votes = Votes
heading-suggestions = Suggestions
heading-not-stored = What is never stored
stored-vote = - { $title }, in { $server }, { $at }{ $erased ->
    [none] ; the vote is still open
   *[other] ; your id is erased { $erased }
}
stored-suggestion = - { $title }, in { $server }, { $at }; your id is erased once staff have answered
stored-wish = - { $title }, in { $server }, { $at }; your id is erased { $erased }, the wish stays
more-exported = -# { $count } more: </privacy export> has them all
not-stored = What you write, what you look up, your name, and who you are beyond the number that Discord gave you. Votes lose that number 24 hours after they close, and wishes for a profile 90 days after they were made; only the totals stay.
a-server = another server
exported = Everything that is stored with your id, as a JSON file.
forget-ask = **Delete this, in all servers?** { $open ->
    [0] None of your votes is in an open ballot.
    [one] One vote in an open ballot is withdrawn and no longer counts.
   *[other] { $open } votes in open ballots are withdrawn and no longer count.
}{ $closed ->
    [0] { "" }
    [one] { " " }One vote in a closed ballot loses your id; the total stays.
   *[other] { " " }{ $closed } votes in closed ballots lose your id; the totals stay.
}{ $suggestions ->
    [0] { "" }
    [one] { " " }Your suggestion is withdrawn.
   *[other] { " " }Your { $suggestions } suggestions are withdrawn.
}{ $wanted ->
    [0] { "" }
    [one] { " " }Your wish for a profile is withdrawn.
   *[other] { " " }Your wishes for { $wanted } profiles are withdrawn.
}
button-forget = Delete what is stored about me
button-keep = Keep it
forgotten = **Done.** { $withdrawn ->
    [0] No vote was in an open ballot.
    [one] One vote in an open ballot is withdrawn.
   *[other] { $withdrawn } votes in open ballots are withdrawn.
}{ $erased ->
    [0] { "" }
    [one] { " " }One vote in a closed ballot has lost your id.
   *[other] { " " }{ $erased } votes in closed ballots have lost your id.
}{ $suggestions ->
    [0] { "" }
    [one] { " " }One suggestion is deleted.
   *[other] { " " }{ $suggestions } suggestions are deleted.
}{ $wanted ->
    [0] { "" }
    [one] { " " }One wish for a profile is deleted.
   *[other] { " " }{ $wanted } wishes for profiles are deleted.
} Nothing that carries your id is left.
kept = Nothing was deleted.

### When something goes wrong

error-unforeseen = Something went wrong on our side, and it has been written down. If you tell the people who run this bot, give them this reference: `{ $reference }`.
error-storage = The bot’s memory cannot be used at the moment, so nothing was changed. Try again in a few minutes; if it stays so, give the people who run this bot this reference: `{ $reference }`.
error-unsure = The bot’s memory was lost in the middle of this, so nobody can say yet whether it was noted. Look before you do it again; if you cannot in a few minutes, give the people who run this bot this reference: `{ $reference }`.
error-outdated = This command has just changed. Wait a minute, then type it again.
error-too-quick = That was too much at once, and I left this out: nothing was changed, and no vote was counted. Wait some seconds, then try again.
error-unknown-control = This message is from another version of the bot, and its button or menu does nothing anymore. Ask again with a command such as </job>.
error-no-series = There is no weekly series in this server yet. Someone with the permission “Manage Server” starts one with </series setup>.
error-already-set-up = This server has its series already. Change it with </series edit>; </series status> shows how it stands.
error-unknown-zone = No time zone is called “{ $zone }”. Type the nearest large city, or a time zone such as `Europe/Paris`.
error-zone-no-place = “{ $zone }” is the name of a clock, not of a place, so it does not tell whether clocks change with the season. What you may mean: { $near }. Or type the nearest large city.
error-zone-several = “{ $zone }” has several time zones. These are the most likely: { $near }. Type one of them, or the nearest large city.
error-zone-offset = No time zone always stands at “{ $zone }”: fixed offsets are whole hours, from `UTC-12` to `UTC+14`. { $near ->
    [none] Type the nearest large city, or a time zone such as `Europe/Paris`.
   *[other] Choose a place that has it, at least for a part of the year: { $near }.
}
error-out-of-range = { $option } must be from { $lowest } to { $highest }.
error-nothing-coming = The series is paused without an end, so no post is coming. </series resume> starts it again.
error-too-early = The next post is planned for { $at }, which is more than 72 hours away: confirm that you want it now.
error-being-posted = This week’s post is on its way at this moment. Try again in a minute.
error-already-featured = { $title } was featured in this season. It can come again in the next one.
error-already-queued = { $title } is waiting already, so there is nothing more to do.
error-not-queued = { $title } is not in the queue. </series queue list> shows what is.
error-not-written = Nobody has written a full profile of { $title } yet, and only full profiles are posted and stand in votes. </suggest> puts it on the list of wanted profiles.
error-wants-enough = You want { $count } profiles here already, as many as one member may at a time: { $titles }. There is room for another once one of them is written, or on { $until }; </privacy delete> makes room at once.
error-one-suggestion-each = Your suggestion { $title } still waits for an answer from the server’s staff. You can make another one after that.
error-no-such-suggestion = That suggestion has been answered or withdrawn. </series queue list> shows those that still wait.
error-no-such-ballot = There is no such vote here, or it is gone. </vote> shows the present one, </history> the past ones.
error-no-week-yet = No such week has been posted here. </history> shows those that were, </next> tells when the next one comes.
error-no-such-week = No weekly post here belongs to { $date }. </history> shows the ones there are.

limit-catch-up = How late a post may still go out
limit-size = The number of candidates
limit-close-lead = The time between the close of the vote and the post
limit-choices = The number of choices each member has
limit-account-age = The age of a voter’s account
limit-member-age = The time since a voter joined

### Commands

command-job = job
    .description = A profession of the future: what it is, what one does, what it pays
command-duties = duties
    .description = What one does in a profession
command-skills = skills
    .description = What a profession needs, or which professions need a skill
command-jobs = jobs
    .description = Browse all professions: by field, by skill, by words; sorted by name, growth or pay
command-salary = salary
    .description = What a profession pays, from junior to senior, with the sources
command-compare = compare
    .description = Two or three professions side by side, as far as they can be compared
command-fit = fit
    .description = Which professions might fit you: a few choices, nothing is stored
command-rankings = rankings
    .description = Published rankings of professions, edition by edition
command-vote = vote
    .description = Your vote for next week’s profession: see it, change it, withdraw it
command-verify = verify
    .description = Check a past vote: the count and the draw, computed again
command-history = history
    .description = Past weeks: what was posted, and how it was chosen
command-next = next
    .description = When the next profession comes, and what is being voted on
command-ask = ask
    .description = Ask about jobs, or about this server’s weekly series, in your own words
command-help = help
    .description = What you can do here
command-about = about
    .description = What this bot is, where its figures come from, and how to report a problem
command-suggest = suggest
    .description = Suggest a profession for one of the next votes, or ask for its profile
command-settings = settings
    .description = How the bot behaves in this server, for its staff
command-settings-mentions = mentions
    .description = Where the bot answers when it is mentioned: everywhere, nowhere or in some channels
command-privacy = privacy
    .description = What is stored about you
command-privacy-show = show
    .description = See everything that is stored with your id
command-privacy-export = export
    .description = Get everything that is stored with your id as a file
command-privacy-delete = delete
    .description = Delete everything that is stored with your id
command-series = series
    .description = This server’s weekly series, for its staff
command-series-setup = setup
    .description = Begin: where, when, and in which time zone a profession is posted each week
command-series-edit = edit
    .description = Change where or when; you see what it does before it is saved
command-series-status = status
    .description = How the series stands: settings, next dates, latest post, vote, and what went wrong
command-series-preview = preview
    .description = The next dates, and what will be posted
command-series-doctor = doctor
    .description = Which permissions the bot has, which are missing, and how to allow them
command-series-test = test
    .description = Post an example that uses nothing up, with a button that deletes it
command-series-post-now = post-now
    .description = Post the next profession now, in place of the next date
command-series-skip = skip
    .description = Leave the next date out
command-series-pause = pause
    .description = Post nothing until a day, or until you resume
command-series-resume = resume
    .description = End the pause
command-series-ballot = ballot
    .description = The rules of the votes to come: candidates, close, choices, ties, who may vote
command-series-log-channel = log-channel
    .description = Where staff are told what needs them, and answer suggestions
command-series-staff = staff
    .description = Hand these commands to a role, besides those who manage the server
option-staff-role = role
    .description = Whose members may use these commands
option-no-staff-role = no-role
    .description = Only those who manage the server, from now on
command-series-purge = purge
    .description = Delete everything that is stored for this server
command-series-queue = queue
    .description = What is posted before the vote decides, and members’ suggestions
command-series-queue-list = list
    .description = See the queue, and answer members’ suggestions
command-series-queue-add = add
    .description = Post a profession without a vote, after those in the queue
command-series-queue-remove = remove
    .description = Take a profession out of the queue
command-series-queue-move = move
    .description = Change a profession’s place in the queue

option-profession = profession
    .description = A name, in any spelling; leave it out for this week’s
option-profession-with-skills = profession
    .description = Whose skills; leave it out to see who needs a skill
option-skill = skill
    .description = Which professions need it; any spelling, any words
option-skill-to-browse = skill
    .description = Only professions that need this skill
option-field = field
    .description = Only professions of this field
option-text = text
    .description = Words of a profile, in any order; the first 56 letters count
option-sort = sort
    .description = In which order; figures are compared only where they are comparable
option-kind = profiles
    .description = Of all jobs that statistics know, or of those that somebody has described
option-first = first
    .description = A profession, in any spelling
option-second = second
    .description = Another one to stand beside it
option-third = third
    .description = One more, if you like
option-question = question
    .description = For example: what does a data scientist earn in the UK?
option-section = section
    .description = Which part of the card to open
option-show = show
    .description = Who sees the answer; only you, unless you choose otherwise
option-country = country
    .description = Pay figures of which country
option-country-of-series = country
    .description = Whose pay figures this server reads
option-level = level
    .description = Only pay figures of this level
option-week = week
    .description = Which week’s profession; leave it out for the latest vote
option-ranking = ranking
    .description = Which ranking; leave it out for the list

kind-any = any
kind-full = full profiles only
show-me = only me
show-everyone = everyone
option-channel = channel
    .description = Where the weekly post goes: a text, announcement or forum channel
option-channel-to-log-to = channel
    .description = Where staff are told; leave it out to see how it is set
option-weekday = weekday
    .description = On which day of the week
option-time = time
    .description = At what time of the clock there, such as 9:30 or 9:30 pm
option-time-zone = time-zone
    .description = By whose clock: type the nearest large city and choose from the list
option-role = role
    .description = Whom each post pings; leave it out to ping nobody
option-no-role = no-role
    .description = Ping nobody anymore
option-discussion = discussion
    .description = Where members talk about the post
option-pin = pin
    .description = Whether each post is pinned
option-publish = publish
    .description = Whether posts in an announcement channel go to the servers that follow it
option-reminder = reminder
    .description = Whether the thread is reminded a day before the vote closes
option-intro = intro
    .description = A line of your own above each post; saved at once
option-no-intro = no-intro
    .description = No line above the posts any more; saved at once
option-catch-up = catch-up
    .description = How many hours late a post may still go out (0 to 96; 24 unless you say otherwise)
option-count = count
    .description = How many dates, 1 to 12
option-until = until
    .description = The day from which posts come again; leave it out to pause without an end
option-position = position
    .description = Its new place, 1 for the first
option-profession-to-queue = profession
    .description = A name, in any spelling
option-queued-profession = profession
    .description = One of those in the queue
option-profession-to-suggest = profession
    .description = What you would like to read about, in any spelling
option-size = size
    .description = How many candidates, 2 to 10
option-close-lead = close-lead
    .description = How many minutes before the post the vote closes, 0 to 2880
option-choices = choices
    .description = How many candidates each member may vote for, 1 to 3
option-counts = counts
    .description = When members see the counts
option-ties = ties
    .description = What settles a tie
option-voters = voters
    .description = Which role may vote; @everyone for everyone
option-account-age = account-age
    .description = How many days old a voter’s account must be, 0 to 365
option-member-age = member-age
    .description = How many days ago a voter must have joined this server, 0 to 365

weekday-monday = Monday
weekday-tuesday = Tuesday
weekday-wednesday = Wednesday
weekday-thursday = Thursday
weekday-friday = Friday
weekday-saturday = Saturday
weekday-sunday = Sunday
discussion-choice-none = nowhere in particular
discussion-choice-thread = in a thread under the post
discussion-choice-forum = in a forum channel

### Joining a server

greeting =
    ## Hello, this is One Week One Job
    Every week I post one profession of the future in a channel of your choice: what it is, what it pays, how it grows, each figure with its source. Members vote on the next one.
    The next step: someone with the permission “Manage Server” presses the button or types </series setup>. Until then I post nothing.
    Everybody can look around at once: </ask>, </job>, </rankings>, </help>
greeting-back =
    ## Back again
    Everything is kept as it was. The weekly series in { $channel } is paused, so nothing is posted until someone with the permission “Manage Server” presses the button or types </series resume>.

### The demo

demo-welcome =
    Welcome to the demo: the real bot in a simulated Discord, all on your machine.
    1. This week's profession is below. Vote on the next one by its buttons, as several members: the menu “Viewing as” makes you another one.
    2. Press `n` in the terminal: the vote closes. `n` again: the winner is posted. `w` is a whole week, `o` stops the bot for one.
    3. Type </job> `ai-engineer` and press Enter, then press the buttons under the card. Misspell it: </job> `robotic enginer`
    4. Ask in your own words: `@One Week One Job what does a data scientist earn in the UK?` Reply to its answer: `and senior?`
    5. See </rankings>, </salary> `data-scientist`, </skills> `sre`, </about>
    6. Amina may manage this server. As her, see </series status> and press its buttons, </series edit>, or </series purge> and then </series setup>.
demo-open = The demo is open at { $url } (Ctrl-C ends it)
demo-keys =
    Keys in this terminal:
      n  on to the next event: the vote closes, the next profession is posted
      w  a whole week on
      o  stop the bot for a week, then start it again
      q  quit
demo-posted =
    { $at }: “{ $title }” is posted{ $late ->
        [yes] , late
       *[no] { "" }
    }.
demo-not-posted = { $at }: nothing was posted for { $day }; staff are told why, and the result of the vote is kept.
demo-closed = { $at }: the vote is closed. “{ $title }” has won.
demo-reread = The catalogue has changed: { $professions } professions.
demo-mistakes =
    The catalogue has mistakes; the one before it stays in use:
    { $mistakes }
demo-nothing = { $at }: nothing has happened.
demo-stopped = { $at }: the bot is stopped for a week.
demo-started = { $at }: the bot is started again.
