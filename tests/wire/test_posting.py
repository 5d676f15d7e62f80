"""The weekly post by real processes: two at once, and answers that are lost on the way."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import AsyncGenerator, Callable
from datetime import timedelta
from http import HTTPStatus
from pathlib import Path

import pytest

from tests.wire import proxied
from tests.wire.call import Call
from tests.wire.deployment import Deployment
from tests.wire.fault import Held, Said
from tests.wire.openapi import judge
from tests.wire.process import run
from tests.wire.realm import FORUM, NEWS_CHANNEL, TEXT_CHANNEL, Realm
from tests.wire.rest import EDIT, PIN_IN_FORUM, POST_IN_FORUM, SEND
from tests.wire.server import Server
from tests.wire.thread import is_pinned, open_

KINDS = (TEXT_CHANNEL, NEWS_CHANNEL, FORUM)
SENDING = ((SEND, 2), (POST_IN_FORUM, 1))  # what posts in one of each, and how often
OF_EACH = 5

_OVERDUE = timedelta(seconds=-30)


@pytest.fixture
async def server() -> AsyncGenerator[Server]:
    """Five servers of each kind of channel, and Discord's judgement of all that was sent."""
    realm = Realm(servers=OF_EACH * len(KINDS), channels=len(KINDS), kinds=KINDS)
    async with Server(realm, judge()) as server:
        yield server
        assert server.rest.violations == []


@pytest.fixture
def deployment(server: Server, tmp_path: Path) -> Deployment:
    return Deployment(server, tmp_path)


async def plan(deployment: Deployment, ahead: timedelta, *, each: int, pin: bool = False) -> None:
    """Set series up in so many channels of each kind, each in a server of its own."""
    guilds = iter(deployment.server.realm.guilds)
    homes = [(next(guilds), place) for place in range(len(KINDS)) for _ in range(each)]
    await deployment.plan(
        [(guild, guild.channels[place]) for guild, place in homes], ahead, pin=pin
    )


def counts(deployment: Deployment) -> set[int]:
    """Return how many weekly messages stand in the servers that have a series."""
    with_series = {str(guild) for (guild,) in deployment.rows("SELECT guild_id FROM series")}
    guilds = [guild for guild in deployment.server.realm.guilds if guild.id in with_series]
    return {len(deployment.posts(guild)) for guild in guilds}


# Two processes ------------------------------------------------------------------------------------


async def test_two_processes_with_one_database_post_each_slot_once(
    server: Server, tmp_path: Path, new: Callable[[], str | None]
) -> None:
    deployment = Deployment(server, tmp_path, database=new())
    await plan(deployment, timedelta(seconds=8), each=OF_EACH)
    async with (
        run("bot", "run", settings=deployment.settings),
        run("bot", "run", settings=deployment.settings),
    ):
        for _ in range(2):
            await deployment.server.gateway.identified.get()
        await deployment.until_posted(OF_EACH * len(KINDS))
    assert counts(deployment) == {1}


async def test_a_process_that_starts_while_another_one_sends_adds_no_message(
    deployment: Deployment,
) -> None:
    faults = deployment.server.rest.faults
    await plan(deployment, _OVERDUE, each=1)
    holds = [(faults.hold(request), times) for request, times in SENDING]
    async with run("bot", "run", settings=deployment.settings):
        await arrived(*((hold.calls, times) for hold, times in holds))
        for request, _ in SENDING:
            faults.let_pass(request)
        async with run("bot", "run", settings=deployment.settings):
            await deployment.until_posted(
                2
            )  # where there is a nonce, it need not wait for the first one
            for hold, _ in holds:
                hold.released.set()
            await deployment.until_posted(3)
            await arrived(*((hold.answered, times) for hold, times in holds))
    assert counts(deployment) == {1}


async def arrived(*awaited: tuple[asyncio.Queue[Call], int]) -> None:
    for queue, times in awaited:
        for _ in range(times):
            await queue.get()


# Pins: SimCord does not know those of forums ------------------------------------------------------


def are_pinned(deployment: Deployment) -> list[bool]:
    """Return, kind by kind, whether the post is pinned: in a forum its thread, as its flags say."""
    realm = deployment.server.realm
    posts = [post for guild in realm.guilds for post in deployment.posts(guild)]
    threads = [realm.threads.get(post["channel_id"]) for post in posts]
    return [
        is_pinned(thread) if thread else post["pinned"]
        for post, thread in zip(posts, threads, strict=True)
    ]


