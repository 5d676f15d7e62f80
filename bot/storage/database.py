"""The one door to the disk: a SQLite file through aiosqlite.

Nothing outside this module knows the driver. What the other modules of the room pass in are
operations: plain functions over a `Transaction`, their SQL in the subset that SQLite and PostgreSQL
share, with PostgreSQL's placeholders (`$1`, `$2`), which SQLite understands as well.
"""

from __future__ import annotations

import sqlite3
from collections import deque
from collections.abc import AsyncGenerator, Callable, Generator, Iterator, Mapping
from contextlib import asynccontextmanager, closing, contextmanager
from dataclasses import dataclass, field
from functools import partial
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, Generic, TypeVar, cast

import aiosqlite

from bot.storage.errors import StorageError

T = TypeVar("T")
Value = str | int | float | bytes | None
Row = tuple[Any, ...]

_SCHEME = "sqlite:///"

# Primary result codes of https://www.sqlite.org/rescode.html; any other one is a mistake of ours
# and travels on as it is.
_CURES = {
    sqlite3.SQLITE_CANTOPEN: (
        "The database file {path} cannot be made or opened: make its folder writable for the user "
        "who runs the bot, or name another file in DATABASE_URL."
    ),
    sqlite3.SQLITE_READONLY: (
        "The database file {path} may not be written to: make it and its folder writable for the "
        "user who runs the bot, or name another file in DATABASE_URL."
    ),
    sqlite3.SQLITE_NOTADB: (
        "The file {path} is not a database: move it away, or name another file in DATABASE_URL."
    ),
    sqlite3.SQLITE_CORRUPT: (
        "The database file {path} is damaged: move it away and put a backup in its place."
    ),
    sqlite3.SQLITE_BUSY: (
        "The database file {path} is locked by another program: stop that program, then try again."
    ),
    sqlite3.SQLITE_FULL: (
        "The disk that holds the database file {path} is full: free some space, then try again."
    ),
    sqlite3.SQLITE_IOERR: (
        "The disk failed while the database file {path} was in use: check the disk and its free "
        "space, then try again."
    ),
}


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
        path = _file(url)
        scripts = migrations or resources.files("bot.storage").joinpath("migrations")
        connection = _Connection(partial(_opened, path, patience, scripts), iter_chunk_size=64)
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
        await self._connection.run(self._commit_waiting)
        if job.error is not None:
            with _explained(self.path):
                raise job.error
        return cast("T", job.result)

    def _read(self, operation: Operation[T], connection: sqlite3.Connection) -> T:
        with _explained(self.path):
            connection.execute("BEGIN")
            try:
                return operation(Transaction(connection))
            finally:
                _roll_back(connection)

    def _commit_waiting(self, connection: sqlite3.Connection) -> None:
        jobs = [self._waiting.popleft() for _ in range(len(self._waiting))]
        if jobs:
            self._commit(jobs, connection)

    def _commit(self, jobs: list[_Job[Any]], connection: sqlite3.Connection) -> None:
        begun = False
        try:
            connection.execute("BEGIN IMMEDIATE")
            begun = True
            for job in jobs:
                job.run(connection)
            connection.execute("COMMIT")
        except BaseException as error:
            # First of all: whatever fails from here on, nobody is told that a vote counts.
            for job in jobs:
                job.result, job.error = None, error
            _roll_back(connection)
            if begun and len(jobs) > 1:
                for job in jobs:
                    self._commit([job], connection)


def _file(url: str) -> Path:
    name = url.removeprefix(_SCHEME)
    if name in ("", url):
        raise StorageError(
            f"DATABASE_URL must be {_SCHEME} followed by the name of a file, "
            f"such as {_SCHEME}var/onejob.sqlite3."
        )
    return Path(name)


