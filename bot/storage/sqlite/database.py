"""The one door to the disk: a SQLite file through aiosqlite.

Nothing outside this module, `file.py` and `backup.py` knows the driver. What the other modules of
the room pass in are operations: plain functions over a `Transaction`, their SQL in the subset that
SQLite and PostgreSQL share, with PostgreSQL's placeholders (`$1`, `$2`), which SQLite understands
as well.
"""

from __future__ import annotations

import sqlite3
from collections import deque
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import partial
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, Generic, TypeVar, cast

import aiosqlite

from bot.storage.sqlite.file import explained, file_of, opened, roll_back

T = TypeVar("T")
Value = str | int | float | bytes | None
Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Transaction:
    """What an operation may do; valid until the operation returns."""

    _connection: sqlite3.Connection

    def rows(self, sql: str, *values: Value) -> list[Row]:
        return self._run(sql, values).fetchall()

    def row(self, sql: str, *values: Value) -> Row | None:
        """The first row; None when there is none."""
        return cast("Row | None", self._run(sql, values).fetchone())

    def execute(self, sql: str, *values: Value) -> int:
        """How many rows were inserted, changed or deleted."""
        return self._run(sql, values).rowcount

    def _run(self, sql: str, values: tuple[Value, ...]) -> sqlite3.Cursor:
        return self._connection.execute(sql, {str(n): value for n, value in enumerate(values, 1)})


Operation = Callable[[Transaction], T]


@dataclass(slots=True)
class _Job(Generic[T]):
    """A write in line: what to do, then what came of it."""

    operation: Operation[T]
    result: T | None = None
    error: BaseException | None = None

    def run(self, connection: sqlite3.Connection) -> None:
        connection.execute("SAVEPOINT job")
        try:
            self.result, self.error = self.operation(Transaction(connection)), None
        except BaseException as error:
            if not connection.in_transaction:
                raise  # SQLite has undone the whole group, not only this job
            connection.execute("ROLLBACK TO job")
            self.result, self.error = None, error
        connection.execute("RELEASE job")


class _Connection(aiosqlite.Connection):
    """aiosqlite's thread and its queue, with whole functions as steps instead of statements.

    aiosqlite has no public way to run a function on its thread; a step for each statement costs
    more than the statement itself and would let another task's statements in between.
    """

    async def run(self, function: Callable[[sqlite3.Connection], T]) -> T:
        return cast("T", await cast("Any", self)._execute(function, self._conn))

    def join(self) -> None:
        """aiosqlite's thread still answers the loop when closing or opening has ended for us.

        A loop closed in that moment would make it raise. It is at its last step: this takes
        microseconds, or the rest of the patience if opening was cancelled.
        """
        self._thread.join()


@dataclass(frozen=True, slots=True)
class Database:
    """Reads and durable writes, each one operation in one transaction.

    An operation is a plain function, run on the database's own thread: it cannot await, so no
    transaction stays open while Discord answers. It must touch nothing but its transaction, as it
    may be run twice (see `write`).
    """

    path: Path
    _connection: _Connection
    _waiting: deque[_Job[Any]] = field(default_factory=deque[_Job[Any]])

    @classmethod
    @asynccontextmanager
    async def open(
        cls, url: str, *, patience: float = 5.0, migrations: Traversable | None = None
    ) -> AsyncGenerator[Database]:
        """Makes the folder and the tables where they are missing, and brings old ones up to date.

        `patience` is how many seconds to wait for another process that is writing; `migrations`
        is another folder than the packaged one. Raises StorageError.
        """
        path = file_of(url)
        connection = _Connection(partial(opened, path, patience, migrations), iter_chunk_size=64)
        try:
            async with connection:
                yield cls(path, connection)
        finally:
            connection.join()

    async def read(self, operation: Operation[T]) -> T:
        """One consistent view of the database; sees every finished write, changes nothing."""
        return await self._connection.run(partial(self._read, operation))

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
        with explained(self.path):
            await self._connection.run(self._commit_waiting)
            if job.error is not None:
                raise job.error
        return cast("T", job.result)

    def _read(self, operation: Operation[T], connection: sqlite3.Connection) -> T:
        with explained(self.path):
            roll_back(connection)  # where that failed the last time
            connection.execute("BEGIN")
            try:
                return operation(Transaction(connection))
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
            for job in jobs:
                job.run(connection)
            connection.execute("COMMIT")
        except BaseException as error:
            # First of all: whatever fails from here on, nobody is told that a vote counts.
            for job in jobs:
                job.result, job.error = None, error
            roll_back(connection)
            if begun and len(jobs) > 1:
                for job in jobs:
                    self._commit([job], connection)
