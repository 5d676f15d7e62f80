"""Which slots happen, and which have come due."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import available_timezones

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bot.domain.week.edition import Cause, Edition, Reason, State
from bot.domain.week.errors import OutOfRange
from bot.domain.week.series import Due, Pause, Series
from bot.domain.week.slot import Schedule, Slot, Weekday, week_of

HOUR = timedelta(hours=1)
WEEK = timedelta(days=7)
MONDAYS = Schedule(Weekday.MONDAY, time(9), "Europe/Paris")
SET_UP = datetime(2026, 8, 4, 12, tzinfo=UTC)  # a Tuesday
FIRST, SECOND, THIRD, FOURTH = MONDAYS.upcoming(SET_UP, 4)
SERIES = Series(1, 10, 100, MONDAYS, SET_UP)


def edition(slot: Slot, state: State = State.POSTED, reason: Reason = Reason.SKIPPED) -> Edition:
    return Edition(1, slot, "ai-engineer", state, cause=Cause(reason))


def coming(series: Series, now: datetime, editions: Iterable[Edition] = ()) -> list[str]:
    return [slot.key.isoformat() for slot in series.upcoming(now, 3, editions)]


def test_set_up_on_tuesday_nothing_is_due_before_next_monday() -> None:
    assert SERIES.due(SET_UP, []) == Due()
    assert SERIES.due(FIRST.at - timedelta.resolution, []) == Due()
    assert SERIES.due(FIRST.at, []) == Due(post=FIRST)


def test_a_slot_that_is_settled_is_not_due_again() -> None:
    for state in (State.POSTED, State.DELETED, State.MISSED, State.SKIPPED):
        assert SERIES.due(FIRST.at + HOUR, [edition(FIRST, state)]) == Due()


@pytest.mark.parametrize("state", [State.PLANNED, State.CLAIMED, State.BLOCKED])
def test_a_slot_that_is_not_settled_stays_due(state: State) -> None:
    assert SERIES.due(FIRST.at + HOUR, [edition(FIRST, state)]) == Due(post=FIRST)


def test_after_an_outage_the_latest_slot_is_posted_and_the_older_ones_are_missed() -> None:
    back = FOURTH.at + 23 * HOUR
    assert SERIES.due(back, [edition(FIRST)]) == Due(post=FOURTH, missed=(SECOND, THIRD))


def test_a_slot_older_than_catch_up_is_missed_as_well() -> None:
    back = THIRD.at + 24 * HOUR + timedelta.resolution
    assert SERIES.due(back, [edition(FIRST)]) == Due(missed=(SECOND, THIRD))


def test_the_last_instant_of_catch_up_still_counts() -> None:
    assert SERIES.due(FIRST.at + 24 * HOUR, []) == Due(post=FIRST)


def test_without_catch_up_a_post_within_five_minutes_is_on_time_and_none_is_late() -> None:
    strict = replace(SERIES, catch_up=timedelta())
    five = timedelta(minutes=5)
    assert strict.due(FIRST.at + five, []) == Due(post=FIRST)
    assert not FIRST.is_late(FIRST.at + five)
    assert strict.due(FIRST.at + five + timedelta.resolution, []) == Due(missed=(FIRST,))


@pytest.mark.parametrize("hours", [-1, 97])
def test_a_catch_up_out_of_range_is_refused(hours: int) -> None:
    with pytest.raises(OutOfRange, match="catch_up"):
        replace(SERIES, catch_up=hours * HOUR)


def test_slots_in_a_pause_are_neither_posted_nor_missed() -> None:
    paused = SERIES.paused(FIRST.at + HOUR)
    assert paused.due(THIRD.at, [edition(FIRST)]) == Due(paused=(SECOND, THIRD))


def test_resuming_within_catch_up_of_a_paused_slot_does_not_post_it() -> None:
    resumed = SERIES.paused(SET_UP).resumed(FIRST.at + HOUR)
    assert resumed.due(FIRST.at + 2 * HOUR, []) == Due(paused=(FIRST,))
    assert coming(resumed, FIRST.at + HOUR)[0] == "2026-08-17"


def test_a_pause_ends_by_itself() -> None:
    paused = SERIES.paused(SET_UP, until=MONDAYS.start_of(date(2026, 8, 18)))
    assert coming(paused, SET_UP) == ["2026-08-24", "2026-08-31", "2026-09-07"]
    skipped = edition(SECOND, State.SKIPPED, Reason.PAUSED)
    assert paused.due(THIRD.at, [skipped]) == Due(post=THIRD)


def test_a_slot_at_the_very_end_of_a_pause_happens() -> None:
    paused = SERIES.paused(SET_UP, until=SECOND.at)
    assert coming(paused, SET_UP)[0] == SECOND.key.isoformat()
    assert paused.due(SECOND.at, [edition(FIRST, State.SKIPPED)]) == Due(post=SECOND)


def test_a_pause_without_an_end_leaves_nothing_coming() -> None:
    assert coming(SERIES.paused(SET_UP), SET_UP) == []


def test_pausing_again_moves_the_end_and_keeps_the_beginning() -> None:
    paused = SERIES.paused(SET_UP).paused(FIRST.at + HOUR, until=THIRD.at)
    assert paused.pause == Pause(SET_UP, THIRD.at)


def test_resuming_what_is_not_paused_changes_nothing() -> None:
    assert SERIES.resumed(SET_UP) is SERIES


def test_a_skipped_slot_is_left_out_of_what_is_coming() -> None:
    skipped = edition(SECOND, State.SKIPPED)
    assert coming(SERIES, SET_UP, [skipped]) == ["2026-08-10", "2026-08-24", "2026-08-31"]


def test_a_slot_that_staff_skipped_hides_none_that_was_missed_before_it() -> None:
    skipped = edition(SECOND, State.SKIPPED)
    assert SERIES.due(SECOND.at, [skipped]) == Due(missed=(FIRST,))
    assert SERIES.due(SECOND.at, [edition(FIRST), skipped]) == Due()


def test_a_slot_that_was_posted_ahead_hides_none_that_was_missed_since() -> None:
    ahead = replace(edition(THIRD), posted_at=FIRST.at + HOUR)
    assert SERIES.due(THIRD.at, [ahead]) == Due(missed=(SECOND,))
    assert SERIES.due(THIRD.at, [ahead, edition(SECOND)]) == Due()
    assert SERIES.due(THIRD.at, [replace(ahead, posted_at=THIRD.at)]) == Due()


def test_a_planned_slot_is_still_coming() -> None:
    assert coming(SERIES, SET_UP, [edition(FIRST, State.PLANNED)])[0] == "2026-08-10"


def test_a_post_by_hand_within_72_hours_fulfils_the_next_slot() -> None:
    assert SERIES.fulfilled_by_hand(SECOND.at - 72 * HOUR, [edition(FIRST)]) == SECOND


def test_a_post_by_hand_earlier_than_that_needs_a_question() -> None:
    early = SECOND.at - 72 * HOUR - timedelta.resolution
    assert SERIES.fulfilled_by_hand(early, [edition(FIRST)]) is None


def test_a_post_by_hand_fulfils_what_is_overdue_first() -> None:
    blocked = edition(FIRST, State.BLOCKED)
    assert SERIES.fulfilled_by_hand(FIRST.at + HOUR, [blocked]) == FIRST


def test_a_post_by_hand_in_a_pause_needs_a_question() -> None:
    assert SERIES.paused(SET_UP).fulfilled_by_hand(FIRST.at - HOUR, []) is None


def test_no_second_post_follows_one_that_was_made_by_hand() -> None:
    by_hand = edition(SECOND)
    assert SERIES.due(SECOND.at, [edition(FIRST), by_hand]) == Due()
    assert coming(SERIES, SECOND.at - HOUR, [by_hand])[0] == THIRD.key.isoformat()


def test_a_later_day_takes_effect_in_the_week_after_the_one_that_was_posted() -> None:
    edited = SERIES.rescheduled(replace(MONDAYS, weekday=Weekday.FRIDAY), FIRST.at + HOUR)
    posted = [edition(FIRST)]
    assert coming(edited, FIRST.at + HOUR, posted) == ["2026-08-21", "2026-08-28", "2026-09-04"]
    friday = edited.schedule.slot(date(2026, 8, 14))
    assert edited.due(friday.at, posted) == Due()


def test_an_earlier_day_takes_effect_from_the_next_one_on() -> None:
    edited = SERIES.rescheduled(replace(MONDAYS, weekday=Weekday.SUNDAY), SECOND.at - 24 * HOUR)
    later = edited.rescheduled(MONDAYS, SECOND.at - HOUR)
    assert coming(later, SECOND.at - HOUR, [edition(FIRST)])[0] == "2026-08-17"


def test_a_slot_that_was_before_the_change_is_never_caught_up() -> None:
    edited = SERIES.rescheduled(replace(MONDAYS, time=time(8)), FIRST.at - HOUR / 2)
    assert edited.due(FIRST.at, []) == Due()
    assert coming(edited, FIRST.at)[0] == "2026-08-17"


def test_a_skipped_week_stays_skipped_when_the_day_is_changed() -> None:
    edited = SERIES.rescheduled(replace(MONDAYS, weekday=Weekday.FRIDAY), SET_UP + HOUR)
    skipped = [edition(SECOND, State.SKIPPED)]
    assert coming(edited, SET_UP + HOUR, skipped) == ["2026-08-07", "2026-08-14", "2026-08-28"]


def test_a_missed_week_may_still_be_posted_on_another_day() -> None:
    edited = SERIES.rescheduled(replace(MONDAYS, weekday=Weekday.FRIDAY), FIRST.at + 48 * HOUR)
    missed = [edition(FIRST, State.MISSED)]
    assert coming(edited, FIRST.at + 48 * HOUR, missed)[0] == "2026-08-14"


def test_another_channel_lets_a_blocked_slot_go_out_at_once() -> None:
    cured = replace(SERIES, channel=200)
    assert cured.due(FIRST.at + 20 * HOUR, [edition(FIRST, State.BLOCKED)]) == Due(post=FIRST)


def test_sunday_night_in_one_zone_is_monday_in_another_and_holds_that_week_too() -> None:
    honolulu = Schedule(Weekday.SUNDAY, time(23), "Pacific/Honolulu")
    sunday = honolulu.slot(date(2026, 8, 9))
    kiritimati = Schedule(Weekday.TUESDAY, time(8), "Pacific/Kiritimati")
    moved = replace(SERIES, schedule=honolulu).rescheduled(kiritimati, sunday.at + HOUR)
    assert coming(moved, sunday.at + HOUR, [edition(sunday)])[0] == "2026-08-18"


def test_a_sunday_slot_that_a_gap_moves_into_monday_does_not_hold_the_week_after() -> None:
    # Algiers went from 23:00 on Sunday, 25 April 1971 to midnight.
    sundays = Schedule(Weekday.SUNDAY, time(23, 30), "Africa/Algiers")
    moved = sundays.slot(date(1971, 4, 25))
    series = replace(SERIES, schedule=sundays, since=moved.at - WEEK)
    assert sundays.local(moved.at).date() == date(1971, 4, 26)
    assert coming(series, moved.at, [edition(moved)])[0] == "1971-05-02"


schedules = st.builds(
    Schedule,
    st.sampled_from(Weekday),
    st.times().map(lambda wall: wall.replace(microsecond=0)),
    st.sampled_from(sorted(available_timezones())),
)
instants = st.integers(0, 1000 * 86400).map(
    lambda seconds: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)
)
spans = st.integers(0, 30 * 86400).map(lambda seconds: timedelta(seconds=seconds))


@given(schedules, instants, spans, st.integers(0, 96))
def test_one_post_at_most_is_due_and_only_within_catch_up(
    schedule: Schedule, since: datetime, span: timedelta, hours: int
) -> None:
    series = Series(1, 10, 100, schedule, since, catch_up=hours * HOUR)
    now = since + span
    due = series.due(now, [])
    every = [*due.missed, *([due.post] if due.post else [])]
    assert every == [slot for slot in schedule.upcoming(since, 6) if slot.at <= now]
    assert all(slot.at <= now - series.catch_up for slot in due.missed)
    if due.post is not None:
        assert now <= series.deadline(due.post)


@given(schedules, instants, spans)
def test_once_what_is_due_is_recorded_nothing_is(
    schedule: Schedule, since: datetime, span: timedelta
) -> None:
    series, now = Series(1, 10, 100, schedule, since), since + span
    due = series.due(now, [])
    recorded = [edition(slot, State.MISSED) for slot in due.missed]
    if due.post is not None:
        recorded.append(edition(due.post))
    assert series.due(now, recorded) == Due()


@given(schedules, st.lists(st.tuples(schedules, spans), max_size=6), instants)
def test_however_often_the_schedule_is_changed_no_iso_week_of_its_zone_gets_two_posts(
    first: Schedule, changes: list[tuple[Schedule, timedelta]], start: datetime
) -> None:
    series, now = Series(1, 10, 100, first, start), start
    posted: list[Edition] = []
    for schedule, span in [*changes, (first, 4 * WEEK)]:
        while (slot := series.upcoming(now, 1, posted)[0]).at <= now + span:
            assert series.due(slot.at, posted).post == slot
            zone = series.schedule
            assert week_of(slot.key) not in {week_of(before.slot.key) for before in posted}
            assert slot.week not in {
                week_of(zone.local(e.slot.at - e.slot.moved).date()) for e in posted
            }
            posted.append(edition(slot))
            span -= slot.at - now
            now = slot.at
        now += span
        series = series.rescheduled(schedule, now)


@given(schedules, instants, spans, spans)
def test_what_is_coming_is_what_becomes_due(
    schedule: Schedule, since: datetime, before: timedelta, length: timedelta
) -> None:
    assume(length)
    paused = Series(1, 10, 100, schedule, since).paused(since + before, since + before + length)
    now = since + before
    slot = paused.upcoming(now, 1, [])[0]
    assert paused.due(slot.at, []).post == slot
