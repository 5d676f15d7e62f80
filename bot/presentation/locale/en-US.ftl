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
    } **{ $amount }** { $period } · { $evidence }
pay-detail = - { $level }: **{ $amount }** { $period } · { $evidence }
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
thread-name = { $title }, week of { $day }

heading-vote-open = ## Vote: which profession comes next week?
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
vote-withdraw = Withdraw my vote
vote-verify = Check this result
vote-until = until { $at } ({ $left })
vote-until-resumed = until the series, which is paused, goes on and the vote closes
vote-how = Choose { $choices ->
    [1] one
   *[other] up to { $choices }
} in the menu below. You can change or withdraw your vote { $until }.
vote-voters = -# Who may vote: { $needs }
voter-role = members with the role { $role }
voter-account-age = accounts at least { $age } old
voter-member-age = members who joined at least { $age } ago
votes = { $count ->
    [one] 1 vote
   *[other] { $count } votes
}
candidate = - **{ $title }**{ $details ->
    [none] { "" }
   *[other] { " · " }{ $details }
}
candidate-withdrawn = - ~~{ $title }~~ · withdrawn, its profile is gone; votes for it do not count
origin-runner-up = carried over: second in the last vote
origin-proposal = proposed by a member
vote-turnout = { $closed ->
    [yes] { $count ->
        [0] Nobody voted.
        [one] **One member** voted.
       *[other] **{ $count } members** voted.
    }
   *[no] { $count ->
        [0] Nobody has voted yet.
        [one] **One member** has voted so far.
       *[other] **{ $count } members** have voted so far.
    }
}
vote-counts = { $hidden ->
    [yes] Who got how many is shown at the close.
   *[no] { "" }
}
tie-fairest = the one featured least often here wins, then the one longest off the ballot, then a draw
tie-draw = a draw decides
vote-commitment = -# At a tie { $tie }. Its seed is sealed until the close; the seed’s SHA-256: `{ $commitment }`
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
rule-draw = Votes and rules left a tie of { $titles }, and the draw settled it.
vote-seed = -# The draw’s seed, now open: `{ $seed }`, SHA-256: `{ $commitment }`. `/verify` computes the result again.

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
receipt-not-a-candidate = What you chose is no longer on the ballot: its profile is gone. `/vote` shows who stands.
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
vote-own-withdrawn = Your vote for { $titles } no longer counts: the profile is gone, so it left the ballot.

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
history-none = No week has been posted here yet. `/next` tells when the first one comes.
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
history-by-draw = nobody voted, picked by the draw
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
verify-lot = - Lot of { $title } (`{ $slug }`): `{ $computed }`{ $holds ->
    [yes] { "" }
   *[no] , **published was `{ $published }`**
}
verify-winner = - The smallest lot is that of **{ $title }**{ $holds ->
    [yes] , which won.
   *[no] , **which did not win.**
}
verify-yourself = -# By hand: `printf %s SEED | sha256sum` and, for a lot, `printf %s "SEED|{ $ballot }|NAME" | sha256sum`, with the short name from above. Lots are drawn only where votes and rules leave a tie.
choice-week = { $day }: { $title }

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

### Told to staff

notice-blocked = The weekly post could not be sent. Nothing is lost: the bot goes on trying until the post is too late.
notice-missed = { $day ->
    [none] A weekly post did not happen
   *[other] The weekly post of { $day } did not happen
}, and its time is over. The series goes on at the next date; `/series preview` shows it.
notice-effect-failed = The weekly post stands, but { $effect }.
notice-catalogue-low = { $left ->
    [one] One profession is left that this season has not featured. After it a new season begins, and professions may come again.
   *[other] { $left } professions are left that this season has not featured. After them a new season begins, and professions may come again.
} Whoever runs the bot can add more to its catalogue.
notice-new-season = Season { $season } begins: every profession was featured, and each may come again.
notice-withdrawn = The profile of `{ $slug }` is gone from the catalogue, so it no longer stands on the ballot. Its votes do not count; its voters are told at `/vote`.
notice-deleted = { $day ->
    [none] The weekly message
   *[other] The weekly message of { $day }
} was deleted by a moderator. It is not posted again, and the vote goes on at `/vote`. `/series post-now` posts the next profession early.
notice-ballot-stale = Discord no longer lets the bot edit the weekly message, so its numbers stand still. Votes count all the same; `/vote` shows how things are.

