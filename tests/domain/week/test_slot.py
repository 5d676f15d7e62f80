"""Weekly moments, against every zone of the tz database."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from itertools import islice, pairwise
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.week.errors import UnknownZone
from bot.domain.week.slot import Schedule, Slot, Weekday, week_of

FIRST = date(2026, 1, 1)
ZONES = sorted(available_timezones())


def on(day: date, wall: time, zone: str) -> Slot:
    return Schedule(Weekday(day.weekday()), wall, zone).slot(day)


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


schedules = st.builds(Schedule, st.sampled_from(Weekday), st.times(), st.sampled_from(ZONES))
moments = st.integers(0, 1460 * 86400).map(
    lambda seconds: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)
)


@cache
def transitions(zone: str) -> tuple[datetime, ...]:
    """Return the instants from 2026 to 2029 at which the zone's offset changes."""
    rules = ZoneInfo(zone)
    found: list[datetime] = []
    start = datetime(2026, 1, 1, tzinfo=UTC)
    offsets = [
        (at, at.astimezone(rules).utcoffset())
        for at in (start + timedelta(days=days) for days in range(0, 1461, 7))
    ]
    for (low, before), (high, after) in pairwise(offsets):
        if before == after:
            continue
        while high - low > timedelta(minutes=1):
            middle = low + ((high - low) / 2 // timedelta(minutes=1)) * timedelta(minutes=1)
            if middle.astimezone(rules).utcoffset() == before:
                low = middle
            else:
                high = middle
        found.append(high)
    return tuple(found)


def walls_around_every_change() -> Iterator[tuple[str, datetime]]:
    """Yield each zone with local times just before, inside and after each of its changes."""
    for zone in ZONES:
        for at in transitions(zone):
            for minutes in (-61, -60, -30, -1, 0, 15, 30, 59, 60, 61, 120):
                offset = at.astimezone(ZoneInfo(zone)).utcoffset()
                assert offset is not None
                yield zone, at.replace(tzinfo=None) + offset + timedelta(minutes=minutes)


@pytest.mark.parametrize(
    ("zone", "day", "wall", "at", "shown", "gap"),
    [
        ("Europe/Paris", "2027-03-28", "02:30", "2027-03-28 01:30", "2027-03-28 03:30", 60),
        ("Australia/Lord_Howe", "2026-10-04", "02:15", "2026-10-03 15:45", "2026-10-04 02:45", 30),
        # Greenland's clocks skip the last hour of a Saturday: shown on the Sunday.
        ("America/Nuuk", "2027-03-27", "23:30", "2027-03-28 01:30", "2027-03-28 00:30", 60),
        # Chile's skip the first hour of a Sunday.
        ("America/Santiago", "2026-09-06", "00:00", "2026-09-06 04:00", "2026-09-06 01:00", 60),
        # Samoa skipped a whole Friday.
        ("Pacific/Apia", "2011-12-30", "12:00", "2011-12-30 22:00", "2011-12-31 12:00", 1440),
    ],
)
def test_a_time_that_does_not_exist_moves_forward_by_the_gap(
    zone: str, day: str, wall: str, at: str, shown: str, gap: int
) -> None:
    key = date.fromisoformat(day)
    slot = on(key, time.fromisoformat(wall), zone)
    assert slot == Slot(key, utc(at), moved=timedelta(minutes=gap))
    assert f"{slot.at.astimezone(ZoneInfo(zone)):%Y-%m-%d %H:%M}" == shown


@pytest.mark.parametrize(
    ("zone", "day", "wall", "at"),
    [
        ("Europe/Paris", "2026-10-25", "02:30", "2026-10-25 00:30"),
        ("Australia/Lord_Howe", "2027-04-04", "01:45", "2027-04-03 14:45"),
        ("America/Nuuk", "2026-10-24", "23:30", "2026-10-25 00:30"),
    ],
)
def test_a_time_that_occurs_twice_counts_the_first_time(
    zone: str, day: str, wall: str, at: str
) -> None:
    key = date.fromisoformat(day)
    assert on(key, time.fromisoformat(wall), zone) == Slot(key, utc(at), repeated=True)


def test_the_second_occurrence_of_a_repeated_time_is_no_slot() -> None:
    sundays = Schedule(Weekday.SUNDAY, time(2, 30), "Europe/Paris")
    second_time = utc("2026-10-25 01:30")
    assert sundays.latest(second_time).at == utc("2026-10-25 00:30")
    assert next(sundays.after(utc("2026-10-25 00:30"))).key == date(2026, 11, 1)


def test_a_slot_of_tomorrow_is_over_where_clocks_went_back_over_midnight() -> None:
    # Saint John's went from 00:01 on the 7th back to 23:01 on the 6th.
    sundays = Schedule(Weekday.SUNDAY, time(0, 0), "America/St_Johns")
    now = utc("2010-11-07 02:45")
    assert sundays.local(now).date() == date(2010, 11, 6)
    assert sundays.latest(now) == Slot(date(2010, 11, 7), utc("2010-11-07 02:30"), repeated=True)


def test_a_slot_counts_from_its_very_instant() -> None:
    mondays = Schedule(Weekday.MONDAY, time(9), "Europe/Paris")
    nine = utc("2026-08-03 07:00")
    assert mondays.latest(nine).at == nine
    assert mondays.latest(nine - timedelta.resolution).key == date(2026, 7, 27)


def test_set_up_on_tuesday_for_mondays_the_first_slot_is_next_monday() -> None:
    mondays = Schedule(Weekday.MONDAY, time(9), "Europe/Paris")
    coming = mondays.upcoming(utc("2026-08-04 12:00"), 3)
    assert [slot.key.isoformat() for slot in coming] == ["2026-08-10", "2026-08-17", "2026-08-24"]


def test_only_the_weeks_in_which_clocks_were_changed_turn() -> None:
    mondays = Schedule(Weekday.MONDAY, time(9), "Europe/Paris")
    year = mondays.upcoming(utc("2026-01-01 00:00"), 52)
    turns = {slot.key.isoformat(): mondays.turn(slot) for slot in year if mondays.turn(slot)}
    hour = timedelta(hours=1)
    assert turns == {"2026-03-30": hour, "2026-10-26": -hour}


def test_a_day_begins_after_the_gap_that_swallows_its_midnight() -> None:
    schedule = Schedule(Weekday.MONDAY, time(9), "America/Santiago")
    assert schedule.start_of(date(2026, 9, 6)) == utc("2026-09-06 04:00")


@pytest.mark.parametrize(
    "zone", ["", "Paris", "Europe", "../etc/passwd", "/etc/localtime", "a\0b", "é", "x" * 300]
)
def test_what_is_no_zone_is_refused_by_name(zone: str) -> None:
    with pytest.raises(UnknownZone) as caught:
        Schedule(Weekday.MONDAY, time(9), zone)
    assert caught.value.zone == zone


def test_a_slot_of_another_weekday_is_refused() -> None:
    with pytest.raises(ValueError, match="2026-08-04 is no Monday"):
        Schedule(Weekday.MONDAY, time(9), "UTC").slot(date(2026, 8, 4))


def test_a_wall_clock_time_with_a_zone_of_its_own_is_refused() -> None:
    with pytest.raises(ValueError, match="no zone of its own"):
        Schedule(Weekday.MONDAY, time(9, tzinfo=UTC), "UTC")


def assert_four_years_are_regular(schedule: Schedule) -> None:
    slots = list(islice(schedule.after(schedule.start_of(FIRST)), 208))
    assert all(before.at < after.at for before, after in pairwise(slots))
    assert len({slot.week for slot in slots}) == len(slots)
    for before, after in pairwise(slots):
        assert after.key - before.key == timedelta(days=7)
    for slot in slots:
        shown = schedule.local(slot.at).replace(tzinfo=None)
        assert shown == datetime.combine(slot.key, schedule.time) + slot.moved
        if slot.moved:
            changes = transitions(schedule.zone)
            assert any(change <= slot.at < change + slot.moved for change in changes)


@given(schedules)
def test_four_years_of_slots_increase_by_one_iso_week_at_the_promised_time(
    schedule: Schedule,
) -> None:
    assert_four_years_are_regular(schedule)


@pytest.mark.parametrize("wall", [time(0), time(2, 30)])
def test_four_years_of_sundays_are_regular_in_every_zone(wall: time) -> None:
    for zone in ZONES:
        assert_four_years_are_regular(Schedule(Weekday.SUNDAY, wall, zone))


@given(schedules, moments, st.integers(1, 12))
def test_the_latest_slot_is_never_early_and_the_next_ones_follow_it(
    schedule: Schedule, now: datetime, count: int
) -> None:
    latest, coming = schedule.latest(now), schedule.upcoming(now, count)
    assert latest.at <= now < coming[0].at
    assert [slot.key for slot in coming] == [
        latest.key + timedelta(days=7 * week) for week in range(1, count + 1)
    ]


@given(schedules, moments)
def test_slots_looked_back_upon_are_those_once_looked_forward_to(
    schedule: Schedule, now: datetime
) -> None:
    past = list(islice(schedule.back_from(now), 5))[::-1]
    assert list(schedule.upcoming(past[0].at - timedelta.resolution, 5)) == past


def test_around_every_change_of_every_zone_the_promised_time_is_kept_or_moved_by_the_gap() -> None:
    moved = repeated = 0
    for zone, wall in walls_around_every_change():
        slot = on(wall.date(), wall.time(), zone)
        rules = ZoneInfo(zone)
        assert slot.at.astimezone(rules).replace(tzinfo=None) == wall + slot.moved
        same_wall_earlier = [
            slot.at - timedelta(minutes=minutes)
            for minutes in (30, 60, 120)
            if (slot.at - timedelta(minutes=minutes)).astimezone(rules).replace(tzinfo=None) == wall
        ]
        assert not same_wall_earlier
        moved += bool(slot.moved)
        repeated += slot.repeated
    assert moved > 1000
    assert repeated > 1000


def test_around_every_change_of_every_zone_no_slot_is_early_and_none_is_passed_over() -> None:
    for zone, wall in walls_around_every_change():
        schedule = Schedule(Weekday(wall.weekday()), wall.time(), zone)
        slot = schedule.slot(wall.date())
        assert schedule.latest(slot.at) == slot
        assert schedule.latest(slot.at - timedelta.resolution).key == slot.key - timedelta(days=7)


def test_a_week_belongs_to_the_iso_year() -> None:
    assert week_of(date(2027, 1, 1)) == (2026, 53)
