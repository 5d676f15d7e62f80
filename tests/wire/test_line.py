"""The line to Discord, with discord.py's own requests over real sockets."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from http import HTTPStatus

import aiohttp
import pytest
from discord.http import HTTPClient, Route
from yarl import URL

from bot.presentation import endpoint
from bot.presentation.line import line
from bot.presentation.pace import Pace, Turn
from tests.wire.fault import Said
from tests.wire.realm import Realm
from tests.wire.server import Server

LOGIN = "GET /users/@me"


class Counted(Pace):
    """A pace that remembers its turns."""

    def __init__(self) -> None:
        super().__init__()
        self.turns: list[Turn] = []

    async def turn(self) -> Turn:
        self.turns.append(await super().turn())
        return self.turns[-1]


@pytest.fixture
async def server(monkeypatch: pytest.MonkeyPatch) -> AsyncGenerator[Server]:
    async with Server(Realm()) as server:
        monkeypatch.setattr(Route, "BASE", server.url)
        yield server


@asynccontextmanager
async def connected(server: Server, pace: Pace) -> AsyncGenerator[HTTPClient]:
    client = HTTPClient(asyncio.get_running_loop(), http_trace=line(pace))
    try:
        await client.static_login(server.realm.token)
        yield client
    finally:
        await client.close()


async def test_every_request_has_a_turn_that_ends(server: Server) -> None:
    pace = Counted()
    async with connected(server, pace) as client:
        for _ in range(3):
            await client.get_channel(int(server.realm.guilds[0].channels[0]))
    assert all(turn.is_sent and turn.is_over for turn in pace.turns)
    assert len(pace.turns) == len(server.rest.requests) == 4


async def test_what_discord_py_asks_again_waits_for_a_turn_again(server: Server) -> None:
    pace = Counted()
    server.rest.faults.fail(LOGIN, HTTPStatus.INTERNAL_SERVER_ERROR)
    async with connected(server, pace):
        assert len(pace.turns) == len(server.rest.requests) == 2


async def test_an_answer_to_an_interaction_waits_for_nobody(server: Server) -> None:
    pace = Counted()
    async with aiohttp.ClientSession(trace_configs=[line(pace)]) as session:
        for answering in ("/interactions/1/token/callback", "/webhooks/1/token"):
            async with session.post(server.url + answering, json={}) as answer:
                await answer.read()
    assert len(server.rest.requests) == 2
    assert pace.turns == []


async def test_a_request_that_finds_nobody_takes_no_room(server: Server) -> None:
    pace = Counted()
    async with connected(server, pace) as client:
        Route.BASE = "http://127.0.0.1:9"  # the port of nothing; undone with the fixture
        with pytest.raises(OSError, match="Cannot connect"):
            await client.get_channel(1)
    assert pace.turns[-1].is_over
    assert not pace.turns[-1].is_sent


@pytest.mark.parametrize(
    ("body", "least"), [(b'{"retry_after": 0.4}', 0.4), (b"{}", 1.0), (b"[", 1.0)]
)
async def test_where_discord_refuses_the_whole_bot_no_other_request_leaves_meanwhile(
    server: Server, body: bytes, least: float
) -> None:
    said = Said(body, headers={"X-RateLimit-Global": "true"})
    server.rest.faults.fail(LOGIN, HTTPStatus.TOO_MANY_REQUESTS, said=said)
    async with aiohttp.ClientSession(trace_configs=[line(Pace())]) as session:
        for _ in range(2):
            await (await session.get(f"{server.url}/users/@me")).read()
    refused, taken = server.rest.requests
    assert taken.at - refused.at >= least


# What time it is at Discord ----------------------------------------------------------------------


AHEAD = timedelta(hours=5)
BODY = b'{"id": "1", "code": 0, "message": "No"}'


async def heard(server: Server, status: HTTPStatus, said: Said | None = None) -> list[datetime]:
    """Return what time was heard in one such answer."""
    times: list[tuple[datetime, float]] = []
    trace = line(Pace(), lambda said, took: times.append((said, took)))
    server.realm.ahead = AHEAD
    server.rest.faults.fail(LOGIN, status, said=said or Said(BODY))
    async with aiohttp.ClientSession(trace_configs=[trace]) as session:
        async with session.get(f"{server.url}/users/@me") as answer:
            await answer.read()
        async with session.get(server.url.replace("/api/v10", "/elsewhere")) as answer:
            await answer.read()
    assert all(0 <= took < 10 for _, took in times)
    return [said for said, _ in times]


async def test_what_discord_answers_tells_the_time(server: Server) -> None:
    (said,) = await heard(server, HTTPStatus.OK)
    assert timedelta(seconds=-1) <= datetime.now(UTC) + AHEAD - said < timedelta(seconds=10)


async def test_an_answer_to_an_interaction_tells_the_time_too(server: Server) -> None:
    times: list[datetime] = []
    trace = line(Pace(), lambda said, _: times.append(said))
    answering = "POST /webhooks/{webhook_id}/{webhook_token}"
    server.rest.faults.fail(answering, HTTPStatus.NO_CONTENT, said=Said(b""))
    async with aiohttp.ClientSession(trace_configs=[trace]) as session:
        await (await session.post(f"{server.url}/webhooks/1/token", json={})).read()
    assert len(times) == 1


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (HTTPStatus.OK, Said(BODY, headers={"Age": "7200"})),
        (HTTPStatus.OK, Said(BODY, headers={"CF-Cache-Status": "HIT"})),
        (HTTPStatus.OK, Said(BODY, headers={"X-Cached": "true"})),
        (HTTPStatus.OK, Said(b"<html>", "text/html")),
        (HTTPStatus.FORBIDDEN, Said(BODY)),
        (HTTPStatus.SERVICE_UNAVAILABLE, Said(BODY)),
    ],
)
async def test_what_somebody_on_the_way_answers_tells_no_time(
    server: Server, status: HTTPStatus, said: Said
) -> None:
    assert await heard(server, status, said) == []


def test_only_what_goes_to_the_address_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Route, "BASE", "https://discord.com/api/v10")
    paths = {
        "https://discord.com/api/v10/users/@me": "/users/@me",
        "https://DISCORD.com:443/api/v10/channels/1": "/channels/1",
        "https://discord.com/api/v10": None,
        "https://cdn.discordapp.com/api/v10/users": None,
        "wss://gateway.discord.gg/?v=10": None,
    }
    assert {url: endpoint.path(URL(url)) for url in paths} == paths
