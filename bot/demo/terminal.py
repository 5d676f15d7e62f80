"""Keys pressed in the terminal, and a bar that grows in it."""

from __future__ import annotations

import asyncio
import os
import sys
from collections import deque
from collections.abc import Generator
from contextlib import ExitStack, contextmanager
from types import TracebackType
from typing import Self, TextIO

if sys.platform != "win32":
    import termios
    import tty


@contextmanager
def pressed_keys() -> Generator[deque[str]]:
    """Collect what is pressed, a key at a time, or sent through a pipe, without waiting for it.

    It stays empty where there is nobody to press a key: no terminal and no pipe, or a terminal
    that belongs to another program at the moment.
    """
    keys: deque[str] = deque()
    with ExitStack() as stack:
        if sys.platform != "win32" and sys.stdin is not None and not sys.stdin.closed:
            _listen(sys.stdin.fileno(), keys, stack)
        yield keys


if sys.platform != "win32":

    def _listen(stdin: int, keys: deque[str], stack: ExitStack) -> None:
        loop = asyncio.get_running_loop()

        def read() -> None:
            octets = os.read(stdin, 1024)
            keys.extend(octets.decode("ascii", "ignore"))
            if not octets:
                loop.remove_reader(stdin)

        if os.isatty(stdin):
            if _is_in_background(stdin):
                return  # there, even asking for a key would stop the program
            as_before = termios.tcgetattr(stdin)
            stack.callback(termios.tcsetattr, stdin, termios.TCSADRAIN, as_before)
            tty.setcbreak(stdin)
        try:
            loop.add_reader(stdin, read)
        except OSError:
            return  # a file, which cannot be waited for
        stack.callback(loop.remove_reader, stdin)

    def _is_in_background(terminal: int) -> bool:
        try:
            return os.tcgetpgrp(terminal) != os.getpgrp()
        except OSError:  # a terminal that controls nobody
            return False


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

    def step(self, line: str) -> None:
        """One more is done, and this came of it."""
        self._done += 1
        self._wipe()
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
