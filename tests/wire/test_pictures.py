"""Pictures on their way to Discord: as files of a message, and left out where that fails."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import AsyncGenerator, Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from http import HTTPStatus
from inspect import isawaitable
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import pytest
import pytest_asyncio

from bot.presentation import callback
from bot.presentation.asker import Interaction
from tests.wire.connected import bot_of
from tests.wire.deployment import Deployment
from tests.wire.message import GALLERY, walk
from tests.wire.openapi import judge
from tests.wire.payload import Json
from tests.wire.process import run
from tests.wire.realm import TEXT_CHANNEL, Realm
from tests.wire.rest import CALLBACK, SEND
from tests.wire.server import Server

pytestmark = pytest.mark.asyncio(loop_scope="module")

CARD = {"profession": "rail-engineer"}
PUBLIC = {**CARD, "show": "everyone"}
UNDRAWN = "cloud-engineer"  # until the process that draws is killed
_LONGEST = 60.0  # seconds in which a busy machine draws a picture


@dataclass(frozen=True, slots=True)
class Scene:
    server: Server
    professions: list[str]

    def sent(self, route: str = CALLBACK) -> list[tuple[tuple[str, ...], list[Json]]]:
        """Return the files that came with each request, and the pictures that it names."""
        calls = [call for call in self.server.rest.requests if call.request == route]
        return [(call.files, _galleries(call.body)) for call in calls]


def _galleries(body: Json) -> list[Json]:
    found = walk((body.get("data") or body)["components"])
    return [item for each in found if each["type"] == GALLERY for item in each["items"]]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def connected(tmp_path_factory: pytest.TempPathFactory) -> AsyncGenerator[Scene]:
    folder = tmp_path_factory.mktemp("pictures")
    async with Server(Realm(), judge()) as server, bot_of(server, folder, has_pictures=True) as bot:
        _, desk = bot
        scene = Scene(server, list(desk.catalogue.profiles))
        for each in scene.professions:  # first answers do not wait for long
            if each != UNDRAWN:
                await until(partial(_has_picture, scene, {"profession": each}))
        yield scene
        assert server.rest.violations == []


@pytest.fixture
def scene(connected: Scene) -> Scene:
    connected.server.forget()
    connected.server.rest.faults.mend()
    (connected.server.realm.alice,) = connected.server.realm.people(1)  # who has asked nothing yet
    return connected


async def until(is_so: Callable[[], Any]) -> None:
    """Wait for what other processes do."""
    async with asyncio.timeout(_LONGEST):
        while not (await found if isawaitable(found := is_so()) else found):  # noqa: ASYNC110 - other processes do it
            await asyncio.sleep(0.05)


async def _has_picture(scene: Scene, options: dict[str, str]) -> bool:
    (somebody,) = scene.server.realm.people(1)  # nobody may ask as often as it takes
    await scene.server.slash("job", options, by=somebody)
    files, _ = scene.sent()[-1]
    return bool(files)


def nothing(_: Interaction) -> None:
    """Return no session, as where discord.py is not as it was."""


@pytest.mark.parametrize("options", [CARD, PUBLIC], ids=["private", "public"])
async def test_a_card_comes_with_its_picture_and_what_that_says_in_words(
    scene: Scene, options: dict[str, str]
) -> None:
    await scene.server.slash("job", options)
    [(files, pictures)] = scene.sent()
    assert [f"attachment://{file}" for file in files] == [
        picture["media"]["url"] for picture in pictures
    ]
    assert "Rail engineer" in pictures[0]["description"]


async def test_a_picture_stays_while_sections_are_turned_and_changes_with_the_profession(
    scene: Scene,
) -> None:
    card = await scene.server.slash("job", {"profession": scene.professions[-1]})
    turned = await scene.server.press(card, "Skills")
    start = await scene.server.press(turned, "How to start")
    await scene.server.press(start, start.buttons[-1])  # a similar profession
    first, second, third, fourth = (files for files, _ in scene.sent())
    assert first == second == third
    assert len(fourth) == 1
    assert fourth != first


@pytest.mark.parametrize("options", [CARD, PUBLIC], ids=["private", "public"])
async def test_what_is_sent_with_a_picture_is_what_discord_py_would_send(
    scene: Scene, options: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    async def asked() -> list[Json]:
        card = await scene.server.slash("job", options)
        turned = await scene.server.press(card, "Skills")
        return [_without_nulls(each.callback) for each in (card, turned)]

    quick = await asked()
    monkeypatch.setattr(callback, "_session", nothing)
    assert await asked() == quick
    assert len({files for files, _ in scene.sent()}) == 1


def _without_nulls(body: Json) -> Json:
    known = {key: value for key, value in body["data"].items() if value is not None}
    return {**body, "data": known}


async def test_an_answer_that_discord_does_not_take_goes_out_without_its_picture(
    scene: Scene,
) -> None:
    scene.server.rest.faults.fail(CALLBACK, HTTPStatus.FORBIDDEN)
    answer = await scene.server.slash("job", PUBLIC)
    assert answer.message is not None
    (_, refused), (files, taken) = scene.sent()
    assert (len(refused), files, taken) == (1, (), [])


async def test_a_drawing_process_that_is_killed_is_replaced(scene: Scene) -> None:
    (before,) = _drawing(os.getpid())
    os.kill(before, signal.SIGKILL)
    await until(partial(_has_picture, scene, {"profession": UNDRAWN}))
    (after,) = _drawing(os.getpid())
    assert after != before


# By a process of the bot --------------------------------------------------------------------------


def _drawing(pid: int) -> list[int]:
    """Return the processes that draw for that one."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    commands = {int(each): Path(f"/proc/{each}/cmdline").read_bytes() for each in children}
    return [each for each, command in commands.items() if b"bot.pictures.worker" in command]


