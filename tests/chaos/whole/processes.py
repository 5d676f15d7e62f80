"""The processes of the bot: started, killed, stopped, and listened to at their end."""

from __future__ import annotations

import os
import re
import signal
from collections.abc import Callable, Mapping
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path

from tests.wire.hourglass import Hourglass
from tests.wire.process import Bot, Ended, run

Said = Callable[[str, str], object]
"""Takes who, or what kind, and what."""


@dataclass(slots=True, eq=False)
class Process:
    """A running process of the bot."""

    bot: Bot
    stack: AsyncExitStack
    is_frozen: bool = False


class Processes:
    """Those that run, by number, and the time that they live in."""

    def __init__(self, folder: Path, settings: Mapping[str, str], say: Said, find: Said) -> None:
        self.running: dict[int, Process] = {}
        self._settings = settings
        self._say = say
        self._find = find
        self._file = folder / "hourglass"
        self._glass = Hourglass(self._file)

    async def start(self, number: int) -> None:
        """Start one, without waiting for anything."""
        stack, glass = AsyncExitStack(), str(self._file)
        bot = await stack.enter_async_context(
            run("tests.wire.hurried", glass, str(number), settings=self._settings)
        )
        self.running[number] = Process(bot, stack)
        self._say(f"process {number}", "started")

    async def end(self, number: int, how: signal.Signals) -> None:
        """Kill or stop it, if it runs, and read what it said."""
        process = self.running.get(number)
        if process is None:
            return
        self.freeze(number, is_frozen=False)
        self._say(f"process {number}", f"ends by {how.name}")
        ended = await process.bot.end(how)
        expected = -how.value if how is signal.SIGKILL else 0
        if ended.code != expected:
            self._find("wrong-end", f"process {number}, {ended.code}: {ended.stderr[-2000:]}")
        await self._gone(number, ended)

    async def bury(self) -> list[int]:
        """Return those that ended by themselves, once what they said is read."""
        gone = [number for number, each in self.running.items() if not each.bot.is_running]
        for number in gone:
            self._say(f"process {number}", "ended by itself")
            await self._gone(number, await self.running[number].bot.ended())
        return gone

    async def stop(self) -> None:
        """Stop all of them."""
        for number in list(self.running):
            await self.end(number, signal.SIGTERM)

    def close(self) -> None:
        self._glass.close()

    def freeze(self, number: int, *, is_frozen: bool) -> None:
        """Give it no time any more, or again."""
        process = self.running.get(number)
        if process is not None and process.is_frozen != is_frozen:
            process.is_frozen = is_frozen
            os.kill(process.bot.pid, signal.SIGSTOP if is_frozen else signal.SIGCONT)
            self._say(f"process {number}", "is starved" if is_frozen else "goes on")

    def leap(self, seconds: float) -> None:
        """Let so much time pass at once."""
        self._glass.ahead += seconds

    def awake(self) -> list[int]:
        return [number for number, each in self.running.items() if not each.is_frozen]

    def turns(self) -> list[float]:
        """Return how often each that is awake has had nothing to do."""
        return [self._glass.turns(number) for number in self.awake()]

    def rest(self) -> bool:
        """Whether nobody who is awake is at something."""
        return all(self._glass.is_at_rest(number) for number in self.awake())

    def is_starting(self, number: int) -> bool:
        """Whether it has had no rest yet."""
        return not self._glass.is_at_rest(number)

    async def _gone(self, number: int, ended: Ended) -> None:
        await self.running.pop(number).stack.aclose()
        self._glass.works(number)
        lines = ended.stderr.splitlines()
        for place, line in enumerate(lines):
            if line.startswith("Traceback") and not _is_foreseen(lines[:place]):
                self._find("traceback", "\n".join(lines[max(place - 1, 0) : place + 60]))
                break
        for line in lines:
            self._say(f"log {number}", line)


def _is_foreseen(lines: list[str]) -> bool:
    """Whether what a traceback belongs to is a warning, as of what is no answer of Discord's."""
    told = (each for each in reversed(lines) if re.match(r"\d\d:\d\d:\d\d [A-Z]+ ", each))
    return " WARNING " in next(told, "")
