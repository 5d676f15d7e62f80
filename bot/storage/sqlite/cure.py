"""What SQLite and the system say is wrong with a database file, each with its cure."""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from bot.storage.errors import StorageError

_LOCAL = (
    " SQLite's locks do not work on many network drives and shared folders: keep the database on a "
    "local disk ({otherwise})."
)

_NO_DATABASE = (
    "The file {path} is not a database, or no longer: move it away and restore a backup with "
    "`onejob restore BACKUP --new`, or {otherwise}."
)

# The primary result codes of https://www.sqlite.org/rescode.html that somebody else can cure.
CURES = {
    sqlite3.SQLITE_CANTOPEN: (
        "The database file {path} cannot be made or opened: make its folder writable for the user "
        "who runs the bot, or {otherwise}."
    ),
    sqlite3.SQLITE_READONLY: (
        "The database file {path} may not be written to: make it and its folder writable for the "
        "user who runs the bot, or {otherwise}."
    ),
    sqlite3.SQLITE_PERM: (
        "The system does not let the bot use the database file {path} as it must: make it and its "
        "folder readable and writable for the user who runs the bot, or {otherwise}."
    ),
    sqlite3.SQLITE_AUTH: (
        "SQLite was told to let nobody use the database file {path} so: use an SQLite that nobody "
        "has restricted, or {otherwise}."
    ),
    sqlite3.SQLITE_NOTADB: _NO_DATABASE,
    sqlite3.SQLITE_FORMAT: _NO_DATABASE,
    sqlite3.SQLITE_CORRUPT: (
        "The database file {path} is damaged: move it away, then put a backup in its place with "
        "`onejob restore BACKUP --new`."
    ),
    sqlite3.SQLITE_INTERNAL: (
        "SQLite contradicts itself at the database file {path}: install a newer SQLite; if that is "
        "of no help, move the file away and restore a backup with `onejob restore BACKUP --new`."
    ),
    sqlite3.SQLITE_BUSY: (
        "The database file {path} is locked by another program: stop that program, then try again."
    ),
    sqlite3.SQLITE_LOCKED: (
        "The database file {path} is locked by another program: stop that program, then try again."
    ),
    sqlite3.SQLITE_SCHEMA: (
        "Another program changes the database file {path}: stop that program, then try again."
    ),
    sqlite3.SQLITE_PROTOCOL: (
        "The database file {path} could not be locked: stop other programs that use it, then try "
        "again." + _LOCAL
    ),
    sqlite3.SQLITE_NOLFS: (
        "The disk that holds the database file {path} takes no files that large." + _LOCAL
    ),
    sqlite3.SQLITE_FULL: (
        "The disk that holds the database file {path} is full: free some space, then try again."
    ),
    sqlite3.SQLITE_IOERR: (
        "The disk failed while the database file {path} was in use: check the disk and its free "
        "space, then try again." + _LOCAL
    ),
    sqlite3.SQLITE_NOMEM: (
        "There is not enough memory to use the database file {path}: free some, or give the bot "
        "more, then try again."
    ),
}

_MOUNTED_SO = (
    "The disk that holds the database file {path} is mounted to be read only, as systems do with "
    "one that fails: check the disk, mount it for writing, then try again."
)

OURS = frozenset(
    (
        sqlite3.SQLITE_ERROR,
        sqlite3.SQLITE_ABORT,
        sqlite3.SQLITE_INTERRUPT,
        sqlite3.SQLITE_NOTFOUND,
        sqlite3.SQLITE_EMPTY,
        sqlite3.SQLITE_TOOBIG,
        sqlite3.SQLITE_CONSTRAINT,
        sqlite3.SQLITE_MISMATCH,
        sqlite3.SQLITE_MISUSE,
        sqlite3.SQLITE_RANGE,
    )
)
"""Those that are mistakes of our own statements, which travel on as they are."""

# What the driver and SQLite say, without a code of its own, of octets that nobody wrote so.
_OF_DAMAGE = ("Could not decode to UTF-8", "unsupported file format")

# The file by which processes share the log (-shm) takes room as well.
_OF_ROOM = sqlite3.SQLITE_IOERR_SHMSIZE

IN_SETTING = "name another file in DATABASE_URL"

_OF_WRITING = (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_IOERR)

# What the system says of a file, in SQLite's words.
_SYSTEM = {
    errno.ENOSPC: sqlite3.SQLITE_FULL,
    errno.EDQUOT: sqlite3.SQLITE_FULL,
    errno.EIO: sqlite3.SQLITE_IOERR,
    errno.EROFS: sqlite3.SQLITE_READONLY,
    errno.ENOMEM: sqlite3.SQLITE_NOMEM,
}


@contextmanager
def explained(path: Path, otherwise: str = IN_SETTING) -> Generator[None]:
    """Raise StorageError for what is wrong with the file; `otherwise` is what else would help."""
    try:
        yield
    # For SQLITE_NOMEM, the driver raises MemoryError; for what is no text, UnicodeDecodeError.
    except (sqlite3.Error, MemoryError, UnicodeDecodeError) as error:
        cure = _cure(_code(error), path)
        if cure is None:
            raise
        raise StorageError(cure.format(path=path, otherwise=otherwise)) from error
    except OSError as error:
        cure = _cure(_SYSTEM.get(error.errno or 0, sqlite3.SQLITE_CANTOPEN), path) or ""
        raise StorageError(cure.format(path=path, otherwise=otherwise)) from error


def _cure(code: int, path: Path) -> str | None:
    if code in _OF_WRITING and _may_only_be_read(path.parent):
        return _MOUNTED_SO
    return CURES.get(code)


def _may_only_be_read(folder: Path) -> bool:
    try:
        return bool(os.statvfs(folder).f_flag & os.ST_RDONLY)
    except (OSError, AttributeError):  # Windows has no such thing
        return False


def _code(error: sqlite3.Error | MemoryError | UnicodeDecodeError) -> int:
    """Return the primary result code; the driver's own errors (a closed connection) have none."""
    if isinstance(error, MemoryError):
        return sqlite3.SQLITE_NOMEM
    if isinstance(error, UnicodeDecodeError) or str(error).startswith(_OF_DAMAGE):
        return sqlite3.SQLITE_CORRUPT
    code: int = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR)
    return sqlite3.SQLITE_FULL if code == _OF_ROOM else code & 0xFF
