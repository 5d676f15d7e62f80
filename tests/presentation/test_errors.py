"""Every situation that a person can do something about is answered with the cure."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from bot.domain.catalogue import errors as asking
from bot.domain.errors import JobError
from bot.domain.week import errors as week
from bot.presentation.answers import answer_to
from bot.presentation.layout import components
from bot.presentation.limit import TooQuick
from tests.cards.reading import parts, reader
from tests.limits import breaches
from tests.offenders import every
from tests.packaged import PACKAGED

DAY = timedelta(days=1)
FOUND = PACKAGED.profiles["ai-engineer"]
EXAMPLES: list[JobError] = [
    asking.UnknownProfession("@everyone"),
    asking.UnknownCountry("@everyone"),
    asking.SeveralProfessions("@everyone", (FOUND, PACKAGED.professions["data-scientist"])),
    asking.UnknownRanking("none", ()),
    asking.NoSuchFigure(FOUND),
    week.UnknownZone("Mars/<@1>"),
    week.NotAPlace("<@1>", ("America/New_York",)),
    week.SeveralZones("<@1>", ("Europe/Madrid", "Atlantic/Canary")),
    week.NoSuchOffset("+99"),
    week.NoSuchOffset("+5:30", ("Asia/Kolkata",)),
    week.NotATime("@everyone o.clock"),
    week.NotADay("<@1>"),
    week.NoSeries(1),
    week.AlreadySetUp(1),
    week.NothingComing(),
    week.TooEarly(datetime(2026, 9, 7, tzinfo=UTC)),
    week.BeingPosted(date(2026, 9, 7)),
    week.AlreadyFeatured("ai-engineer"),
    week.AlreadyQueued("long-gone"),
    week.NotQueued("ai-engineer"),
    week.NotWritten("@everyone"),
    week.OneSuggestionEach("ai-engineer"),
    week.WantsEnough(("@everyone", "ai-engineer"), datetime(2026, 9, 7, tzinfo=UTC)),
    week.NoSuchSuggestion(),
    week.NoSuchBallot(),
    week.NoSuchWeek(None),
    week.Unreadable("zone", "Mars/<@1>"),
    week.Unreadable("time", "@everyone"),
    week.NoSuchWeek(date(2026, 9, 7)),
    week.OutOfRange("size", 11, 2, 10),
    week.OutOfRange("choices", 4, 1, 3),
    week.OutOfRange("catch_up", 5 * DAY, timedelta(), timedelta(hours=96)),
    week.OutOfRange("close_lead", 3 * DAY, timedelta(), timedelta(hours=48)),
    week.OutOfRange("account_age", 366 * DAY, timedelta(), 365 * DAY),
    week.OutOfRange("member_age", 366 * DAY, timedelta(), 365 * DAY),
    TooQuick(),
]


def kinds(error: type[JobError]) -> set[type[JobError]]:
    children = error.__subclasses__()
    return {error, *(kind for child in children for kind in kinds(child))}


def test_every_kind_of_error_has_an_example_here() -> None:
    assert kinds(JobError) - {JobError} <= {type(error) for error in EXAMPLES}


@every(EXAMPLES, repr)
def test_an_error_is_answered_and_mentions_nobody(error: JobError) -> None:
    sheet = answer_to(error, reader(PACKAGED))
    assert sheet is not None
    assert breaches(components(sheet)) == []
    said = [part["content"] for part in parts(sheet) if part["type"] == 10]
    assert all("@everyone" not in text and "<@1>" not in text.replace("\\<", "") for text in said)


def test_a_bound_is_told_as_people_count_time() -> None:
    error = week.OutOfRange("catch_up", 5 * DAY, timedelta(), timedelta(hours=90))
    sheet = answer_to(error, reader(PACKAGED))
    assert sheet is not None
    (said,) = [part["content"] for part in parts(sheet) if part["type"] == 10]
    assert said == "How late a post may still go out must be from 0 minutes to 90 hours."
