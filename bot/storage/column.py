"""How a moment, a duration and a truth stand in a column: each is an INTEGER.

A moment is microseconds since 1970-01-01 00:00 UTC: exact to Python's last digit, sorts as time
does, and means the same in SQLite and PostgreSQL. To read one in SQLite's shell:
`datetime(synced_at / 1000000, 'unixepoch')`. A truth is 1 or 0: SQLite takes Python's own, which
PostgreSQL refuses for an INTEGER.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


def stored(instant: datetime) -> int:
    """Refuses a datetime without a time zone (TypeError): its instant would be a guess."""
    return (instant - _EPOCH) // _MICROSECOND


def restored(number: int) -> datetime:
    """The instant in UTC."""
    return _EPOCH + number * _MICROSECOND


def stored_span(span: timedelta) -> int:
    """Return a duration as INTEGER microseconds."""
    return span // _MICROSECOND


def restored_span(number: int) -> timedelta:
    """Return the duration."""
    return number * _MICROSECOND


def stored_truth(truth: bool) -> int:
    """Return 1 or 0."""
    return int(truth)


def restored_truth(number: int) -> bool:
    """Return what a column means, or a condition: a number in SQLite, a truth in PostgreSQL."""
    return bool(number)


def maybe_stored(instant: datetime | None) -> int | None:
    """Return NULL for none."""
    return None if instant is None else stored(instant)


def maybe_restored(number: int | None) -> datetime | None:
    """Return none for NULL."""
    return None if number is None else restored(number)
