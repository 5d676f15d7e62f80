"""Every situation that a person can do something about is answered with the cure."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from bot.content import load
from bot.domain import errors
from bot.domain.errors import JobError, OutOfRange
from bot.presentation.replies import answer_to
from bot.presentation.text import Languages
from bot.settings import packaged_catalogue
from tests.limits import breaches, walk

WORDS = Languages.load().default
CATALOGUE = load(packaged_catalogue())
DAY = timedelta(days=1)
FOUND = CATALOGUE.professions["ai-engineer"]
EXAMPLES: list[JobError] = [
    errors.UnknownProfession("@everyone"),
    errors.UnknownRanking("none", ()),
    errors.NoSuchFigure(FOUND),
    errors.UnknownZone("Mars/<@1>"),
    errors.NotAPlace("<@1>", ("America/New_York",)),
    errors.SeveralZones("<@1>", ("Europe/Madrid", "Atlantic/Canary")),
    errors.NoSuchOffset("+99"),
    errors.NoSuchOffset("+5:30", ("Asia/Kolkata",)),
    errors.NotATime("@everyone o.clock"),
    errors.NotADay("<@1>"),
    errors.NoSeries(1),
    errors.AlreadySetUp(1),
    errors.NothingComing(),
    errors.TooEarly(datetime(2026, 9, 7, tzinfo=UTC)),
    errors.BeingPosted(date(2026, 9, 7)),
    errors.AlreadyFeatured("ai-engineer"),
    errors.AlreadyQueued("long-gone"),
    errors.NotQueued("ai-engineer"),
    errors.OneSuggestionEach("ai-engineer"),
    errors.NoSuchSuggestion(),
    errors.NoSuchBallot(),
    errors.NoSuchWeek(None),
    errors.Unreadable("zone", "Mars/<@1>"),
    errors.Unreadable("time", "@everyone"),
    errors.NoSuchWeek(date(2026, 9, 7)),
    OutOfRange("size", 11, 2, 10),
    OutOfRange("choices", 4, 1, 3),
    OutOfRange("catch_up", 5 * DAY, timedelta(), timedelta(hours=96)),
    OutOfRange("close_lead", 3 * DAY, timedelta(), timedelta(hours=48)),
    OutOfRange("account_age", 366 * DAY, timedelta(), 365 * DAY),
    OutOfRange("member_age", 366 * DAY, timedelta(), 365 * DAY),
]


def kinds(error: type[JobError]) -> set[type[JobError]]:
    children = error.__subclasses__()
    return {error, *(kind for child in children for kind in kinds(child))}


def test_every_kind_of_error_has_an_example_here() -> None:
    assert kinds(JobError) - {JobError} <= {type(error) for error in EXAMPLES}


@pytest.mark.parametrize("error", EXAMPLES, ids=lambda error: str(error) or type(error).__name__)
def test_an_error_is_answered_and_mentions_nobody(error: JobError) -> None:
    layout = answer_to(error, CATALOGUE, WORDS)
    assert layout is not None
    assert breaches(layout.to_components()) == []
    said = [part["content"] for part in walk(layout.to_components()) if part["type"] == 10]
    assert all("@everyone" not in text and "<@1>" not in text.replace("\\<", "") for text in said)


def test_a_bound_is_told_as_people_count_time() -> None:
    error = OutOfRange("catch_up", 5 * DAY, timedelta(), timedelta(hours=90))
    layout = answer_to(error, CATALOGUE, WORDS)
    assert layout is not None
    (said,) = [part["content"] for part in walk(layout.to_components()) if part["type"] == 10]
    assert said == "How late a post may still go out must be from 0 minutes to 90 hours."
