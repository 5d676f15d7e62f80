"""The door to a PostgreSQL server, which other processes go to as well."""

from __future__ import annotations

import secrets
import time
from collections import deque
from collections.abc import AsyncGenerator, Callable, Iterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import partial
from importlib.resources.abc import Traversable
from itertools import count
from typing import Any, Generic, LiteralString, TypeVar, cast

from psycopg import Error, IntegrityError
from psycopg.errors import InFailedSqlTransaction
from psycopg.sql import SQL

from bot.storage.errors import UnsureStorageError
from bot.storage.postgres.cure import explained
from bot.storage.postgres.server import Address, Connection, prepare
from bot.storage.postgres.statements import Statements
from bot.storage.postgres.thread import AGAIN, OF_ALL, Threads
from bot.storage.transaction import Operation, Sizes

T = TypeVar("T")

_READERS = 4
_GROUP = 64  # so many savepoints of a transaction PostgreSQL keeps track of in memory

# Whoever was in somebody's way begins again alone: a lock of a table is given in turn, and the
# snapshot is taken once it is there.
_BEGIN = "BEGIN ISOLATION LEVEL SERIALIZABLE; LOCK TABLE onejob_writer IN ROW EXCLUSIVE MODE"
_BEGIN_ALONE = "BEGIN ISOLATION LEVEL SERIALIZABLE; LOCK TABLE onejob_writer IN EXCLUSIVE MODE"

# By its number alone it can be known later whether a COMMIT that nobody answered has happened.
# PostgreSQL's own for the transaction (`pg_xact_status`) may be given again after a crash.
_COMMIT = SQL("""
INSERT INTO onejob_writer (process, wrote) VALUES ({process}, {number})
ON CONFLICT (process) DO UPDATE
SET (wrote, wrote_at) = (greatest(onejob_writer.wrote, excluded.wrote), now());
COMMIT
""")

# A COMMIT may still be on its way when its connection is lost. Each transaction of this process
# changes the same row: changed by somebody else since it looked at anything, it is refused. (One
# that looked at nothing changes nothing, and replaces no newer number.)
_ASK = """
INSERT INTO onejob_writer (process, wrote) VALUES (%s, 0)
ON CONFLICT (process) DO UPDATE SET wrote_at = now()
RETURNING wrote
"""


class _UnansweredError(Exception):
    """The connection was lost in the middle of a COMMIT: nobody has said what became of it."""


@dataclass(slots=True)
class _Job(Generic[T]):
    """A write in line: what to do, then what came of it."""

    operation: Operation[T]
    result: T | None = None
    error: BaseException | None = None

    def run(self, connection: Connection) -> None:
        self.result, self.error = self.operation(Statements(connection)), None

    def run_apart(self, connection: Connection) -> None:
        """As one of several in a transaction: if it raises, it is undone alone."""
        connection.execute("SAVEPOINT job")
        try:
            self.run(connection)
        except OF_ALL:
            raise
        except BaseException as error:
            if connection.closed:
                raise
            connection.execute("ROLLBACK TO job")
            self.result, self.error = None, error
        connection.execute("RELEASE job")


@dataclass(slots=True)
class _Group:
    """Jobs that are committed together, as often as it takes."""

    jobs: Sequence[_Job[Any]]
    process: str
    number: int
    begin: LiteralString = _BEGIN

    def run(self, connection: Connection) -> None:
        connection.execute(self.begin)
        try:
            for job in self.jobs:
                job.run(connection)
        except OF_ALL:
            raise
        except BaseException:
            if len(self.jobs) == 1 or connection.closed:
                raise
            connection.execute("ROLLBACK")
            self._run_apart(connection)

    def _run_apart(self, connection: Connection) -> None:
        """Two statements more for each are worth their time only where one of them has failed."""
        connection.execute(self.begin)
        for job in self.jobs:
            job.run_apart(connection)

    def commit(self, connection: Connection) -> None:
        whole = _COMMIT.format(process=self.process, number=self.number)
        try:
            done = connection.execute(whole)
        except Error as error:
            if connection.closed:
                raise _UnansweredError from error
            raise
        while done.nextset():
            pass
        if done.statusmessage != "COMMIT":  # an operation went on after an error
            raise InFailedSqlTransaction

    def is_there(self, connection: Connection) -> bool:
        """What is not there then never will be; a COMMIT that is at work is waited for."""
        row = connection.execute(_ASK, (self.process,)).fetchone()
        return row == (self.number,)


