"""The server is held to Discord's manners by a bare discord.py bot, before ours is held to it."""

from __future__ import annotations

import time
from collections.abc import AsyncGenerator
from http import HTTPStatus

import aiohttp
import pytest

from tests.wire import act
from tests.wire.call import Call
from tests.wire.interaction import ANSWER, Interaction
from tests.wire.limit import A_SECOND, Limits
from tests.wire.message import EPHEMERAL, LOADING
from tests.wire.payload import Json
from tests.wire.process import Bot, run
from tests.wire.realm import FORUM, Realm
from tests.wire.rest import SEND
from tests.wire.server import Server


@pytest.fixture
async def bare(server: Server) -> AsyncGenerator[Bot]:
    settings = {"DISCORD_API_URL": server.url, "DISCORD_TOKEN": server.realm.token}
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
    realm = Realm()
    realm.commands = [{"id": "1", "name": "vote", "contexts": [0]}]
    with pytest.raises(LookupError, match="/vote is not offered there"):
        act.command(realm, realm.alice, realm.in_direct_message(), "vote", {})


@pytest.mark.usefixtures("bare")
async def test_a_second_callback_is_refused(server: Server) -> None:
    interaction = act.command(server.realm, server.realm.alice, server.realm.in_server(), "job", {})
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
    path = f"/webhooks/{server.realm.me.id}/{interaction.token}/messages/@original"
    await request(server, "PATCH", path, {"content": "done"})
    assert interaction.settled.done()
    assert interaction.message["content"] == "done"
    assert interaction.message["flags"] == EPHEMERAL


async def test_the_first_message_after_a_deferral_takes_its_place(server: Server) -> None:
    interaction = asked(server)
    await callback(server, interaction, {"type": 5})
    path = f"/webhooks/{server.realm.me.id}/{interaction.token}"
    await post(server, path, {"content": "first"})
    await post(server, path, {"content": "second"})
    assert interaction.message is not None
    assert interaction.message["content"] == "first"
    assert [message["content"] for message in interaction.followups] == ["second"]


async def test_a_token_is_good_for_a_quarter_of_an_hour(server: Server) -> None:
    interaction = asked(server)
    await callback(server, interaction, {"type": 5})
    interaction.sent_at -= 15 * 60 + 1
    path = f"/webhooks/{server.realm.me.id}/{interaction.token}"
    status, body = await post(server, path, {"content": "too late"})
    assert (status, body["code"]) == (401, 50027)


async def test_a_wrong_token_is_refused(server: Server) -> None:
    async with (
        aiohttp.ClientSession(headers={"Authorization": "Bot nonsense"}) as http,
        http.get(server.url + "/users/@me") as response,
    ):
        assert response.status == 401


async def test_an_enforced_nonce_gives_the_first_message_again(server: Server) -> None:
    path = f"/channels/{server.realm.guilds[0].channels[0]}/messages"
    body = {"content": "This week", "nonce": "slot-2026-08-03", "enforce_nonce": True}
    _, first = await post(server, path, body)
    _, second = await post(server, path, {**body, "content": "This week, again"})
    assert second == first
    assert len(server.realm.messages) == 1


async def test_a_nonce_that_is_not_enforced_prevents_nothing(server: Server) -> None:
    path = f"/channels/{server.realm.guilds[0].channels[0]}/messages"
    body = {"content": "This week", "nonce": "slot-2026-08-03"}
    _, first = await post(server, path, body)
    _, second = await post(server, path, body)
    assert second["id"] != first["id"]


async def test_a_forum_s_post_asked_for_twice_stands_twice() -> None:
    async with Server(Realm(kinds=(FORUM,))) as server:
        path = f"/channels/{server.realm.guilds[0].channels[0]}/threads"
        for _ in range(2):
            await post(server, path, {"name": "This week", "message": {"content": "It is out"}})
        assert len(server.realm.threads) == len(server.realm.messages) == 2


async def test_there_is_one_thread_below_a_message(server: Server) -> None:
    path = f"/channels/{server.realm.guilds[0].channels[0]}/messages"
    _, message = await post(server, path, {"content": "This week"})
    created, _ = await post(server, f"{path}/{message['id']}/threads", {"name": "Talk"})
    status, body = await post(server, f"{path}/{message['id']}/threads", {"name": "Talk"})
    assert (created, status, body["code"]) == (201, 400, 160004)


async def test_no_more_than_fifty_requests_a_second_are_let_through(server: Server) -> None:
    server.rest.limits = Limits()
    for _ in range(A_SECOND):
        server.rest.limits.judge(call("GET /users/@me"))
    status, body = await request(server, "GET", "/users/@me", {})
    assert (status, body["global"]) == (429, True)
    assert 0 < body["retry_after"] <= 1


async def test_a_channel_takes_five_messages_in_five_seconds(server: Server) -> None:
    server.rest.limits = Limits()
    path = f"/channels/{server.realm.guilds[0].channels[0]}/messages"
    statuses = [(await post(server, path, {"content": "More"}))[0] for _ in range(6)]
    assert statuses == [200] * 5 + [429]


@pytest.mark.parametrize("is_done", [True, False])
async def test_a_request_may_fail_whether_or_not_it_is_done(server: Server, is_done: bool) -> None:
    path = f"/channels/{server.realm.guilds[0].channels[0]}/messages"
    server.rest.faults.fail(SEND, HTTPStatus.BAD_GATEWAY, is_done=is_done)
    failed, _ = await post(server, path, {"content": "This week"})
    assert (failed, len(server.realm.messages)) == (502, is_done)
    status, _ = await post(server, path, {"content": "This week"})
    assert status == 200


async def test_a_connection_may_be_cut(server: Server) -> None:
    path = f"/channels/{server.realm.guilds[0].channels[0]}/messages"
    server.rest.faults.fail(SEND)
    with pytest.raises(aiohttp.ClientConnectionError):
        await post(server, path, {"content": "This week"})


async def test_a_route_that_is_not_played_is_noted() -> None:
    async with Server() as server:
        await post(server, "/guilds/1/bans/2", {})
        assert server.rest.violations == [
            "POST /api/v10/guilds/1/bans/2 is not played by this server"
        ]


def asked(server: Server) -> Interaction:
    """Return an interaction that waits for an answer, without a bot to give it."""
    server.realm.commands = [{"id": "1", "name": "job"}]
    interaction = act.command(server.realm, server.realm.alice, server.realm.in_server(), "job", {})
    server.realm.interactions[interaction.token] = interaction
    interaction.sent_at = time.perf_counter()
    return interaction


def call(request: str) -> Call:
    method, route = request.split()
    return Call(method, route, {}, {}, None, (), 0.0)


async def callback(server: Server, interaction: Interaction, body: Json) -> tuple[int, Json]:
    path = f"/interactions/{interaction.id}/{interaction.token}/callback?with_response=1"
    return await post(server, path, body)


async def post(server: Server, path: str, body: Json) -> tuple[int, Json]:
    return await request(server, "POST", path, body)


async def request(server: Server, method: str, path: str, body: Json) -> tuple[int, Json]:
    headers = {"Authorization": f"Bot {server.realm.token}"}
    async with (
        aiohttp.ClientSession(headers=headers) as http,
        http.request(method, server.url + path, json=body) as response,
    ):
        return response.status, await response.json()
