"""Copies of the database that can be trusted, and the way back.

A backup is one file, for its owner alone. It is made while the bot runs.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Generator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from bot.storage.errors import StorageError
from bot.storage.migration import scripts_in
from bot.storage.sqlite.cure import explained
from bot.storage.sqlite.file import (
    copy_whole,
    file_of,
    make_private,
    refuse_old_sqlite,
    remove_unfinished,
)
from bot.storage.sqlite.snapshot import present, snapshot
from bot.storage.sqlite.soundness import (
    connected,
    fault_in,
    holds_something,
    log_of,
    refuse_foreign,
    schema_of,
)

Counts = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Copied:
    """What stands now where it was to go, read again and compared."""

    schema: int
    rows: int
    size: int
    """In octets."""


@dataclass(frozen=True, slots=True)
class Restored:
    """The database is what the backup was."""

    copied: Copied
    replaced: Path | None
    """What it was before; none where there was nothing."""
    database: Path


def back_up(url: str, file: Path) -> Copied:
    """Copy the database to `file`, in the place of an older backup once the new one is proven.

    Raises StorageError, and leaves what stood there as it was.
    """
    path = present(url)
    _refuse_to_overwrite(file, path)
    with snapshot(path) as source:
        counts = _counts(source)
        fault = fault_in(source)
        if fault:
            raise StorageError(f"The database file {path} is damaged ({fault}): restore a backup.")
        with explained(file, "name another file for the backup"):
            copy_whole(source, file, lambda copy: _prove(copy, file, counts))
        return Copied(schema_of(source), sum(counts.values()), file.stat().st_size)


def restore(
    url: str, file: Path, now: datetime, patience: float = 1.0, *, makes: bool = True
) -> Restored:
    """Make the database what the backup `file` is; what it was is kept beside it.

    It happens in one transaction of SQLite's: whoever kills it in the middle finds the old state.
    Raises StorageError, and changes nothing: for what is no backup, is damaged, or was made by a
    newer version, and while anybody else has the database open, for a running bot would go on
    with what it remembers; and where there is no database, unless it `makes` one. `patience` is how
    many seconds to wait for its end.
    """
    refuse_old_sqlite()
    path = file_of(url)
    with _backup(file, path) as (backup, counts), explained(path):
        if not makes:
            _refuse_to_make(path)
        kept, replaced = None, path.with_name(f"{path.name}.replaced-{now:%Y%m%dT%H%M%SZ}")
        _keep_log(path, replaced)
        make_private(path)
        with closing(alone(path, patience)) as database:
            remove_unfinished(path.parent, f"{path.name}.replaced-")
            if names_in(database):
                kept = replaced
                copy_whole(database, kept)
            backup.backup(database)
            _prove(database, path, counts)
            copied = Copied(schema_of(database), sum(counts.values()), path.stat().st_size)
    return Restored(copied, kept, path)


def _keep_log(path: Path, replaced: Path) -> None:
    """Of a file that was moved away alone, what was written last stands there; SQLite removes it.

    It belongs to that file again once both have one name, as `x` and `x-wal`.
    """
    log = log_of(path)
    if holds_something(log) and not holds_something(path):
        log.replace(log_of(replaced))


def _refuse_to_make(path: Path) -> None:
    """Somebody in another folder, or with a slip in DATABASE_URL, means a database elsewhere."""
    if not path.exists() or not path.stat().st_size:
        raise StorageError(
            f"There is no database {path} so far: name its file in DATABASE_URL, where a relative "
            "name starts at the folder that you are in, or add --new to make it there."
        )


def _refuse_to_overwrite(file: Path, path: Path) -> None:
    """A slip of the finger must not cost a file that is no backup."""
    if file.is_dir() or not file.parent.is_dir():
        raise StorageError(f"{file} is not the name of a file in a folder that exists: name one.")
    if not file.exists():
        return
    if file.samefile(path):
        raise StorageError(f"{file} is the database itself: name another file for the backup.")
    try:
        with closing(connected(file, "ro")) as older:
            is_ours = schema_of(older) > 0
    except (sqlite3.Error, UnicodeDecodeError):
        is_ours = False
    if not is_ours:
        raise StorageError(f"{file} exists and is no backup: name another file, or move it away.")


@contextmanager
def _backup(file: Path, path: Path) -> Generator[tuple[sqlite3.Connection, Counts]]:
    """The backup, unchanging while it is open, proven to be one that can be restored."""
    if not file.is_file():
        raise StorageError(f"There is no file {file}: name the backup to restore.")
    if path.exists() and file.samefile(path):
        raise StorageError(f"{file} is the database itself: name the backup to restore.")
    with closing(connected(file, "ro")) as backup:
        try:
            backup.execute("BEGIN")
            schema, counts, fault = schema_of(backup), _counts(backup), fault_in(backup)
        except (sqlite3.Error, UnicodeDecodeError) as error:
            raise StorageError(
                f"The file {file} cannot be read as a backup ({error}): name one that "
                "`onejob backup` has made."
            ) from error
        newest = max(scripts_in())
        if not schema:
            raise StorageError(
                f"The file {file} is no backup of this bot: name one that `onejob backup` has made."
            )
        if schema > newest:
            raise StorageError(
                f"The backup {file} was made by a newer version of the bot (its schema is {schema}"
                f", this version knows {newest}): install that version, then restore it."
            )
        if fault:
            raise StorageError(f"The backup {file} is damaged ({fault}): use another one.")
        yield backup, counts


def alone(path: Path, patience: float, purpose: str = "restore") -> sqlite3.Connection:
    """The database, open here and nowhere else until it is closed.

    Leaving the WAL takes a lock that every open connection to it denies, idle ones too
    (https://www.sqlite.org/wal.html, "Read-Only Databases" and "Use of WAL Without Shared-Memory").
    """
    database = sqlite3.connect(path, timeout=patience, isolation_level=None)
    try:
        database.execute("PRAGMA synchronous = FULL")
        database.execute("PRAGMA locking_mode = EXCLUSIVE")
        database.execute("PRAGMA journal_mode = DELETE")
        database.execute("BEGIN EXCLUSIVE")
        database.execute("COMMIT")  # in this mode, the lock stays
        refuse_foreign(database, path)
    except sqlite3.OperationalError as error:
        database.close()
        if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
            raise
        raise StorageError(
            f"The database file {path} is in use: stop the bot, {purpose}, then start it again."
        ) from error
    except BaseException:
        database.close()
        raise
    return database


def names_in(connection: sqlite3.Connection) -> list[str]:
    """Of the tables, SQLite's own left out."""
    rows = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND substr(name, 1, 7) <> 'sqlite_'"
    )
    return [name for (name,) in rows]


def _counts(connection: sqlite3.Connection) -> Counts:
    """How many rows each table has."""
    return {
        name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]
        for name in names_in(connection)
    }


def _prove(copy: sqlite3.Connection, file: Path, counts: Counts) -> None:
    fault = fault_in(copy)
    if fault or _counts(copy) != counts:
        raise StorageError(
            f"What was written to {file} does not read back as it was ({fault or 'rows differ'}): "
            "check the disk, then try again."
        )
