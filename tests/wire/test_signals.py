"""Signals, heard by the bot as a process of its own from the first moment on."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.signals import Signals
from tests.wire.server import Server

pty = pytest.importorskip("pty", reason="this system has no terminals of that kind")

ROOT = Path(__file__).parents[2]
READ = "the catalogue was read"


@dataclass(frozen=True, slots=True)
class Started:
    """The bot; what it writes goes to `log`."""

    process: subprocess.Popen[bytes]
    log: Path

    def hears(self, number: signal.Signals) -> bool:
        """Whether it would hear a signal, by what the system knows."""
        status = Path(f"/proc/{self.process.pid}/status").read_text("ascii")
        caught = next(line for line in status.splitlines() if line.startswith("SigCgt"))
        return bool(int(caught.split()[1], 16) >> (number - 1) & 1)

    async def until_it_hears(self, number: signal.Signals) -> None:
        async with asyncio.timeout(20):
            while not self.hears(number):  # noqa: ASYNC110 - the system does not tell
                await asyncio.sleep(0)

    async def says(self, text: str) -> None:
        async with asyncio.timeout(20):
            while text not in self.log.read_text("utf-8"):  # noqa: ASYNC110 - another process does
                await asyncio.sleep(0.02)

    async def ended(self) -> int:
        async with asyncio.timeout(20):
            while self.process.poll() is None:  # noqa: ASYNC110 - the system does not tell
                await asyncio.sleep(0.02)
        return self.process.returncode


@pytest.fixture
def settings(settings: dict[str, str]) -> dict[str, str]:
    return {**settings, "PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT)}


@pytest.fixture
def started(settings: dict[str, str], tmp_path: Path) -> Generator[Started]:
    """As a service: without a terminal."""
    log = tmp_path / "log"
    with log.open("wb") as stream:
        process = subprocess.Popen(
            [sys.executable, "-m", "bot", "run"],
            cwd=tmp_path,
            env=settings,
            stdin=subprocess.DEVNULL,
            stdout=stream,
            stderr=stream,
            start_new_session=True,
        )
    yield Started(process, log)
    if process.poll() is None:
        process.kill()
    process.wait()


needs_proc = pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="this system has no /proc")


def test_nothing_slow_is_loaded_before_they_are_heard() -> None:
    code = "import sys; import bot.__main__, bot.operators.serving; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    ours = {"bot", "bot.__main__", "bot.domain", "bot.domain.errors", "bot.signals"}
    operators = {"bot.operators", "bot.operators.requirements", "bot.operators.serving"}
    loaded = {name for name in done.stdout.split() if name.partition(".")[0] == "bot"}
    assert loaded == ours | operators
    assert not {"pydantic", "discord", "asyncio", "yaml", "sqlite3"} & set(done.stdout.split())


@needs_proc
async def test_a_hang_up_at_the_very_start_is_kept_until_it_can_be_done(
    server: Server, started: Started
) -> None:
    await started.until_it_hears(signal.SIGHUP)
    os.kill(started.process.pid, signal.SIGHUP)
    await server.until_ready()
    await started.says(READ)
    os.kill(started.process.pid, signal.SIGTERM)
    assert await started.ended() == 0


@needs_proc
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_an_end_at_the_very_start_is_one_in_order(
    started: Started, number: signal.Signals
) -> None:
    await started.until_it_hears(signal.SIGHUP)  # the last one; Python hears SIGINT by itself
    os.kill(started.process.pid, number)
    assert await started.ended() == 0
    assert "Traceback" not in started.log.read_text("utf-8")


def test_who_asks_a_second_time_before_anybody_listens_has_it_at_once() -> None:
    with Signals() as signals:
        signal.raise_signal(signal.SIGINT)
        assert signals.is_end_asked
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)


# In a terminal ------------------------------------------------------------------------------------

IN_TERMINAL = """
import fcntl, os, signal, sys, termios
terminal = int(sys.argv[1])
os.setsid()
fcntl.ioctl(terminal, termios.TIOCSCTTY, 0)
for stream in map(int, sys.argv[2].split(",")) if sys.argv[2] else ():
    os.dup2(terminal, stream)
if sys.argv[3]:
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
os.close(terminal)
os.execv(sys.executable, [sys.executable, "-m", "bot", "run"])
"""


@dataclass(slots=True)
class Terminal:
    """A terminal with the bot in it, of whose streams some lead there."""

    settings: dict[str, str]
    folder: Path
    screen: int = -1
    started: Started | None = None

    def start(self, streams: str, ignores: str = "") -> Started:
        self.screen, inside = pty.openpty()
        log = self.folder / "log"
        with log.open("wb") as stream:
            process = subprocess.Popen(
                [sys.executable, "-c", IN_TERMINAL, str(inside), streams, ignores],
                cwd=self.folder,
                env=self.settings,
                stdin=subprocess.DEVNULL,
                stdout=stream,
                stderr=stream,
                pass_fds=[inside],
            )
        os.close(inside)
        self.started = Started(process, log)
        return self.started

    def close(self) -> None:
        if self.screen >= 0:
            os.close(self.screen)
            self.screen = -1


@pytest.fixture
def terminal(settings: dict[str, str], tmp_path: Path) -> Generator[Terminal]:
    terminal = Terminal(settings, tmp_path)
    yield terminal
    terminal.close()
    if terminal.started is not None:
        if terminal.started.process.poll() is None:
            terminal.started.process.kill()
        terminal.started.process.wait()


@pytest.mark.parametrize("streams", ["0,1,2", "0", "1", "2", ""])
async def test_closing_the_terminal_ends_it_in_order(
    server: Server, terminal: Terminal, streams: str
) -> None:
    started = terminal.start(streams)
    await server.until_ready()
    terminal.close()
    assert await started.ended() == 0
    assert "Traceback" not in started.log.read_text("utf-8")
    assert server.gateway.sessions == {}


@needs_proc
async def test_closing_the_terminal_at_the_very_start_ends_it(terminal: Terminal) -> None:
    started = terminal.start("0,1,2")
    await started.until_it_hears(signal.SIGHUP)
    terminal.close()
    assert await started.ended() in (0, 1)  # 1 where it could not say what it had to


async def test_with_nohup_it_outlives_its_terminal(server: Server, terminal: Terminal) -> None:
    started = terminal.start("", ignores="yes")
    await server.until_ready()
    terminal.close()
    await started.says(READ)
    assert started.process.poll() is None


# Where there are fewer of them --------------------------------------------------------------------


def test_a_system_without_some_of_them(monkeypatch: pytest.MonkeyPatch) -> None:
    before = signal.getsignal(signal.SIGTERM)
    monkeypatch.delattr(signal, "SIGHUP")
    with Signals() as signals:
        signal.raise_signal(signal.SIGTERM)
        assert signals.is_end_asked
    assert signal.getsignal(signal.SIGTERM) is before