@dataclass(frozen=True, slots=True)
class Database:
    """The `Database` of a process: one thread that writes, and some that read."""

    place: str
    _writer: Threads
    _readers: Threads
    _flushed: Callable[[float], object]
    _waiting: deque[_Job[Any]] = field(default_factory=deque[_Job[Any]])
    _process: str = field(default_factory=partial(secrets.token_hex, 8))
    _numbers: Iterator[int] = field(default_factory=lambda: count(1))

    @classmethod
    @asynccontextmanager
    async def open(
        cls,
        url: str,
        *,
        patience: float = 5.0,
        migrations: Traversable | None = None,
        flushed: Callable[[float], object] = lambda _: None,
        refused: Callable[[], object] = lambda: None,
    ) -> AsyncGenerator[Database]:
        """Makes the tables where they are missing, and brings old ones up to date.

        `patience` is how many seconds to wait for others, or for a server that is started again;
        `migrations` is another folder than the packaged one. `flushed` is told, on a thread of the
        database's, how long each commit took, and `refused` of each time that a transaction was
        begun again, as another process was in its way. Raises StorageError.
        """
        address = Address.of(url)
        connect = partial(address.joined, patience)
        writer = Threads(connect, 1, patience, refused)
        readers = Threads(connect, _READERS, patience, refused)
        database = cls(address.place, writer, readers, flushed)
        try:
            await writer.run(partial(prepare, address, patience, migrations))
            await database.prove()
            yield database
        finally:
            readers.join()
            writer.join()

    async def read(self, operation: Operation[T]) -> T:
        with explained(self.place):
            return await self._readers.run_over(partial(_look, operation))

    async def write(self, operation: Operation[T]) -> T:
        """Returns only when the operation's changes are on the disk.

        Group commit, as in `storage/sqlite/database.py`: one transaction for all that is in line,
        and one after the other. Of 300 votes a second, eight transactions at once were refused
        1,247 times in 2,400 votes, for they read and write the same pages of an index; one after
        the other, never (p50 8 ms). Four processes refused each other 87 groups of 2,349; before
        who was refused began again alone, one was 76 times in a row, and fell 10 s behind.
        """
        job = _Job(operation)
        self._waiting.append(job)
        with explained(self.place):
            await self._writer.run(self._commit_waiting)
            if job.error is not None:
                raise job.error
        return cast("T", job.result)

    async def prove(self) -> None:
        """Write down a number of its own, all the way to the disk. Raises StorageError."""
        await self.write(_nothing)

    async def sizes(self) -> Sizes:
        """Return how much room it takes; what is free is the server's to know."""
        size = "SELECT pg_database_size(current_database())"
        ((octets,),) = await self.read(lambda transaction: transaction.rows(size))
        return Sizes(octets)

    def _commit_waiting(self) -> None:
        while self._waiting:  # whoever was cancelled has left a job, and nobody to come for it
            jobs = [self._waiting.popleft() for _ in range(min(len(self._waiting), _GROUP))]
            self._commit(jobs)

    def _commit(self, jobs: Sequence[_Job[Any]]) -> None:
        group = _Group(jobs, self._process, next(self._numbers))
        try:
            while not self._is_committed(group):
                pass
        except BaseException as error:
            for job in jobs:
                job.result, job.error = None, error
            if len(jobs) > 1 and isinstance(error, IntegrityError):  # seen by the COMMIT alone
                for job in jobs:
                    self._commit([job])

    def _is_committed(self, group: _Group) -> bool:
        """Whether it is, where nobody answered: what was not done is to be done again then."""
        try:
            self._writer.again(partial(self._try, group))
        except _UnansweredError as unanswered:
            try:
                return self._writer.again(group.is_there)
            except Error:
                raise UnsureStorageError(
                    f"{self.place} was lost in the middle of a write, and nobody knows whether "
                    "that is there: see that its server runs, then look before doing it again."
                ) from unanswered
        return True

    def _try(self, group: _Group, connection: Connection) -> None:
        try:
            group.run(connection)
            begins = time.perf_counter()
            group.commit(connection)
        except AGAIN:
            group.begin = _BEGIN_ALONE
            raise
        self._flushed(time.perf_counter() - begins)


def _nothing(_: object) -> None:
    """Leave everything as it is."""


def _look(operation: Operation[T], connection: Connection) -> T:
    """Not READ ONLY: who asks what would be, does it, and it is taken back."""
    connection.execute("BEGIN ISOLATION LEVEL REPEATABLE READ")
    result = operation(Statements(connection))
    connection.execute("ROLLBACK")
    return result
