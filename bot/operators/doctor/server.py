"""A database that is kept by PostgreSQL: what can be seen of it from here."""

from __future__ import annotations

from collections.abc import Iterator

from bot.operators.doctor.finding import Check, Finding, advice, ok, skipped, wrong
from bot.storage.adapter import part
from bot.storage.errors import StorageError

_PATIENCE = 2.0  # seconds that somebody else may be writing
_SLOW = 0.1  # seconds until something is on the disk; a vote waits for that


def server(url: str) -> Iterator[Finding]:
    """Look at it from beside the bot; nothing is changed."""
    try:
        seen = part(url, "health").face(url)
    except StorageError as reason:
        yield wrong(Check.DATABASE, str(reason))
        for each in (Check.INTEGRITY, Check.LOCK, Check.JOURNAL, Check.DISK, Check.FLUSH):
            yield skipped(each, "There is no database to look at.")
    else:
        yield _face(seen.told, seen.schema, seen.newest)
        yield skipped(Check.INTEGRITY, "PostgreSQL's own pg_amcheck reads all of it.")
        yield _lock(url) if seen.schema else skipped(Check.LOCK, "There are no tables so far.")
        yield _journal(is_flushed=seen.is_flushed)
        yield skipped(Check.DISK, "It is its server's.")
        yield flush(part(url, "health").flush_time(url))
    yield skipped(Check.MODES, "Who may read it, its server decides.")


def _face(told: str, schema: int, newest: int) -> Finding:
    older = f"; the next start brings it up to {newest}" * (schema < newest)
    return ok(Check.DATABASE, f"{told}, schema {schema}{older}.")


def _lock(url: str) -> Finding:
    try:
        part(url, "health").claim(url, _PATIENCE)
    except StorageError as reason:
        return wrong(Check.LOCK, str(reason))
    return ok(Check.LOCK, "It may be written to, and nobody keeps the bot from that.")


def _journal(*, is_flushed: bool) -> Finding:
    if is_flushed:
        return ok(Check.JOURNAL, "What is written survives a crash of the server (fsync=on).")
    return wrong(
        Check.JOURNAL,
        "The server does not wait for its disk (fsync=off): without power, all may be lost.",
        "Set fsync=on.",
    )


def flush(seconds: float) -> Finding:
    """Judge how long it takes until something is on the disk."""
    told = f"It takes {seconds * 1000:.1f} ms until something is on the disk"
    if seconds < _SLOW:
        return ok(Check.FLUSH, f"{told}.")
    return advice(
        Check.FLUSH,
        f"{told}, for which each vote waits.",
        "Keep the database on a quicker disk, and off network drives.",
    )
