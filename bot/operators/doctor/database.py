"""The database: whether the bot could start with it, and what it stands on."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from bot.operators.doctor.finding import Check, Finding, advice, ok, skipped, wrong
from bot.operators.doctor.server import flush, server
from bot.storage.adapter import is_file
from bot.storage.errors import StorageError
from bot.storage.sqlite.cure import explained
from bot.storage.sqlite.file import file_of, refuse_old_sqlite, too_open
from bot.storage.sqlite.health import claim, face, flaw, flush_time

_READING = 5.0  # seconds in which all of it is read
_PATIENCE = 2.0  # seconds that somebody else may be writing
_SPARE = 100 * 2**20  # octets to be free beside room for a copy, which each upgrade leaves
_LITTLE = 10 * 2**20  # octets with which writing is about to fail
_INSIDE = (Check.INTEGRITY, Check.LOCK, Check.JOURNAL)


def database(url: str) -> Iterator[Finding]:
    """Look at it from beside the bot; nothing is changed."""
    if not is_file(url):
        yield from server(url)
        return
    try:
        refuse_old_sqlite()
        path = file_of(url)
    except StorageError as reason:
        yield wrong(Check.DATABASE, str(reason))
        yield from _unseen(*_INSIDE, Check.DISK, Check.FLUSH, Check.MODES)
        return
    yield from _inside(path)
    folder = next(each for each in path.parents if each.is_dir())
    yield disk(path, shutil.disk_usage(folder).free)
    yield _flush(folder)
    yield _modes(url, path)


def _modes(url: str, path: Path) -> Finding:
    if not path.exists():
        return next(_unseen(Check.MODES))
    told = too_open(url)
    if told:
        return advice(Check.MODES, told)
    return ok(Check.MODES, "Nobody else on this machine may read it.")


def _inside(path: Path) -> Iterator[Finding]:
    if not path.exists():
        yield advice(
            Check.DATABASE,
            f"There is no database {path} so far.",
            "The first start makes it; if the bot has run before, name its file in DATABASE_URL.",
        )
        yield from _unseen(*_INSIDE)
        return
    try:
        seen = face(path)
    except StorageError as reason:
        yield wrong(Check.DATABASE, str(reason))
        yield from _unseen(*_INSIDE)
        return
    older = f"; the next start brings it up to {seen.newest}" * (seen.schema < seen.newest)
    yield ok(Check.DATABASE, f"{path}, {_megabytes(_size(path))}, schema {seen.schema}{older}.")
    yield _integrity(path)
    yield lock(path)
    yield journal(seen.journal)


def _integrity(path: Path) -> Finding:
    try:
        found = flaw(path, _READING)
    except StorageError as reason:
        return wrong(Check.INTEGRITY, str(reason))
    except TimeoutError:
        return skipped(
            Check.INTEGRITY,
            f"It takes longer than {_READING:g} seconds to read all of it: `onejob backup` does.",
        )
    if found:
        return wrong(
            Check.INTEGRITY,
            f"The database is damaged ({found}).",
            "Stop the bot, restore a backup.",
        )
    return ok(Check.INTEGRITY, "All of it can be read, and fits together.")


def lock(path: Path, patience: float = _PATIENCE) -> Finding:
    """Tell whether it may be written to, and nobody keeps others from that."""
    try:
        claim(path, patience)
    except StorageError as reason:
        return wrong(Check.LOCK, str(reason))
    return ok(Check.LOCK, "It may be written to, and nobody keeps the bot from that.")


def journal(mode: str) -> Finding:
    """Judge SQLite's journal mode: the bot sets `wal` at each start, where the disk takes it."""
    if mode == "wal":
        return ok(Check.JOURNAL, "Readers and the bot do not wait for each other (wal).")
    return advice(
        Check.JOURNAL,
        f"Its journal mode is {mode}, as after a restore; the bot's start makes it wal.",
        "If the bot has started since, keep the database on a local disk.",
    )


def disk(path: Path, free: int) -> Finding:
    """Judge the free space beside the database, in octets."""
    told = f"{_megabytes(free)} are free beside it"
    if free < _LITTLE:
        return wrong(Check.DISK, f"Only {told}.", "Free some space: votes are about to be lost.")
    if free < _size(path) + _SPARE:
        return advice(
            Check.DISK, f"Only {told}.", "Free some space: an upgrade leaves a copy of it there."
        )
    return ok(Check.DISK, f"{told}.")


def _flush(folder: Path) -> Finding:
    try:
        with explained(folder):
            seconds = flush_time(folder)
    except StorageError:
        return wrong(
            Check.FLUSH,
            f"No file can be made in {folder}.",
            "Make it writable for the user who runs the bot, or name another file in DATABASE_URL.",
        )
    return flush(seconds)


def _megabytes(octets: int) -> str:
    """Return how much that is."""
    return f"{octets / 1e6:,.1f} MB"


def _size(path: Path) -> int:
    """Return how many octets it takes, with what SQLite keeps beside it."""
    beside = (path.with_name(f"{path.name}{end}") for end in ("", "-wal", "-shm"))
    return sum(each.stat().st_size for each in beside if each.is_file())


def _unseen(*checks: Check) -> Iterator[Finding]:
    return (skipped(each, "There is no database to look at.") for each in checks)
