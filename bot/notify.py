"""What a supervisor such as systemd is told: sd_notify(3), a datagram each time."""

from __future__ import annotations

import logging
import socket
import time
from collections.abc import Generator
from contextlib import contextmanager
from enum import Enum, auto

_log = logging.getLogger(__name__)

_LONGEST = 1.0  # seconds: who does not listen must not hold the bot up


class _Stage(Enum):
    STARTING = auto()
    READY = auto()
    STOPPING = auto()


class Supervisor:
    """Hears that the bot is ready, reads its catalogue anew, stops, and that its heart beats.

    Nothing is said where it has no `address`, and nothing raised where nobody listens there.
    """

    def __init__(self, address: str | None) -> None:
        """`address` is what NOTIFY_SOCKET says: a file's name, or @ and an abstract one."""
        self._address = (address or "").replace("@", "\0", 1) if _is_known(address) else ""
        self._stage = _Stage.STARTING

    def beat(self) -> None:
        """The heart has moved. It begins when the bot is connected: then the bot is ready."""
        if self._stage is _Stage.STARTING:
            self._stage = _Stage.READY
            self._tell("READY=1")
        self._tell("WATCHDOG=1")

    @contextmanager
    def reloading(self) -> Generator[None]:
        """The catalogue is read inside."""
        if self._stage is _Stage.READY:
            self._tell(f"RELOADING=1\nMONOTONIC_USEC={time.monotonic_ns() // 1000}")
        try:
            yield
        finally:
            if self._stage is _Stage.READY:
                self._tell("READY=1")

    def stopping(self) -> None:
        self._stage = _Stage.STOPPING
        self._tell("STOPPING=1")

    def _tell(self, what: str) -> None:
        if not self._address:
            return
        try:
            with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as line:
                line.settimeout(_LONGEST)
                line.sendto(what.encode(), self._address)
        except OSError as error:
            _log.debug("the supervisor was not told %r: %s", what, error)


def _is_known(address: str | None) -> bool:
    """Whether it is of a kind that a process may be given: of others, only machines are."""
    return bool(address) and str(address).startswith(("/", "@")) and hasattr(socket, "AF_UNIX")
