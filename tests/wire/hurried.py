"""The bot where hours pass in no time: `python -m tests.wire.hurried FILE PROCESS`.

FILE is an `Hourglass`, which says by how much time is ahead; whoever turns it lets timers go off.
Nobody rests while a thread of theirs is at work, on the database or elsewhere. The gateway's own
heart beats in true time, with a patience of SILENCE.
"""

from __future__ import annotations

import selectors
import sqlite3
import sys
import time
from asyncio import BaseEventLoop, Future
from collections.abc import Callable
from pathlib import Path
from typing import Any

from discord.gateway import DiscordWebSocket, KeepAliveHandler

from bot.__main__ import main
from bot.storage.sqlite.thread import Thread
from tests.wire.hourglass import Hourglass

SILENCE = 3.0
"""Seconds without a word from the gateway after which the bot gives a connection up."""

_LOOK = 0.003  # seconds between two looks at the hourglass
_NEVER = 1e9


def _hurry(glass: Hourglass, process: int) -> None:
    wall, uptime, timer = time.time, time.clock_gettime, BaseEventLoop.time
    ask, lend = Thread.run, BaseEventLoop.run_in_executor
    seen, at_work = glass.ahead, 0

    def counted(self: BaseEventLoop) -> float:
        nonlocal seen
        seen = glass.ahead
        return timer(self) + seen

    async def asked(self: Thread, function: Callable[[sqlite3.Connection], object]) -> object:
        nonlocal at_work
        at_work += 1
        try:
            return await ask(self, function)
        finally:
            at_work -= 1

    def lent(self: BaseEventLoop, executor: Any, func: Any, *args: Any) -> Future[Any]:
        nonlocal at_work
        at_work += 1
        work = lend(self, executor, func, *args)
        work.add_done_callback(done)
        return work

    def done(_: Future[Any]) -> None:
        nonlocal at_work
        at_work -= 1

    class Selector(selectors.DefaultSelector):
        def select(self, timeout: float | None = None) -> list[Any]:
            found = super().select(0)
            if found or (timeout is not None and timeout <= 0):
                return found
            if not at_work:
                glass.rests(process, seen)
            found = super().select(_LOOK if timeout is None else min(timeout, _LOOK))
            glass.works(process)
            return found

    time.time = lambda: wall() + glass.ahead
    time.clock_gettime = lambda clock: (
        uptime(clock) + (glass.ahead if clock == time.CLOCK_BOOTTIME else 0.0)
    )
    BaseEventLoop.time = counted
    Thread.run = asked
    BaseEventLoop.run_in_executor = lent
    selectors.DefaultSelector = Selector


def _keep_the_gateway_s_time() -> None:
    """What discord.py waits for on its socket is no timer of the bot's: its heart beats for it."""
    endless: Any = property(lambda _: _NEVER, lambda _, __: None)
    DiscordWebSocket._max_heartbeat_timeout = endless  # pyright: ignore[reportPrivateUsage]
    begin = KeepAliveHandler.__init__

    def impatient(self: KeepAliveHandler, *arguments: Any, **more: Any) -> None:
        begin(self, *arguments, **more)
        self.heartbeat_timeout = SILENCE

    KeepAliveHandler.__init__ = impatient


if __name__ == "__main__":
    _hurry(Hourglass(Path(sys.argv[1])), int(sys.argv[2]))
    _keep_the_gateway_s_time()
    sys.exit(main(["run"]))
