"""Stopping the bot as a real process, while Discord is slow to take an answer."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import AsyncGenerator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.presentation.client import PATIENCE
from bot.signals import LONGEST_END
from tests.wire import act
from tests.wire.deployment import Deployment
from tests.wire.fault import Held
from tests.wire.interaction import Interaction
from tests.wire.process import Bot, Ended, run
from tests.wire.rest import CALLBACK, GATEWAY, ME, SEND
from tests.wire.server import Server


@pytest.fixture
async def bot(server: Server, settings: dict[str, str]) -> AsyncGenerator[Bot]:
    async with run("bot", "run", settings=settings) as bot:
        await server.until_ready()
        yield bot


def asked(server: Server, how: str) -> Interaction:
    realm = server.realm
    options = {"profession": "battery-engineer"}
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
    card = await server.slash("job", {"profession": "battery-engineer"})
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
    card = await server.slash("job", {"profession": "battery-engineer"})
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
    settings: dict[str, str], how: str, logged: str
) -> None:
    async with run("tests.wire.heartless", how, settings=settings) as bot:
        ended = await bot.ended()
    assert ended.code == 1
    log, _, sentence = ended.stderr.rstrip().rpartition("\n")
    assert sentence.startswith("The heartbeat has stopped")
    assert logged in log
    assert sentence.split("reference ")[1][:6] in log


# Within ten seconds, whatever hangs --------------------------------------------------------------


async def ended_in_time(bot: Bot, *, within: float = 10.0) -> Ended:
    """Ask for the end, and see that it comes."""
    began = asyncio.get_running_loop().time()
    ended = await bot.end()
    assert asyncio.get_running_loop().time() - began < within
    return ended


async def test_a_gateway_that_never_says_goodbye(server: Server, settings: dict[str, str]) -> None:
    server.gateway.says_goodbye = False
    async with run("bot", "run", settings=settings) as bot:
        await server.until_ready()
        await bot.says("ready as")
        ended = await ended_in_time(bot, within=5.0)
    assert (ended.code, "Traceback" in ended.stderr) == (0, False)


@pytest.mark.parametrize("request_", [ME, GATEWAY])
async def test_a_start_that_discord_never_answers(
    server: Server, settings: dict[str, str], request_: str
) -> None:
    hold = server.rest.faults.hold(request_)
    async with run("bot", "run", settings=settings) as bot:
        await hold.arrived.wait()
        ended = await ended_in_time(bot, within=5.0)
    hold.released.set()
    assert (ended.code, "Traceback" in ended.stderr) == (0, False)


@pytest.mark.parametrize("where", [Held.LATE, Held.BEFORE, Held.AFTER])
async def test_a_post_that_discord_never_answers_is_looked_for_at_the_next_start(
    server: Server, tmp_path: Path, where: Held
) -> None:
    deployment = Deployment(server, tmp_path)
    home = server.realm.guilds[0]
    server.gateway.says_goodbye = False
    hold = server.rest.faults.hold(SEND, where)
    await deployment.plan([(home, home.channels[0])], timedelta(seconds=-30))
    async with run("bot", "run", settings=deployment.settings) as bot:
        await hold.arrived.wait()
        ended = await ended_in_time(bot)
    assert (ended.code, "Traceback" in ended.stderr) == (0, False)
    server.rest.faults.let_pass(SEND)
    hold.released.set()
    if where is not Held.BEFORE:
        await hold.done.get()
    deployment.let_a_minute_pass(home)
    async with run("bot", "run", settings=deployment.settings) as bot:
        await deployment.until_posted(1)
        await bot.end()
    assert len(deployment.posts(home)) == 1


async def test_a_disk_that_never_answers(
    server: Server, settings: dict[str, str], tmp_path: Path
) -> None:
    pipe = tmp_path / "pipe"
    async with run("tests.wire.hanging", str(pipe), settings=settings) as bot:
        await server.until_ready()
        await bot.says("ready as")
        os.mkfifo(pipe)
        realm = server.realm
        await server.send(act.command(realm, realm.alice, realm.in_server(), "vote", {}))
        await bot.says("the disk hangs")
        ended = await ended_in_time(bot, within=LONGEST_END + 1)
    assert ended.code == 1
    assert "Timeout (0:00:09.500000)!" in ended.stderr
    assert "hanging.py" in ended.stderr
