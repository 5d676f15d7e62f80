"""Whether a file is the bot's database, and whole: what is found before anything is changed."""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing
from pathlib import Path

from bot.storage.errors import StorageError

LOOKS = 10_000  # so often in steps of SQLite's machine, the time is looked at

_LONGEST = 2.0  # seconds that a start may spend on it
_HEADER = 20  # octets of https://www.sqlite.org/fileformat.html, up to the format's versions
_FORMATS = (1, 2)  # a journal that rolls back, or a log
_ELSEWHERE = (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN)


def refuse_unsound(path: Path, newest: int, patience: float) -> None:
    """Raise StorageError, or SQLite's error, for what must be left alone, and write nothing.

    Who opens a database to write to it does write: SQLite moves what the log holds into the file
    when the last one closes it, and removes a log whose file is gone.
    """
    log = log_of(path)
    has_log = holds_something(log)  # first: whoever begins the database makes it after the file
    if not holds_something(path):
        if has_log:
            raise StorageError(
                f"The database file {path} is gone, while {log} still has what was written last: "
                "put the file back beside it, or move that one away, too, and restore a backup "
                "(`onejob restore BACKUP --new`) or begin anew."
            )
        return
    try:
        with closing(connected(path, "ro", patience)) as database:
            check(database, path, newest)
            fault = _flaw(path, database)
    except sqlite3.OperationalError as error:
        # Of what may not be written to, and of a restore that was killed, opening it decides.
        if error.sqlite_errorcode & 0xFF not in _ELSEWHERE:
            raise
        return
    if fault:
        raise StorageError(
            f"The database file {path} is damaged ({fault}): move it away, then put a backup in "
            "its place with `onejob restore BACKUP --new`."
        )


def log_of(path: Path) -> Path:
    return path.with_name(f"{path.name}-wal")


def holds_something(file: Path) -> bool:
    return file.is_file() and file.stat().st_size > 0


def _flaw(path: Path, database: sqlite3.Connection) -> str | None:
    """Return what is wrong inside, as far as some seconds tell; each backup looks at all of it."""
    with path.open("rb") as file:
        written_by = file.read(_HEADER)[-2:]
    if any(version not in _FORMATS for version in written_by):
        return "its header makes no sense"
    end = time.monotonic() + _LONGEST
    database.set_progress_handler(lambda: time.monotonic() > end, LOOKS)
    try:
        return _finding(database, "quick_check")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_INTERRUPT:
            raise
        return None


def connected(file: Path, mode: str, patience: float = 5.0) -> sqlite3.Connection:
    """Never makes a file: neither mode does."""
    return sqlite3.connect(
        f"{file.absolute().as_uri()}?mode={mode}", patience, isolation_level=None, uri=True
    )


def check(connection: sqlite3.Connection, path: Path, newest: int) -> None:
    """Refuses what must be left alone, before anything is changed."""
    refuse_foreign(connection, path)
    version = schema_of(connection)
    if version > newest:
        raise StorageError(
            f"The database file {path} was written by a newer version of the bot (its schema is "
            f"{version}, this version knows {newest}): install that version again, or put the copy "
            "made before the upgrade in its place."
        )


def refuse_foreign(connection: sqlite3.Connection, path: Path) -> None:
    is_empty = not connection.execute("SELECT 1 FROM sqlite_master").fetchone()
    if not is_empty and not schema_of(connection):
        raise StorageError(
            f"The file {path} is another program's database: name another file in DATABASE_URL."
        )


def schema_of(connection: sqlite3.Connection) -> int:
    """The number of the last migration; 0 before the first, and in a database that is not ours."""
    if not connection.execute(
        "SELECT 1 FROM sqlite_master JOIN pragma_table_info('onejob_migration') AS info"
        " ON info.name = 'number' WHERE sqlite_master.name = 'onejob_migration'"
    ).fetchone():
        return 0
    (number,) = connection.execute("SELECT max(number) FROM onejob_migration").fetchone()
    return number if isinstance(number, int) else 0


def fault_in(connection: sqlite3.Connection) -> str | None:
    """The first thing that is wrong inside, by SQLite's own full check."""
    finding = _finding(connection, "integrity_check")
    if finding:
        return finding
    orphan = connection.execute("PRAGMA foreign_key_check").fetchone()
    return f"a row of {orphan[0]} belongs to none of {orphan[2]}" if orphan else None


def _finding(connection: sqlite3.Connection, check: str) -> str | None:
    """Return the first thing that one of SQLite's checks finds, on one line."""
    (finding,) = connection.execute(f"PRAGMA {check}(1)").fetchone()
    said = str(finding).removeprefix("*** in database main ***")
    return None if said == "ok" else " ".join(said.split())
