"""Several processes with one database, each with some of Discord's shards."""

from __future__ import annotations

import asyncio
import signal
import socket
import time
from collections.abc import AsyncGenerator
from contextlib import AsyncExitStack
from datetime import timedelta
from pathlib import Path

import pytest

from tests.wire.deployment import Deployment
from tests.wire.openapi import judge
from tests.wire.process import Bot, run
from tests.wire.realm import Guild, Realm
from tests.wire.rest import REGISTER
from tests.wire.server import Server
from tests.wire.test_status import page

SERVERS = 8
HALVES = ("0-1/4", "2-3/4")

_SOON = timedelta(seconds=8)
_OVERDUE = timedelta(seconds=-30)
_WITHIN = 5.0  # seconds in which Discord takes one session


@pytest.fixture
async def server() -> AsyncGenerator[Server]:
    """Servers of all four shards, two of each, which may be connected at once."""
    realm = Realm(servers=SERVERS, shards=4, at_once=4)
    realm.deal_out()
    async with Server(realm, judge()) as server:
        yield server
        assert server.rest.violations == []


@pytest.fixture
def deployment(server: Server, tmp_path: Path) -> Deployment:
    return Deployment(server, tmp_path)


@pytest.fixture
def port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        found: int = free.getsockname()[1]
        return found


async def plan(deployment: Deployment, ahead: timedelta) -> None:
    await deployment.plan(
        [(each, each.channels[0]) for each in deployment.server.realm.guilds], ahead
    )


async def start(stack: AsyncExitStack, deployment: Deployment, shards: str, **more: str) -> Bot:
    settings = {**deployment.settings, "ONEJOB_SHARDS": shards, **more}
    return await stack.enter_async_context(run("bot", "run", settings=settings))


def owners(deployment: Deployment) -> set[tuple[int, str]]:
    """Return which process, by its first shard, has posted in the servers of each shard."""
    rows = deployment.rows(
        "SELECT guild_id >> 22, first_shard FROM edition JOIN series ON id = series_id"
        " JOIN process ON name = owner"
    )
    return {(number % 4, first) for number, first in rows}


def counts(deployment: Deployment) -> list[int]:
    return [len(deployment.posts(guild)) for guild in deployment.server.realm.guilds]


def registrations(server: Server) -> int:
    return sum(call.request == REGISTER for call in server.rest.requests)


async def test_two_processes_share_the_servers_and_each_is_served_once(
    server: Server, deployment: Deployment, port: int
) -> None:
    await plan(deployment, _SOON)
    async with AsyncExitStack() as stack:
        status = f"127.0.0.1:{port}"
        one = await start(stack, deployment, HALVES[0], ONEJOB_STATUS=status)
        other = await start(stack, deployment, HALVES[1])
        await server.until_ready()
        seen = sorted([(await server.gateway.identified.get()).shard for _ in range(4)])
        assert seen == [0, 1, 2, 3]
        for number in range(SERVERS):
            await server.slash("job", {"profession": "job-1"}, at=server.realm.in_server(number))
        direct = await server.slash("about", at=server.realm.in_direct_message())
        assert direct.message is not None
        await deployment.until_posted(SERVERS)
        assert counts(deployment) == [1] * SERVERS
        assert owners(deployment) == {(0, 0), (1, 0), (2, 2), (3, 2)}
        assert registrations(server) == 1
        assert deployment.rows("SELECT count(*) FROM series WHERE removed_at IS NOT NULL") == [(0,)]
        _, numbers = await page(port, "metrics")
        assert {"onejob_shards 2.0", "onejob_shards_connected 2.0"} <= set(numbers.splitlines())
        assert await page(port, "readyz") == (200, "Ready.\n")
        ended = [await each.end() for each in (one, other)]
    assert [each.code for each in ended] == [0, 0]
    assert ["WARNING" in each.stderr for each in ended] == [False, False]
    assert deployment.rows("SELECT name FROM process") == []


