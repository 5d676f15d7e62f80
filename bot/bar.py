"""A bar that grows in the terminal."""

from __future__ import annotations

import sys
from types import TracebackType
from typing import Self, TextIO


class Bar:
    """A bar of `total` steps below the lines that are printed; no bar where nobody watches."""

    _WIDTH = 30

    def __init__(self, total: int, bar: TextIO | None = None) -> None:
        self._total = total
        self._done = 0
        self._bar = bar or sys.stderr
        self._is_shown = self._bar.isatty()

    def __enter__(self) -> Self:
        self._draw()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._wipe()

    def step(self, line: str | None = None) -> None:
        """One more is done, and this came of it."""
        self._done += 1
        self._wipe()
        if line is not None:
            print(line, flush=True)
        self._draw()

    def _draw(self) -> None:
        if self._is_shown:
            full = self._WIDTH * self._done // max(self._total, 1)
            bar = "#" * full + "." * (self._WIDTH - full)
            self._bar.write(f"[{bar}] {self._done} of {self._total}")
            self._bar.flush()

    def _wipe(self) -> None:
        if self._is_shown:
            self._bar.write("\r\x1b[K")
            self._bar.flush()
