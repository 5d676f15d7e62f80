"""One message a slot, whatever happens: the rows of "Weekly post" about time and failure."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from itertools import count, pairwise

import pytest

from bot.domain.week.edition import Effect, Reason, State, Status
from bot.domain.week.errors import NoSuchWeek
from bot.domain.week.notice import Notice, Topic
from bot.domain.week.series import Discussion
from bot.domain.week.slot import Schedule, Weekday
from bot.programme.claim import LEASE
from bot.storage.errors import StorageError
from bot.storage.transaction import Database, Transaction
from tests.programme.town import (
    DAY,
    FIRST,
    FOURTH,
    GUILD,
    HOUR,
    MINUTE,
    OTHER_CHANNEL,
    SECOND,
    SLUGS,
    TERMS,
    THIRD,
    WEEK,
    Crash,
    Engine,
    Town,
    catalogue,
    keys,
    refusal,
)

LATER = Schedule(Weekday.MONDAY, time(9, 1), "Europe/Paris")


def reason_of(notice: Notice) -> str:
    return "" if notice.cause is None else notice.cause.reason


def topics(engine: Engine) -> list[tuple[Topic, str, str]]:
    return [
        (notice.topic, notice.subject, reason_of(notice)) for notice in engine.town.wall.notices
    ]


async def test_set_up_on_tuesday_the_first_post_comes_next_monday(engine: Engine) -> None:
    await engine.until(FIRST.at - timedelta.resolution)
    assert keys(engine) == []
    await engine.until(FIRST.at)
    assert keys(engine) == ["2026-08-10"]


async def test_it_posts_once_every_week(engine: Engine) -> None:
    await engine.until(FOURTH.at + DAY)
    assert keys(engine) == ["2026-08-10", "2026-08-17", "2026-08-24", "2026-08-31"]


async def test_no_profession_comes_twice_in_a_season(engine: Engine) -> None:
    await engine.until(FIRST.at + 11 * WEEK + HOUR)
    assert sorted(slug for _, slug in engine.town.wall.posts) == sorted(SLUGS)


async def test_after_an_outage_the_latest_slot_is_posted_late_and_the_others_are_missed(
    engine: Engine,
) -> None:
    await engine.until(FIRST.at + HOUR)
    await engine.at(FOURTH.at + 23 * HOUR)
    assert keys(engine) == ["2026-08-10", "2026-08-31"]
    assert engine.town.wall.messages[-1].weekly.is_late
    assert [(await engine.edition(slot.key)).cause for slot in (SECOND, THIRD)] == [
        refusal(Reason.OFFLINE).cause
    ] * 2
    assert topics(engine) == [
        (Topic.MISSED, "2026-08-17", "offline"),
        (Topic.MISSED, "2026-08-24", "offline"),
    ]


async def test_a_slot_older_than_catch_up_is_missed_and_its_ballots_result_is_kept(
    engine: Engine,
) -> None:
    await engine.until(FIRST.at + HOUR)
    winner = (await engine.candidates())[2]
    await engine.vote(1, winner)
    await engine.at(SECOND.at + 25 * HOUR)
    assert keys(engine) == ["2026-08-10"]
    await engine.until(THIRD.at)
    assert engine.town.wall.posts[-1] == ("2026-08-24", winner)
    assert not engine.town.wall.messages[-1].weekly.is_late


async def test_a_wall_time_that_does_not_exist_is_posted_after_the_gap(town: Town) -> None:
    town.clock.set(datetime(2027, 3, 23, tzinfo=UTC))
    engine = town.engine()
    sundays = Schedule(Weekday.SUNDAY, time(2, 30), "Europe/Paris")
    await engine.plan.set_up(GUILD, replace(TERMS, schedule=sundays))
    await engine.until(datetime(2027, 3, 28, 5, tzinfo=UTC))
    [message] = town.wall.messages
    slot = message.weekly.edition.slot
    assert (message.at, slot.key.isoformat(), slot.moved) == (
        datetime(2027, 3, 28, 1, 30, tzinfo=UTC),
        "2027-03-28",
        HOUR,
    )
    stored = await engine.edition(slot.key)
    assert stored.slot == slot


async def test_a_wall_time_that_comes_twice_is_posted_the_first_time_only(town: Town) -> None:
    town.clock.set(datetime(2026, 10, 20, tzinfo=UTC))
    engine = town.engine()
    sundays = Schedule(Weekday.SUNDAY, time(2, 30), "Europe/Paris")
    await engine.plan.set_up(GUILD, replace(TERMS, schedule=sundays))
    await engine.until(datetime(2026, 10, 25, 12, tzinfo=UTC))
    assert [message.at for message in town.wall.messages] == [
        datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    ]


async def test_the_key_is_the_scheduled_date_where_the_instant_falls_on_another(
    town: Town,
) -> None:
    town.clock.set(datetime(2026, 9, 30, tzinfo=UTC))
    engine = town.engine()
    sundays = Schedule(Weekday.SUNDAY, time(2, 15), "Australia/Lord_Howe")
    await engine.plan.set_up(GUILD, replace(TERMS, schedule=sundays))
    await engine.until(datetime(2026, 10, 4, 12, tzinfo=UTC))
    [message] = town.wall.messages
    assert message.at == datetime(2026, 10, 3, 15, 45, tzinfo=UTC)
    assert message.weekly.edition.slot.key.isoformat() == "2026-10-04"


CRASHES = [
    ("before", "post"),
    ("after", "post"),
    ("before", "thread"),
    ("after", "thread"),
    ("before", "publish"),
    ("after", "publish"),
]


@pytest.mark.parametrize(("when", "what"), CRASHES)
@pytest.mark.parametrize("back", [timedelta(seconds=2), 10 * MINUTE, 5 * HOUR])
async def test_a_crash_leaves_exactly_one_message_with_all_it_carries(
    engine: Engine, when: str, what: str, back: timedelta
) -> None:
    town = engine.town
    getattr(town.wall, when)[what].append(Crash())
    await engine.until(FIRST.at - MINUTE)
    town.clock.set(FIRST.at)
    with pytest.raises(Crash):
        await engine.heartbeat.visit(GUILD)
    restarted = town.engine()
    await restarted.until(FIRST.at + back)
    [message] = town.wall.messages
    assert message.effects == {Effect.THREAD, Effect.PUBLISH}
    edition = await restarted.edition(FIRST.key)
    assert (edition.state, edition.message) == (State.POSTED, message.id)
    assert {progress.status for progress in edition.effects.values()} == {Status.DONE}


async def test_a_crash_before_claiming_costs_nothing(engine: Engine) -> None:
    await engine.until(FIRST.at - MINUTE)
    engine.town.clock.set(FIRST.at)
    restarted = engine.town.engine()
    await restarted.until(FIRST.at + MINUTE)
    assert keys(restarted) == ["2026-08-10"]


@pytest.mark.parametrize("when", ["before", "after"])
async def test_in_a_forum_the_dead_processs_claim_is_waited_for(town: Town, when: str) -> None:
    engine = town.engine()
    await engine.plan.set_up(GUILD, replace(TERMS, discussion=Discussion.FORUM))
    getattr(town.wall, when)["post"].append(Crash())
    town.clock.set(FIRST.at)
    with pytest.raises(Crash):
        await engine.heartbeat.visit(GUILD)
    restarted = town.engine()
    await restarted.at(FIRST.at + LEASE - timedelta.resolution)
    assert town.wall.calls == ["post"]
    await restarted.until(FIRST.at + LEASE + MINUTE)
    assert town.wall.calls[:2] == ["post", "find"]
    assert keys(restarted) == ["2026-08-10"]


async def test_a_message_sent_before_a_crash_is_adopted_even_when_its_time_is_over(
    engine: Engine,
) -> None:
    town = engine.town
    town.wall.after["post"].append(Crash())
    town.clock.set(FIRST.at)
    with pytest.raises(Crash):
        await engine.heartbeat.visit(GUILD)
    restarted = town.engine()
    await restarted.at(FIRST.at + 2 * DAY)
    edition = await restarted.edition(FIRST.key)
    assert (edition.state, len(town.wall.messages)) == (State.POSTED, 1)
    assert edition.posted_at == FIRST.at
    assert not edition.was_late


async def test_a_crash_before_sending_is_missed_once_its_time_is_over(engine: Engine) -> None:
    town = engine.town
    town.wall.before["post"].append(Crash())
    town.clock.set(FIRST.at)
    with pytest.raises(Crash):
        await engine.heartbeat.visit(GUILD)
    restarted = town.engine()
    await restarted.at(FIRST.at + 2 * DAY)
    assert (await restarted.edition(FIRST.key)).state is State.MISSED
    await restarted.until(SECOND.at)
    assert keys(restarted) == ["2026-08-17"]


async def test_a_vote_on_a_message_that_nobody_has_recorded_yet_counts(engine: Engine) -> None:
    town = engine.town
    town.wall.after["post"].append(Crash())
    town.clock.set(FIRST.at)
    with pytest.raises(Crash):
        await engine.heartbeat.visit(GUILD)
    poll = town.wall.messages[0].weekly.poll
    assert poll is not None
    choice = poll.ballot.candidates[3].slug
    restarted = town.engine()
    await restarted.vote(1, choice, ballot=int(poll.ballot.id))
    await restarted.until(SECOND.at)
    assert town.wall.posts[-1] == ("2026-08-17", choice)


async def test_cancelling_lets_what_is_being_sent_be_recorded(engine: Engine) -> None:
    town = engine.town
    town.clock.set(FIRST.at)
    running = asyncio.ensure_future(engine.heartbeat.run())

    def stop() -> None:
        running.cancel()

    town.wall.before["post"].append(stop)
    with pytest.raises(asyncio.CancelledError):
        await running
    edition = await engine.edition(FIRST.key)
    assert (edition.state, len(town.wall.messages)) == (State.POSTED, 1)


async def test_the_heart_beats_on_its_own(engine: Engine) -> None:
    running = asyncio.ensure_future(engine.heartbeat.run())
    async with asyncio.timeout(30):
        while len(engine.town.wall.messages) < 3:  # noqa: ASYNC110 - time passes by itself here
            await asyncio.sleep(0)
    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await running
    assert [message.at for message in engine.town.wall.messages] == [
        slot.at for slot in (FIRST, SECOND, THIRD)
    ]


async def test_a_server_in_which_discord_does_not_answer_delays_no_other_one(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.programme.heartbeat.TOGETHER", 0.01)
    wall = engine.town.wall
    later = replace(TERMS, channel=OTHER_CHANNEL, schedule=LATER)
    await engine.plan.set_up(GUILD + 1, later)
    wall.held[TERMS.channel] = asyncio.Event()
    running = asyncio.ensure_future(engine.heartbeat.run())
    async with asyncio.timeout(30):
        while not wall.messages:  # noqa: ASYNC110 - time passes by itself here
            await asyncio.sleep(0)
        wall.held[TERMS.channel].set()
        while len(wall.messages) < 2:  # noqa: ASYNC110 - nor does anybody tell of it
            await asyncio.sleep(0)
    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await running
    assert [message.channel for message in wall.messages] == [OTHER_CHANNEL, TERMS.channel]


async def test_a_message_that_a_moderator_deleted_is_not_posted_again(engine: Engine) -> None:
    await engine.until(FIRST.at)
    [message] = engine.town.wall.messages
    engine.town.wall.delete(message)
    assert await engine.programme.press.deleted(GUILD, message.id)
    await engine.until(SECOND.at - HOUR)
    assert (await engine.edition(FIRST.key)).state is State.DELETED
    assert keys(engine) == ["2026-08-10"]
    assert (Topic.DELETED, "2026-08-10", "") in topics(engine)


async def test_another_deleted_message_is_none_of_ours(engine: Engine) -> None:
    await engine.until(FIRST.at)
    assert not await engine.programme.press.deleted(GUILD, 1)
    assert not await engine.programme.press.deleted(GUILD + 1, 1)


async def test_a_deletion_that_nobody_told_of_is_noticed_when_it_is_edited(
    engine: Engine,
) -> None:
    await engine.until(FIRST.at)
    engine.town.wall.delete(engine.town.wall.messages[0])
    await engine.vote(1, (await engine.candidates())[0])
    await engine.until(FIRST.at + HOUR)
    assert (await engine.edition(FIRST.key)).state is State.DELETED


async def test_a_deleted_channel_blocks_and_another_channel_resumes_at_once(
    engine: Engine,
) -> None:
    wall = engine.town.wall
    wall.before["post"].append(refusal(Reason.CHANNEL_GONE, "100"))
    await engine.until(FIRST.at + 30 * timedelta(seconds=1))
    assert (await engine.edition(FIRST.key)).state is State.BLOCKED
    assert topics(engine) == [(Topic.BLOCKED, "", "channel-gone")]
    await engine.plan.edit(GUILD, replace(TERMS, channel=OTHER_CHANNEL))
    await engine.heartbeat.visit(GUILD)
    [message] = wall.messages
    assert (message.channel, message.at) == (OTHER_CHANNEL, FIRST.at + 30 * timedelta(seconds=1))


async def test_another_channel_does_not_bring_back_a_slot_that_is_beyond_catch_up(
    engine: Engine,
) -> None:
    wall = engine.town.wall
    wall.before["post"].extend([refusal(Reason.CHANNEL_GONE)] * 100)
    await engine.until(FIRST.at + 25 * HOUR)
    assert (await engine.edition(FIRST.key)).state is State.MISSED
    wall.before["post"].clear()
    await engine.plan.edit(GUILD, replace(TERMS, channel=OTHER_CHANNEL))
    await engine.heartbeat.visit(GUILD)
    assert wall.messages == []
    await engine.until(SECOND.at)
    assert [(message.channel, message.at) for message in wall.messages] == [
        (OTHER_CHANNEL, SECOND.at)
    ]


async def test_a_missing_permission_is_tried_again_and_consumes_nothing(engine: Engine) -> None:
    wall, tries = engine.town.wall, list[datetime]()

    def refuse() -> None:
        tries.append(engine.town.clock.now())
        raise refusal(Reason.PERMISSION_MISSING, "send_messages")

    wall.before["post"].extend([refuse] * 100)
    await engine.until(FIRST.at + 30 * HOUR)
    waits = [after - before for before, after in pairwise(tries)]
    assert waits[:4] == [MINUTE, 5 * MINUTE, 15 * MINUTE, HOUR]
    assert set(waits[4:]) == {HOUR}
    assert FIRST.at + 23 * HOUR < tries[-1] <= FIRST.at + 24 * HOUR
    edition = await engine.edition(FIRST.key)
    assert (edition.state, edition.cause) == (
        State.MISSED,
        refusal(Reason.PERMISSION_MISSING, "send_messages").cause,
    )


async def test_staff_are_told_of_one_cause_once_a_day(engine: Engine) -> None:
    await engine.plan.edit(GUILD, replace(TERMS, catch_up=timedelta(hours=96)))
    refused = refusal(Reason.PERMISSION_MISSING, "send_messages")
    engine.town.wall.before["post"].extend([refused] * 60)
    await engine.until(FIRST.at + 50 * HOUR)
    assert topics(engine) == [(Topic.BLOCKED, "", "permission-missing")] * 3
    noticed = [notice.at for notice in engine.town.wall.notices]
    assert all(b - a >= DAY for a, b in pairwise(noticed))


async def test_the_permission_granted_the_post_goes_out_late(engine: Engine) -> None:
    refused = refusal(Reason.PERMISSION_MISSING)
    engine.town.wall.before["post"].extend([refused] * 3)
    await engine.until(FIRST.at + DAY)
    [message] = engine.town.wall.messages
    assert message.at == FIRST.at + 21 * MINUTE
    assert message.weekly.is_late
    assert "find" not in engine.town.wall.calls  # Discord said that it did nothing


async def test_a_retry_opens_no_second_ballot(engine: Engine) -> None:
    engine.town.wall.before["post"].extend([refusal(Reason.PERMISSION_MISSING)] * 3)
    await engine.until(FIRST.at + HOUR)
    poll = engine.town.wall.messages[0].weekly.poll
    assert poll is not None
    assert poll.ballot.id == 1


async def test_no_answer_is_followed_by_a_look_and_never_by_a_second_message(
    engine: Engine,
) -> None:
    wall = engine.town.wall
    wall.after["post"].append(refusal(Reason.UNREACHABLE, "502"))
    wall.before["find"].extend([refusal(Reason.UNREACHABLE, "502")] * 4)
    await engine.until(FIRST.at + 3 * HOUR)
    assert len(wall.messages) == 1
    assert wall.calls[:6] == ["post", "find", "find", "find", "find", "find"]
    assert (await engine.edition(FIRST.key)).state is State.POSTED


async def test_what_discord_never_took_is_sent_once_it_answers(engine: Engine) -> None:
    engine.town.wall.before["post"].extend([refusal(Reason.UNREACHABLE, "503")] * 2)
    await engine.until(FIRST.at + HOUR)
    assert [message.at for message in engine.town.wall.messages] == [FIRST.at + 6 * MINUTE]


async def test_a_discord_that_is_away_beyond_catch_up_is_asked_before_giving_up(
    engine: Engine,
) -> None:
    wall = engine.town.wall
    wall.after["post"].append(refusal(Reason.UNREACHABLE))
    wall.before["find"].extend([refusal(Reason.UNREACHABLE)] * 40)
    await engine.until(FIRST.at + 3 * DAY)
    edition = await engine.edition(FIRST.key)
    assert (edition.state, len(wall.messages)) == (State.POSTED, 1)


async def test_a_bug_of_the_publisher_counts_as_no_answer(
    engine: Engine, caplog: pytest.LogCaptureFixture
) -> None:
    engine.town.wall.after["post"].append(ZeroDivisionError())
    await engine.until(FIRST.at + HOUR)
    assert len(engine.town.wall.messages) == 1
    assert "the publisher failed" in caplog.text


@pytest.mark.parametrize("what", ["thread", "pin", "publish"])
async def test_an_effect_that_is_refused_fails_alone(town: Town, what: str) -> None:
    engine = town.engine()
    await engine.plan.set_up(GUILD, replace(TERMS, role=7, pin=True))
    town.wall.before[what].append(refusal(Reason.PERMISSION_MISSING, "manage"))
    await engine.until(FIRST.at + HOUR)
    edition = await engine.edition(FIRST.key)
    statuses = {effect.value: progress.status for effect, progress in edition.effects.items()}
    expected = dict.fromkeys(["post", "ping", "thread", "pin", "publish"], Status.DONE)
    assert statuses == expected | {what: Status.FAILED}
    assert edition.effects[Effect(what)].cause == refusal(Reason.PERMISSION_MISSING, "manage").cause
    assert topics(engine) == [(Topic.EFFECT_FAILED, what, "permission-missing")]


async def test_an_effect_without_an_answer_is_tried_again(engine: Engine) -> None:
    engine.town.wall.before["thread"].append(refusal(Reason.UNREACHABLE))
    await engine.until(FIRST.at + 30 * timedelta(seconds=1))
    assert engine.town.wall.messages[0].effects == {Effect.PUBLISH}
    await engine.until(FIRST.at + MINUTE)
    assert engine.town.wall.messages[0].effects == {Effect.THREAD, Effect.PUBLISH}


@pytest.mark.parametrize("reason", [Reason.UNREACHABLE, Reason.REFUSED])
async def test_what_another_process_has_done_does_not_fail_any_more(
    engine: Engine, reason: Reason
) -> None:
    engine.town.wall.before["thread"].append(refusal(Reason.UNREACHABLE))
    await engine.until(FIRST.at + 30 * timedelta(seconds=1))
    before = topics(engine)
    engine.town.clock.set(FIRST.at + MINUTE)
    press = engine.programme.press
    agenda = await press.agenda(GUILD)
    assert agenda is not None
    claim = agenda.claim
    assert claim is not None
    await press.applied(claim, Effect.THREAD, None)
    await press.applied(claim, Effect.THREAD, refusal(reason).cause)
    assert (await engine.edition(FIRST.key)).effects[Effect.THREAD].status is Status.DONE
    assert topics(engine) == before


async def test_two_processes_on_one_database_post_once(engine: Engine) -> None:
    other = engine.town.engine()
    await asyncio.gather(engine.heartbeat.beat(), other.heartbeat.beat())
    for slot in (FIRST, SECOND, THIRD):
        engine.town.clock.set(slot.at)
        await asyncio.gather(engine.heartbeat.beat(), other.heartbeat.beat())
    assert keys(engine) == ["2026-08-10", "2026-08-17", "2026-08-24"]
    assert engine.town.wall.calls.count("post") == 3
    assert engine.town.wall.calls.count("thread") == 3


async def test_a_process_that_starts_while_another_one_sends_makes_no_second_message(
    engine: Engine,
) -> None:
    other = engine.town.engine()
    engine.town.clock.set(FIRST.at)
    await asyncio.gather(engine.heartbeat.beat(), other.heartbeat.beat())
    assert len(engine.town.wall.messages) == 1
    assert (await engine.edition(FIRST.key)).state is State.POSTED


async def test_a_second_process_finds_the_claim_taken(engine: Engine) -> None:
    other = engine.town.engine()
    await other.at(FIRST.at - MINUTE)
    engine.town.clock.set(FIRST.at)
    ours = await engine.programme.press.agenda(GUILD)
    theirs = await other.programme.press.agenda(GUILD)
    assert ours is not None
    assert theirs is not None
    assert (ours.claim is None, theirs.claim is None) == (False, True)
    await other.at(FIRST.at + LEASE - timedelta.resolution)
    assert keys(other) == []


async def test_a_clock_that_is_set_forward_or_back_posts_nothing_twice(engine: Engine) -> None:
    await engine.at(FIRST.at)
    await engine.at(SECOND.at + HOUR)
    await engine.at(FIRST.at + HOUR)
    await engine.at(SECOND.at + 2 * HOUR)
    assert keys(engine) == ["2026-08-10", "2026-08-17"]


async def test_one_servers_failure_does_not_touch_anothers(
    engine: Engine, caplog: pytest.LogCaptureFixture
) -> None:
    town = engine.town
    await engine.plan.set_up(GUILD + 1, replace(TERMS, channel=OTHER_CHANNEL))
    broken = "UPDATE series SET account_age = 1000000000000000 WHERE id = 1"
    await town.database.write(lambda t: t.execute(broken))
    await engine.at(FIRST.at)
    assert [message.channel for message in town.wall.messages] == [OTHER_CHANNEL]
    assert "the visit to server 10 failed" in caplog.text


async def test_a_full_disk_does_not_stop_the_heart_and_is_told_without_a_traceback(
    engine: Engine, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    database = type(engine.town.database)
    write, refused = database.write, count()

    async def write_to_a_full_disk(
        self: Database, operation: Callable[[Transaction], object]
    ) -> object:
        if 0 < next(refused) < 20:
            raise StorageError("The disk is full.")
        return await write(self, operation)

    monkeypatch.setattr(database, "write", write_to_a_full_disk)
    engine.town.clock.set(FIRST.at)
    running = asyncio.ensure_future(engine.heartbeat.run())
    async with asyncio.timeout(30):
        while not engine.town.wall.messages:  # noqa: ASYNC110 - time passes by itself here
            await asyncio.sleep(0)
    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await running
    assert keys(engine) == ["2026-08-10"]
    failed = [record for record in caplog.records if record.levelname == "ERROR"]
    assert failed
    assert [record for record in failed if "The disk is full." not in record.getMessage()] == []
    assert [record for record in failed if record.exc_info] == []


async def test_many_servers_due_at_once_all_post(town: Town) -> None:
    engine = town.engine()
    for guild in range(100):
        await engine.plan.set_up(guild, replace(TERMS, channel=1000 + guild))
    await engine.at(FIRST.at)
    assert len({message.channel for message in town.wall.messages}) == 100
    assert all(message.at >= FIRST.at for message in town.wall.messages)


async def test_without_any_valid_profession_staff_are_told_and_the_slot_waits(
    engine: Engine,
) -> None:
    engine.town.catalogue = catalogue([])
    await engine.until(FIRST.at + MINUTE)
    edition = await engine.edition(FIRST.key)
    assert (edition.state, edition.cause) == (State.BLOCKED, refusal(Reason.NO_PROFESSION).cause)
    assert topics(engine) == [(Topic.BLOCKED, "", "no-profession")]
    engine.town.catalogue = catalogue()
    await engine.until(FIRST.at + HOUR)
    assert keys(engine) == ["2026-08-10"]


async def test_a_changed_profile_edits_this_weeks_message_alone(engine: Engine) -> None:
    await engine.until(SECOND.at + HOUR)
    first, second = engine.town.wall.messages
    before = len(first.edits)
    engine.town.catalogue = catalogue(summary="It is newer.")
    await engine.until(SECOND.at + 2 * HOUR)
    assert second.now_says.updated is not None
    assert (len(first.edits), first.now_says.updated) == (before, None)
    assert len(engine.town.wall.messages) == 2


async def test_what_is_not_set_up_has_no_week(engine: Engine) -> None:
    with pytest.raises(NoSuchWeek):
        await engine.edition(FIRST.key)


@pytest.mark.parametrize("url", ["sqlite"], indirect=True)  # years take long
async def test_a_year_with_restarts_has_52_posts(engine: Engine) -> None:
    process = engine
    for week in range(52):
        await process.until(FIRST.at + week * WEEK + 3 * HOUR)
        if week % 5 == 0:
            process = engine.town.engine()
    assert len(keys(engine)) == len(set(keys(engine))) == 52
