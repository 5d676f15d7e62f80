"""What is being answered at the moment."""

from __future__ import annotations

import asyncio
import logging
from typing import Any

_log = logging.getLogger(__name__)

_CUT = 0.5  # seconds for one that is cut off: it may have to record something


class Answering:
    """Knows the tasks that answer: discord.py runs each in a task of its own, and waits for none.

    So whatever answers an interaction asks `takes_up` first.
    """

    def __init__(self) -> None:
        self._tasks: set[asyncio.Task[Any]] = set()
        self._is_over = False

    def takes_up(self) -> bool:
        """Whether the running task may answer an interaction: not once the bot is being closed."""
        if self._is_over:
            return False
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
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
