"""What is being answered at the moment."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass
from functools import partial
from typing import Any

from bot import trail
from bot.metrics import Answered, Metrics
from bot.presentation.pace import await_all
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
    is_told: bool

    def end(self, metrics: Metrics, task: asyncio.Task[Any]) -> None:
        """Count what became of it, and write that to the log."""
        what = self.trail.what
        outcome = "cut off" if task.cancelled() else self.trail.outcome
        took = asyncio.get_running_loop().time() - self.since
        metrics.answers[Answered(what, outcome)].add(took)
        if not self.is_told:
            return
        ms = round(1000 * took)
        trail.tell(
            f"{what}: {outcome} in {ms} ms",
            what=what,
            id=self.number,
            guild=self.guild,
            outcome=outcome,
            ms=ms,
        )


class Answering:
    """Knows the tasks that answer: discord.py runs each in a task of its own, and waits for none.

    So whatever answers an interaction asks `takes_up` first.
    """

    def __init__(self, metrics: Metrics) -> None:
        self._metrics = metrics
        self._tasks: set[asyncio.Task[Any]] = set()
        self._is_over = False

    def takes_up(self, what: str, number: int, guild: int | None, *, tell: bool) -> bool:
        """Whether the running task may answer an interaction: not once the bot is being closed.

        Somebody waits for all that it asks of Discord then.

        When the task has ended, what it answered and how that went is counted; a line of the log
        may `tell` it. `what` is a name of the code's, as many as there are: nobody's words.
        """
        if self._is_over:
            return False
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        await_all()
        since = asyncio.get_running_loop().time()
        answer = _Answer(trail.begin(what), number, guild, since, tell)
        task.add_done_callback(partial(answer.end, self._metrics))
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
