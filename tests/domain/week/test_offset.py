"""Offsets as people write them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.week.offset import HOUR, name_of, standing, written, zone_at
from tests.offenders import every

NOW = datetime(2026, 7, 1, tzinfo=UTC)
NAMES = ("", "UTC", "GMT", "utc ", "Gmt ")


@given(st.sampled_from(NAMES), st.sampled_from(("+", "-")), st.integers(0, 12), st.booleans())
def test_a_zone_stands_where_people_mean(name: str, sign: str, hours: int, zero: bool) -> None:
    text = f"{name}{sign}{hours:02}:00" if zero else f"{name}{sign}{hours}"
    offset = (hours if sign == "+" else -hours) * HOUR
    assert written(text) == offset
    zone = zone_at(offset)
    assert zone is not None
    assert ZoneInfo(zone).utcoffset(NOW) == offset


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("+3", 3),
        ("GMT+5", 5),
        (" utc  + 2 ", 2),
        ("UTC-3:30", -3.5),
        ("UTC−3:30", -3.5),
        ("gmt +5:30", 5.5),
        ("+0545", 5.75),
        ("+530", 5.5),
        ("+5.5", 5.5),
        ("+5,75", 5.75),
        ("GMT+5.30", 5.5),
        ("+3h", 3),
        ("UTC", 0),
        ("gmt", 0),
        ("GMT-0", 0),
        ("+14:00", 14),
    ],
)
def test_an_offset_is_read_as_people_write_it(text: str, hours: float) -> None:
    assert written(text) == timedelta(hours=hours)


@pytest.mark.parametrize(
    "text", ["", "3", "5:30", "GMT0", "UTC3", "z", "+", "+-3", "Etc/GMT+3", "+3 am", "+123456", "٣"]
)
def test_what_is_written_otherwise_is_no_offset(text: str) -> None:
    assert written(text) is None


@given(st.integers(-14 * 60, 14 * 60).map(lambda minutes: timedelta(minutes=minutes)))
def test_the_name_of_an_offset_is_read_as_that_offset(offset: timedelta) -> None:
    assert written(name_of(offset)) == offset


@given(st.integers(-40 * 4, 40 * 4).map(lambda quarters: timedelta(minutes=15 * quarters)))
def test_a_zone_is_found_for_whole_hours_that_some_place_has(offset: timedelta) -> None:
    zone = zone_at(offset)
    assert (zone is not None) == (offset % HOUR == timedelta() and -12 <= offset / HOUR <= 14)
    assert zone is None or standing(zone) == offset


@every(sorted(available_timezones()), str)
def test_a_standing_zone_has_its_offset_all_year(zone: str) -> None:
    offset = standing(zone)
    if offset is None:
        assert not zone.startswith("Etc/")
    else:
        year = (NOW + timedelta(days=days) for days in range(0, 366, 7))
        assert {ZoneInfo(zone).utcoffset(day) for day in year} == {offset}
