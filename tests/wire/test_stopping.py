"""Stopping the bot as a real process, while Discord is slow to take an answer."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import AsyncGenerator
from pathlib import Path

import pytest

from bot.presentation.client import PATIENCE
from tests.wire import act
from tests.wire.interaction import Interaction
from tests.wire.process import Bot, run
from tests.wire.rest import CALLBACK
from tests.wire.server import Server


@pytest.fixture
async def bot(server: Server, tmp_path: Path) -> AsyncGenerator[Bot]:
    settings = {
        "DISCORD_API_URL": server.url,
        "DISCORD_TOKEN": server.realm.token,
        "DATABASE_URL": f"sqlite:///{tmp_path}/onejob.sqlite3",
    }
    async with run("bot", "run", settings=settings) as bot:
        await server.until_ready()
        yield bot


def asked(server: Server, how: str) -> Interaction:
    realm = server.realm
    options = {"profession": "ai-engineer"}
    if how == "command":
        return act.command(realm, realm.alice, realm.in_server(), "job", options)
    return act.autocomplete(realm, realm.alice, realm.in_server(), "job", options, "profession")


@pytest.mark.parametrize("how", ["command", "autocomplete"])
async def test_an_answer_in_flight_arrives(server: Server, bot: Bot, how: str) -> None:
    hold = server.rest.faults.hold(CALLBACK)
    interaction = asked(server, how)
    await server.send(interaction)
    await hold.arrived.wait()
    asyncio.get_running_loop().call_later(0.5, hold.released.set)
    ended = await bot.end()
    assert interaction.answered.done()
    assert (ended.code, "Traceback" in ended.stderr) == (0, False)


async def test_a_button_s_answer_in_flight_arrives(server: Server, bot: Bot) -> None:
    card = await server.slash("job", {"profession": "ai-engineer"})
    assert card.message is not None
    hold = server.rest.faults.hold(CALLBACK)
    realm = server.realm
    pressed = act.press(realm, realm.alice, realm.in_server(), card.message, "Skills")
    await server.send(pressed)
    await hold.arrived.wait()
    asyncio.get_running_loop().call_later(0.5, hold.released.set)
    ended = await bot.end(signal.SIGINT)
    assert pressed.answered.done()
    assert (ended.code, "Traceback" in ended.stderr) == (0, False)


async def test_nothing_new_is_begun(server: Server, bot: Bot) -> None:
    hold = server.rest.faults.hold(CALLBACK)
    first, second = asked(server, "command"), asked(server, "command")
    await server.send(first)
    await hold.arrived.wait()
    ending = asyncio.create_task(bot.end())
    await bot.says("stopping")
    await server.send(second)
    asyncio.get_running_loop().call_later(0.5, hold.released.set)
    await ending
    assert (first.answered.done(), second.answered.done()) == (True, False)


async def test_no_press_is_taken_up_any_more(server: Server, bot: Bot) -> None:
    card = await server.slash("job", {"profession": "ai-engineer"})
    assert card.message is not None
    hold = server.rest.faults.hold(CALLBACK)
    first, realm = asked(server, "command"), server.realm
    await server.send(first)
    await hold.arrived.wait()
    ending = asyncio.create_task(bot.end())
    await bot.says("stopping")
    pressed = act.press(realm, realm.alice, realm.in_server(), card.message, "Skills")
    await server.send(pressed)
    asyncio.get_running_loop().call_later(0.5, hold.released.set)
    await ending
    assert (first.answered.done(), pressed.answered.done()) == (True, False)


async def test_an_answer_that_never_ends_holds_nobody_up(server: Server, bot: Bot) -> None:
    hold = server.rest.faults.hold(CALLBACK)
    await server.send(asked(server, "command"))
    await hold.arrived.wait()
    began = asyncio.get_running_loop().time()
    ended = await bot.end()
    hold.released.set()
    assert ended.code == 0
    assert "1 answers took too long and were cut off" in ended.stderr
    assert asyncio.get_running_loop().time() - began < PATIENCE + 5


@pytest.mark.parametrize(
    ("how", "logged"),
    [
        ("error", "RuntimeError: Heartbeat broken on purpose"),
        ("silence", "it ended as if its work was done"),
    ],
)
async def test_a_heart_that_stops_ends_the_process_so_that_it_is_started_again(
    server: Server, tmp_path: Path, how: str, logged: str
) -> None:
    settings = {
        "DISCORD_API_URL": server.url,
        "DISCORD_TOKEN": server.realm.token,
        "DATABASE_URL": f"sqlite:///{tmp_path}/onejob.sqlite3",
    }
    async with run("tests.wire.heartless", how, settings=settings) as bot:
        ended = await bot.ended()
    assert ended.code == 1
    log, _, sentence = ended.stderr.rstrip().rpartition("\n")
    assert sentence.startswith("The heartbeat has stopped")
    assert logged in log
    assert sentence.split("reference ")[1][:6] in log
