"""A bad day of Discord's gateway, by a bare discord.py bot: it comes back, and misses nothing."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator

import aiohttp
import pytest

from tests.wire import act
from tests.wire.interaction import ANSWER, DEADLINE, Interaction
from tests.wire.process import Bot, run
from tests.wire.rest import REGISTER
from tests.wire.server import Server


@pytest.fixture
async def bare(server: Server) -> AsyncGenerator[Bot]:
    server.gateway.heartbeat_interval = 200
    settings = {"DISCORD_API_URL": server.url, "DISCORD_TOKEN": server.realm.token}
    async with run("benchmarks.bare", settings=settings) as bot:
        await server.until_ready()
        yield bot


def asked(server: Server) -> Interaction:
    scene = server.realm.alice, server.realm.in_server()
    return act.command(server.realm, *scene, "job", {"profession": "ai-engineer"})


@pytest.mark.usefixtures("bare")
async def test_a_bot_that_is_asked_to_come_again_resumes(server: Server) -> None:
    sessions = list(server.gateway.sessions)
    await server.gateway.ask_to_reconnect()
    answer = await server.slash("job", {"profession": "ai-engineer"})
    assert answer.kind == ANSWER
    assert list(server.gateway.sessions) == sessions


@pytest.mark.usefixtures("bare")
async def test_a_session_that_is_invalid_for_a_moment_is_resumed(server: Server) -> None:
    sessions = list(server.gateway.sessions)
    await server.gateway.invalidate(is_resumable=True)
    answer = await server.slash("job", {"profession": "ai-engineer"})
    assert answer.kind == ANSWER
    assert list(server.gateway.sessions) == sessions


@pytest.mark.usefixtures("bare")
async def test_a_session_that_is_invalid_for_good_is_forgotten(server: Server) -> None:
    await server.gateway.invalidate(is_resumable=False)
    with pytest.raises(ConnectionError):
        await server.slash("job", {"profession": "ai-engineer"})


@pytest.mark.usefixtures("bare")
async def test_without_replay_what_happened_meanwhile_is_not_told(server: Server) -> None:
    server.gateway.replays = False
    await server.gateway.cut()
    missed = asked(server)
    await server.send(missed)
    await server.until_ready()
    assert (await server.slash("job", {"profession": "ai-engineer"})).kind == ANSWER
    assert not missed.answered.done()


@pytest.mark.usefixtures("bare")
async def test_nothing_arrives_by_a_half_open_connection(server: Server) -> None:
    server.gateway.half_open()
    missed = asked(server)
    await server.send(missed)
    await asyncio.wait([missed.answered], timeout=DEADLINE / 10)
    assert not missed.answered.done()


@pytest.mark.usefixtures("bare")
async def test_events_that_were_delayed_arrive_the_last_first(server: Server) -> None:
    server.gateway.delayed = []
    first, second = asked(server), asked(server)
    await server.send(first)
    await server.send(second)
    assert not first.answered.done()
    await server.gateway.catch_up()
    await asyncio.wait([first.answered, second.answered], timeout=DEADLINE)
    assert second.answered_at < first.answered_at


async def test_an_answer_may_be_cut_in_its_midst(server: Server) -> None:
    server.rest.faults.fail(REGISTER, is_truncated=True)
    headers = {"Authorization": f"Bot {server.realm.token}"}
    method, route = REGISTER.split()
    path = route.replace("{application_id}", server.realm.me.id)
    async with aiohttp.ClientSession(headers=headers) as http:
        with pytest.raises(aiohttp.ClientPayloadError):
            async with http.request(method, server.url + path, json=[]) as answer:
                await answer.read()