async def test_one_that_is_killed_in_the_middle_leaves_the_others_alone_and_nothing_comes_twice(
    deployment: Deployment,
) -> None:
    await plan(deployment, _OVERDUE)
    async with AsyncExitStack() as stack:
        one = await start(stack, deployment, HALVES[0])
        await start(stack, deployment, HALVES[1])
        await deployment.until(
            "SELECT count(*) FROM edition WHERE state = 'posted'", lambda rows: rows[0][0] >= 1
        )
        await one.end(signal.SIGKILL)
        await start(stack, deployment, HALVES[0])
        await deployment.until_posted(SERVERS)
    assert counts(deployment) == [1] * SERVERS


async def test_a_server_that_goes_or_comes_is_noticed_by_its_own_process(
    server: Server, deployment: Deployment
) -> None:
    await plan(deployment, timedelta(hours=2))
    gone, away = server.realm.guilds[0], server.realm.guilds[7]
    async with AsyncExitStack() as stack:
        for shards in HALVES:
            await start(stack, deployment, shards)
        await server.until_ready()
        await server.gateway.dispatch("GUILD_DELETE", {"id": gone.id}, int(gone.id))
        await until_removed(deployment, gone)
        server.realm.guilds.remove(gone)
    server.realm.guilds.remove(away)
    async with AsyncExitStack() as stack:
        for shards in HALVES:
            await start(stack, deployment, shards)
        await until_removed(deployment, gone, away)


async def test_a_server_that_goes_and_comes_while_a_shard_has_no_session_is_noticed_by_the_next(
    server: Server, deployment: Deployment
) -> None:
    await plan(deployment, timedelta(hours=2))
    gone = server.realm.guilds[0]
    async with AsyncExitStack() as stack:
        for shards in HALVES:
            await start(stack, deployment, shards)
        await server.until_ready()
        server.realm.guilds.remove(gone)
        await server.gateway.forget_session(0)
        await until_removed(deployment, gone)
        server.realm.guilds.append(gone)
        await server.gateway.forget_session(0)
        await until_removed(deployment)


async def until_removed(deployment: Deployment, *guilds: Guild) -> None:
    await deployment.until(
        "SELECT guild_id FROM series WHERE removed_at IS NOT NULL ORDER BY guild_id",
        lambda rows: rows == sorted((int(guild.id),) for guild in guilds),
    )


async def test_processes_that_start_together_begin_their_sessions_as_discord_takes_them(
    server: Server, deployment: Deployment
) -> None:
    server.realm.at_once = 1
    server.realm.shards = 2
    async with AsyncExitStack() as stack:
        for shards in ("0/2", "1/2"):
            await start(stack, deployment, shards)
        first = await asyncio.wait_for(server.gateway.identified.get(), 20)
        began = time.monotonic()
        second = await asyncio.wait_for(server.gateway.identified.get(), 20)
        assert time.monotonic() - began >= _WITHIN
        assert {first.shard, second.shard} == {0, 1}
        # A session that cannot be resumed waits for its turn like any other.
        await server.gateway.forget_sessions()
        await asyncio.wait_for(server.gateway.identified.get(), 30)
        began = time.monotonic()
        await asyncio.wait_for(server.gateway.identified.get(), 30)
        assert time.monotonic() - began >= _WITHIN


async def test_doctor_tells_who_runs_and_which_shards_are_nobody_s(
    server: Server, deployment: Deployment
) -> None:
    async with AsyncExitStack() as stack:
        await start(stack, deployment, HALVES[0])
        async with asyncio.timeout(20):
            for _ in range(2):
                await server.gateway.identified.get()
        code, told = await _told(deployment)
        assert code == 1
        assert told.startswith("One runs, with these shards: 0-1/4. Nobody has 2-3/4. Start")
        await start(stack, deployment, HALVES[1])
        await server.until_ready()
        assert await _told(deployment) == (0, "2 run, with these shards: 0-1/4, 2-3/4.")


async def _told(deployment: Deployment) -> tuple[int, str]:
    async with run("bot", "doctor", settings=deployment.settings) as doctor:
        ended = await doctor.ended(30.0)
    (line,) = [each for each in ended.stdout.splitlines() if each.split()[1] == "processes"]
    return ended.code, line.split(maxsplit=2)[2]
