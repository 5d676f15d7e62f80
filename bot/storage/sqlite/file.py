"""The SQLite file itself: opened, brought up to date, copied, refused in one sentence."""

from __future__ import annotations

import errno
import os
import shlex
import sqlite3
from collections.abc import Callable, Generator, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from importlib.resources.abc import Traversable
from pathlib import Path
from tempfile import mkstemp

from bot.storage.errors import StorageError
from bot.storage.migration import scripts_in
from bot.storage.sqlite.cure import explained
from bot.storage.sqlite.soundness import check, refuse_unsound, schema_of

_SCHEME = "sqlite:///"
_UNFINISHED = ".unfinished"

NEEDED = (3, 37, 0)
"""The SQLite that the migrations and stores need: STRICT tables are of 3.37, DROP COLUMN and
RETURNING of 3.35, UPDATE FROM of 3.33, window functions and RENAME COLUMN of 3.25."""


def refuse_old_sqlite() -> None:
    """Raise StorageError where SQLite is older than what the database needs."""
    if sqlite3.sqlite_version_info < NEEDED:
        needed = ".".join(map(str, NEEDED[:2]))
        raise StorageError(
            f"SQLite {needed} or newer is needed, and this Python has {sqlite3.sqlite_version}: "
            f"install a newer one (Debian 12 and Ubuntu 22.04 have it), or a Python that brings it."
        )


def file_of(url: str) -> Path:
    """Where it is, whole: whoever is told of it may be in another folder. Raises StorageError."""
    name = url.removeprefix(_SCHEME)
    if name in ("", url):
        raise StorageError(
            f"DATABASE_URL must be {_SCHEME} followed by the name of a file, "
            f"such as {_SCHEME}var/onejob.sqlite3."
        )
    return Path(name).absolute()


def opened(path: Path, patience: float, migrations: Traversable | None) -> sqlite3.Connection:
    refuse_old_sqlite()
    with explained(path):
        scripts = scripts_in(migrations)
        refuse_unsound(path, max(scripts), patience)
        make_private(path)
        connection = sqlite3.connect(
            path, timeout=patience, isolation_level=None, check_same_thread=False
        )  # only one thread uses it at a time: its own, and at the end whoever joins that
        try:
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("PRAGMA synchronous = FULL")
            check(connection, path, max(scripts))
            _switch_to_wal(connection)
            _migrate(connection, path, scripts)
        except BaseException:
            connection.close()
            raise
        return connection


def make_private(path: Path) -> None:
    """Make what is missing of the file and its folder, for nobody but their owner.

    SQLite's own files beside it get the same mode. What is there stays as it is: whoever opened it
    to others may have meant it (see `too_open`).
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with suppress(FileExistsError):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))


def too_open(url: str) -> str | None:
    """Return advice where others on the machine may read the database: who voted for what."""
    return open_to_others(file_of(url), "The database file")


def open_to_others(path: Path, what: str) -> str | None:
    """Return advice where others on the machine may read the file; `what` begins the sentence."""
    try:
        mode = path.stat().st_mode
        is_open = bool(mode & 0o077) and bool(path.parent.stat().st_mode & 0o011)
    except OSError:
        return None
    if os.name == "nt" or not is_open:  # Windows has no such modes
        return None
    return (
        f"{what} {path} may be read by others on this machine (its mode is "
        f"{mode & 0o777:04o}). Write: chmod 600 {shlex.quote(str(path))}."
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
    remove_unfinished(file.parent, f"{file.name}.")
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
        remove_unfinished(file.parent, unfinished.name)


def remove_unfinished(folder: Path, beginning: str) -> None:
    """Remove what copies whose names begin so have left, and SQLite's journals of them."""
    for left in folder.iterdir():
        if left.name.startswith(beginning) and left.suffix.startswith(_UNFINISHED):
            left.unlink(missing_ok=True)


def _flush(folder: Path) -> None:
    """A name is on the disk only when its folder is, where folders can be flushed.

    Windows opens none; some network drives flush none, and say so with EINVAL.
    """
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.EOPNOTSUPP, errno.EBADF):
            raise
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
