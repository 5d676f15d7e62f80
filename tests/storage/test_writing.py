"""Reads, writes, and what happens to them when things go wrong."""

from __future__ import annotations

import asyncio
import sqlite3
import threading
from collections.abc import AsyncGenerator, Callable, Generator
from contextlib import closing
from pathlib import Path
from typing import Self

import pytest

from bot.storage.adapter import is_file, opened
from bot.storage.errors import StorageError
from bot.storage.sqlite import database as sqlite
from bot.storage.transaction import Database, Transaction
from tests.storage.beside import MISTAKEN, REFUSED, ask, locked

Write = Callable[[Transaction], int]


def note(number: int, text: str = "d") -> Write:
    """Puts one row into the one table there is for certain; returns its number."""

    def insert(transaction: Transaction) -> int:
        transaction.execute("INSERT INTO command_sync VALUES ($1, $2, 0, '{}')", number, text)
        return number

    return insert


def fail(transaction: Transaction) -> None:
    note(99)(transaction)
    raise ValueError("changed my mind")


async def noted(database: Database) -> list[int]:
    rows = await database.read(
        lambda t: t.rows("SELECT application_id FROM command_sync ORDER BY application_id")
    )
    return [number for (number,) in rows]


def on_disk(url: str) -> int:
    """How many rows another connection sees: what is committed."""
    [(count,)] = ask(url, "SELECT count(*) FROM command_sync")
    return count


class Gate:
    """A write that keeps the database's thread busy, so that others queue up behind it."""

    def __init__(self, database: Database) -> None:
        self._open = threading.Event()
        self._is_shut = asyncio.Event()
        self._loop = asyncio.get_running_loop()
        self.write = asyncio.ensure_future(database.write(self._wait))

    @classmethod
    async def shut(cls, database: Database) -> Self:
        """Only once it runs: before, the thread may begin while half of the others are in line,
        and take those along.
        """
        gate = cls(database)
        await gate._is_shut.wait()
        return gate

    def _wait(self, _: Transaction) -> None:
        self._loop.call_soon_threadsafe(self._is_shut.set)
        assert self._open.wait(10)

    async def queue(self, *writes: asyncio.Future[int]) -> None:
        """Lets the writes reach their queue, then opens."""
        await asyncio.sleep(0)
        self._open.set()
        await asyncio.gather(self.write, *writes, return_exceptions=True)


async def test_a_write_returns_what_its_operation_returned(database: Database) -> None:
    assert await database.write(note(7)) == 7


async def test_a_write_is_on_the_disk_when_it_returns(database: Database, url: str) -> None:
    await database.write(note(1))
    assert on_disk(url) == 1


async def test_execute_says_how_many_rows_it_changed(database: Database) -> None:
    await asyncio.gather(*(database.write(note(number)) for number in range(3)))
    assert await database.write(lambda t: t.execute("DELETE FROM command_sync")) == 3


async def test_a_row_that_is_not_there_is_none(database: Database) -> None:
    assert await database.read(lambda t: t.row("SELECT * FROM command_sync")) is None


async def test_a_read_changes_nothing(database: Database) -> None:
    await database.read(note(1))
    assert await noted(database) == []


async def test_an_operation_that_raises_is_undone_and_its_error_handed_on(
    database: Database,
) -> None:
    with pytest.raises(ValueError, match="changed my mind"):
        await database.write(fail)
    assert await noted(database) == []


async def test_a_read_that_raises_leaves_the_database_usable(database: Database) -> None:
    with pytest.raises(ValueError, match="changed my mind"):
        await database.read(fail)
    await database.write(note(1))
    assert await noted(database) == [1]


async def test_writes_that_queue_up_are_committed_together(database: Database, url: str) -> None:
    seen: list[int] = []

    def look(_: Transaction) -> int:
        seen.append(on_disk(url))
        return 0

    gate = await Gate.shut(database)
    writes = [asyncio.ensure_future(database.write(note(number))) for number in range(50)]
    await gate.queue(*writes, asyncio.ensure_future(database.write(look)))
    assert (seen, await noted(database)) == ([0], list(range(50)))


async def test_one_that_fails_does_not_take_its_neighbours_with_it(database: Database) -> None:
    gate = await Gate.shut(database)
    first, failing, last = (
        asyncio.ensure_future(database.write(note(number))) for number in (1, 1, 2)
    )
    await gate.queue(first, failing, last)
    assert isinstance(failing.exception(), REFUSED)
    assert (first.result(), last.result(), await noted(database)) == (1, 2, [1, 2])


async def test_cancelling_one_that_waits_harms_none_of_the_others(database: Database) -> None:
    gate = await Gate.shut(database)
    writes = [asyncio.ensure_future(database.write(note(number))) for number in range(10)]
    await asyncio.sleep(0)
    for write in writes[:5]:
        write.cancel()
    await gate.queue(*writes)
    assert [write.result() for write in writes[5:]] == [5, 6, 7, 8, 9]


