"""When a series posts: a weekday and a wall-clock time in a zone, resolved to instants late."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import IntEnum
from functools import cache, lru_cache
from itertools import islice
from zoneinfo import ZoneInfo

from bot.domain.week.errors import UnknownZone

WEEK = timedelta(days=7)

GRACE = timedelta(minutes=5)
"""A post this long after its slot is still on time: beats are up to a minute apart, and when many
servers are due at once their posts are spread over some minutes."""


class Weekday(IntEnum):
    """As `date.weekday()` counts them."""

    MONDAY = 0
    TUESDAY = 1
    WEDNESDAY = 2
    THURSDAY = 3
    FRIDAY = 4
    SATURDAY = 5
    SUNDAY = 6


def week_of(day: date) -> tuple[int, int]:
    """Return the ISO year and week of a date."""
    year, week, _ = day.isocalendar()
    return year, week


@dataclass(frozen=True, slots=True)
class Slot:
    """One scheduled moment of a series."""

    key: date
    """The scheduled local date, also where `at` falls on another one."""
    at: datetime
    """UTC."""
    moved: timedelta = timedelta()
    """The length of the gap that swallowed the wall-clock time; zero where that time exists."""
    repeated: bool = False
    """Whether the wall-clock time occurs twice that day; `at` is the first occurrence."""

    @property
    def week(self) -> tuple[int, int]:
        """The ISO year and week of the key: a series posts at most once in each."""
        return week_of(self.key)

    def is_late(self, now: datetime) -> bool:
        """Whether a post sent at `now` must say for when it was planned."""
        return now - self.at > GRACE


@dataclass(frozen=True, slots=True)
class Schedule:
    """What a server chose. Every instant given and returned is aware, every returned one UTC.

    Slots strictly increase, and their keys are seven days apart, whatever the zone does. Raises
    UnknownZone for a zone that is not in the tz database.
    """

    weekday: Weekday
    time: time
    zone: str

    def __post_init__(self) -> None:
        if self.time.tzinfo is not None:
            raise ValueError("a wall-clock time carries no zone of its own")
        zone_info(self.zone)

    def slot(self, day: date) -> Slot:
        """Return the slot whose key is `day`; raises ValueError for another weekday."""
        if day.weekday() != self.weekday:
            raise ValueError(f"{day} is no {self.weekday.name.capitalize()}")
        return _resolved(day, self.time, self.zone)

    def latest(self, now: datetime) -> Slot:
        """Return the slot that came round last, at `now` or before."""
        return next(self.back_from(now))

    def back_from(self, now: datetime) -> Iterator[Slot]:
        """Yield the slots at or before `now`, latest first, without end."""
        # Where clocks go back over midnight, a slot of tomorrow's date may be over already.
        day = self.local(now).date() + timedelta(days=2)
        day -= timedelta(days=(day.weekday() - self.weekday) % 7)
        while True:
            slot = self.slot(day)
            if slot.at <= now:
                yield slot
            day -= WEEK

    def after(self, instant: datetime) -> Iterator[Slot]:
        """Yield the slots after `instant`, next first, without end."""
        day = self.latest(instant).key
        while True:
            day += WEEK
            yield self.slot(day)

    def upcoming(self, now: datetime, count: int) -> tuple[Slot, ...]:
        """Return the next `count` slots after `now`."""
        return tuple(islice(self.after(now), count))

    def turn(self, slot: Slot) -> timedelta:
        """Return by how much the zone's offset differs from the slot's of the week before.

        Zero except in the week in which people notice that their clocks were changed.
        """
        return self._offset(slot.at) - self._offset(self.slot(slot.key - WEEK).at)

    def local(self, instant: datetime) -> datetime:
        """Return `instant` as clocks in the zone show it."""
        return instant.astimezone(zone_info(self.zone))

    def start_of(self, day: date) -> datetime:
        """Return the instant at which `day` begins in the zone."""
        return _resolved(day, time(), self.zone).at

    def _offset(self, instant: datetime) -> timedelta:
        return self.local(instant).replace(tzinfo=UTC) - instant


@lru_cache(maxsize=4096)  # a visit asks for the same few slots many times
def _resolved(day: date, wall: time, zone: str) -> Slot:
    """Move a time that does not exist forward by the gap, take a repeated one the first time.

    Both are what PEP 495 defines for fold=0: the offset before the change is applied.
    """
    planned = datetime.combine(day, wall.replace(fold=0))
    local = planned.replace(tzinfo=zone_info(zone))
    at = local.astimezone(UTC)
    moved = at.astimezone(zone_info(zone)).replace(tzinfo=None) - planned
    again = local.replace(fold=1).astimezone(UTC)
    return Slot(day, at, moved, repeated=again > at)


@cache  # ZoneInfo itself keeps only eight, and would read the others' files on every beat
def zone_info(name: str) -> ZoneInfo:
    """Return the zone; raises UnknownZone."""
    try:
        return ZoneInfo(name)
    # ValueError for what is no relative path, OSError for a folder such as "Europe".
    except (KeyError, ValueError, OSError):
        raise UnknownZone(name) from None
