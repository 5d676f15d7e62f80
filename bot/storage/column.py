"""How a moment stands in a column: an INTEGER, microseconds since 1970-01-01 00:00 UTC.

Exact to Python's last digit, sorts as time does, and means the same in SQLite and PostgreSQL.
To read one in SQLite's shell: `datetime(synced_at / 1000000, 'unixepoch')`.
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


def maybe_stored(instant: datetime | None) -> int | None:
    """Return NULL for none."""
    return None if instant is None else stored(instant)


def maybe_restored(number: int | None) -> datetime | None:
    """Return none for NULL."""
    return None if number is None else restored(number)
