"""What the system asks the program for: to end, or to read its catalogue again."""

from __future__ import annotations

import faulthandler
import os
import signal
import sys
import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager
from types import FrameType, TracebackType
from typing import Any, Self

Act = Callable[[], Any]

_END = ("SIGTERM", "SIGINT", "SIGBREAK")  # not every system has each of them
_HANG_UP = "SIGHUP"

LONGEST_END = 9.5
"""Seconds from the wish that the program ends until it has, whatever hangs."""

_STDERR = 2


class Signals:
    """Hears them from the moment on in which it is entered, which is before anything slow.

    What comes before anybody listens is not lost: they hear it as soon as they do. Only who asks
    for the end a second time by then has it at once, as KeyboardInterrupt.

    A hang-up asks for the catalogue to be read again, as it does of any service. But where the
    program was started in a terminal, that terminal was closed, and it asks for the end.
    """

    def __init__(self) -> None:
        self.is_end_asked = False
        self._is_reading_asked = False
        self._is_heard = False
        self._is_ending = False
        self._call: Callable[[Act], Any] | None = None
        self._end: Act = _nothing
        self._read: Act = _nothing
        self._before: dict[int, Any] = {}

    def __enter__(self) -> Self:
        if threading.current_thread() is not threading.main_thread():
            return self  # nobody else may
        ending = (*_END, _HANG_UP) if _is_in_terminal() else _END
        for name in (*_END, _HANG_UP):
            number = getattr(signal, name, None)
            if number is not None:
                hear = self._hear_end if name in ending else self._hear_hang_up
                self._before[number] = signal.signal(number, hear)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self._is_ending:
            faulthandler.cancel_dump_traceback_later()
        for number, before in self._before.items():
            signal.signal(number, before)

    @contextmanager
    def heard(self, call: Callable[[Act], Any], end: Act, read: Act) -> Generator[None]:
        """Have `end` and `read` called by `call`, such as a loop's `call_soon_threadsafe`.

        That one also wakes the loop, on every system (`add_signal_handler` is not on every one).
        Afterwards nothing is heard any more: the program is ending.
        """
        self._call, self._end, self._read, self._is_heard = call, end, read, True
        if self._is_reading_asked:
            call(read)
        if self.is_end_asked:
            call(end)
        try:
            yield
        finally:
            self._call = None

    def end_in_time(self) -> None:
        """Have the program end with code 1 after LONGEST_END, and tell where it hangs, unless it
        has ended by then. No part of Python has to work for that.
        """
        if not self._is_ending:
            self._is_ending = True
            faulthandler.dump_traceback_later(LONGEST_END, exit=True, file=_STDERR)

    def _hear_end(self, _number: int, _frame: FrameType | None) -> None:
        if self.is_end_asked and not self._is_heard:
            raise KeyboardInterrupt
        self.is_end_asked = True
        self.end_in_time()
        if self._call is not None:
            self._call(self._end)

    def _hear_hang_up(self, _number: int, _frame: FrameType | None) -> None:
        self._is_reading_asked = True
        if self._call is not None:
            self._call(self._read)


def _nothing() -> None:
    """What is done before anybody listens."""


def _is_in_terminal() -> bool:
    """Whether the program would be unseen without a terminal, and nobody meant that (`nohup`)."""
    if signal.getsignal(getattr(signal, _HANG_UP, signal.SIGTERM)) is signal.SIG_IGN:
        return False
    streams = (sys.__stdin__, sys.__stdout__, sys.__stderr__)
    has_terminal = any(stream and not stream.closed and stream.isatty() for stream in streams)
    return has_terminal or _is_in_foreground()


def _is_in_foreground() -> bool:
    """Whether a terminal waits for the program, as where all its streams lead elsewhere."""
    if sys.platform == "win32":
        return False
    try:
        terminal = os.open("/dev/tty", os.O_RDONLY | os.O_NOCTTY)
    except OSError:  # no terminal is in control
        return False
    try:
        return os.tcgetpgrp(terminal) == os.getpgrp()
    except OSError:
        return False
    finally:
        os.close(terminal)
