"""How a database is, for whoever looks in from beside the bot; nothing in it is changed."""

from __future__ import annotations

import os
import sqlite3
import time
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryFile

from bot.storage.migration import scripts_in
from bot.storage.sqlite.cure import explained
from bot.storage.sqlite.soundness import LOOKS, check, connected, fault_in, schema_of

_FLUSHES = 5


@dataclass(frozen=True, slots=True)
class Face:
    """What a database says of itself."""

    schema: int
    newest: int
    """What this version of the bot knows."""
    journal: str


def face(path: Path) -> Face:
    """Open it. Raises StorageError for what the bot would not start with."""
    newest = max(scripts_in())
    with explained(path), closing(connected(path, "rw")) as database:
        check(database, path, newest)
        (journal,) = database.execute("PRAGMA journal_mode").fetchone()
        return Face(schema_of(database), newest, journal)


def flaw(path: Path, longest: float) -> str | None:
    """Read all of it, and return the first thing that is wrong inside.

    Raises StorageError where it cannot be read, and TimeoutError where that takes longer than so
    many seconds.
    """
    end = time.monotonic() + longest
    with explained(path), closing(connected(path, "rw")) as database:
        database.set_progress_handler(lambda: time.monotonic() > end, LOOKS)
        try:
            return fault_in(database)
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_INTERRUPT:
                raise
    raise TimeoutError


def claim(path: Path, patience: float) -> None:
    """Take the right to write for a moment, and write nothing.

    Raises StorageError where that may not be written to, or where somebody else holds that right
    for longer than so many seconds: the bot does for some milliseconds.
    """
    with explained(path), closing(connected(path, "rw")) as database:
        database.execute(f"PRAGMA busy_timeout = {patience * 1000:.0f}")
        database.execute("BEGIN IMMEDIATE")  # which a file that is read-only takes for a BEGIN
        database.execute("PRAGMA user_version = 0")
        database.execute("ROLLBACK")


def flush_time(folder: Path) -> float:
    """Return how many seconds it takes until something is on the disk, by a file without a name.

    Raises OSError.
    """
    times: list[float] = []
    with TemporaryFile(dir=folder) as file:
        for _ in range(_FLUSHES):
            began = time.perf_counter()
            file.write(bytes(4096))
            file.flush()
            os.fsync(file.fileno())
            times.append(time.perf_counter() - began)
    return median(times)
