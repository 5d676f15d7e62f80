"""What staff may choose besides: publishing, a line of their own, a reminder, the pin of a week."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.week.edition import Cause, Effect, Reason, Status
from bot.domain.week.series import Discussion
from bot.domain.week.slot import Weekday
from bot.domain.week.weekly import Spot
from tests.programme.town import (
    DAY,
    FIRST,
    GUILD,
    HOUR,
    MINUTE,
    OTHER_CHANNEL,
    SECOND,
    TERMS,
    THIRD,
    Engine,
    Town,
    refusal,
)

CLOSES = SECOND.at - HOUR
REMINDER = CLOSES - DAY


async def with_options(town: Town, **options: object) -> Engine:
    engine = town.engine()
    await engine.plan.set_up(GUILD, replace(TERMS, publish=False, **options))
    return engine


def reminders(engine: Engine) -> int:
    return engine.town.wall.calls.count("remind")


async def test_nothing_is_published_unless_staff_want_it(town: Town) -> None:
    engine = await with_options(town)
    await engine.until(FIRST.at + HOUR)
    assert "publish" not in town.wall.calls


async def test_a_year_of_pins_leaves_one(town: Town) -> None:
    engine = await with_options(town, pin=True)
    await engine.until(THIRD.at + HOUR)
    first, second, third = town.wall.messages
    pinned = [weekly.pinned for weekly in town.wall.applied[Effect.PIN]]
    assert pinned == [
        None,
        Spot(first.channel, first.id),
        Spot(second.channel, second.id),
    ]
    assert Effect.PIN in third.effects


async def test_the_pin_of_a_deleted_message_is_taken_back_as_its_post_may_stand(town: Town) -> None:
    engine = await with_options(town, pin=True)
    await engine.until(FIRST.at + HOUR)
    first = town.wall.messages[0]
    await engine.programme.press.deleted(GUILD, first.id)
    await engine.until(SECOND.at + HOUR)
    assert town.wall.applied[Effect.PIN][-1].pinned == Spot(first.channel, first.id)


async def test_the_pin_in_the_channel_before_is_taken_back(town: Town) -> None:
    engine = await with_options(town, pin=True)
    await engine.until(FIRST.at + HOUR)
    terms = await engine.diary.terms(GUILD)
    await engine.plan.edit(GUILD, replace(terms, channel=OTHER_CHANNEL))
    await engine.until(SECOND.at + HOUR)
    before = town.wall.applied[Effect.PIN][-1].pinned
    assert before is not None
    assert before.channel == TERMS.channel


async def test_the_thread_is_reminded_a_day_before_the_vote_closes(town: Town) -> None:
    engine = await with_options(town, reminder=True)
    await engine.until(REMINDER - timedelta.resolution)
    assert reminders(engine) == 0
    await engine.until(REMINDER)
    assert reminders(engine) == 1
    await engine.until(SECOND.at)
    assert reminders(engine) == 1
    await engine.until(THIRD.at)
    assert reminders(engine) == 2


async def test_nobody_is_reminded_unless_staff_want_it(town: Town) -> None:
    engine = await with_options(town)
    await engine.until(SECOND.at)
    assert reminders(engine) == 0


async def test_without_a_thread_there_is_nobody_to_remind(town: Town) -> None:
    engine = await with_options(town, reminder=True, discussion=Discussion.NONE)
    await engine.until(SECOND.at)
    assert reminders(engine) == 0


async def test_a_vote_that_is_over_soon_is_not_brought_to_mind(town: Town) -> None:
    sundays = replace(TERMS.schedule, weekday=Weekday.SUNDAY)
    engine = await with_options(town, reminder=True, schedule=sundays)
    sunday = sundays.upcoming(town.clock.now(), 1)[0]
    await engine.until(sunday.at + MINUTE)
    terms = await engine.diary.terms(GUILD)
    await engine.plan.edit(GUILD, replace(terms, schedule=TERMS.schedule))
    poll = (await engine.voting.own(GUILD, 1)).poll
    assert poll.ballot.closes - poll.ballot.opened < DAY
    await engine.until(poll.ballot.closes)
    assert reminders(engine) == 0


async def test_who_was_away_at_the_time_reminds_later_but_not_at_the_last_hour(town: Town) -> None:
    engine = await with_options(town, reminder=True)
    await engine.until(FIRST.at + HOUR)
    again = town.engine()
    await again.at(CLOSES - 5 * HOUR)
    assert reminders(again) == 1
    late = town.engine()
    await late.until(SECOND.at + HOUR)
    await late.at(CLOSES + 7 * DAY - 50 * MINUTE)
    assert reminders(late) == 1


async def test_a_reminder_whose_answer_is_lost_is_not_sent_again(town: Town) -> None:
    engine = await with_options(town, reminder=True)
    town.wall.after["remind"].append(refusal(Reason.UNREACHABLE))
    await engine.until(SECOND.at)
    assert reminders(engine) == 1
    effect = (await engine.edition(FIRST.key)).effects[Effect.REMIND]
    assert (effect.status, effect.cause) == (Status.FAILED, Cause(Reason.UNREACHABLE))


async def test_a_reminder_that_discord_was_too_busy_for_is_tried_again(town: Town) -> None:
    engine = await with_options(town, reminder=True)
    town.wall.before["remind"].extend([refusal(Reason.BUSY)] * 2)
    await engine.until(SECOND.at)
    assert reminders(engine) == 3
    assert (await engine.edition(FIRST.key)).effects[Effect.REMIND].status is Status.DONE


@pytest.mark.parametrize("line", ["Our school’s weekly job", ""])
async def test_the_line_above_a_post_may_change_and_the_post_with_it(town: Town, line: str) -> None:
    engine = await with_options(town, intro="Hello")
    await engine.until(FIRST.at + 2 * HOUR)
    terms = await engine.diary.terms(GUILD)
    await engine.plan.edit(GUILD, replace(terms, intro=line))
    await engine.until(FIRST.at + 3 * HOUR)
    assert town.wall.messages[0].now_says.series.intro == line
