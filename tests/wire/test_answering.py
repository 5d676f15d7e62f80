"""Answers go out in one request that asks for nothing back; where that fails, discord.py's own."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from http import HTTPStatus

import pytest
import pytest_asyncio

from bot.presentation import callback
from bot.presentation.asker import Interaction
from tests.wire.connected import bot_of
from tests.wire.payload import Json
from tests.wire.realm import Realm
from tests.wire.rest import CALLBACK
from tests.wire.server import Server

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def connected(tmp_path_factory: pytest.TempPathFactory) -> AsyncGenerator[Server]:
    async with Server(Realm()) as server, bot_of(server, tmp_path_factory.mktemp("answering")):
        yield server


@pytest.fixture
def server(connected: Server) -> Server:
    connected.forget()
    connected.rest.faults.mend()
    return connected


def nothing(_: Interaction) -> None:
    """Return no session, as where discord.py is not as it was."""


def copies_wanted(server: Server) -> list[bool]:
    """Return for each callback whether it asked for a copy of the message."""
    calls = server.rest.requests
    return ["with_response" in call.query for call in calls if call.request == CALLBACK]


PRIVATE = {"profession": "rail-engineer"}
PUBLIC = {"profession": "rail-engineer", "show": "everyone"}


def without_nulls(body: Json) -> Json:
    """Return a callback without what says nothing: discord.py says that there is no content."""
    return {
        **body,
        "data": {key: value for key, value in body["data"].items() if value is not None},
    }


async def asked(server: Server, options: dict[str, str]) -> list[Json]:
    """Ask for a card and turn to another section; return what is sent for both."""
    card = await server.slash("job", options)
    turned = await server.press(card, "Skills")
    return [without_nulls(card.callback), without_nulls(turned.callback)]


@pytest.mark.parametrize(
    "options", [{"profession": "rail-engineer"}, PUBLIC], ids=["private", "public"]
)
async def test_what_is_sent_is_what_discord_py_would_send(
    server: Server, options: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    quick = await asked(server, options)
    assert copies_wanted(server) == [False, False]
    assert await asked(server, options) == quick  # kept as it was
    server.rest.requests.clear()
    monkeypatch.setattr(callback, "_session", nothing)
    assert await asked(server, options) == quick
    assert copies_wanted(server) == [True, True]


@pytest.mark.parametrize("status", [HTTPStatus.BAD_GATEWAY, HTTPStatus.FORBIDDEN])
async def test_an_answer_that_discord_does_not_take_is_sent_again_by_discord_py(
    server: Server, status: HTTPStatus
) -> None:
    server.rest.faults.fail(CALLBACK, status)
    answer = await server.slash("job", PUBLIC)
    assert answer.message is not None
    assert copies_wanted(server) == [False, True]


async def test_an_answer_whose_connection_is_cut_is_sent_again_by_discord_py(
    server: Server,
) -> None:
    server.rest.faults.fail(CALLBACK)
    answer = await server.slash("job", PUBLIC)
    assert answer.message is not None
    assert copies_wanted(server) == [False, True]