async def test_a_post_is_pinned_in_every_kind_of_channel(deployment: Deployment) -> None:
    await plan(deployment, _OVERDUE, each=1, pin=True)
    async with run("bot", "run", settings=deployment.settings):
        await deployment.until_posted(3)
    assert are_pinned(deployment) == [True, True, True]


async def test_a_forum_s_post_that_may_not_be_pinned_stands_all_the_same(
    deployment: Deployment,
) -> None:
    await plan(deployment, _OVERDUE, each=1, pin=True)
    deployment.server.rest.faults.fail(PIN_IN_FORUM, HTTPStatus.FORBIDDEN)
    async with run("bot", "run", settings=deployment.settings):
        await deployment.until_posted(3)
    assert are_pinned(deployment) == [True, True, False]
    sql = "SELECT effect, status, reason FROM effect WHERE status <> 'done'"
    assert deployment.rows(sql) == [("pin", "failed", "refused")]


# Edits --------------------------------------------------------------------------------------------


async def test_a_message_that_was_edited_too_often_is_not_waited_for_and_staff_are_told(
    deployment: Deployment,
) -> None:
    await plan(deployment, _OVERDUE, each=1)
    async with run("bot", "run", settings=deployment.settings):
        await deployment.until_posted(3)
    deployment.make_stale()
    deployment.server.rest.faults.fail(EDIT, HTTPStatus.TOO_MANY_REQUESTS, times=3)
    async with run("bot", "run", settings=deployment.settings):
        await deployment.until(
            "SELECT count(*) FROM notice WHERE topic = 'ballot-stale'", lambda rows: rows == [(3,)]
        )


# Answers that are lost ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("status", "said"),
    [(HTTPStatus.INTERNAL_SERVER_ERROR, None), (None, None), proxied.SLOW, proxied.BUSY],
    ids=["500", "cut", "408 by a proxy", "429 by a proxy"],
)
@pytest.mark.parametrize("is_done", [True, False], ids=["done", "not done"])
async def test_what_was_not_answered_is_posted_once(
    deployment: Deployment, status: HTTPStatus | None, said: Said | None, is_done: bool
) -> None:
    for request, times in SENDING:
        deployment.server.rest.faults.fail(request, status, is_done=is_done, times=times, said=said)
    await plan(deployment, _OVERDUE, each=1)
    async with run("bot", "run", settings=deployment.settings) as bot:
        await deployment.until(
            "SELECT count(*) FROM edition WHERE lease_until = 0", lambda rows: rows == [(3,)]
        )
        await bot.end(signal.SIGKILL)
    deployment.server.realm.nonces.clear()
    for guild in deployment.server.realm.guilds:
        deployment.let_a_minute_pass(guild)  # until the next try
    async with run("bot", "run", settings=deployment.settings):
        await deployment.until_posted(3)
    assert counts(deployment) == {1}


# Looking for what stands --------------------------------------------------------------------------


def talk(realm: Realm, channel: str, messages: int) -> None:
    """Let members write so much in a channel, or open so many posts in a forum, half of them
    archived by now.
    """
    guild = realm.guild_of(channel)
    assert guild is not None
    for number in range(messages):
        if guild.channel(channel)["type"] != FORUM:
            realm.post(channel, {"content": f"Message {number}"}, by=realm.bob)
            continue
        id_ = realm.snowflake()
        thread = open_(realm, channel, {"name": f"Post {number}"}, id_=id_, by=realm.bob)
        thread["thread_metadata"]["archived"] = number % 2 == 0
        realm.post(id_, {"content": "Look at this"}, id_=id_, by=realm.bob)


@pytest.mark.parametrize("messages", [300, 1500])
async def test_a_post_is_found_however_much_members_have_written_since(
    deployment: Deployment, messages: int
) -> None:
    server = deployment.server
    await plan(deployment, _OVERDUE, each=1)
    holds = [(server.rest.faults.hold(request, Held.AFTER), times) for request, times in SENDING]
    async with run("bot", "run", settings=deployment.settings) as bot:
        await arrived(*((hold.calls, times) for hold, times in holds))
        await bot.end(signal.SIGKILL)
    await server.until_deserted()
    server.realm.nonces.clear()
    for guild in server.realm.guilds:
        for post in deployment.posts(guild):
            channel = server.realm.threads.get(post["channel_id"], {}).get("parent_id")
            talk(server.realm, channel or post["channel_id"], messages)
        deployment.let_a_minute_pass(guild)
    for request, _ in SENDING:
        server.rest.faults.let_pass(request)
    async with run("bot", "run", settings=deployment.settings):
        await deployment.until_posted(3)
    assert counts(deployment) == {1}