def _opened(path: Path, patience: float, migrations: Traversable) -> sqlite3.Connection:
    with _explained(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(path, timeout=patience, isolation_level=None)
        try:
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("PRAGMA synchronous = FULL")
            scripts = {int(file.name.partition("_")[0]): file for file in migrations.iterdir()}
            _check(connection, path, max(scripts))
            _switch_to_wal(connection)
            _migrate(connection, path, scripts)
        except BaseException:
            connection.close()
            raise
        return connection


def _check(connection: sqlite3.Connection, path: Path, newest: int) -> None:
    """Refuses what must be left alone, before anything is changed."""
    names = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
    if names and "onejob_migration" not in names:
        raise StorageError(
            f"The file {path} is another program's database: name another file in DATABASE_URL."
        )
    version = _version(connection)
    if version > newest:
        raise StorageError(
            f"The database file {path} was written by a newer version of the bot (its schema is "
            f"{version}, this version knows {newest}): install that version again, or put the copy "
            "made before the upgrade in its place."
        )


def _switch_to_wal(connection: sqlite3.Connection) -> None:
    """This statement alone does not wait for another process at it; a transaction does.

    Seen when several processes open the same new file at once.
    """
    for _ in range(20):
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError:
            with _writing(connection):
                continue
        return
    connection.execute("PRAGMA journal_mode = WAL")


def _migrate(
    connection: sqlite3.Connection, path: Path, scripts: Mapping[int, Traversable]
) -> None:
    """Runs the numbered files the database has not been through, each in its own transaction."""
    version = _version(connection)
    if 0 < version < max(scripts):
        _copy(connection, path)
    for number in range(version + 1, max(scripts) + 1):
        with _writing(connection):
            if _version(connection) >= number:
                continue  # another process was faster
            script = scripts[number]
            for statement in _statements(script.read_text(encoding="utf-8")):
                connection.execute(statement)
            connection.execute(
                "INSERT INTO onejob_migration (number, name) VALUES (?, ?)", (number, script.name)
            )


def _version(connection: sqlite3.Connection) -> int:
    """The number of the last migration; 0 before the first."""
    if not connection.execute(
        "SELECT 1 FROM sqlite_master WHERE name = 'onejob_migration'"
    ).fetchone():
        return 0
    return connection.execute("SELECT max(number) FROM onejob_migration").fetchone()[0]


def _copy(connection: sqlite3.Connection, path: Path) -> None:
    """Keeps the database as it is now beside itself; nobody writes meanwhile."""
    with _writing(connection):
        copy = path.with_name(f"{path.name}.schema-{_version(connection)}")
        unfinished = copy.with_name(f"{copy.name}.unfinished")
        unfinished.unlink(missing_ok=True)
        with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(unfinished)) as file:
            source.backup(file)
        unfinished.replace(copy)


def _statements(script: str) -> Iterator[str]:
    """`executescript` would commit in between, so the script is cut where its statements end."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
    if statement.strip():
        yield statement


@contextmanager
def _writing(connection: sqlite3.Connection) -> Generator[None]:
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    finally:
        _roll_back(connection)


def _roll_back(connection: sqlite3.Connection) -> None:
    """SQLite undoes a transaction by itself after some errors; a second time would be one more."""
    if connection.in_transaction:
        connection.execute("ROLLBACK")


@contextmanager
def _explained(path: Path) -> Generator[None]:
    try:
        yield
    except sqlite3.Error as error:
        cure = _cure(error, path)
        if cure is None:
            raise
        raise cure from error
    except OSError as error:
        raise StorageError(_CURES[sqlite3.SQLITE_CANTOPEN].format(path=path)) from error


def _cure(error: BaseException, path: Path) -> StorageError | None:
    """None for what is no trouble with the file: the operation's own error, or our mistake."""
    if not isinstance(error, sqlite3.Error):
        return None
    # The driver's own errors (a wrong type, a closed connection) carry no code.
    cure = _CURES.get(getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF)
    return StorageError(cure.format(path=path)) if cure else None
