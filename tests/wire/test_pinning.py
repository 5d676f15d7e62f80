"""A forum takes one pinned post, and Discord says so: last week's makes way."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.domain.week.edition import Effect, Reason
from bot.domain.week.slot import Schedule, Weekday
from bot.domain.week.terms import Terms
from bot.domain.week.weekly import Spot, Weekly
from bot.presentation.desk import Desk
from bot.programme.publisher import NotPublished
from tests.wire.connected import bot_of
from tests.wire.realm import FORUM, TEXT_CHANNEL, Realm
from tests.wire.server import Server
from tests.wire.thread import is_pinned


@pytest.fixture
async def server() -> AsyncGenerator[Server]:
    kinds = (TEXT_CHANNEL, FORUM)
    async with Server(Realm(channels=len(kinds), kinds=kinds)) as server:
        yield server


@pytest.fixture
async def desk(server: Server, tmp_path: Path) -> AsyncGenerator[Desk]:
    async with bot_of(server, tmp_path) as (_, desk):
        yield desk


async def sample(desk: Desk, server: Server, channel: int) -> Weekly:
    guild = server.realm.guilds[0]
    later = datetime.now(UTC) + timedelta(days=3)
    schedule = Schedule(Weekday(later.weekday()), later.time(), "UTC")
    place = int(guild.channels[channel])
    await desk.programme.plan.set_up(int(guild.id), Terms(place, schedule, pin=True))
    return await desk.programme.diary.sample(int(guild.id))


async def pinned(desk: Desk, weekly: Weekly, before: Spot | None = None) -> Spot:
    """Post it and pin it in the place of the one before."""
    spot = (await desk.publisher.post(weekly)).spot
    await desk.publisher.apply(Effect.PIN, replace(weekly, pinned=before), spot)
    return spot


async def test_the_second_week_in_a_forum_is_pinned_in_the_place_of_the_first(
    desk: Desk, server: Server
) -> None:
    weekly = await sample(desk, server, 1)
    first = await pinned(desk, weekly)
    second = await pinned(desk, weekly, first)
    posts = server.realm.threads
    assert [is_pinned(posts[str(each.channel)]) for each in (first, second)] == [False, True]


async def test_a_forum_s_post_makes_way_though_its_first_message_was_deleted(
    desk: Desk, server: Server
) -> None:
    weekly = await sample(desk, server, 1)
    first = await pinned(desk, weekly)
    del server.realm.messages[str(first.message)]
    second = await pinned(desk, weekly, first)
    posts = server.realm.threads
    assert [is_pinned(posts[str(each.channel)]) for each in (first, second)] == [False, True]


async def test_a_post_of_which_nobody_knew_that_it_is_pinned_makes_way(
    desk: Desk, server: Server
) -> None:
    weekly = await sample(desk, server, 1)
    first = await pinned(desk, weekly)
    second = await pinned(desk, weekly)
    posts = server.realm.threads
    assert [is_pinned(posts[str(each.channel)]) for each in (first, second)] == [False, True]


async def test_a_post_of_somebody_else_stays_pinned(desk: Desk, server: Server) -> None:
    weekly = await sample(desk, server, 1)
    theirs = await pinned(desk, weekly)
    server.realm.threads[str(theirs.channel)]["owner_id"] = server.realm.alice.id
    with pytest.raises(NotPublished) as refusal:
        await pinned(desk, weekly)
    assert refusal.value.cause.reason is Reason.REFUSED


async def test_a_post_that_was_archived_meanwhile_is_pinned_no_more(
    desk: Desk, server: Server
) -> None:
    weekly = await sample(desk, server, 1)
    first = await pinned(desk, weekly)
    thread = server.realm.threads[str(first.channel)]
    thread["flags"] = 0
    thread["thread_metadata"]["archived"] = True
    second = await pinned(desk, weekly, first)
    assert is_pinned(server.realm.threads[str(second.channel)])


@pytest.mark.parametrize("channel", [0, 1])
async def test_what_a_moderator_deleted_needs_not_be_unpinned(
    desk: Desk, server: Server, channel: int
) -> None:
    weekly = await sample(desk, server, channel)
    gone = Spot(int(server.realm.snowflake()), int(server.realm.snowflake()))
    gone = Spot(gone.message, gone.message) if channel else replace(gone, channel=1)
    place = await pinned(desk, weekly, gone)
    assert place.message