async def test_cancelling_the_first_in_line_harms_none_of_the_others(database: Database) -> None:
    gate = await Gate.shut(database)
    write = asyncio.ensure_future(database.write(note(1)))
    await asyncio.sleep(0)
    gate.write.cancel()
    await gate.queue(write)
    assert (write.result(), await noted(database)) == (1, [1])


async def test_closing_lets_the_writes_in_line_finish(url: str) -> None:
    async with opened(url) as database:
        writes = [asyncio.ensure_future(database.write(note(number))) for number in range(20)]
        await asyncio.sleep(0)
    assert await asyncio.gather(*writes) == list(range(20))
    assert on_disk(url) == 20


async def test_a_write_after_closing_is_refused(url: str) -> None:
    async with opened(url) as database:
        pass
    with pytest.raises((ValueError, RuntimeError), match=r"no active connection|after shutdown"):
        await database.write(note(1))


async def test_a_database_locked_by_another_program_is_said_in_one_sentence(
    database: Database, url: str
) -> None:
    with locked(url), pytest.raises(StorageError) as refused:
        await database.write(note(1))
    told = str(refused.value)
    assert told.endswith(" is locked by another program: stop that program, then try again.")
    assert (url.removeprefix("sqlite:///") if is_file(url) else "at 127.0.0.1:") in told


async def test_reading_goes_on_while_another_program_writes(database: Database, url: str) -> None:
    await database.write(note(1))
    with locked(url):
        assert await noted(database) == [1]


async def test_writing_goes_on_once_the_lock_is_gone(database: Database, url: str) -> None:
    with locked(url), pytest.raises(StorageError):
        await database.write(note(1))
    await database.write(note(2))
    assert await noted(database) == [2]


async def test_a_lock_is_waited_for_once_and_not_once_for_each_write(url: str) -> None:
    async with opened(url, patience=0.2) as database, asyncio.timeout(2):
        with locked(url):
            writes = (database.write(note(number)) for number in range(100))
            outcomes = await asyncio.gather(*writes, return_exceptions=True)
    assert {type(outcome) for outcome in outcomes} == {StorageError}


@pytest.fixture
async def full(tmp_path: Path) -> AsyncGenerator[sqlite.Database]:
    """May grow by two more pages of 4 KiB."""
    async with sqlite.Database.open(f"sqlite:///{tmp_path}/onejob.sqlite3") as database:
        with closing(sqlite3.connect(database.path)) as connection:
            connection.execute("VACUUM")  # migrations leave pages free
        ((pages,),) = await database.read(lambda t: t.rows("PRAGMA page_count"))
        await database.read(lambda t: t.rows(f"PRAGMA max_page_count = {pages + 2}"))
        yield database


async def test_a_full_disk_is_said_in_one_sentence(full: sqlite.Database) -> None:
    with pytest.raises(StorageError) as refused:
        await full.write(note(1, "x" * 20_000))
    assert str(refused.value) == (
        f"The disk that holds the database file {full.path} is full: free some space, "
        "then try again."
    )


async def test_a_write_that_does_not_fit_the_disk_leaves_nothing(full: sqlite.Database) -> None:
    with pytest.raises(StorageError):
        await full.write(note(1, "x" * 20_000))
    assert await noted(full) == []


async def test_a_write_that_still_fits_is_kept_beside_one_that_does_not(
    full: sqlite.Database,
) -> None:
    gate = await Gate.shut(full)
    small, large, later = (
        asyncio.ensure_future(full.write(write))
        for write in (note(1), note(2, "x" * 20_000), note(3))
    )
    await gate.queue(small, large, later)
    assert isinstance(large.exception(), StorageError)
    assert (small.result(), later.result(), await noted(full)) == (1, 3, [1, 3])


@pytest.fixture
def family(database: Database, url: str) -> Generator[Database]:
    ask(url, "CREATE TABLE parent (id INTEGER PRIMARY KEY)")
    ask(url, "CREATE TABLE child (parent INTEGER REFERENCES parent DEFERRABLE INITIALLY DEFERRED)")
    yield database
    ask(url, "DROP TABLE child")
    ask(url, "DROP TABLE parent")


async def test_a_group_that_cannot_be_committed_is_tried_one_by_one(family: Database) -> None:
    """A foreign key that is checked at the commit is the one way to spoil a whole group."""

    def orphan(transaction: Transaction) -> int:
        return transaction.execute("INSERT INTO child VALUES (1)")

    gate = await Gate.shut(family)
    before, spoiler, after = (
        asyncio.ensure_future(family.write(write)) for write in (note(1), orphan, note(2))
    )
    await gate.queue(before, spoiler, after)
    assert isinstance(spoiler.exception(), REFUSED)
    assert (before.result(), after.result(), await noted(family)) == (1, 2, [1, 2])


async def test_a_mistake_of_ours_travels_on_as_it_is(database: Database) -> None:
    with pytest.raises(MISTAKEN, match="nowhere"):
        await database.write(lambda t: t.execute("DELETE FROM nowhere"))