def _is_running(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL])
async def test_the_drawing_process_ends_with_the_bot(how: signal.Signals, tmp_path: Path) -> None:
    async with Server(Realm()) as server:
        settings = {**Deployment(server, tmp_path).settings, "ONEJOB_PICTURES": "on"}
        async with run("bot", "run", settings=settings) as bot:
            await server.until_ready()
            await server.slash("job", CARD)
            await until(lambda: _drawing(bot.pid))
            drawing = _drawing(bot.pid)
            await bot.end(how)
        await until(lambda: not any(map(_is_running, drawing)))


async def test_where_pictures_are_off_nothing_is_drawn(tmp_path: Path) -> None:
    async with Server(Realm()) as server:
        settings = {**Deployment(server, tmp_path).settings, "ONEJOB_PICTURES": "off"}
        async with run("bot", "run", settings=settings) as bot:
            await server.until_ready()
            for _ in range(3):
                await server.slash("job", CARD)
            assert _drawing(bot.pid) == []
            calls = [call for call in server.rest.requests if call.request == CALLBACK]
            assert {call.files for call in calls} == {()}


async def _posts_with_its_picture(folder: Path) -> bool:
    """Say whether a process posts with its picture, the first that it draws, what is due.

    Where it does not, it must have waited for it.
    """
    async with Server(Realm(kinds=(TEXT_CHANNEL,)), judge()) as server:
        deployment = Deployment(server, Path(mkdtemp(dir=folder)))
        guild = server.realm.guilds[0]
        await deployment.plan([(guild, guild.channels[0])], timedelta(seconds=-30))
        settings = {**deployment.settings, "ONEJOB_PICTURES": "on"}
        async with run("bot", "run", settings=settings) as bot:
            await until(lambda: deployment.posts(guild))
            [post] = [call for call in server.rest.requests if call.request == SEND][:1]
            if not post.files:
                await bot.says("was not drawn within 5 seconds")
                return False
        [picture] = _galleries(post.body)
        assert picture["media"]["url"] == f"attachment://{post.files[0]}"
        assert server.rest.violations == []
        return True


async def test_a_weekly_post_waits_for_its_picture(tmp_path: Path) -> None:
    # For five seconds, in which a busy machine may not have drawn anything.
    await until(partial(_posts_with_its_picture, tmp_path))
