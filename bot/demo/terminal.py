"""Keys pressed in the terminal."""

from __future__ import annotations

import asyncio
import os
import sys
from collections import deque
from collections.abc import Generator
from contextlib import ExitStack, contextmanager

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
