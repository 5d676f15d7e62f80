"""When a series should post, computed by nothing but zoneinfo: the audit's own arithmetic."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

_DAY = timedelta(days=1)
LATE = timedelta(minutes=5)
"""A post so much later than its slot says for when it was planned."""


@dataclass(frozen=True, slots=True)
class Rhythm:
    """A weekday, a wall-clock time and a zone."""

    weekday: int
    time: str
    zone: str

    def at(self, day: date) -> datetime:
        """Return the instant of the slot with that key."""
        return _instant(day, time.fromisoformat(self.time), self.zone)

    def after(self, instant: datetime) -> Iterator[tuple[date, datetime]]:
        """Yield key and instant of the slots later than an instant, without end."""
        day = instant.astimezone(UTC).date() - 3 * _DAY
        while True:
            if day.weekday() == self.weekday:
                at = self.at(day)
                if at > instant:
                    yield day, at
            day += _DAY

    def between(self, start: datetime, end: datetime) -> Iterator[tuple[date, datetime]]:
        """Yield those later than `start`, up to `end`."""
        for key, at in self.after(start):
            if at > end:
                return
            yield key, at


@cache
def _instant(day: date, wall: time, zone: str) -> datetime:
    """Resolve by search: the first instant at which clocks show the time, or have skipped it."""
    place = ZoneInfo(zone)
    wanted = datetime.combine(day, wall)
    # No offset is further than a day from UTC; none changes by anything but whole minutes here.
    guess = wanted.replace(tzinfo=UTC)
    offsets = sorted(
        {
            (guess + hours * timedelta(hours=1)).astimezone(place).utcoffset() or timedelta()
            for hours in range(-26, 27)
        },
        reverse=True,
    )
    for offset in offsets:  # the greatest offset gives the earliest instant
        at = guess - offset
        if at.astimezone(place).replace(tzinfo=None) == wanted:
            return at
    # Skipped: as clocks before the change would have gone on.
    return guess - offsets[-1]


def iso_week(day: date) -> tuple[int, int]:
    year, week, _ = day.isocalendar()
    return year, week
