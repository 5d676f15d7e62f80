"""Everything from one database into another, proven row by row before it stands."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager, closing
from dataclasses import dataclass
from itertools import zip_longest
from typing import Protocol

from bot.storage.adapter import part
from bot.storage.errors import StorageError
from bot.storage.transaction import Row, without_nul

STEP = 1_000
"""Rows; so often it is told that it goes on, twice for each row."""


class Side(Protocol):
    """A database that nobody else has open, in a transaction; both sides have the same schema."""

    place: str
    """How it is told; begins a sentence."""

    def tables(self) -> Mapping[str, Sequence[str]]:
        """Return each with its columns, but for what a driver keeps for itself."""
        ...

    def count(self, table: str) -> int: ...

    def rows(self, table: str) -> Generator[Row]:
        """Yield them as all of their columns sort, none first."""
        ...

    def add(self, table: str, rows: Iterable[Row]) -> None: ...

    def counters(self) -> Mapping[str, int]:
        """Return the last number that was given out in each table that does so, 0 for none."""
        ...

    def count_from(self, counters: Mapping[str, int]) -> None:
        """Give out those after these from now on."""
        ...

    def settle(self) -> None:
        """Refuse rows that name others which are not there. Raises StorageError."""
        ...


@dataclass(frozen=True, slots=True)
class Moved:
    """What stands in both now."""

    place: str
    tables: int
    rows: int


def move(
    source: str, target: str, begun: Callable[[int], None], went_on: Callable[[], None]
) -> Moved:
    """Copy all from one address to the other, which must have no rows so far.

    `begun` is told how often `went_on` will be called. Raises StorageError: then there are still
    none, and the source is as it was.
    """
    if source == target:
        raise StorageError("That is the database in use itself: name another one.")
    with _side(source, "source") as one, _side(target, "target") as other:
        tables = one.tables()
        _refuse_rows(other)
        counts = {table: one.count(table) for table in tables}
        begun(2 * sum(count // STEP for count in counts.values()))
        for table in tables:
            with closing(_told(one.rows(table), went_on)) as rows:
                other.add(table, rows)
        other.count_from(one.counters())
        other.settle()
        for table in tables:
            with (
                closing(_told(one.rows(table), went_on)) as ours,
                closing(other.rows(table)) as theirs,
            ):
                if any(here != there for here, there in zip_longest(ours, theirs)):
                    raise _unlike(f"a row of {table}", other.place)
        if other.counters() != one.counters() or other.tables() != tables:
            raise _unlike("what it counts", other.place)
        return Moved(other.place, len(tables), sum(counts.values()))


def _side(url: str, which: str) -> AbstractContextManager[Side]:
    return getattr(part(url, "moving"), which)(url)


def _refuse_rows(side: Side) -> None:
    rows = sum(side.count(table) for table in side.tables())
    if rows:
        raise StorageError(
            f"{side.place} has {rows:,} rows already: name one that is new, or nothing's yet."
        )


def _told(rows: Generator[Row], went_on: Callable[[], None]) -> Generator[Row]:
    with closing(rows):
        for number, row in enumerate(rows, 1):
            yield tuple(without_nul(each) if isinstance(each, str) else each for each in row)
            if not number % STEP:
                went_on()


def _unlike(what: str, place: str) -> StorageError:
    return StorageError(
        f"{place} does not give back {what} as it was, so nothing was moved: check its disk, then "
        "try again."
    )
