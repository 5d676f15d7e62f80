"""A SQLite file, as `onejob move` reads or fills it: alone."""

from __future__ import annotations

import sqlite3
from collections.abc import Generator, Iterable, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass

from bot.storage.errors import StorageError
from bot.storage.migration import scripts_in
from bot.storage.sqlite.backup import alone, names_in
from bot.storage.sqlite.cure import explained
from bot.storage.sqlite.file import file_of, opened
from bot.storage.sqlite.snapshot import present
from bot.storage.sqlite.soundness import check, fault_in, schema_of
from bot.storage.transaction import Row

_PATIENCE = 1.0
_OWN = "onejob_migration"


@dataclass(frozen=True, slots=True)
class File:
    """One `Side` of a move."""

    place: str
    connection: sqlite3.Connection

    def tables(self) -> Mapping[str, Sequence[str]]:
        """Return each with its columns."""
        names = sorted(name for name in names_in(self.connection) if name != _OWN)
        return {name: self._columns(name) for name in names}

    def count(self, table: str) -> int:
        """Return how many rows it has."""
        (count,) = self.connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()
        return count

    def rows(self, table: str) -> Generator[Row]:
        """Yield them in order."""
        names = self._columns(table)
        order = ", ".join(f"{name} NULLS FIRST" for name in names)
        yield from self.connection.execute(
            f'SELECT {", ".join(names)} FROM "{table}" ORDER BY {order}'
        )

    def add(self, table: str, rows: Iterable[Row]) -> None:
        """Insert them."""
        names = self._columns(table)
        self.connection.executemany(
            f'INSERT INTO "{table}" ({", ".join(names)}) VALUES ({", ".join("?" * len(names))})',
            rows,
        )

    def counters(self) -> Mapping[str, int]:
        """Return the last number of each table that gives out numbers."""
        given = dict(self.connection.execute("SELECT name, seq FROM sqlite_sequence"))
        rows = self.connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE '%AUTOINCREMENT%'"
        )
        return {name: given.get(name, 0) for (name,) in rows}

    def count_from(self, counters: Mapping[str, int]) -> None:
        """Give out later ones."""
        self.connection.execute("DELETE FROM sqlite_sequence")
        self.connection.executemany(
            "INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)", counters.items()
        )

    def settle(self) -> None:
        """Raise StorageError where a row names one that is not there."""
        fault = fault_in(self.connection)
        if fault:
            raise StorageError(f"{self.place} was not filled as it should be ({fault}): try again.")

    def _columns(self, table: str) -> Sequence[str]:
        rows = self.connection.execute(f'PRAGMA table_info("{table}")')
        return tuple(name for _, name, *_ in rows)


@contextmanager
def source(url: str) -> Generator[File]:
    """Give one that is there, up to date and sound. Raises StorageError."""
    path = present(url)
    with _alone(url) as side:
        newest = max(scripts_in())
        check(side.connection, path, newest)
        schema = schema_of(side.connection)
        if schema < newest:
            raise StorageError(
                f"{side.place} is of an older version of the bot (its schema is {schema}, this "
                f"version's is {newest}): start the bot once, which brings it up to date."
            )
        fault = fault_in(side.connection)
        if fault:
            raise StorageError(f"{side.place} is damaged ({fault}): restore a backup first.")
        yield side


@contextmanager
def target(url: str) -> Generator[File]:
    """Give one that is made, where it is not there; it stands once this ends well."""
    opened(file_of(url), _PATIENCE, None).close()
    with _alone(url) as side:
        yield side
        side.connection.execute("COMMIT")


@contextmanager
def _alone(url: str) -> Generator[File]:
    path = file_of(url)
    with explained(path), closing(alone(path, _PATIENCE, "move it")) as connection:
        connection.execute("BEGIN")
        yield File(f"The database file {path}", connection)
