"""A change that waits in a button: nothing of it is lost, and it always fits."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import time, timedelta
from zoneinfo import available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.cards.staff.change import NOBODY, NOWHERE, Change
from bot.cards.staff.draft import Draft, Step
from bot.domain.week.series import Discussion
from bot.domain.week.slot import Schedule, Weekday
from bot.domain.week.terms import Terms
from tests.offenders import every

SNOWFLAKES = st.integers(1, 2**63 - 1)
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
    publish=st.none() | st.booleans(),
    reminder=st.none() | st.booleans(),
    country=st.none() | st.sampled_from([NOWHERE, "GB", "US"]),
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


@given(CHANGES, st.booleans(), st.sampled_from(Step))
def test_a_panel_is_read_as_it_was_written_and_fits_into_its_controls(
    change: Change, is_new: bool, step: Step
) -> None:
    written = Draft(change, is_new).custom_id(step)
    assert len(written) <= 100
    match = re.fullmatch(Draft.pattern(step), written)
    assert match is not None
    assert Draft.parse(match) == Draft(change, is_new)


@every(sorted(available_timezones()), str)
def test_a_panel_with_the_longest_ids_fits_with_any_zone(zone: str) -> None:
    full = Change(
        *(2**63 - 1, Weekday.SUNDAY, time(23, 59), zone, 2**63 - 1, Discussion.THREAD),
        *(True, timedelta(hours=96), True, True, "GB"),
    )
    for step in Step:
        written = Draft(full, is_new=True).custom_id(step)
        assert len(written) <= 100
        assert re.fullmatch(Draft.pattern(step), written)


def test_no_change_changes_nothing() -> None:
    assert Change().applied(PRESENT) == PRESENT


@given(CHANGES)
def test_applying_a_change_twice_is_applying_it_once(change: Change) -> None:
    once = change.applied(PRESENT)
    assert change.applied(once) == once


@pytest.mark.parametrize("rest", ["", ":y:n", ":y:n:GB"])
@pytest.mark.parametrize("discussion", ["thread", "t"])
def test_a_button_of_an_earlier_version_still_means_what_it_meant(
    discussion: str, rest: str
) -> None:
    match = Change.PATTERN.fullmatch(f"edit:1f:::::{discussion}:y:24{rest}")
    assert match is not None
    change = Change.parse(match)
    assert (change.channel, change.discussion) == (0x1F, Discussion.THREAD)
    assert change.country == ("GB" if "GB" in rest else None)


def test_no_country_takes_the_country_away() -> None:
    assert Change(country=NOWHERE).applied(replace(PRESENT, country="GB")).country is None


def test_pinging_nobody_takes_the_role_away() -> None:
    assert Change(role=NOBODY).applied(PRESENT).role is None
