"""An event loop in which time passes only when nothing is left to do at an instant."""

from __future__ import annotations

import asyncio
import selectors
from collections.abc import Callable, Coroutine
from contextvars import Context
from datetime import datetime, timedelta
from itertools import count
from typing import Any, cast

from tests.chaos.plan import BEGINNING

_MICRO = timedelta(microseconds=1)


class Stuck(Exception):
    """Nothing will ever happen again, and somebody still waits."""


class _Horizon(selectors.DefaultSelector):
    """Waits for nothing: what the disk was asked for is done, and all other waiting is a leap.

    A leap lands a microsecond behind the timer: with floats, one that is due exactly now is not
    always due for asyncio.
    """

    def __init__(self) -> None:
        super().__init__()
        self.micros = 0
        self.disk: Callable[[], bool] = lambda: False

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        if timeout == 0 or self.disk():
            return []
        if timeout is None:
            raise Stuck
        self.micros += round(timeout * 1_000_000) + 1
        return []


class _Numbered(asyncio.Task[Any]):
    """Sets of tasks keep the order of their making, so that a plan runs the same way twice."""

    _numbers = count()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self._number = next(self._numbers)
        super().__init__(*args, **kwargs)

    def __hash__(self) -> int:
        return self._number

    def __eq__(self, other: object) -> bool:
        return self is other


class Loop(asyncio.SelectorEventLoop):
    """Jumps from one timer to the next; raises Stuck where there is none to wait for."""

    def __init__(self) -> None:
        self._horizon = _Horizon()
        super().__init__(self._horizon)
        # A timer that is due now must be due for asyncio after months as well, where two floats
        # differ by more than the real resolution, a nanosecond: it would be waited for in vain.
        self._clock_resolution = 0.000_000_5
        self.on_task: Callable[[asyncio.Task[Any], Context | None], None] = lambda _, __: None
        # Its type wants generators as well, which nobody makes tasks of any more.
        self.set_task_factory(cast("Any", self._task))

    def time(self) -> float:
        return self._horizon.micros / 1_000_000

    def now(self) -> datetime:
        """The true time."""
        return BEGINNING + self._horizon.micros * _MICRO

    def call_at(
        self,
        when: float,
        callback: Callable[..., object],
        *args: Any,
        context: Context | None = None,
    ) -> asyncio.TimerHandle:
        """As any loop's; what is due now is due, whatever the resolution of a float."""
        return super().call_at(min(when, self._due(when)), callback, *args, context=context)

    def _due(self, when: float) -> float:
        return self.time() - 0.001 if when <= self.time() else when

    def at(self, instant: datetime, call: Callable[[], object]) -> asyncio.TimerHandle:
        """Call at a true instant."""
        return self.call_at((instant - BEGINNING).total_seconds(), call)

    def wait_for(self, disk: Callable[[], bool]) -> None:
        """Have `disk` do its work whenever time would pass; it says whether there was any."""
        self._horizon.disk = disk

    def _task(
        self,
        loop: asyncio.AbstractEventLoop,
        coroutine: Coroutine[Any, Any, Any],
        context: Context | None = None,
        **options: Any,
    ) -> asyncio.Task[Any]:
        task = _Numbered(coroutine, loop=loop, context=context, **options)
        self.on_task(task, context)
        return task
