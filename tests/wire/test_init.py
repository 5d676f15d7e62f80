"""`onejob init`: a first start, in a real terminal, by what Discord says of the token."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import subprocess
import sys
from collections.abc import Generator
from http import HTTPStatus
from pathlib import Path

import pytest

from tests.wire.process import run
from tests.wire.rest import ME
from tests.wire.server import Server

pty = pytest.importorskip("pty", reason="this system has no terminals of that kind")

ROOT = Path(__file__).parents[2]
PASTE, REPLACE, START = "it is not shown): ", "in its place? [y/N] ", "Start the bot now? [Y/n] "
_LONGEST = 20.0  # seconds until it says what it should


class Terminal:
    """A terminal in which `onejob init` runs."""

    def __init__(self, folder: Path, settings: dict[str, str]) -> None:
        self._screen, inside = pty.openpty()
        os.set_blocking(self._screen, False)
        self._process = subprocess.Popen(
            [sys.executable, "-m", "bot", "init"],
            cwd=folder,
            env=settings,
            stdin=inside,
            stdout=inside,
            stderr=inside,
            start_new_session=True,
        )
        os.close(inside)
        self.shown = ""
        self._seen = 0

    async def shows(self, text: str) -> None:
        """Wait until it stands there, after all that was waited for before."""
        async with asyncio.timeout(_LONGEST):
            while (at := self.shown.find(text, self._seen)) < 0:
                self._look()
                await asyncio.sleep(0.01)
        self._seen = at + len(text)

    async def asks(self, question: str, answer: str) -> None:
        await self.shows(question)
        os.write(self._screen, f"{answer}\n".encode())

    def send(self, number: signal.Signals) -> None:
        self._process.send_signal(number)

    async def ended(self) -> int:
        async with asyncio.timeout(_LONGEST):
            while self._process.poll() is None:
                self._look()
                await asyncio.sleep(0.01)
        self._look()
        return self._process.returncode

    def close(self) -> None:
        if self._process.poll() is None:
            self._process.kill()
        self._process.wait()
        os.close(self._screen)

    def _look(self) -> None:
        try:
            self.shown += os.read(self._screen, 65536).decode().replace("\r\n", "\n")
        except OSError:  # nothing new, or nobody writes there any more
            return


@pytest.fixture
def env(tmp_path: Path) -> Path:
    return tmp_path / ".env"


@pytest.fixture
def settings(settings: dict[str, str]) -> dict[str, str]:
    """All but the token."""
    kept = {name: value for name, value in settings.items() if name != "DISCORD_TOKEN"}
    return {**kept, "PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT)}


@pytest.fixture
def terminal(
    settings: dict[str, str], tmp_path: Path, env: Path, request: object
) -> Generator[Terminal]:
    text = getattr(request, "param", None)
    if text is not None:
        env.write_text(text)
        env.chmod(0o644)
    terminal = Terminal(tmp_path, settings)
    yield terminal
    terminal.close()


def is_made(env: Path) -> bool:
    return env.exists()


def files(folder: Path) -> list[Path]:
    return list(folder.iterdir())


def kept(env: Path) -> tuple[str, int]:
    return env.read_text("utf-8"), env.stat().st_mode & 0o777


async def test_a_first_start_from_nothing_to_a_bot_that_is_connected(
    server: Server, terminal: Terminal, env: Path
) -> None:
    await terminal.asks(PASTE, server.realm.token)
    await terminal.shows(f"It is the token of {server.realm.me.name}.")
    readme = (ROOT / "README.md").read_text("utf-8")
    link = re.search(r"https://discord\.com/oauth2/authorize\S+", readme)
    assert link
    await terminal.shows(link[0].replace("YOUR_APPLICATION_ID", server.realm.me.id))
    await terminal.asks(START, "")
    await server.until_ready()
    await terminal.shows("ready as")
    terminal.send(signal.SIGTERM)
    assert await terminal.ended() == 0
    assert kept(env) == (f"DISCORD_TOKEN={server.realm.token}\n", 0o600)
    assert server.realm.token not in terminal.shown


async def test_a_wrong_token_is_asked_for_again_and_not_kept(
    server: Server, terminal: Terminal, env: Path
) -> None:
    await terminal.asks(PASTE, "not a token")
    await terminal.shows("DISCORD_TOKEN has a blank inside.")
    await terminal.asks(PASTE, "1234567890123456789")
    await terminal.shows("It looks like an id")
    assert not is_made(env)
    await terminal.asks(PASTE, server.realm.token)
    await terminal.asks(START, "n")
    assert await terminal.ended() == 0
    assert kept(env)[0] == f"DISCORD_TOKEN={server.realm.token}\n"


OTHERS = "# ours\n\nONEJOB_LOG_LEVEL=debug\n{}# the end\nONEJOB_LOG_FORMAT='text'"


@pytest.mark.parametrize("terminal", [OTHERS.format("\nDISCORD_TOKEN=old # 2025\n")], indirect=True)
async def test_a_token_is_replaced_only_when_that_is_wanted_and_all_else_stays(
    server: Server, terminal: Terminal, env: Path
) -> None:
    await terminal.asks(REPLACE, "y")
    await terminal.asks(PASTE, server.realm.token)
    await terminal.asks(START, "n")
    assert await terminal.ended() == 0
    token = f"\nDISCORD_TOKEN={server.realm.token}\n"
    assert kept(env) == (OTHERS.format(token), 0o600)


@pytest.mark.parametrize("terminal", [OTHERS.format("DISCORD_TOKEN=\n")], indirect=True)
async def test_an_empty_place_for_the_token_is_filled(
    server: Server, terminal: Terminal, env: Path
) -> None:
    await terminal.asks(PASTE, server.realm.token)
    await terminal.asks(START, "n")
    assert await terminal.ended() == 0
    assert kept(env)[0] == OTHERS.format(f"DISCORD_TOKEN={server.realm.token}\n")


@pytest.mark.parametrize("terminal", [OTHERS.format("")], indirect=True)
async def test_where_there_is_no_place_for_it_the_token_comes_last(
    server: Server, terminal: Terminal, env: Path
) -> None:
    await terminal.asks(PASTE, server.realm.token)
    await terminal.asks(START, "n")
    assert await terminal.ended() == 0
    assert kept(env)[0] == f"{OTHERS.format('')}\nDISCORD_TOKEN={server.realm.token}\n"


@pytest.mark.parametrize("terminal", ["DISCORD_TOKEN=not.so\n"], indirect=True)
async def test_the_token_that_is_there_may_stay_and_is_checked(
    terminal: Terminal, env: Path
) -> None:
    await terminal.asks(REPLACE, "")
    assert await terminal.ended() == 1
    assert "Discord does not accept DISCORD_TOKEN." in terminal.shown
    assert kept(env) == ("DISCORD_TOKEN=not.so\n", 0o644)


async def test_where_discord_has_trouble_nothing_is_kept(
    server: Server, settings: dict[str, str], tmp_path: Path
) -> None:
    server.rest.faults.fail(ME, HTTPStatus.FORBIDDEN)
    terminal = Terminal(tmp_path, settings)
    try:
        await terminal.asks(PASTE, server.realm.token)
        assert await terminal.ended() == 1
    finally:
        terminal.close()
    assert "The bot is refused at" in terminal.shown
    assert "Traceback" not in terminal.shown
    assert files(tmp_path) == []


@pytest.mark.parametrize("answer", ["", "\x04"])
async def test_who_gives_no_token_has_changed_nothing(
    terminal: Terminal, env: Path, answer: str
) -> None:
    await terminal.asks(PASTE, answer)
    assert await terminal.ended() == 1
    assert "Traceback" not in terminal.shown
    assert not is_made(env)


async def test_a_token_in_the_environment_that_counts_more_is_named(
    server: Server, settings: dict[str, str], tmp_path: Path, env: Path
) -> None:
    terminal = Terminal(tmp_path, {**settings, "DISCORD_TOKEN": "another"})
    try:
        await terminal.asks(PASTE, server.realm.token)
        assert await terminal.ended() == 1
    finally:
        terminal.close()
    assert "DISCORD_TOKEN in the environment is another one" in terminal.shown
    assert kept(env)[0] == f"DISCORD_TOKEN={server.realm.token}\n"


async def test_without_a_terminal_it_says_what_to_do_instead() -> None:
    async with run("bot", "init", settings={}) as bot:
        ended = await bot.ended()
    assert (ended.code, ended.stdout, ended.stderr.count("\n")) == (1, "", 1)
    assert "start it in a terminal, or write DISCORD_TOKEN=... into .env yourself" in ended.stderr
