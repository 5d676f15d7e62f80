"""What is being answered at the moment."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass
from typing import Any

from bot import trail
from bot.trail import Trail

_log = logging.getLogger(__name__)

_CUT = 0.5  # seconds for one that is cut off: it may have to record something


@dataclass(frozen=True, slots=True)
class _Answer:
    """An answer under way, since when; `number` is Discord's, of what is answered."""

    trail: Trail
    number: int
    guild: int | None
    since: float

    def tell(self, task: asyncio.Task[Any]) -> None:
        """Write what became of it to the log."""
        what = self.trail.what
        outcome = "cut off" if task.cancelled() else self.trail.outcome
        took = round(1000 * (asyncio.get_running_loop().time() - self.since))
        trail.tell(
            f"{what}: {outcome} in {took} ms",
            what=what,
            id=self.number,
            guild=self.guild,
            outcome=outcome,
            ms=took,
        )


class Answering:
    """Knows the tasks that answer: discord.py runs each in a task of its own, and waits for none.

    So whatever answers an interaction asks `takes_up` first.
    """

    def __init__(self) -> None:
        self._tasks: set[asyncio.Task[Any]] = set()
        self._is_over = False

    def takes_up(self, what: str, number: int, guild: int | None, *, tell: bool) -> bool:
        """Whether the running task may answer an interaction: not once the bot is being closed.

        When the task has ended, a line of the log may `tell` what it answered, and how that went.
        """
        if self._is_over:
            return False
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        answer = _Answer(trail.begin(what), number, guild, asyncio.get_running_loop().time())
        if tell:
            task.add_done_callback(answer.tell)
        return True

    async def finish(self, patience: float) -> None:
        """Let nobody begin, and wait so many seconds for the others, who are then cut off."""
        self._is_over = True
        if not self._tasks:
            return
        _, late = await asyncio.wait(self._tasks, timeout=patience)
        if late:
            _log.warning("%d answers took too long and were cut off", len(late))
            for task in late:
                task.cancel()
            await asyncio.wait(late, timeout=_CUT)