effect-post = it could not be sent
effect-ping = nobody was pinged
effect-thread = its discussion thread was not opened
effect-pin = it was not pinned
effect-publish = it was not published to the servers that follow the channel

cause-offline = The bot was not running at that time. Nothing to do, unless it happens again: then tell whoever runs the bot.
cause-channel-gone = The channel was deleted, or the bot can no longer see it. Let the bot see it again, or choose another one with `/series edit channel:`; a post that is not too late then goes out at once.
cause-permission = A permission is missing{ $detail ->
    [none] .
   *[other] : { $detail }.
} `/series doctor` shows which one and how to allow it.
cause-permission-missing = The bot lacks { $permissions } in { $channel }. Allow { $count ->
    [one] it
   *[other] them
} in the channel’s settings under Permissions; `/series doctor` checks again.
cause-refused = Discord refused{ $detail ->
    [none] .
   *[other] : { $detail }.
} `/series doctor` checks what the bot needs; if it finds nothing, tell whoever runs the bot.
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

### When something goes wrong

error-unforeseen = Something went wrong on our side, and it has been written down. If you tell the people who run this bot, give them this reference: `{ $reference }`.
error-storage = The bot’s memory cannot be used at the moment, so nothing was changed. Try again in a few minutes; if it stays so, give the people who run this bot this reference: `{ $reference }`.
error-outdated = This command has just changed. Wait a minute, then type it again.
error-no-series = There is no weekly series in this server yet. Someone with the permission “Manage Server” starts one with `/series setup`.
error-already-set-up = This server has its series already. Change it with `/series edit`; `/series status` shows how it stands.
error-unknown-zone = No time zone is called “{ $zone }”. Type the nearest large city after `time-zone` and choose from the list, such as `Europe/Paris`.
error-out-of-range = { $option } must be from { $lowest } to { $highest }.
error-nothing-coming = The series is paused without an end, so no post is coming. `/series resume` starts it again.
error-too-early = The next post is planned for { $at }, which is more than 72 hours away: confirm that you want it now.
error-being-posted = This week’s post is on its way at this moment. Try again in a minute.
error-already-featured = { $title } was featured in this season. It can come again in the next one.
error-already-queued = { $title } is waiting already, so there is nothing more to do.
error-not-queued = { $title } is not in the queue. `/series queue` shows what is.
error-one-suggestion-each = Your suggestion { $title } still waits for an answer from the server’s staff. You can make another one after that.
error-no-such-suggestion = That suggestion has been answered or withdrawn. `/series queue` shows those that still wait.
error-no-such-ballot = There is no such vote here, or it is gone. `/vote` shows the present one, `/history` the past ones.
error-no-week-yet = No such week has been posted here. `/history` shows those that were, `/next` tells when the next one comes.
error-no-such-week = No weekly post here belongs to { $date }. `/history` shows the ones there are.

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
    .description = What one must be able to do in a profession
command-salary = salary
    .description = What a profession pays, from junior to senior, with the sources
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
command-about = about
    .description = What this bot is, where its figures come from, and how to report a problem

option-profession = profession
    .description = A name, in any spelling; leave it out for this week’s
option-section = section
    .description = Which part of the card to open
option-show = show
    .description = Who sees the answer; only you, unless you choose otherwise
option-country = country
    .description = Only pay figures of this country
option-level = level
    .description = Only pay figures of this level
option-week = week
    .description = Which week’s profession; leave it out for the latest vote
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
