"""An event loop whose time passes at once, and late where a test wants it."""

from __future__ import annotations

import asyncio
import selectors
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

T = TypeVar("T")


class _Skipping(selectors.SelectSelector):
    """Waits for nothing: the time that others would wait has passed."""

    def __init__(self, late: Callable[[], float]) -> None:
        super().__init__()
        self.time = 1_000.0
        self._late = late

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        assert timeout is not None, "everybody waits for somebody else, for ever"
        if timeout > 0:
            self.time += timeout + self._late()
        return super().select(0)


class _Loop(asyncio.SelectorEventLoop):
    def __init__(self, selector: _Skipping) -> None:
        super().__init__(selector)
        self._skipping = selector

    def time(self) -> float:
        return self._skipping.time


def run(work: Coroutine[Any, Any, T], late: Callable[[], float] = lambda: 0.0) -> T:
    """Run it to its end; `late` says by how many seconds the next wake-up comes too late."""
    with asyncio.Runner(loop_factory=lambda: _Loop(_Skipping(late))) as runner:
        return runner.run(work)
