"""How a database is, for whoever looks in from beside the bot; nothing in it is changed."""

from __future__ import annotations

import time
from dataclasses import dataclass
from statistics import median

from bot.storage.migration import scripts_in
from bot.storage.postgres.cure import explained
from bot.storage.postgres.server import Address, check, one, schema_of

_PATIENCE = 2.0
_FLUSHES = 5


@dataclass(frozen=True, slots=True)
class Face:
    """What a database says of itself."""

    told: str
    """Where it is, how large, by which version it is kept, and how it sorts by itself."""
    schema: int
    newest: int
    """What this version of the bot knows."""
    is_flushed: bool
    """Whether its server waits until something is on its disk."""


def face(url: str) -> Face:
    """Open it. Raises StorageError for what the bot would not start with."""
    address, newest = Address.of(url), max(scripts_in())
    with explained(address.place), address.connected(_PATIENCE) as database:
        check(database, address.place, newest)
        size = one(database, "SELECT pg_database_size(current_database())")
        version = one(database, "SHOW server_version")
        sorts = one(
            database, "SELECT datcollate FROM pg_database WHERE datname = current_database()"
        )
        told = (
            f"{address.place}, {size / 1e6:,.1f} MB, PostgreSQL {version}, UTF-8, collation "
            f'{sorts} (the bot\'s own texts: "C")'
        )
        is_flushed = one(database, "SHOW fsync") == "on"
        return Face(told, schema_of(database), newest, is_flushed)


def claim(url: str, patience: float) -> None:
    """Take the right to write for a moment, and write nothing.

    Raises StorageError where that may not be written to, or where somebody else keeps everybody
    from it for longer than so many seconds.
    """
    address = Address.of(url)
    with explained(address.place), address.connected(patience) as database:
        database.execute("BEGIN")
        database.execute("LOCK TABLE onejob_writer IN ROW EXCLUSIVE MODE")
        database.execute("ROLLBACK")


def flush_time(url: str) -> float:
    """Return how many seconds a commit takes until it is on the disk, with the way there and back.

    What is written is a message that nobody reads. Raises StorageError.
    """
    address = Address.of(url)
    times: list[float] = []
    with explained(address.place), address.connected(_PATIENCE) as database:
        for _ in range(_FLUSHES):
            began = time.perf_counter()
            database.execute("SELECT pg_logical_emit_message(true, 'onejob', 'doctor')")
            times.append(time.perf_counter() - began)
    return median(times)
