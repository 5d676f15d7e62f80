"""A machine's clock that is wrong for a while settles nothing for good.

The bot's own clock is held against Discord's, and goes by what is known. Should it be believed all
the same (`raw`), what it has settled is taken back once the clock is right.
"""

from __future__ import annotations

import pytest

from bot.domain.week.notice import Topic
from tests.chaos.plan import Kind, Server
from tests.chaos.story import (
    FORUM,
    SECOND,
    SLOTS,
    TEXT,
    everywhere,
    here,
    holds,
    said,
    told,
)
from tests.chaos.transit import UNANSWERED

_HOUR, _DAY, _YEAR = 3600, 86400, 365 * 86400
_AHEAD = (600, 2 * _HOUR, 25 * _HOUR, 9 * _DAY, _YEAR)

both_ways = pytest.mark.parametrize("by", [sign * by for by in _AHEAD for sign in (1, -1)])
raws = pytest.mark.parametrize("raw", [False, True], ids=["held", "raw"])


@raws
@both_ways
@pytest.mark.parametrize("minutes", [2, 90])
def test_between_two_slots_a_wrong_clock_changes_nothing(by: int, minutes: int, raw: bool) -> None:
    run = told(
        here("2026-08-11 10:00:00", Kind.VOTE, member=1, picks=(1,)),
        everywhere("2026-08-13 10:00:00", Kind.CLOCK, by=by, minutes=minutes, raw=raw),
    )
    assert not run.findings, said(run)
    assert set(run.slots()) >= set(SLOTS), said(run)


@both_ways
@pytest.mark.parametrize("at", ["05:59:00", "06:30:00", "06:59:30", "07:00:00.3", "07:00:30"])
def test_around_a_slot_a_wrong_clock_that_is_held_changes_nothing(by: int, at: str) -> None:
    run = told(
        here("2026-08-17 05:58:00", Kind.VOTE, member=1, picks=(1,)),
        everywhere(f"2026-08-17 {at}", Kind.CLOCK, by=by, minutes=50),
    )
    holds(run, *SLOTS)
    assert set(run.states().values()) == {"posted"}, said(run)


@both_ways
def test_a_process_that_starts_with_a_wrong_clock_goes_by_that_of_discord(by: int) -> None:
    run = told(
        everywhere("2026-08-17 05:30:00", Kind.STOP, down=60),
        everywhere("2026-08-17 05:30:30", Kind.CLOCK, by=by, minutes=300),
    )
    holds(run, *SLOTS)


@both_ways
def test_believed_all_the_same_it_takes_nothing_from_the_slots_to_come(by: int) -> None:
    run = told(everywhere("2026-08-17 06:30:00", Kind.CLOCK, by=by, minutes=120, raw=True))
    assert not run.findings, said(run)
    assert set(run.slots()) >= set(SLOTS[2:]), said(run)


@pytest.mark.parametrize("by", [-_HOUR, -25 * _HOUR, -_YEAR])
def test_believed_while_it_was_behind_the_slot_is_made_up_for(by: int) -> None:
    run = told(everywhere("2026-08-17 06:30:00", Kind.CLOCK, by=by, minutes=120, raw=True))
    holds(run, *SLOTS)


@raws
@pytest.mark.parametrize("by", [2 * _HOUR, 25 * _HOUR, _YEAR])
def test_votes_outlive_a_clock_that_was_ahead(by: int, raw: bool) -> None:
    run = told(
        here("2026-08-16 11:00:00", Kind.VOTE, member=1, picks=(1,)),
        everywhere("2026-08-16 12:00:00", Kind.CLOCK, by=by, minutes=20, raw=raw),
        here("2026-08-16 13:00:00", Kind.VOTE, member=2, picks=(2,)),
    )
    assert not run.findings, said(run)
    assert set(run.slots()) >= set(SLOTS[2:]), said(run)


def test_a_clock_that_is_believed_may_have_staff_told_again_and_no_more() -> None:
    run = told(
        here("2026-08-17 06:30:00", Kind.DELETE_CHANNEL),
        everywhere("2026-08-17 12:00:00", Kind.CLOCK, by=25 * _HOUR, minutes=2, raw=True),
        server=Server(voters=2, catch_up=96),
    )
    assert not run.findings, said(run)
    told_at = [each.at for each in run.world.wall.told if each.notice.topic is Topic.BLOCKED]
    hours = [at.hour for at in told_at if at.day == 17]
    assert hours == [7, 12, 12], said(run)


def test_a_machine_that_slept_for_weeks_is_no_wrong_clock() -> None:
    run = told(
        everywhere("2026-08-15 10:00:00", Kind.ASLEEP, minutes=17 * 24 * 60),
        weeks=6,
    )
    holds(run, "2026-08-10", "2026-09-07", "2026-09-14", "2026-09-21")
    assert run.states()[SECOND] == "missed", said(run)


@pytest.mark.parametrize("server", [TEXT, FORUM], ids=["text", "forum"])
@pytest.mark.parametrize("form", [form.value for form in UNANSWERED])
def test_what_was_sent_days_too_early_and_got_no_answer_stands_once(
    server: Server, form: str
) -> None:
    run = told(
        everywhere("2026-08-13 10:00:00", Kind.CLOCK, by=94 * _HOUR, minutes=300, raw=True),
        here("2026-08-13 09:59:30", Kind.TROUBLE, request="post", form=form, count=3),
        server=server,
    )
    assert not run.findings, said(run)
    assert run.slots().count(SECOND) == 1, said(run)


def test_a_vote_that_a_wrong_clock_has_closed_goes_on() -> None:
    run = told(
        here("2026-08-11 10:00:00", Kind.VOTE, member=1, picks=(1,)),
        everywhere("2026-08-15 06:30:00", Kind.CLOCK, by=48 * _HOUR, minutes=20, raw=True),
        here("2026-08-16 12:00:00", Kind.VOTE, member=1, picks=(3,)),
        server=Server(voters=0),
    )
    holds(run, *SLOTS)
    assert any(key.startswith("wrong-clock") for key in run.notices()), said(run)
    _, deed = run.world.journal.of(1000, "vote")
    assert run.posts()[1][1] == deed.values["for"], said(run)
