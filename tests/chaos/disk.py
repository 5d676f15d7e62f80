"""The disk: the real database of each process, worked at one instant of virtual time."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable, Coroutine, Generator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Protocol, TypeVar, cast

from bot.storage.errors import StorageError
from bot.storage.sqlite.database import Database
from bot.storage.sqlite.file import file_of, opened
from bot.storage.transaction import Operation
from tests.chaos.loop import Loop
from tests.chaos.traces import Traces

T = TypeVar("T")


class Access(StrEnum):
    """What a process wants of the disk."""

    READ = "read"
    WRITE = "write"
    ALONE = "alone"
    """To open or close a database."""


class Asker(Protocol):
    """Who wants something of the disk; once it is cut off, nothing more is done for it."""

    is_cut: bool


@dataclass(slots=True)
class _Job:
    who: Asker
    access: Access
    work: Callable[[], Coroutine[Any, Any, Any]]
    done: asyncio.Future[Any]
    result: Any = None
    error: BaseException | None = None


class Spindle:
    """Does what was asked of the disk when all else at an instant is done, then lets time go on.

    What one process asked at one instant is handed to its database together, so that it commits
    it as a group; two processes are worked for in turn, so that a plan runs the same way twice.
    """

    def __init__(self, loop: Loop) -> None:
        self._loop = loop
        self._waiting: list[_Job] = []
        self.traces = Traces()
        self.writes = 0
        """How many were asked for so far."""
        loop.wait_for(self._work)

    async def do(self, who: Asker, access: Access, work: Callable[[], Coroutine[Any, Any, T]]) -> T:
        """Return what the work returns; what was asked for is done, whoever stops waiting."""
        done: asyncio.Future[T] = self._loop.create_future()
        self._waiting.append(_Job(who, access, work, done))
        return await done

    def _work(self) -> bool:
        """Do what was asked for; whether there was anything."""
        if not self._waiting:
            return False
        jobs = [job for job in self._waiting if not job.who.is_cut]
        self._waiting = []
        left = jobs
        while left:
            together = [job for job in left if job is left[0] or _go_together(left[0], job)]
            left = [job for job in left if job not in together]
            going = [(job, job.work()) for job in together]
            while going:
                going = [(job, work) for job, work in going if _goes_on(job, work)]
        # Nobody goes on before all is done: whoever looks at the file sees the same each time.
        for job in jobs:
            _tell(job)
        return True


def _goes_on(job: _Job, work: Coroutine[Any, Any, Any]) -> bool:
    """Take the work to its next pause; no task of the loop's: it waits for nobody but its turn."""
    try:
        work.send(None)
    except StopIteration as end:
        job.result = end.value
    except BaseException as error:
        job.error = error
    else:
        return True
    return False


def _go_together(first: _Job, job: _Job) -> bool:
    return first.access is not Access.ALONE and first.access is job.access and first.who is job.who


def _tell(job: _Job) -> None:
    if job.done.done():
        return
    if job.error is None:
        job.done.set_result(job.result)
    else:
        job.done.set_exception(job.error)


@dataclass(frozen=True, slots=True)
class _AtHand:
    """A database's connection without its thread: half of the time went into waking it.

    All that waits at this instant is in line before the first of it is done, as with the thread.
    """

    connection: sqlite3.Connection

    async def run(self, function: Callable[[sqlite3.Connection], T]) -> T:
        await asyncio.sleep(0)
        return function(self.connection)


@contextmanager
def at_hand(url: str, traces: Traces) -> Generator[Database]:
    """Open the real database; what is asked of it is done here, and leaves its traces."""
    path = file_of(url)
    with closing(opened(path, 5.0, None)) as connection:
        traces.follow(connection)
        yield Database(path, cast(Any, _AtHand(connection)))


class Gate(Protocol):
    """Where a process may be stopped, slowed down or killed."""

    async def database(self, access: Access, *, is_over: bool) -> None: ...

    @property
    def disk_fails(self) -> bool: ...


class Disk:
    """What a process takes for its `Database`: it passes the gate before and after."""

    def __init__(self, spindle: Spindle, real: Database, gate: Gate) -> None:
        self._spindle = spindle
        self._real = real
        self._gate = gate
        self.is_cut = False

    async def read(self, operation: Operation[T]) -> T:
        await self._gate.database(Access.READ, is_over=False)
        found = await self._spindle.do(self, Access.READ, lambda: self._real.read(operation))
        await self._gate.database(Access.READ, is_over=True)
        return found

    async def write(self, operation: Operation[T]) -> T:
        await self._gate.database(Access.WRITE, is_over=False)
        if self._gate.disk_fails:
            raise StorageError("The disk is full.")
        self._spindle.writes += 1
        done = await self._spindle.do(self, Access.WRITE, lambda: self._real.write(operation))
        await self._gate.database(Access.WRITE, is_over=True)
        return done
