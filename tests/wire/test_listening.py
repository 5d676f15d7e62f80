"""Messages to the bot, over the wire: who is answered, once, and what Discord is asked for it."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import AsyncGenerator
from http import HTTPStatus

import orjson
import pytest

from tests.wire import act
from tests.wire.fault import Said
from tests.wire.payload import Json
from tests.wire.process import Bot, run
from tests.wire.realm import Person
from tests.wire.rest import SEND
from tests.wire.server import Server

HOUR_OF_IDS = (60 * 60 * 1000) << 22  # what ids grow by in an hour


@pytest.fixture
async def bot(server: Server, settings: dict[str, str]) -> AsyncGenerator[Bot]:
    async with run("bot", "run", settings=settings) as bot:
        await server.until_ready()
        yield bot


def mention(server: Server) -> str:
    return f"<@{server.realm.me.id}>"


def sends(server: Server) -> list[Json]:
    """Return the bodies with which the bot asked to have something sent."""
    return [call.body for call in server.rest.requests if call.request == SEND]


async def settled(server: Server) -> None:
    """Wait until all that came before has been dealt with: somebody else is answered, after it."""
    (other,) = server.realm.people(1)
    realm = server.realm
    event = await server.write(f"{mention(server)} hello", by=other, at=realm.in_server())
    await server.reply_to(event)
    await asyncio.sleep(0.1)


@pytest.mark.usefixtures("bot")
async def test_a_mention_is_answered_with_a_reply_a_nonce_and_no_ping(server: Server) -> None:
    asked = await server.write(f"{mention(server)} what does an ai engineer earn?")
    reply = await server.reply_to(asked)
    assert reply["channel_id"] == asked["channel_id"]
    (body,) = sends(server)
    assert body["message_reference"]["message_id"] in (asked["id"], int(asked["id"]))
    assert body["allowed_mentions"] == {"parse": []}
    assert body["enforce_nonce"] is True
    assert asked["id"] in body["nonce"]
    assert len(body["nonce"]) <= 25


@pytest.mark.usefixtures("bot")
async def test_a_direct_message_and_a_reply_to_the_answer_are_answered(server: Server) -> None:
    place = server.realm.in_direct_message()
    first = await server.reply_to(await server.write("ai engineer", at=place))
    await server.reply_to(await server.write("and senior?", at=place, reply_to=first))


@pytest.mark.usefixtures("bot")
async def test_nobody_else_s_messages_are_answered(server: Server) -> None:
    realm, me = server.realm, mention(server)
    other = Person(realm.snowflake(), "Other", bot=True)
    silent = [
        await server.write("what does an ai engineer earn?"),
        await server.write(f"{me} hello", by=other),
        await server.write(f"{me} hello", webhook_id=realm.snowflake()),
        await server.write(f"{me} hello", by=realm.me),
        await server.write(f"{me} joined", type=7),
        await server.write("hello", by=other, at=realm.in_direct_message()),
    ]
    await settled(server)
    assert [server.replies_to(each) for each in silent] == [[]] * len(silent)


@pytest.mark.usefixtures("bot")
async def test_edits_and_deletions_are_no_questions(server: Server) -> None:
    realm, me = server.realm, mention(server)
    event = await server.write("hello")
    guild = int(event["guild_id"])
    edited = {**event, "content": f"{me} hello", "mentions": [realm.me.user()]}
    for name in ("MESSAGE_UPDATE", "MESSAGE_DELETE"):
        await server.gateway.dispatch(name, edited, guild)
    await server.gateway.dispatch("MESSAGE_DELETE_BULK", {**edited, "ids": [event["id"]]}, guild)
    await settled(server)
    assert server.replies_to(event) == []


async def test_what_a_resumed_session_repeats_is_answered_once(server: Server, bot: Bot) -> None:
    asked = await server.write(f"{mention(server)} hello")
    await server.reply_to(asked)
    await server.gateway.cut()
    await server.until_ready()
    for _ in range(3):
        await server.hear(asked)
    await settled(server)
    assert len(server.replies_to(asked)) == 1
    assert "Traceback" not in (await bot.end()).stderr


async def test_what_another_process_hears_again_is_answered_once(
    server: Server, settings: dict[str, str]
) -> None:
    async with run("bot", "run", settings=settings) as bot:
        await server.until_ready()
        asked = await server.write(f"{mention(server)} hello")
        await server.reply_to(asked)
        await bot.end(signal.SIGKILL)
    await server.until_deserted()
    async with run("bot", "run", settings=settings):
        await server.until_ready()
        server.realm.nonces.clear()  # Discord has forgotten it
        await server.hear(asked)
        await settled(server)
    assert len(server.replies_to(asked)) == 1


@pytest.mark.usefixtures("bot")
async def test_a_message_of_an_hour_ago_is_not_answered(server: Server) -> None:
    old = await server.write(
        f"{mention(server)} hello", id_=str(int(server.realm.snowflake()) - HOUR_OF_IDS)
    )
    await settled(server)
    assert server.replies_to(old) == []


@pytest.mark.usefixtures("bot")
async def test_an_answer_that_was_lost_is_sent_again_and_stands_once(server: Server) -> None:
    server.rest.faults.fail(SEND, HTTPStatus.BAD_GATEWAY, is_done=True)
    asked = await server.write(f"{mention(server)} hello")
    await server.reply_to(asked)
    async with asyncio.timeout(10):
        while len(sends(server)) < 2:  # noqa: ASYNC110 - the bot sends them
            await asyncio.sleep(0.05)
    await settled(server)
    assert len(server.replies_to(asked)) == 1


@pytest.mark.parametrize(
    ("status", "code"),
    [
        (HTTPStatus.FORBIDDEN, 50013),
        (HTTPStatus.FORBIDDEN, 50001),
        (HTTPStatus.BAD_REQUEST, 50083),
        (HTTPStatus.BAD_REQUEST, 20016),
        (HTTPStatus.NOT_FOUND, 10003),
    ],
)
async def test_where_discord_does_not_take_the_answer_nothing_else_happens(
    server: Server, bot: Bot, status: HTTPStatus, code: int
) -> None:
    said = Said(orjson.dumps({"code": code, "message": "Said by Discord"}))
    server.rest.faults.fail(SEND, status, said=said)
    asked = await server.write(f"{mention(server)} hello")
    await bot.says("is not answered")
    await settled(server)
    assert server.replies_to(asked) == []
    assert len(sends(server)) == 2  # that one, and the one by which all is settled
    ended = await bot.end()
    assert ended.code == 0
    assert "Traceback" not in ended.stderr


async def test_a_message_that_is_gone_is_not_answered(server: Server, bot: Bot) -> None:
    realm = server.realm
    asked = act.message(realm, realm.alice, realm.in_server(), f"{mention(server)} hello")
    del realm.messages[asked["id"]]
    await server.hear(asked)
    await bot.says("is not answered")
    assert server.replies_to(asked) == []


@pytest.mark.usefixtures("bot")
async def test_who_hammers_is_answered_five_times_and_told_once(server: Server) -> None:
    realm, place = server.realm, server.realm.in_server()
    asked = [await server.write(f"{mention(server)} hello", by=realm.bob) for _ in range(40)]
    own = [
        await server.write(f"{mention(server)} hello", by=each, at=place)
        for each in realm.people(20)
    ]
    for each in own:
        await server.reply_to(each)
    await settled(server)
    assert sum(len(server.replies_to(each)) for each in asked) == 6
    assert [len(server.replies_to(each)) for each in own] == [1] * 20


async def test_where_it_is_switched_off_it_hears_nothing(
    server: Server, settings: dict[str, str]
) -> None:
    async with run("bot", "run", settings={**settings, "ONEJOB_MENTIONS": "off"}) as bot:
        await server.until_ready()
        asked = await server.write(f"{mention(server)} hello")
        answer = await server.slash("settings mentions")
        assert answer.message is not None
        assert "in no server at the moment" in str(answer.message["components"])
        await bot.end()
    assert server.replies_to(asked) == []


async def test_a_thousand_foreign_messages_cost_nobody_an_answer(server: Server, bot: Bot) -> None:
    for _ in range(1000):
        await server.write("hello everybody")
    asked = await server.write(f"{mention(server)} hello")
    await server.reply_to(asked)
    assert len(sends(server)) == 1
    assert (await bot.end()).code == 0
