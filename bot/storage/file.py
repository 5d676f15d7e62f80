"""The SQLite file itself: opened, brought up to date, copied, refused in one sentence.

With `database.py` and `backup.py` all that knows the driver.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Generator, Iterator, Mapping
from contextlib import closing, contextmanager
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from tempfile import mkstemp

from bot.storage.errors import StorageError

_SCHEME = "sqlite:///"
_UNFINISHED = ".unfinished"

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


def file_of(url: str) -> Path:
    name = url.removeprefix(_SCHEME)
    if name in ("", url):
        raise StorageError(
            f"DATABASE_URL must be {_SCHEME} followed by the name of a file, "
            f"such as {_SCHEME}var/onejob.sqlite3."
        )
    return Path(name)


def scripts_in(migrations: Traversable | None = None) -> dict[int, Traversable]:
    """The migrations by their numbers; the packaged ones if no other folder is named."""
    folder = migrations or resources.files("bot.storage").joinpath("migrations")
    return {int(file.name.partition("_")[0]): file for file in folder.iterdir()}


def opened(path: Path, patience: float, migrations: Traversable | None) -> sqlite3.Connection:
    with explained(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(path, timeout=patience, isolation_level=None)
        try:
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("PRAGMA synchronous = FULL")
            scripts = scripts_in(migrations)
            check(connection, path, max(scripts))
            _switch_to_wal(connection)
            _migrate(connection, path, scripts)
        except BaseException:
            connection.close()
            raise
        return connection


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
    names = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
    if names and "onejob_migration" not in names:
        raise StorageError(
            f"The file {path} is another program's database: name another file in DATABASE_URL."
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
    version = schema_of(connection)
    if 0 < version < max(scripts):
        _copy(connection, path)
    for number in range(version + 1, max(scripts) + 1):
        with _writing(connection):
            if schema_of(connection) >= number:
                continue  # another process was faster
            script = scripts[number]
            for statement in _statements(script.read_text(encoding="utf-8")):
                connection.execute(statement)
            connection.execute(
                "INSERT INTO onejob_migration (number, name) VALUES (?, ?)", (number, script.name)
            )


def schema_of(connection: sqlite3.Connection) -> int:
    """The number of the last migration; 0 before the first."""
    if not connection.execute(
        "SELECT 1 FROM sqlite_master WHERE name = 'onejob_migration'"
    ).fetchone():
        return 0
    return connection.execute("SELECT max(number) FROM onejob_migration").fetchone()[0]


def _copy(connection: sqlite3.Connection, path: Path) -> None:
    """Keeps the database as it is now beside itself; nobody writes meanwhile."""
    with _writing(connection), closing(sqlite3.connect(path)) as source:
        copy_whole(source, path.with_name(f"{path.name}.schema-{schema_of(connection)}"))


def copy_whole(
    source: sqlite3.Connection,
    file: Path,
    prove: Callable[[sqlite3.Connection], None] = lambda _: None,
) -> None:
    """A copy stands there whole, on the disk, or what stood there before still does.

    It is one file, with no journal beside it, for its owner alone, and one snapshot: where `source`
    is in a transaction, that one's. `prove` may raise at the copy before it takes its place.

    What a killed attempt left unfinished is removed; if that was no killed one but is at work now,
    it fails, and leaves no half either.
    """
    for left in file.parent.iterdir():
        if left.name.startswith(f"{file.name}.") and left.suffix == _UNFINISHED:
            left.unlink()
    handle, name = mkstemp(prefix=f"{file.name}.", suffix=_UNFINISHED, dir=file.parent)
    os.close(handle)
    unfinished = Path(name)
    try:
        with closing(sqlite3.connect(unfinished, isolation_level=None)) as copy:
            source.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")
            prove(copy)
        unfinished.replace(file)
        _flush(file.parent)
    finally:
        unfinished.unlink(missing_ok=True)


def _flush(folder: Path) -> None:
    """A name is on the disk only when its folder is."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


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
        roll_back(connection)


def roll_back(connection: sqlite3.Connection) -> None:
    """SQLite undoes a transaction by itself after some errors; a second time would be one more."""
    if connection.in_transaction:
        connection.execute("ROLLBACK")


@contextmanager
def explained(path: Path) -> Generator[None]:
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
