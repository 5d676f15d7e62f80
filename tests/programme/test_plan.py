"""What staff change, and what becomes of the week: set up, edit, pause, skip, post now."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from bot.domain.week.ballot import Options
from bot.domain.week.edition import Reason, State
from bot.domain.week.errors import (
    AlreadySetUp,
    AnotherDate,
    BeingPosted,
    NoSeries,
    NothingComing,
    OutOfRange,
    TooEarly,
    UnknownZone,
)
from bot.domain.week.series import Discussion
from bot.domain.week.slot import Schedule, Weekday
from bot.domain.week.terms import Terms
from tests.programme.town import (
    CLOSE,
    DAY,
    FIRST,
    FOURTH,
    GUILD,
    HOUR,
    MINUTE,
    MONDAYS,
    OTHER_CHANNEL,
    SECOND,
    TERMS,
    THIRD,
    Crash,
    Engine,
    keys,
    refusal,
)

THURSDAYS = replace(MONDAYS, weekday=Weekday.THURSDAY)


async def test_what_was_set_up_comes_back_as_it_was(engine: Engine) -> None:
    terms = Terms(OTHER_CHANNEL, THURSDAYS, "fr", 7, Discussion.FORUM, True, timedelta(hours=5))
    await engine.plan.set_up(GUILD + 1, terms)
    assert await engine.diary.terms(GUILD + 1) == terms
    series = await engine.plan.set_ballot(GUILD + 1, Options(size=9, choices=2))
    await engine.plan.set_log_channel(GUILD + 1, 77)
    assert await engine.diary.series(GUILD + 1) == replace(series, log_channel=77)


async def test_setting_up_twice_is_refused(engine: Engine) -> None:
    with pytest.raises(AlreadySetUp):
        await engine.plan.set_up(GUILD, TERMS)


async def test_settings_that_cannot_be_are_refused_and_nothing_is_stored(engine: Engine) -> None:
    with pytest.raises(UnknownZone):
        Schedule(Weekday.MONDAY, time(9), "Mars/Olympus")
    with pytest.raises(OutOfRange):
        await engine.plan.set_up(GUILD + 1, replace(TERMS, catch_up=timedelta(hours=97)))
    with pytest.raises(NoSeries):
        await engine.diary.series(GUILD + 1)


async def test_the_answer_to_a_change_shows_the_next_four_dates(engine: Engine) -> None:
    edited = await engine.diary.would_edit(GUILD, replace(TERMS, schedule=THURSDAYS))
    assert [slot.key for slot in edited.coming_before] == [
        slot.key for slot in (FIRST, SECOND, THIRD, FOURTH)
    ]
    assert [slot.key.isoformat() for slot in edited.coming] == [
        "2026-08-06",
        "2026-08-13",
        "2026-08-20",
        "2026-08-27",
    ]


async def test_what_would_be_edited_is_not(engine: Engine) -> None:
    await engine.diary.would_edit(GUILD, replace(TERMS, schedule=THURSDAYS))
    assert await engine.diary.terms(GUILD) == TERMS


async def test_a_change_after_the_post_takes_effect_the_week_after(engine: Engine) -> None:
    await engine.until(FIRST.at + HOUR)
    await engine.plan.edit(GUILD, replace(TERMS, schedule=THURSDAYS))
    await engine.until(FIRST.at + 11 * DAY)
    assert keys(engine) == ["2026-08-10", "2026-08-20"]


async def test_the_open_ballot_moves_with_the_schedule(engine: Engine) -> None:
    await engine.until(FIRST.at + HOUR)
    slugs = await engine.candidates()
    await engine.vote(1, slugs[3])
    await engine.plan.edit(GUILD, replace(TERMS, schedule=THURSDAYS))
    poll = (await engine.voting.own(GUILD, 1)).poll
    assert poll.slot is not None
    assert (poll.slot.key, poll.closes) == (date(2026, 8, 20), poll.slot.at - HOUR)
    await engine.until(FIRST.at + 11 * DAY)
    assert engine.town.wall.posts[-1] == ("2026-08-20", slugs[3])


async def test_what_is_due_by_the_old_schedule_is_settled_first(engine: Engine) -> None:
    engine.town.wall.before["post"].append(refusal(Reason.PERMISSION_MISSING))
    await engine.until(FIRST.at + MINUTE / 2)
    await engine.plan.edit(GUILD, replace(TERMS, schedule=THURSDAYS))
    edition = await engine.edition(FIRST.key)
    assert (edition.state, edition.cause) == (State.SKIPPED, refusal(Reason.RESCHEDULED).cause)
    await engine.until(FIRST.at + 4 * DAY)
    assert keys(engine) == ["2026-08-13"]


async def test_a_message_that_may_stand_is_still_looked_for_after_a_change(
    engine: Engine,
) -> None:
    wall = engine.town.wall
    wall.after["post"].append(refusal(Reason.UNREACHABLE))
    await engine.until(FIRST.at + MINUTE / 2)
    await engine.plan.edit(GUILD, replace(TERMS, schedule=THURSDAYS))
    await engine.until(FIRST.at + 5 * MINUTE)
    assert (await engine.edition(FIRST.key)).state is State.POSTED
    await engine.until(FIRST.at + 11 * DAY)
    assert keys(engine) == ["2026-08-10", "2026-08-20"]


async def test_no_schedule_is_changed_in_mid_post(engine: Engine) -> None:
    engine.town.wall.before["post"].append(Crash())
    engine.town.clock.set(FIRST.at)
    with pytest.raises(Crash):
        await engine.heartbeat.visit(GUILD)
    with pytest.raises(BeingPosted):
        await engine.plan.edit(GUILD, replace(TERMS, schedule=THURSDAYS))
    with pytest.raises(BeingPosted):
        await engine.plan.skip(GUILD)
    with pytest.raises(BeingPosted):
        await engine.heartbeat.post_now(GUILD)


async def test_skipping_takes_the_next_slot_out_and_moves_the_ballot(engine: Engine) -> None:
    await engine.until(FIRST.at + HOUR)
    slugs = await engine.candidates()
    await engine.vote(1, slugs[2])
    skipped = await engine.plan.skip(GUILD)
    assert (skipped.slot, skipped.next_slot) == (SECOND, THIRD)
    assert skipped.poll is not None
    assert (skipped.poll.slot, skipped.poll.closes) == (THIRD, THIRD.at - HOUR)
    await engine.until(THIRD.at)
    assert engine.town.wall.posts == [("2026-08-10", "job-a"), ("2026-08-24", slugs[2])]
    assert (await engine.edition(SECOND.key)).cause == refusal(Reason.SKIPPED).cause


async def test_skipping_after_the_close_keeps_the_result(engine: Engine) -> None:
    await engine.until(FIRST.at)
    slugs = await engine.candidates()
    await engine.vote(1, slugs[2])
    await engine.until(SECOND.at - CLOSE)
    await engine.plan.skip(GUILD)
    await engine.until(THIRD.at)
    assert engine.town.wall.posts[-1] == ("2026-08-24", slugs[2])


async def test_skipping_takes_an_overdue_slot_out_first(engine: Engine) -> None:
    engine.town.wall.before["post"].append(refusal(Reason.CHANNEL_GONE))
    await engine.until(FIRST.at + MINUTE / 2)
    assert (await engine.plan.skip(GUILD)).slot == FIRST
    await engine.until(SECOND.at)
    assert keys(engine) == ["2026-08-17"]


async def test_skipping_again_takes_the_one_after_it(engine: Engine) -> None:
    await engine.plan.skip(GUILD)
    assert (await engine.plan.skip(GUILD)).slot == SECOND


async def test_pausing_without_an_end_holds_the_ballot_open(engine: Engine) -> None:
    await engine.until(FIRST.at)
    slugs = await engine.candidates()
    await engine.plan.pause(GUILD)
    poll = (await engine.voting.own(GUILD, 1)).poll
    assert (poll.slot, poll.closes) == (None, None)
    await engine.until(THIRD.at + DAY)
    assert keys(engine) == ["2026-08-10"]
    await engine.vote(1, slugs[1])
    edited = await engine.plan.resume(GUILD)
    assert edited.coming[0] == FOURTH
    await engine.until(FOURTH.at)
    assert engine.town.wall.posts[-1] == ("2026-08-31", slugs[1])
    assert (await engine.edition(SECOND.key)).cause == refusal(Reason.PAUSED).cause


async def test_a_pause_with_an_end_moves_the_ballot_to_the_slot_after_it(engine: Engine) -> None:
    await engine.until(FIRST.at)
    await engine.plan.pause(GUILD, MONDAYS.start_of(date(2026, 8, 20)))
    poll = (await engine.voting.own(GUILD, 1)).poll
    assert (poll.slot, poll.closes) == (THIRD, THIRD.at - HOUR)
    await engine.until(THIRD.at)
    assert keys(engine) == ["2026-08-10", "2026-08-24"]


async def test_nothing_is_skipped_while_paused_without_an_end(engine: Engine) -> None:
    await engine.plan.pause(GUILD)
    with pytest.raises(NothingComing):
        await engine.plan.skip(GUILD)
    assert await engine.diary.next(GUILD) is None


async def test_resuming_shortly_before_a_slot_closes_the_ballot_now(engine: Engine) -> None:
    await engine.until(FIRST.at)
    slugs = await engine.candidates()
    await engine.plan.pause(GUILD)
    await engine.vote(1, slugs[1])
    await engine.until(THIRD.at - 10 * MINUTE)
    await engine.plan.resume(GUILD)
    await engine.until(THIRD.at)
    assert engine.town.wall.posts[-1] == ("2026-08-24", slugs[1])


async def test_post_now_within_72_hours_stands_for_the_next_slot(engine: Engine) -> None:
    await engine.until(FIRST.at)
    slugs = await engine.candidates()
    await engine.vote(1, slugs[3])
    engine.town.clock.set(SECOND.at - 70 * HOUR)
    edition = await engine.heartbeat.post_now(GUILD)
    assert (edition.state, edition.slot, edition.profession) == (State.POSTED, SECOND, slugs[3])
    await engine.until(THIRD.at)
    assert keys(engine) == ["2026-08-10", "2026-08-17", "2026-08-24"]
    posted = engine.town.wall.messages[1]
    assert not posted.weekly.is_late
    assert posted.weekly.poll is not None
    assert posted.weekly.poll.slot == THIRD


async def test_post_now_earlier_than_that_asks(engine: Engine) -> None:
    await engine.until(FIRST.at + HOUR)
    with pytest.raises(TooEarly) as asked:
        await engine.heartbeat.post_now(GUILD)
    assert asked.value.at == SECOND.at
    assert not (await engine.voting.own(GUILD, 1)).poll.is_closed
    edition = await engine.heartbeat.post_now(GUILD, anyway=True)
    assert edition.slot == SECOND


async def test_post_now_in_a_pause_asks_and_its_ballot_waits(engine: Engine) -> None:
    await engine.plan.pause(GUILD)
    with pytest.raises(TooEarly):
        await engine.heartbeat.post_now(GUILD)
    await engine.heartbeat.post_now(GUILD, anyway=True)
    poll = (await engine.voting.own(GUILD, 1)).poll
    assert poll.slot is None
    await engine.plan.resume(GUILD)
    assert (await engine.voting.own(GUILD, 1)).poll.slot == SECOND


async def test_post_now_that_is_refused_says_why_and_the_slot_comes_anyway(
    engine: Engine,
) -> None:
    engine.town.clock.set(FIRST.at - DAY)
    engine.town.wall.before["post"].append(refusal(Reason.PERMISSION_MISSING, "send_messages"))
    edition = await engine.heartbeat.post_now(GUILD)
    assert edition.cause == refusal(Reason.PERMISSION_MISSING, "send_messages").cause
    await engine.until(FIRST.at)
    assert [message.at for message in engine.town.wall.messages] == [FIRST.at]


async def test_post_now_sends_what_is_blocked(engine: Engine) -> None:
    engine.town.wall.before["post"].append(refusal(Reason.PERMISSION_MISSING))
    await engine.until(FIRST.at + MINUTE / 2)
    assert (await engine.heartbeat.post_now(GUILD)).state is State.POSTED
    assert keys(engine) == ["2026-08-10"]


async def test_a_yes_to_a_date_that_was_posted_meanwhile_leaves_no_other_one_out(
    engine: Engine,
) -> None:
    asked = (await engine.diary.would_skip(GUILD)).slot
    await engine.at(FIRST.at)
    with pytest.raises(AnotherDate):
        await engine.plan.skip(GUILD, asked.key)
    assert not (await engine.diary.status(GUILD)).left_out
    assert (await engine.plan.skip(GUILD, SECOND.key)).slot == SECOND


async def test_of_two_yeses_to_one_date_the_second_leaves_no_other_one_out(
    engine: Engine,
) -> None:
    await engine.plan.skip(GUILD, FIRST.key)
    with pytest.raises(AnotherDate):
        await engine.plan.skip(GUILD, FIRST.key)
    assert [slot.key for slot in (await engine.diary.status(GUILD)).left_out] == [FIRST.key]


async def test_a_yes_to_a_post_now_that_comes_after_the_post_makes_no_second_one(
    engine: Engine,
) -> None:
    asked = await engine.diary.would_post(GUILD)
    await engine.at(FIRST.at)
    with pytest.raises(AnotherDate):
        await engine.heartbeat.post_now(GUILD, anyway=True, only=asked.key)
    assert keys(engine) == [FIRST.key.isoformat()]
