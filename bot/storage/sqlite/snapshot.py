"""The database as it is at one instant, for whoever looks in from beside the bot.

Readers do not keep SQLite's writers waiting: the bot may run meanwhile.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Generator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TypeVar

from bot.storage.errors import StorageError
from bot.storage.migration import scripts_in
from bot.storage.sqlite.cure import explained
from bot.storage.sqlite.file import file_of, refuse_old_sqlite
from bot.storage.sqlite.soundness import check, connected, schema_of
from bot.storage.sqlite.statements import Statements
from bot.storage.transaction import Operation

T = TypeVar("T")


def look(url: str, operation: Operation[T]) -> T:
    """Return what an operation finds that only reads. Raises StorageError."""
    path, newest = present(url), max(scripts_in())
    with snapshot(path) as source:
        if schema_of(source) < newest:
            raise StorageError(
                f"The database file {path} is of an older version of the bot (its schema is "
                f"{schema_of(source)}, this version's is {newest}): start the bot once, which "
                "brings it up to date."
            )
        return operation(Statements(source))


def present(url: str) -> Path:
    """Return where the database is. Raises StorageError where there is none."""
    refuse_old_sqlite()
    path = file_of(url)
    if not path.is_file():
        raise StorageError(
            f"There is no database {path}: name its file in DATABASE_URL, or run the bot once."
        )
    return path


@contextmanager
def snapshot(path: Path) -> Generator[sqlite3.Connection]:
    """Give the bot's own database, in a transaction. Raises StorageError for any other."""
    with explained(path), closing(connected(path, "rw")) as source:
        check(source, path, max(scripts_in()))
        if not schema_of(source):
            raise StorageError(
                f"The file {path} is empty and no database: name the bot's own in DATABASE_URL."
            )
        source.execute("BEGIN")
        yield source
