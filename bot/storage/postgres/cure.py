"""What PostgreSQL says is wrong, each with its cure."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager

import psycopg

from bot.storage.errors import StorageError

# The codes of https://www.postgresql.org/docs/current/errcodes-appendix.html that somebody else can
# cure; two letters stand for all that begin so.
CURES = {
    "40001": (
        "{place} is written to by too many at once: stop other programs that use it, then try "
        "again."
    ),
    "40P01": (
        "{place} is written to by too many at once: stop other programs that use it, then try "
        "again."
    ),
    "42501": (
        "{place} does not let its user do what the bot must: make that user its owner (ALTER "
        "DATABASE ... OWNER TO ...), or name another user in DATABASE_URL."
    ),
    "53100": "The disk of {place} is full: free some space, then try again.",
    "53200": "The server of {place} has not enough memory: give it more, then try again.",
    "53300": (
        "The server of {place} takes no more connections: raise its max_connections, or start "
        "fewer processes."
    ),
    "55P03": "{place} is locked by another program: stop that program, then try again.",
    "57014": "{place} took too long: see what else its server is doing, then try again.",
    "58": (
        "The disk failed while {place} was in use: check the disk of its server, then try again."
    ),
    "XX001": "{place} is damaged: put a dump of it in its place.",
    "XX002": "{place} has a damaged index: write REINDEX DATABASE there, then try again.",
}

_AWAY = (
    "{place} cannot be used ({reason}): see that its server runs, and that the address, the user "
    "and the password in DATABASE_URL are right."
)


@contextmanager
def explained(place: str) -> Generator[None]:
    """Raise StorageError for what is wrong with the server; mistakes of ours travel on."""
    try:
        yield
    except psycopg.Error as error:
        cure = cure_of(error)
        if cure is None:
            raise
        raise StorageError(cure.format(place=place, reason=_reason(error))) from error


def cure_of(error: psycopg.Error) -> str | None:
    """Return it with `{place}` in it; none for mistakes of our own statements."""
    code = error.sqlstate
    if code is not None and not code.startswith(("08", "28", "3D", "57P")):
        return CURES.get(code) or CURES.get(code[:2])
    return _AWAY if isinstance(error, psycopg.OperationalError) else None


def _reason(error: psycopg.Error) -> str:
    """Return the first line of what was said; the next ones ask whether the server runs."""
    lines = str(error).splitlines()
    return lines[0].strip().rstrip(".") if lines else type(error).__name__
