"""What staff and members are shown stays within Discord's limits, however much there is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest

from bot.cards.markup import visible
from bot.cards.page import SCREEN
from bot.cards.staff import doctor, queue, screen, status
from bot.cards.staff.change import Change
from bot.cards.staff.draft import Draft
from bot.cards.staff.permission import Feature, Need, named
from bot.cards.staff.proposal import Proposal
from bot.cards.week import privacy
from bot.domain.catalogue.catalogue import Catalogue
from bot.domain.catalogue.profession import Outlook, Pay, Profession
from bot.domain.question.library import Refusal
from bot.domain.week.ballot import Candidate, Origin
from bot.domain.week.coming import Coming
from bot.domain.week.edition import Cause, Edition, Effect, Progress, Reason, State, Status
from bot.domain.week.notice import Notice, Topic
from bot.domain.week.series import Series
from bot.domain.week.slot import Schedule, Weekday
from bot.domain.week.status import Edited, SeriesStatus
from bot.domain.week.stored import Stored, StoredSuggestion, StoredWish
from bot.domain.week.suggestion import Suggestion
from bot.domain.week.vote import StoredVote
from bot.domain.week.wanted import Wanted
from bot.presentation.layout import components
from tests.cards.reading import reader, text
from tests.english import WORDS
from tests.limits import breaches

NOW = datetime(2026, 8, 10, tzinfo=UTC)
MANY = 120
ZONES = ("Europe/Paris", "Asia/Tokyo", "Asia/Kolkata", "America/Bogota", "Africa/Lagos")
EVERYTHING = ("view_channel", "send_messages", "attach_files", "read_message_history")


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    """Professions with the longest titles that a profile may have."""
    return Catalogue(_profession(number) for number in range(MANY))


def _profession(number: int) -> Profession:
    return Profession.model_construct(
        slug=f"job-{number}",
        title=f"{number:03}{'*' * 57}",
        aliases=(),
        similar=(),
        duties=("Working",),
        pay=Pay(),
        outlook=Outlook(),
    )


def slugs() -> Sequence[str]:
    return [f"job-{number}" for number in range(MANY)]


def test_a_long_queue_with_many_suggestions_fits_and_counts_the_rest(catalogue: Catalogue) -> None:
    suggestions = [
        Suggestion(number, slug, 2**63, NOW, is_approved=number > 60)
        for number, slug in enumerate(slugs())
    ]
    wanted = [Wanted(slug, 10**6) for slug in slugs()]
    sheet = queue.queue(slugs(), suggestions, wanted, reader(catalogue))
    assert breaches(components(sheet)) == []
    assert "more that do not fit here" in text(sheet)
    assert "more, shown when these are answered" in text(sheet)
    assert "more, wanted by no more members than these" in text(sheet)


def test_everything_about_a_busy_member_fits_and_names_the_export(catalogue: Catalogue) -> None:
    votes = tuple(
        StoredVote(2**60 + number, number, slug, NOW, is_open=False, erased_at=NOW)
        for number, slug in enumerate(slugs())
    )
    suggestions = tuple(StoredSuggestion(2**60, slug, NOW) for slug in slugs())
    servers = {2**60 + number: "_" * 100 for number in range(MANY)}
    wanted = tuple(StoredWish(2**60, slug, NOW, NOW) for slug in slugs())
    sheet = privacy.stored(Stored(votes, suggestions, wanted), servers, reader(catalogue))
    assert breaches(components(sheet)) == []
    assert "</privacy export:99999999999999999999> has them all" in text(sheet)


REFUSED = Cause(Reason.REFUSED, "*" * 500)


def test_many_notices_at_once_fit() -> None:
    notices = [
        Notice(1, Topic.EFFECT_FAILED, NOW + timedelta(hours=n), effect, REFUSED)
        for n in range(20)
        for effect in Effect
    ]
    assert breaches(components(status.untold(notices, WORDS))) == []


@pytest.mark.parametrize(
    ("ahead", "unknown", "told"),
    [
        (2, False, "it goes out on Wednesday, August 12, 2026, and"),
        (2, True, "the bot looks whether it stands all the same"),
        (-1, False, "the bot goes on trying. Discord refused"),
        (-1, True, "the bot goes on trying. Discord refused"),
    ],
)
def test_a_post_by_hand_that_was_not_sent_is_told_when_it_will_be(
    ahead: int, unknown: bool, told: str
) -> None:
    day = (NOW + timedelta(days=ahead)).date()
    slot = Schedule(Weekday(day.weekday()), time(), "UTC").slot(day)
    edition = Edition(1, slot, "job-1", State.BLOCKED, cause=Cause(Reason.REFUSED))
    edition = replace(edition, unknown_since=NOW if unknown else None)
    assert told in text(status.posted(edition, 2**63, NOW, WORDS))


def test_everything_missing_everywhere_fits() -> None:
    needs = [Need(feature, 2**63, (), EVERYTHING, frozenset(EVERYTHING[:2])) for feature in Feature]
    sheet = doctor.doctor(needs, ["The role was deleted."] * 3, "https://x.example/" * 20, WORDS)
    assert breaches(components(sheet)) == []


def test_a_panel_with_everything_missing_and_all_that_was_meant_fits() -> None:
    needs = [Need(feature, 2**63, (), EVERYTHING, frozenset(EVERYTHING[:2])) for feature in Feature]
    longest = "America/Argentina/ComodRivadavia"
    before = Series(1, 1, 2**63, Schedule(Weekday.MONDAY, time(9), longest), NOW)
    after = replace(before, schedule=replace(before.schedule, weekday=Weekday.FRIDAY), role=2**63)
    would = Edited(before, after, before.upcoming(NOW, 4, ()), after.upcoming(NOW, 4, ()))
    notes = ["The role was deleted."] * 3
    for draft in (Draft(Change(zone=longest)), Draft(Change(zone=longest), is_new=True)):
        proposal = Proposal(draft, would, needs, notes, "https://x.example/" * 20, longest)
        near = {zone: zone for zone in ZONES}
        sheet = proposal.sheet(WORDS, "x" * 500, near)
        assert breaches(components(sheet)) == []
        form = proposal.form(WORDS)
        assert len(form.title) <= 45
        assert all(len(field.label) <= 45 and len(field.hint) <= 100 for field in form.fields)
        assert "</" not in f"{form}"


@pytest.mark.parametrize("detail", ["x", "*" * 500])
@pytest.mark.parametrize("is_paused", [False, True])
def test_the_fullest_status_is_one_screen(
    catalogue: Catalogue, detail: str, *, is_paused: bool
) -> None:
    series = Series(1, 2**63, 2**63, Schedule(Weekday.WEDNESDAY, time(22, 59), "Etc/GMT+12"), NOW)
    series = replace(series, unreadable={"zone": detail, "time": detail})
    slots = series.schedule.upcoming(NOW, 30)
    refused = Cause(Reason.REFUSED, detail)
    effects = {each: Progress(Status.FAILED, 3, refused) for each in Effect}
    latest = Edition(1, slots[0], "job-1", State.BLOCKED, effects, refused)
    coming = tuple(
        Coming(slot, timedelta(), None, Candidate("job-2", Origin.QUEUE)) for slot in slots[:4]
    )
    notices = tuple(Notice(1, Topic.EFFECT_FAILED, NOW, each, refused) for each in Effect)
    now = SeriesStatus(
        series, coming, slots, latest, None, tuple(slugs()), 120, 120, 120, 12, notices
    )
    files = tuple(f"professions/{'x' * 60}-{number}.yaml" for number in range(3))
    refusal = Refusal(NOW, files, files)
    state = status.state_lines(
        now, named(EVERYTHING, WORDS), [detail, WORDS("role-gone")], WORDS, refusal, at=NOW
    )
    sheet = screen.screen(now, state, reader(catalogue), is_paused=is_paused)
    assert breaches(components(sheet)) == []
    assert len(visible(text(sheet))) <= SCREEN
    assert "**Permissions are missing:**" in text(sheet)
    assert "**Next post**" in text(sheet)
    assert "**Latest post**" in text(sheet)
    whole = status.details(now, state, reader(catalogue))
    assert breaches(components(whole)) == []


def test_one_channel_that_takes_permissions_away_is_named_once() -> None:
    needs = [
        Need(Feature.POST, 7, (), ("send_messages",), frozenset({"send_messages"})),
        Need(Feature.LOG, 7, (), ("send_messages",), frozenset({"send_messages"})),
    ]
    [cure] = doctor.cures(needs, "", WORDS)
    assert "In <#7>" in cure
