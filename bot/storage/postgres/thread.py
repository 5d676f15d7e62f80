"""Threads with a connection each.

A pool would lend connections out, check them, and renew them in threads of its own: with one for
each thread there is nothing to lend, and a lost one is renewed by whoever notices, who is told why
where that fails.
"""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from itertools import count
from threading import local
from typing import TypeVar

from psycopg import Error, OperationalError
from psycopg.errors import (
    DeadlockDetected,
    LockNotAvailable,
    QueryCanceled,
    SerializationFailure,
)

from bot.storage.postgres.server import Connection

T = TypeVar("T")

_FIRST_PAUSE, _LONGEST_PAUSE = 0.001, 0.1  # seconds

AGAIN = (SerializationFailure, DeadlockDetected)
"""Somebody else was in the way: nothing has happened, and the next try may find the way free."""

OF_ALL = (*AGAIN, LockNotAvailable, QueryCanceled)
"""What ends a transaction of several, whichever of them met it."""


class LostError(Exception):
    """The connection is gone, and with it the transaction: before its COMMIT, nothing happened."""

    def __init__(self, reason: Error) -> None:
        super().__init__(reason)
        is_named_so = isinstance(reason, OperationalError)
        self.reason = reason if is_named_so else OperationalError(str(reason))


class Threads:
    """Run whole functions over connections, each over one, and again where that is of help."""

    def __init__(
        self,
        connect: Callable[[], Connection],
        size: int,
        patience: float,
        refused: Callable[[], object],
    ) -> None:
        """`refused` is told of each time that somebody else was in the way."""
        self._connect = connect
        self._patience = patience
        self._refused = refused
        self._own = local()
        self._all = set[Connection]()
        self._executor = ThreadPoolExecutor(size, "postgresql")

    async def run(self, function: Callable[[], T]) -> T:
        """What the function returns, or raises."""
        return await asyncio.get_running_loop().run_in_executor(self._executor, function)

    async def run_over(self, function: Callable[[Connection], T]) -> T:
        """The same with a connection; so late, it is not tried again."""
        end = time.monotonic() + self._patience
        return await self.run(partial(self.again, function, end))

    def again(self, function: Callable[[Connection], T], end: float | None = None) -> T:
        """On a thread of these: try until nobody is in the way and the server is there.

        Not for longer than patience lasts; raises what the last try did then.
        """
        end = time.monotonic() + self._patience if end is None else end
        for tries in count():
            try:
                return self._once(function)
            except AGAIN:
                self._refused()
                if time.monotonic() > end:
                    raise
            except LostError as lost:
                if time.monotonic() > end:
                    raise lost.reason from None
            pause = min(_FIRST_PAUSE * 2**tries, _LONGEST_PAUSE)
            time.sleep(pause * (0.5 + random.random()))  # noqa: S311 - no secret
        raise AssertionError

    def join(self) -> None:
        """Close, once all that is in line is done."""
        self._executor.shutdown()
        for connection in self._all:
            connection.close()

    def _once(self, function: Callable[[Connection], T]) -> T:
        try:
            connection = self._connection()
        except OperationalError as error:
            raise LostError(error) from error
        try:
            return function(connection)
        except BaseException as error:
            if not connection.closed:
                with suppress(Error):
                    connection.rollback()
            if connection.closed and isinstance(error, Error):
                raise LostError(error) from error
            raise

    def _connection(self) -> Connection:
        connection: Connection | None = getattr(self._own, "connection", None)
        if connection is None or connection.closed:
            if connection is not None:
                self._all.discard(connection)
            self._own.connection = connection = self._connect()
            self._all.add(connection)
        return connection
