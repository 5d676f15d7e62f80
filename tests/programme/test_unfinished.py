"""No series dies: what was cut off is found by its own state, however old, and goes on."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from typing import Any

import pytest

from bot.domain.errors import JobError
from bot.domain.week.edition import Reason, State
from bot.domain.week.errors import AlreadyDone, BeingPosted, TooEarly
from bot.domain.week.notice import Topic
from bot.domain.week.series import Discussion
from bot.domain.week.slot import Schedule, Weekday
from bot.domain.week.vote import Outcome, Voter
from bot.domain.week.weekly import Spot
from bot.programme.programme import Asked
from tests.programme.town import (
    CLOSE,
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

ON_THURSDAYS = Schedule(Weekday.THURSDAY, time(9), "Europe/Paris")
LOST = refusal(Reason.UNREACHABLE, "504")
LOCKED = refusal(Reason.PERMISSION_MISSING, "read_message_history 100")


def topics(engine: Engine) -> list[Topic]:
    return [notice.topic for notice in engine.town.wall.notices]


async def open_ballots(town: Town) -> int:
    rows = await town.database.read(
        lambda t: t.rows("SELECT count(*) FROM ballot WHERE state = 'open'")
    )
    return rows[0][0]


# A post whose answer is lost


@pytest.mark.parametrize("when", ["before", "after"])
async def test_a_day_that_staff_change_while_a_post_has_no_answer_does_not_stop_the_series(
    engine: Engine, when: str
) -> None:
    wall = engine.town.wall
    await engine.until(FIRST.at + 5 * DAY)
    getattr(wall, when)["post"].append(LOST)
    assert (await engine.heartbeat.post_now(GUILD)).state is State.BLOCKED
    terms = await engine.diary.terms(GUILD)
    await engine.plan.edit(GUILD, replace(terms, schedule=ON_THURSDAYS))
    await engine.until(FIRST.at + 5 * WEEK)
    done_early = ["2026-08-17"] if when == "after" else []
    assert keys(engine)[1 : 1 + len(done_early)] == done_early
    assert keys(engine)[-3:] == ["2026-08-27", "2026-09-03", "2026-09-10"]
    assert len(set(keys(engine))) == len(keys(engine))
    assert await open_ballots(engine.town) == 1
    assert Topic.MISSED not in topics(engine)


@pytest.mark.parametrize("days", [2, 9, 16, 40])
@pytest.mark.parametrize("when", ["before", "after"])
async def test_who_was_killed_in_mid_post_finds_it_however_long_it_was_away(
    engine: Engine, when: str, days: int
) -> None:
    await engine.until(SECOND.at - MINUTE)
    getattr(engine.town.wall, when)["post"].append(Crash())
    with pytest.raises(BaseExceptionGroup):
        await engine.at(SECOND.at)
    again = engine.town.engine()
    await again.at(SECOND.at + days * DAY)
    await again.until(SECOND.at + days * DAY + HOUR)
    second = await again.edition(SECOND.key)
    if when == "after":
        assert second.state is State.POSTED
        assert second.message == engine.town.wall.messages[1].id
    else:
        assert second.state is State.MISSED
    await again.until(SECOND.at + 8 * WEEK)
    assert keys(again)[-2:] == ["2026-10-05", "2026-10-12"]
    assert len(set(keys(again))) == len(keys(again))
    assert await open_ballots(engine.town) == 1


async def test_a_ballot_found_late_is_settled_with_the_votes_that_came_in(engine: Engine) -> None:
    await engine.until(SECOND.at - MINUTE)
    engine.town.wall.after["post"].append(LOST)
    engine.town.wall.before["find"].extend([LOST] * 300)
    await engine.at(SECOND.at)
    [(ballot,)] = await engine.town.database.read(
        lambda t: t.rows("SELECT id FROM ballot WHERE state = 'open'")
    )
    poll = await engine.voting.poll(GUILD, ballot)
    wanted = poll.ballot.candidates[2].slug
    await engine.vote(1, wanted, ballot=ballot)
    await engine.until(THIRD.at + DAY)
    engine.town.wall.before["find"].clear()
    await engine.until(FOURTH.at)
    assert engine.town.wall.posts[-1][1] == wanted


async def test_what_nobody_could_look_for_stays_unknown_past_catch_up(engine: Engine) -> None:
    wall = engine.town.wall
    await engine.until(SECOND.at - MINUTE)
    wall.after["post"].append(LOST)
    wall.before["find"].extend([LOCKED] * 300)
    await engine.until(SECOND.at + 3 * DAY)
    edition = await engine.edition(SECOND.key)
    assert (edition.state, edition.may_stand) == (State.BLOCKED, True)
    assert Topic.MISSED not in topics(engine)
    wall.before["find"].clear()
    await engine.until(SECOND.at + 4 * DAY)
    assert (await engine.edition(SECOND.key)).state is State.POSTED
    await engine.until(THIRD.at)
    assert keys(engine) == ["2026-08-10", "2026-08-17", "2026-08-24"]
    assert len({slug for _, slug in wall.posts}) == 3


async def test_a_week_missed_for_one_that_nobody_could_look_for_names_what_was_in_the_way(
    engine: Engine,
) -> None:
    wall = engine.town.wall
    await engine.until(SECOND.at - MINUTE)
    wall.after["post"].append(LOST)
    wall.before["find"].extend([LOCKED] * 300)
    await engine.until(THIRD.at + 2 * DAY)
    edition = await engine.edition(THIRD.key)
    assert (edition.state, edition.cause) == (State.MISSED, LOCKED.cause)


async def test_a_channel_that_is_said_to_be_gone_gets_nothing_before_it_was_looked_into(
    engine: Engine,
) -> None:
    """Discord has said so of channels that were there."""
    wall = engine.town.wall
    await engine.until(FIRST.at - MINUTE)
    wall.after["post"].extend([LOST] * 3)
    wall.before["find"].extend([refusal(Reason.CHANNEL_GONE)] * 4)
    await engine.until(FIRST.at + DAY)
    assert keys(engine) == ["2026-08-10"]
    assert (await engine.edition(FIRST.key)).state is State.POSTED


async def test_what_was_sent_to_a_channel_that_is_gone_goes_to_the_next_one(engine: Engine) -> None:
    wall = engine.town.wall
    await engine.until(FIRST.at - MINUTE)
    wall.before["post"].append(LOST)
    wall.before["find"].extend([refusal(Reason.CHANNEL_GONE)] * 20)
    await engine.until(FIRST.at + HOUR)
    terms = await engine.diary.terms(GUILD)
    await engine.plan.edit(GUILD, replace(terms, channel=OTHER_CHANNEL))
    await engine.until(FIRST.at + 2 * HOUR)
    assert [message.channel for message in wall.messages] == [OTHER_CHANNEL]


async def test_nothing_is_sent_elsewhere_while_a_request_may_still_arrive(engine: Engine) -> None:
    wall = engine.town.wall
    await engine.until(FIRST.at - MINUTE)
    wall.before["post"].append(LOST)
    await engine.until(FIRST.at + MINUTE / 4)
    terms = await engine.diary.terms(GUILD)
    await engine.plan.edit(GUILD, replace(terms, channel=OTHER_CHANNEL))
    with pytest.raises(BeingPosted):
        await engine.heartbeat.post_now(GUILD)
    await engine.until(FIRST.at + 2 * MINUTE)
    (message,) = wall.messages
    assert (message.channel, message.at) == (OTHER_CHANNEL, FIRST.at + MINUTE)


async def test_in_a_forum_staff_wait_until_a_request_has_arrived(engine: Engine) -> None:
    wall = engine.town.wall
    terms = await engine.diary.terms(GUILD)
    await engine.plan.edit(GUILD, replace(terms, discussion=Discussion.FORUM))
    wall.before["post"].append(LOST)
    await engine.until(FIRST.at)
    with pytest.raises(BeingPosted):
        await engine.heartbeat.post_now(GUILD)
    engine.town.clock.set(FIRST.at + MINUTE)
    assert (await engine.heartbeat.post_now(GUILD)).state is State.POSTED


async def test_a_machine_that_slept_over_its_claim_looks_before_it_sends(engine: Engine) -> None:
    wall, clock = engine.town.wall, engine.town.clock
    await engine.until(FIRST.at - MINUTE)
    wall.before["post"].append(LOCKED)
    wall.before["tell"].append(refusal(Reason.BUSY))
    await engine.until(FIRST.at)
    wall.before["tell"].append(lambda: clock.set(FIRST.at + 5 * HOUR))
    clock.set(FIRST.at + HOUR)
    await engine.until(FIRST.at + 6 * HOUR)
    assert wall.calls[:3] == ["post", "find", "post"]
    assert [message.at for message in wall.messages] == [FIRST.at + 5 * HOUR]


async def test_looking_is_tried_hourly_and_no_more(engine: Engine) -> None:
    wall = engine.town.wall
    await engine.until(FIRST.at - MINUTE)
    wall.after["post"].append(LOST)
    wall.before["find"].extend([LOCKED] * 1000)
    await engine.until(FIRST.at + 4 * DAY)
    assert wall.calls.count("find") < 4 * 24 + 5
    assert topics(engine).count(Topic.BLOCKED) <= 2 * 5


async def test_a_member_who_votes_on_an_unknown_message_proves_that_it_stands(
    engine: Engine,
) -> None:
    wall = engine.town.wall
    await engine.until(FIRST.at - MINUTE)
    wall.after["post"].append(LOST)
    wall.before["find"].extend([LOCKED] * 1000)
    await engine.until(FIRST.at + 3 * MINUTE)
    [message] = wall.messages
    [(ballot,)] = await engine.town.database.read(lambda t: t.rows("SELECT id FROM ballot"))
    poll = await engine.voting.poll(GUILD, ballot)
    voted = await engine.voting.vote(
        GUILD,
        ballot,
        1,
        [poll.ballot.candidates[0].slug],
        clicked=engine.town.clock.now(),
        voter=_anybody(),
        on=Spot(message.channel, message.id),
    )
    assert voted.receipt.outcome is Outcome.COUNTED
    edition = await engine.edition(FIRST.key)
    assert (edition.state, edition.message) == (State.POSTED, message.id)


async def test_what_may_stand_is_not_left_out_while_it_is_looked_for(engine: Engine) -> None:
    await engine.until(SECOND.at - MINUTE)
    engine.town.wall.after["post"].append(LOST)
    await engine.heartbeat.post_now(GUILD)
    with pytest.raises(BeingPosted):
        await engine.plan.skip(GUILD)
    await engine.until(SECOND.at)
    assert (await engine.plan.skip(GUILD)).slot == THIRD


async def test_staff_may_leave_out_what_the_bot_is_not_let_look_for(engine: Engine) -> None:
    wall = engine.town.wall
    await engine.until(SECOND.at - MINUTE)
    wall.after["post"].append(LOST)
    wall.before["find"].extend([LOCKED] * 1000)
    await engine.until(SECOND.at + HOUR)
    assert (await engine.plan.skip(GUILD)).slot == SECOND
    await engine.until(THIRD.at)
    assert keys(engine)[-1] == "2026-08-24"


async def test_post_now_looks_for_what_is_unknown_and_posts_nothing_beside_it(
    engine: Engine,
) -> None:
    wall = engine.town.wall
    await engine.until(FIRST.at + 5 * DAY)
    wall.after["post"].append(LOST)
    await engine.heartbeat.post_now(GUILD)
    assert (await engine.heartbeat.post_now(GUILD)).state is State.POSTED
    assert keys(engine) == ["2026-08-10", "2026-08-17"]


async def test_an_edit_that_is_refused_is_asked_for_less_and_less_often(engine: Engine) -> None:
    await engine.until(FIRST.at + HOUR)
    engine.town.wall.before["refresh"].extend([refusal(Reason.PERMISSION_MISSING)] * 1000)
    engine.town.catalogue = catalogue(summary="It is newer.")
    asked = engine.town.wall.calls.count("refresh")
    await engine.until(SECOND.at - 2 * HOUR)
    assert engine.town.wall.calls.count("refresh") - asked < 16
    engine.town.wall.before["refresh"].clear()
    await engine.until(SECOND.at - CLOSE)
    assert engine.town.wall.messages[0].now_says.poll is not None
    assert engine.town.wall.messages[0].now_says.poll.is_closed


async def test_who_has_a_profile_again_at_the_close_stands_though_nobody_looked(
    engine: Engine,
) -> None:
    await engine.until(FIRST.at + HOUR)
    gone, *_ = await engine.candidates()
    ballot = int((await engine.voting.own(GUILD, 1)).poll.ballot.id)
    engine.town.catalogue = catalogue(slug for slug in SLUGS if slug != gone)
    await engine.heartbeat.visit(GUILD)
    engine.town.catalogue = catalogue()
    engine.town.clock.set(SECOND.at)
    await engine.servers.removed(GUILD)
    poll = await engine.voting.poll(GUILD, ballot)
    assert [each for each in poll.ballot.candidates if each.is_withdrawn] == []


# Drafts


async def test_a_post_that_was_refused_leaves_the_way_free_for_another_one(
    engine: Engine,
) -> None:
    wall = engine.town.wall
    await engine.until(FIRST.at + 5 * DAY)
    wall.before["post"].append(refusal(Reason.PERMISSION_MISSING))
    assert (await engine.heartbeat.post_now(GUILD)).state is State.BLOCKED
    await engine.plan.pause(GUILD, engine.town.clock.now() + 4 * DAY)
    edition = await engine.heartbeat.post_now(GUILD, anyway=True)
    assert edition.state is State.POSTED
    assert await open_ballots(engine.town) == 1
    await engine.until(FOURTH.at + WEEK)
    slugs = [slug for _, slug in wall.posts]
    assert len(set(slugs)) == len(slugs) >= 3


async def test_what_was_refused_is_chosen_anew_once_something_else_was_posted(
    engine: Engine,
) -> None:
    wall = engine.town.wall
    await engine.until(FIRST.at + 5 * DAY)
    wall.before["post"].append(refusal(Reason.PERMISSION_MISSING))
    await engine.heartbeat.post_now(GUILD)
    await engine.plan.pause(GUILD, engine.town.clock.now() + 4 * DAY)
    await engine.heartbeat.post_now(GUILD, anyway=True)
    await engine.plan.resume(GUILD)
    await engine.until(FOURTH.at)
    slugs = [slug for _, slug in wall.posts]
    assert len(set(slugs)) == len(slugs)


@pytest.mark.parametrize("is_known", [True, False])
async def test_a_later_time_on_the_same_day_takes_the_place_of_what_was_not_sent(
    engine: Engine, is_known: bool
) -> None:
    wall = engine.town.wall
    await engine.until(SECOND.at - MINUTE)
    wall.before["post"].extend([refusal(Reason.PERMISSION_MISSING) if is_known else LOST] * 2)
    await engine.until(SECOND.at + 3 * MINUTE)
    terms = await engine.diary.terms(GUILD)
    later = replace(terms.schedule, time=time(11))
    done = await engine.plan.edit(GUILD, replace(terms, schedule=later))
    wall.before["post"].clear()
    if is_known:
        assert done.coming[0].key == SECOND.key
    await engine.until(THIRD.at + 2 * HOUR)
    assert keys(engine) == ["2026-08-10", "2026-08-17", "2026-08-24"]
    assert wall.messages[1].at == SECOND.at + 2 * HOUR
    assert Topic.MISSED not in topics(engine)


async def test_a_later_time_that_staff_set_between_the_slot_and_its_post_is_the_one_that_counts(
    engine: Engine,
) -> None:
    await engine.until(SECOND.at - MINUTE)
    engine.town.clock.set(SECOND.at + MINUTE)
    terms = await engine.diary.terms(GUILD)
    later = replace(terms.schedule, time=time(11))
    await engine.plan.edit(GUILD, replace(terms, schedule=later))
    await engine.until(THIRD.at)
    assert engine.town.wall.messages[1].at == SECOND.at + 2 * HOUR


# What comes after a purge


@pytest.mark.parametrize("what", ["refresh", "thread", "post", "tell"])
async def test_a_late_result_of_a_purged_series_falls_on_nothing(
    engine: Engine, what: str, caplog: pytest.LogCaptureFixture
) -> None:
    town = engine.town
    await engine.plan.set_log_channel(GUILD, 5)
    if what != "post":
        await engine.until(FIRST.at - HOUR if what == "thread" else FIRST.at + HOUR)
    purged = asyncio.Event()

    async def purge() -> None:
        await engine.servers.purge(GUILD)
        await engine.plan.set_up(GUILD, TERMS)
        purged.set()

    town.wall.after[what].append(purge)
    if what in ("refresh", "tell"):
        town.catalogue = catalogue(summary="It is newer.")
    if what == "tell":
        town.wall.before["refresh"].append(refusal(Reason.REFUSED))
    await engine.until(FIRST.at + 3 * HOUR)
    assert purged.is_set()
    rows = await town.database.read(lambda t: t.rows("SELECT slot_key FROM edition"))
    assert rows == []
    assert "KeyError" not in caplog.text
    await engine.until(SECOND.at)
    assert keys(engine)[-1] == "2026-08-17"


# Wrong clocks


async def test_a_clock_that_was_behind_when_staff_posted_does_not_stop_the_series(
    engine: Engine,
) -> None:
    clock = engine.town.clock
    await engine.until(FIRST.at + MINUTE)
    clock.ahead = -2 * HOUR
    edition = await engine.heartbeat.post_now(GUILD, anyway=True)
    assert edition.state is State.POSTED
    clock.ahead = timedelta()
    await engine.until(FOURTH.at + WEEK)
    assert keys(engine)[-3:] == ["2026-08-24", "2026-08-31", "2026-09-07"]
    assert await open_ballots(engine.town) == 1
    [*weeks] = await engine.diary.history(GUILD)
    assert [each.edition.slot.key.isoformat() for each in weeks] == keys(engine)[::-1]


@pytest.mark.parametrize("ahead", [3 * HOUR, 2 * DAY, 30 * DAY, 365 * DAY, -3 * HOUR, -365 * DAY])
@pytest.mark.parametrize("pause", [False, True])
async def test_what_a_wrong_clock_called_over_is_taken_back(
    engine: Engine, ahead: timedelta, pause: bool
) -> None:
    clock, wall = engine.town.clock, engine.town.wall
    await engine.until(FIRST.at + HOUR)
    slugs = await engine.candidates()
    await engine.vote(1, slugs[3])
    if pause:
        await engine.plan.pause(GUILD)
    wall.before["post"].extend([refusal(Reason.BUSY)] * 5)
    clock.ahead = ahead
    await engine.heartbeat.beat()
    wall.before["post"].clear()
    if pause:
        await engine.plan.resume(GUILD)
    clock.ahead = timedelta()
    await engine.until(SECOND.at - CLOSE)
    if ahead < 24 * HOUR:  # later, who voted was forgotten: the totals stand
        assert (await engine.vote(2, slugs[3], at=SECOND.at - 2 * HOUR)).outcome in (
            Outcome.CLOSED,
            Outcome.COUNTED,
        )
    await engine.until(FOURTH.at)
    assert keys(engine) == ["2026-08-10", "2026-08-17", "2026-08-24", "2026-08-31"]
    assert wall.posts[1][1] == slugs[3]


async def test_a_series_set_up_under_a_clock_a_year_ahead_begins_in_time(town: Town) -> None:
    town.clock.ahead = 365 * DAY
    engine = town.engine()
    await engine.plan.set_up(GUILD, TERMS)
    await engine.heartbeat.beat()
    town.clock.ahead = timedelta()
    await engine.until(SECOND.at)
    assert keys(engine) == ["2026-08-10", "2026-08-17"]


async def test_when_a_post_was_made_is_told_by_discords_time(engine: Engine) -> None:
    engine.town.clock.ahead = 20 * MINUTE
    await engine.at(FIRST.at)
    posted_at = (await engine.edition(FIRST.key)).posted_at
    assert posted_at == FIRST.at - 20 * MINUTE


# Erasing, whatever else is off


async def voters(town: Town) -> int:
    rows = await town.database.read(lambda t: t.rows("SELECT count(*) FROM vote"))
    return rows[0][0]


async def test_voters_are_forgotten_in_time_where_the_bot_was_removed(engine: Engine) -> None:
    await engine.until(FIRST.at + HOUR)
    await engine.vote(1, (await engine.candidates())[0])
    await engine.until(SECOND.at + HOUR)
    await engine.servers.removed(GUILD)
    await engine.until(SECOND.at + 22 * HOUR)
    assert await voters(engine.town) == 1
    await engine.until(SECOND.at + 24 * HOUR)
    assert await voters(engine.town) == 0


async def test_voters_are_forgotten_in_time_where_every_visit_fails(engine: Engine) -> None:
    await engine.until(FIRST.at + HOUR)
    await engine.vote(1, (await engine.candidates())[0])
    await engine.until(SECOND.at + HOUR)
    broken = "UPDATE series SET account_age = 1000000000000000"
    await engine.town.database.write(lambda t: t.execute(broken))
    await engine.until(SECOND.at + 24 * HOUR)
    assert await voters(engine.town) == 0


# The same interaction twice


Verb = Callable[[Asked], Coroutine[Any, Any, object]]
VERBS: list[Verb] = [
    lambda asked: asked.plan.skip(GUILD),
    lambda asked: asked.plan.pause(GUILD),
    lambda asked: asked.plan.resume(GUILD),
    lambda asked: asked.plan.edit(GUILD, replace(TERMS, pin=True)),
    lambda asked: asked.plan.set_log_channel(GUILD, 7),
    lambda asked: asked.servers.purge(GUILD),
    lambda asked: asked.queue.add(GUILD, SLUGS[3]),
    lambda asked: asked.queue.suggest(GUILD, 1, SLUGS[4]),
    lambda asked: asked.members.delete(1),
]


@pytest.mark.parametrize("verb", VERBS)
async def test_what_one_interaction_asks_for_is_done_once_whoever_gets_it(
    engine: Engine, verb: Verb
) -> None:
    other = engine.town.engine()
    await verb(engine.programme.once(99))
    with pytest.raises(AlreadyDone):
        await verb(other.programme.once(99))


async def test_a_vote_that_is_delivered_again_after_another_one_changes_nothing(
    engine: Engine,
) -> None:
    await engine.until(FIRST.at + HOUR)
    slugs, now = await engine.candidates(), engine.town.clock.now()
    ballot = int((await engine.voting.own(GUILD, 1)).poll.ballot.id)

    async def vote(slug: str, interaction: int) -> None:
        await engine.voting.vote(
            GUILD, ballot, 1, [slug], clicked=now, voter=_anybody(), interaction=interaction
        )

    await vote(slugs[0], 1)
    await vote(slugs[1], 2)
    with pytest.raises(AlreadyDone):
        await vote(slugs[0], 1)
    assert (await engine.voting.own(GUILD, 1)).choices == (slugs[1],)
    await engine.voting.withdraw(GUILD, ballot, 1, clicked=now, interaction=3)
    with pytest.raises(AlreadyDone):
        await vote(slugs[1], 2)
    assert (await engine.voting.own(GUILD, 1)).choices == ()


async def test_one_press_of_post_now_posts_once(engine: Engine) -> None:
    other = engine.town.engine()
    await engine.until(FIRST.at + 5 * DAY)
    await engine.heartbeat.post_now(GUILD, interaction=5)
    with pytest.raises(AlreadyDone):
        await other.heartbeat.post_now(GUILD, anyway=True, interaction=5)
    assert keys(engine) == ["2026-08-10", "2026-08-17"]


async def test_what_was_refused_may_be_asked_for_again(engine: Engine) -> None:
    with pytest.raises(TooEarly):
        await engine.heartbeat.post_now(GUILD, interaction=5)
    assert (await engine.heartbeat.post_now(GUILD, anyway=True, interaction=5)).state is (
        State.POSTED
    )


# Values that mean nothing any more


@pytest.fixture
async def nowhere(engine: Engine) -> Engine:
    """A series whose zone the tz database has dropped, in the middle of its second week."""
    await engine.until(FIRST.at + DAY)
    await engine.vote(1, (await engine.candidates())[1])
    broken = "UPDATE series SET zone = 'Mars/Phobos', wake_at = 0"
    await engine.town.database.write(lambda t: t.execute(broken))
    return engine


async def test_a_zone_that_is_gone_is_told_and_nothing_is_posted(nowhere: Engine) -> None:
    await nowhere.until(SECOND.at + HOUR)
    assert keys(nowhere) == ["2026-08-10"]
    [notice] = [n for n in nowhere.town.wall.notices if n.topic is Topic.UNREADABLE][:1]
    assert notice.cause is not None
    assert (notice.subject, notice.cause.detail) == ("zone", "Mars/Phobos")
    status = await nowhere.diary.status(GUILD)
    assert status.series.unreadable == {"zone": "Mars/Phobos"}
    assert status.coming == ()


async def test_another_zone_sets_the_series_going_again_with_its_votes(nowhere: Engine) -> None:
    wanted = (await nowhere.candidates())[1]
    await nowhere.until(SECOND.at - 2 * DAY)
    terms = await nowhere.diary.terms(GUILD)
    again = replace(terms, schedule=replace(terms.schedule, zone="Europe/Paris"))
    await nowhere.plan.edit(GUILD, again)
    await nowhere.until(SECOND.at)
    assert nowhere.town.wall.posts[-1] == ("2026-08-17", wanted)


async def test_other_settings_can_be_changed_and_leave_what_is_unreadable(
    nowhere: Engine,
) -> None:
    terms = await nowhere.diary.terms(GUILD)
    await nowhere.plan.edit(GUILD, replace(terms, channel=OTHER_CHANNEL))
    await nowhere.plan.set_log_channel(GUILD, 7)
    series = await nowhere.diary.series(GUILD)
    assert (series.channel, series.unreadable) == (OTHER_CHANNEL, {"zone": "Mars/Phobos"})


async def test_a_series_without_a_zone_can_be_purged(nowhere: Engine) -> None:
    assert await nowhere.servers.purge(GUILD)


async def test_nothing_is_posted_by_hand_before_the_zone_is_put_right(nowhere: Engine) -> None:
    with pytest.raises(JobError, match="Mars/Phobos"):
        await nowhere.heartbeat.post_now(GUILD, anyway=True)


# Visits that fail


async def test_a_visit_that_fails_again_is_told_in_one_line_and_rests(
    engine: Engine, caplog: pytest.LogCaptureFixture
) -> None:
    await engine.until(FIRST.at + HOUR)
    broken = "UPDATE ballot SET rule = 'by lot', turnout = 1, state = 'closed'"
    await engine.town.database.write(lambda t: t.execute(broken))
    await engine.programme.rounds.wake()
    await engine.until(FIRST.at + DAY)
    failed = [r for r in caplog.records if "the visit to server" in r.getMessage()]
    assert len([r for r in failed if r.exc_info]) == 1
    assert len(failed) < 30
    assert topics(engine).count(Topic.TROUBLE) == 1


# A close by hand


async def test_a_click_before_post_now_counts_though_it_arrives_after_it(
    engine: Engine,
) -> None:
    town = engine.town
    await engine.until(FIRST.at + 5 * DAY)
    slugs, clicked = await engine.candidates(), town.clock.now() - timedelta(milliseconds=500)
    town.clock.held = asyncio.Event()
    posting = asyncio.ensure_future(engine.heartbeat.post_now(GUILD))
    async with asyncio.timeout(10):
        while (await engine.voting.own(GUILD, 1)).poll.ballot.closes > town.clock.now():
            pass  # asking waits already
    in_time = await engine.vote(1, slugs[2], at=clicked)
    too_late = await engine.vote(2, slugs[1], at=clicked + timedelta(seconds=1))
    town.clock.held.set()
    assert (await posting).state is State.POSTED
    assert (in_time.outcome, too_late.outcome) == (Outcome.COUNTED, Outcome.CLOSED)
    assert town.wall.posts[-1][1] == slugs[2]


def _anybody() -> Voter:
    return Voter(frozenset(), datetime(2020, 1, 1, tzinfo=UTC), None)
