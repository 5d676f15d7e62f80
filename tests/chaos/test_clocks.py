"""A machine's clock that is wrong for a while settles nothing for good."""

from __future__ import annotations

import pytest

from tests.chaos.plan import Kind
from tests.chaos.story import SLOTS, everywhere, here, said, told

_HOUR, _DAY, _YEAR = 3600, 86400, 365 * 86400
_AHEAD = (600, 2 * _HOUR, 25 * _HOUR, 9 * _DAY, _YEAR)


@pytest.mark.parametrize("by", [sign * by for by in _AHEAD for sign in (1, -1)])
@pytest.mark.parametrize("minutes", [2, 90])
def test_between_two_slots_a_wrong_clock_changes_nothing(by: int, minutes: int) -> None:
    run = told(
        here("2026-08-11 10:00:00", Kind.VOTE, member=1, picks=(1,)),
        everywhere("2026-08-13 10:00:00", Kind.CLOCK, by=by, minutes=minutes),
    )
    assert not run.findings, said(run)
    assert run.slots()[:6] == list(SLOTS), said(run)
    assert set(run.states().values()) == {"posted"}, said(run)


@pytest.mark.parametrize("by", [2 * _HOUR, 25 * _HOUR, _YEAR])
def test_a_process_that_starts_with_a_clock_ahead_posts_nothing_too_early(by: int) -> None:
    run = told(
        everywhere("2026-08-17 05:30:00", Kind.STOP, down=60),
        everywhere("2026-08-17 05:30:30", Kind.CLOCK, by=by, minutes=30),
    )
    assert not run.findings, said(run)
    assert run.slots()[:6] == list(SLOTS), said(run)


@pytest.mark.parametrize("by", [-_HOUR, -25 * _HOUR, -_YEAR])
def test_a_clock_that_is_behind_at_the_slot_is_made_up_for_when_it_is_right(by: int) -> None:
    run = told(everywhere("2026-08-17 06:30:00", Kind.CLOCK, by=by, minutes=120))
    assert not run.findings, said(run)
    assert run.slots()[:6] == list(SLOTS), said(run)


@pytest.mark.parametrize("by", [2 * _HOUR, 25 * _HOUR, _YEAR])
def test_a_ballot_is_not_closed_by_a_clock_that_is_ahead(by: int) -> None:
    run = told(
        everywhere("2026-08-16 12:00:00", Kind.CLOCK, by=by, minutes=20),
        here("2026-08-16 12:10:00", Kind.VOTE, member=1, picks=(2,)),
        here("2026-08-16 13:00:00", Kind.VOTE, member=2, picks=(2,)),
    )
    assert not run.findings, said(run)
    votes = list(run.world.journal.of(1000, "vote"))
    assert all(deed.done[0].what.receipt.outcome != "closed" for deed in votes if deed.done)


@pytest.mark.parametrize("by", [2 * _HOUR, 25 * _HOUR, _YEAR])
def test_ids_are_not_erased_by_a_clock_that_is_ahead(by: int) -> None:
    run = told(
        here("2026-08-11 10:00:00", Kind.VOTE, member=1, picks=(1,)),
        everywhere("2026-08-12 10:00:00", Kind.CLOCK, by=by, minutes=20),
    )
    assert not {kind for kind in run.kinds if kind.startswith("vote")}, said(run)
    assert run.slots()[:6] == list(SLOTS), said(run)


@pytest.mark.parametrize("by", [25 * _HOUR, _YEAR])
def test_staff_are_told_of_a_leap_of_the_clock_once(by: int) -> None:
    run = told(everywhere("2026-08-13 10:00:00", Kind.CLOCK, by=by, minutes=60))
    leaps = [cause for cause in run.notices() if cause.startswith("clock")]
    assert len(leaps) == 1, said(run)


def test_a_machine_that_slept_for_weeks_is_no_wrong_clock() -> None:
    run = told(
        everywhere("2026-08-15 10:00:00", Kind.ASLEEP, minutes=17 * 24 * 60),
        weeks=6,
    )
    assert not run.findings, said(run)
    assert run.slots()[:4] == ["2026-08-10", "2026-09-07", "2026-09-14", "2026-09-21"], said(run)
