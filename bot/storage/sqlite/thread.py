"""The database's own thread: aiosqlite's, and its private parts, touched here and nowhere else."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from inspect import getattr_static
from typing import Any, TypeVar, cast

import aiosqlite

from bot.storage.errors import StorageError

T = TypeVar("T")

SUPPORTED = "aiosqlite>=0.22,<0.23"
PRIVATE = ("_conn", "_execute", "_thread")

_FETCHED = 64  # rows at once by aiosqlite's cursors, of which none is made here


class Thread(aiosqlite.Connection):
    """Runs whole functions over one connection, each after the one before.

    aiosqlite has no public way to run a function on its thread; a step for each statement costs
    more than the statement itself and would let another task's statements in between.
    """

    def __init__(self, connector: Callable[[], sqlite3.Connection]) -> None:
        """The connector is called on the thread. Raises StorageError for another aiosqlite."""
        super().__init__(self._remembered, iter_chunk_size=_FETCHED)
        self._open = connector
        self._opened: sqlite3.Connection | None = None
        missing = [name for name in PRIVATE if getattr_static(self, name, None) is None]
        if missing:
            raise StorageError(
                f"aiosqlite 0.22 is needed, and this Python has {aiosqlite.__version__} (without "
                f'{" and ".join(missing)}): install it (pip install "{SUPPORTED}").'
            )

    def _remembered(self) -> sqlite3.Connection:
        self._opened = self._open()
        return self._opened

    async def run(self, function: Callable[[sqlite3.Connection], T]) -> T:
        """What the function returns, or raises; it is run even if nobody waits for it any more."""
        return cast("T", await cast("Any", self)._execute(function, self._conn))

    def join(self) -> None:
        """aiosqlite's thread still answers the loop when closing or opening has ended for us.

        A loop closed in that moment would make it raise. It is at its last step: this takes
        microseconds, or the rest of the patience if opening was cancelled. What was opened then is
        closed here: aiosqlite has never heard of it.
        """
        self._thread.join()
        if self._opened:
            self._opened.close()
