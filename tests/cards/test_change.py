"""A change that waits in a button: nothing of it is lost, and it always fits."""

from __future__ import annotations

from datetime import time, timedelta
from zoneinfo import available_timezones

from hypothesis import given
from hypothesis import strategies as st

from bot.cards.staff.change import NOBODY, Change
from bot.domain.week.series import Discussion
from bot.domain.week.slot import Schedule, Weekday
from bot.domain.week.terms import Terms

SNOWFLAKES = st.integers(1, 2**64 - 1)
CHANGES = st.builds(
    Change,
    channel=st.none() | SNOWFLAKES,
    weekday=st.none() | st.sampled_from(Weekday),
    time=st.none() | st.times().map(lambda each: each.replace(second=0, microsecond=0)),
    zone=st.none() | st.sampled_from(sorted(available_timezones())),
    role=st.none() | st.just(NOBODY) | SNOWFLAKES,
    discussion=st.none() | st.sampled_from(Discussion),
    pin=st.none() | st.booleans(),
    catch_up=st.none() | st.integers(0, 96).map(lambda hours: timedelta(hours=hours)),
)
PRESENT = Terms(1, Schedule(Weekday.MONDAY, time(9), "Europe/Paris"), role=2)


@given(CHANGES)
def test_a_change_is_read_as_it_was_written(change: Change) -> None:
    match = Change.PATTERN.fullmatch(change.custom_id())
    assert match is not None
    assert Change.parse(match) == change


@given(CHANGES)
def test_a_change_fits_into_a_button(change: Change) -> None:
    assert len(change.custom_id()) <= 100


def test_no_change_changes_nothing() -> None:
    assert Change().applied(PRESENT) == PRESENT


@given(CHANGES)
def test_applying_a_change_twice_is_applying_it_once(change: Change) -> None:
    once = change.applied(PRESENT)
    assert change.applied(once) == once


def test_pinging_nobody_takes_the_role_away() -> None:
    assert Change(role=NOBODY).applied(PRESENT).role is None
