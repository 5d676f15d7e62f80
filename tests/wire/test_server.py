"""The server is held to Discord's manners by a bare discord.py bot, before ours is held to it."""

from __future__ import annotations

import time
from collections.abc import AsyncGenerator

import aiohttp
import pytest

from tests.wire import act
from tests.wire.interaction import ANSWER, Interaction
from tests.wire.message import EPHEMERAL, LOADING
from tests.wire.payload import Json
from tests.wire.process import Bot, run
from tests.wire.server import Server
from tests.wire.world import World


@pytest.fixture
async def bare(server: Server) -> AsyncGenerator[Bot]:
    settings = {"DISCORD_API_URL": server.url, "DISCORD_TOKEN": server.world.token}
    async with run("benchmarks.bare", settings=settings) as bot:
        await server.until_ready()
        yield bot
        await bot.end()


@pytest.mark.usefixtures("bare")
async def test_a_command_is_answered(server: Server) -> None:
    answer = await server.slash("job", {"profession": "ai-engineer"})
    assert answer.kind == ANSWER
    assert answer.private


@pytest.mark.usefixtures("bare")
async def test_a_typed_beginning_gets_choices(server: Server) -> None:
    assert len(await server.suggest("job", {"profession": "a"})) == 25


@pytest.mark.usefixtures("bare")
async def test_a_bot_whose_socket_was_cut_resumes_and_misses_nothing(server: Server) -> None:
    sessions = list(server.gateway.sessions)
    await server.gateway.cut()
    answer = await server.slash("job", {"profession": "ai-engineer"})
    assert answer.kind == ANSWER
    assert list(server.gateway.sessions) == sessions


async def test_a_bot_that_says_goodbye_leaves_no_session(server: Server, bare: Bot) -> None:
    ended = await bare.end()
    assert ended.code == 0
    assert server.gateway.sessions == {}


@pytest.mark.usefixtures("bare")
async def test_an_option_that_was_not_registered_cannot_be_sent(server: Server) -> None:
    with pytest.raises(LookupError, match="no option 'colour', but \\['profession'\\]"):
        await server.slash("job", {"colour": "red"})


async def test_a_command_for_servers_only_is_not_offered_in_a_direct_message() -> None:
    world = World()
    world.commands = [{"id": "1", "name": "vote", "contexts": [0]}]
    with pytest.raises(LookupError, match="/vote is not offered there"):
        act.command(world, world.alice, world.in_direct_message(), "vote", {})


@pytest.mark.usefixtures("bare")
async def test_a_second_callback_is_refused(server: Server) -> None:
    interaction = act.command(server.world, server.world.alice, server.world.in_server(), "job", {})
    await server.answer(interaction)
    status, body = await callback(server, interaction, {"type": 4, "data": {"content": "again"}})
    assert (status, body["code"]) == (400, 40060)


async def test_a_callback_after_three_seconds_is_refused(server: Server) -> None:
    late = asked(server)
    late.sent_at -= 3.1
    status, body = await callback(server, late, {"type": 5})
    assert (status, body["code"]) == (404, 10062)


async def test_a_deferred_answer_is_settled_by_its_edit(server: Server) -> None:
    interaction = asked(server)
    await callback(server, interaction, {"type": 5, "data": {"flags": EPHEMERAL}})
    assert interaction.message is not None
    assert interaction.message["flags"] == EPHEMERAL | LOADING
    path = f"/webhooks/{server.world.me.id}/{interaction.token}/messages/@original"
    await request(server, "PATCH", path, {"content": "done"})
    assert interaction.settled.done()
    assert interaction.message["content"] == "done"
    assert interaction.message["flags"] == EPHEMERAL


async def test_the_first_message_after_a_deferral_takes_its_place(server: Server) -> None:
    interaction = asked(server)
    await callback(server, interaction, {"type": 5})
    path = f"/webhooks/{server.world.me.id}/{interaction.token}"
    await post(server, path, {"content": "first"})
    await post(server, path, {"content": "second"})
    assert interaction.message is not None
    assert interaction.message["content"] == "first"
    assert [message["content"] for message in interaction.followups] == ["second"]


async def test_a_token_is_good_for_a_quarter_of_an_hour(server: Server) -> None:
    interaction = asked(server)
    await callback(server, interaction, {"type": 5})
    interaction.sent_at -= 15 * 60 + 1
    path = f"/webhooks/{server.world.me.id}/{interaction.token}"
    status, body = await post(server, path, {"content": "too late"})
    assert (status, body["code"]) == (401, 50027)


async def test_a_wrong_token_is_refused(server: Server) -> None:
    async with (
        aiohttp.ClientSession(headers={"Authorization": "Bot nonsense"}) as http,
        http.get(server.url + "/users/@me") as response,
    ):
        assert response.status == 401


async def test_an_enforced_nonce_gives_the_first_message_again(server: Server) -> None:
    path = f"/channels/{server.world.guilds[0].channels[0]}/messages"
    body = {"content": "This week", "nonce": "slot-2026-08-03", "enforce_nonce": True}
    _, first = await post(server, path, body)
    _, second = await post(server, path, {**body, "content": "This week, again"})
    assert second == first
    assert len(server.world.messages) == 1


async def test_a_nonce_that_is_not_enforced_prevents_nothing(server: Server) -> None:
    path = f"/channels/{server.world.guilds[0].channels[0]}/messages"
    body = {"content": "This week", "nonce": "slot-2026-08-03"}
    _, first = await post(server, path, body)
    _, second = await post(server, path, body)
    assert second["id"] != first["id"]


async def test_a_route_that_is_not_played_is_noted() -> None:
    async with Server() as server:
        await post(server, "/guilds/1/bans/2", {})
        assert server.rest.violations == [
            "POST /api/v10/guilds/1/bans/2 is not played by this server"
        ]


def asked(server: Server) -> Interaction:
    """Return an interaction that waits for an answer, without a bot to give it."""
    server.world.commands = [{"id": "1", "name": "job"}]
    interaction = act.command(server.world, server.world.alice, server.world.in_server(), "job", {})
    server.world.interactions[interaction.token] = interaction
    interaction.sent_at = time.perf_counter()
    return interaction


async def callback(server: Server, interaction: Interaction, body: Json) -> tuple[int, Json]:
    path = f"/interactions/{interaction.id}/{interaction.token}/callback?with_response=1"
    return await post(server, path, body)


async def post(server: Server, path: str, body: Json) -> tuple[int, Json]:
    return await request(server, "POST", path, body)


async def request(server: Server, method: str, path: str, body: Json) -> tuple[int, Json]:
    headers = {"Authorization": f"Bot {server.world.token}"}
    async with (
        aiohttp.ClientSession(headers=headers) as http,
        http.request(method, server.url + path, json=body) as response,
    ):
        return response.status, await response.json()
