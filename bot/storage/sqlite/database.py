"""The one door to the disk: a SQLite file, and a thread of its own for it.

The modules of this folder are all that knows the driver.
"""

from __future__ import annotations

import asyncio
import sqlite3
from collections import deque
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from importlib.resources.abc import Traversable
from pathlib import Path
from shutil import disk_usage
from time import perf_counter
from typing import Any, Generic, TypeVar, cast

from bot.storage.sqlite.cure import explained
from bot.storage.sqlite.file import file_of, opened, roll_back
from bot.storage.sqlite.statements import Statements
from bot.storage.sqlite.thread import Thread
from bot.storage.transaction import Operation, Sizes

T = TypeVar("T")


def _unnoted(_: float) -> None:
    """Nobody asks how long a commit takes."""


@dataclass(slots=True)
class _Job(Generic[T]):
    """A write in line: what to do, then what came of it."""

    operation: Operation[T]
    result: T | None = None
    error: BaseException | None = None

    def run(self, connection: sqlite3.Connection) -> None:
        self.result, self.error = self.operation(Statements(connection)), None

    def run_apart(self, connection: sqlite3.Connection) -> None:
        """As one of several in a transaction: if it raises, it is undone alone."""
        connection.execute("SAVEPOINT job")
        try:
            self.run(connection)
        except BaseException as error:
            if not connection.in_transaction:
                raise  # SQLite has undone the whole group, not only this job
            connection.execute("ROLLBACK TO job")
            self.result, self.error = None, error
        connection.execute("RELEASE job")


@dataclass(frozen=True, slots=True)
class Database:
    """The `Database` of a process: operations run on its own thread, one after the other."""

    path: Path
    _thread: Thread
    _flushed: Callable[[float], object] = _unnoted
    _waiting: deque[_Job[Any]] = field(default_factory=deque[_Job[Any]])

    @classmethod
    @asynccontextmanager
    async def open(
        cls,
        url: str,
        *,
        patience: float = 5.0,
        migrations: Traversable | None = None,
        flushed: Callable[[float], object] = _unnoted,
    ) -> AsyncGenerator[Database]:
        """Makes the folder and the tables where they are missing, and brings old ones up to date.

        `patience` is how many seconds to wait for another process that is writing; `migrations`
        is another folder than the packaged one. `flushed` is told, on the database's thread, how
        long each commit took. Raises StorageError.
        """
        path = file_of(url)
        thread = Thread(partial(opened, path, patience, migrations))
        try:
            async with thread:
                yield cls(path, thread, flushed)
        finally:
            thread.join()

    async def read(self, operation: Operation[T]) -> T:
        try:
            return await self._thread.run(partial(self._read, operation))
        except Exception:
            with explained(self.path):  # only now: it costs as much as a statement
                raise

    async def write(self, operation: Operation[T]) -> T:
        """Returns only when the operation's changes are on the disk.

        Group commit: every write queues its operation and a visit to the database's thread. The
        first visit commits all that is in line by then, as one transaction; the visits of the
        others find nothing left to do. So there is no writer task, and cancelling one who waits
        harms nobody (the write itself may still happen).

        An operation that raises is undone alone. When the group as a whole cannot be committed,
        its operations are tried again one by one. Raises what the operation raised, or
        StorageError.
        """
        job = _Job(operation)
        self._waiting.append(job)
        try:
            await self._thread.run(self._commit_waiting)
            if job.error is not None:
                raise job.error
        except Exception:
            with explained(self.path):
                raise
        return cast("T", job.result)

    async def prove(self) -> None:
        """Write something that changes nothing, all the way to the disk. Raises StorageError."""
        await self.write(lambda transaction: transaction.execute("PRAGMA user_version = 0"))

    async def sizes(self) -> Sizes:
        """Return how much the file takes, and the log beside it."""
        return await asyncio.to_thread(_sizes_of, self.path)

    def _read(self, operation: Operation[T], connection: sqlite3.Connection) -> T:
        roll_back(connection)  # where that failed the last time
        connection.execute("BEGIN")
        try:
            return operation(Statements(connection))
        finally:
            roll_back(connection)

    def _commit_waiting(self, connection: sqlite3.Connection) -> None:
        jobs = [self._waiting.popleft() for _ in range(len(self._waiting))]
        if jobs:
            self._commit(jobs, connection)

    def _commit(self, jobs: list[_Job[Any]], connection: sqlite3.Connection) -> None:
        begun = False
        try:
            roll_back(connection)  # where that failed the last time
            connection.execute("BEGIN IMMEDIATE")
            begun = True
            if len(jobs) == 1:
                jobs[0].run(connection)  # who is alone is undone with the transaction
            else:
                for job in jobs:
                    job.run_apart(connection)
            begins = perf_counter()
            connection.execute("COMMIT")
            self._flushed(perf_counter() - begins)
        except BaseException as error:
            # First of all: whatever fails from here on, nobody is told that a vote counts.
            for job in jobs:
                job.result, job.error = None, error
            roll_back(connection)
            if begun and len(jobs) > 1:
                for job in jobs:
                    self._commit([job], connection)


def _sizes_of(path: Path) -> Sizes:
    with suppress(OSError):
        files = (path, path.with_name(f"{path.name}-wal"))
        size = sum(file.stat().st_size for file in files if file.exists())
        return Sizes(size, disk_usage(path.parent).free)
    return Sizes()
