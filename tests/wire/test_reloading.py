"""SIGHUP: the catalogue is read again while the bot runs."""

from __future__ import annotations

import os
import signal
from collections.abc import AsyncGenerator
from pathlib import Path

import pytest

from tests.content.folder import PROFILE, Folder
from tests.wire.process import Bot, run
from tests.wire.server import Server


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path / "catalogue")


@pytest.fixture
async def bot(server: Server, folder: Folder, tmp_path: Path) -> AsyncGenerator[Bot]:
    settings = {
        "DISCORD_API_URL": server.url,
        "DISCORD_TOKEN": server.realm.token,
        "DATABASE_URL": f"sqlite:///{tmp_path}/onejob.sqlite3",
        "ONEJOB_CATALOGUE": str(folder.path),
    }
    async with run("bot", "run", settings=settings) as bot:
        await server.until_ready()
        yield bot


async def card(server: Server) -> str:
    answered = await server.slash("job", {"profession": "baker"})
    return str(answered.message)


async def test_a_changed_profile_is_told_from_then_on(
    server: Server, bot: Bot, folder: Folder
) -> None:
    assert "Makes bread." in await card(server)
    folder.replace(PROFILE, "summary: Makes bread.", "summary: Bakes at night.")
    os.kill(bot.pid, signal.SIGHUP)
    await bot.says("the catalogue was read: 2 professions")
    assert "Bakes at night." in await card(server)


async def test_with_mistakes_the_catalogue_before_stays_and_the_log_names_the_file(
    server: Server, bot: Bot, folder: Folder
) -> None:
    folder.replace(PROFILE, "summary: Makes bread.", "sumary: Bakes at night.")
    os.kill(bot.pid, signal.SIGHUP)
    await bot.says("professions/baker.yaml:7: unknown key 'sumary'. Did you mean 'summary'?")
    assert "Makes bread." in await card(server)
    ended = await bot.end()
    assert ended.code == 0
