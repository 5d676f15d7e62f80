"""Since when what worked: the times in which a promise of the bot can be held against it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import chain


class Aspect(StrEnum):
    """What may be hindered."""

    PROCESS = "process"
    """No process runs as it should: nothing can be expected."""
    ALL = "all"
    """Nothing can be done in the server."""
    POSTING = "posting"
    EFFECTS = "effects"
    SHOWING = "showing"
    TELLING = "telling"


@dataclass(eq=False, slots=True)
class Illness:
    """Something that hinders, in one server or in all."""

    aspect: Aspect
    guild: int | None
    why: str
    since: datetime
    until: datetime | None = None

    def hinders(self, guild: int, aspect: Aspect) -> bool:
        return self.guild in (None, guild) and (self.aspect in (Aspect.PROCESS, Aspect.ALL, aspect))


class Health:
    """The illnesses of a run."""

    def __init__(self) -> None:
        self.illnesses: list[Illness] = []
        self._of: dict[int | None, list[Illness]] = {}

    def fall(self, aspect: Aspect, guild: int | None, why: str, now: datetime) -> Illness:
        illness = Illness(aspect, guild, why, now)
        self.illnesses.append(illness)
        self._of.setdefault(guild, []).append(illness)
        return illness

    def is_well(self, guild: int, aspect: Aspect, since: datetime, until: datetime) -> bool:
        """Whether nothing hindered the server in all that time."""
        return not any(
            illness.since <= until and (illness.until is None or illness.until >= since)
            for illness in self._hindering(guild, aspect)
        )

    def _hindering(self, guild: int, aspect: Aspect) -> Iterator[Illness]:
        for illness in chain(self._of.get(None, ()), self._of.get(guild, ())):
            if illness.hinders(guild, aspect):
                yield illness

    def well(
        self, guild: int, aspect: Aspect, since: datetime, until: datetime
    ) -> Iterator[tuple[datetime, datetime]]:
        """Yield the times between two instants in which nothing hindered."""
        at = since
        ill = sorted(
            (illness.since, illness.until or until) for illness in self._hindering(guild, aspect)
        )
        for start, end in ill:
            if end <= at:
                continue
            if start >= until:
                break
            if start > at:
                yield at, start
            at = max(at, end)
        if at < until:
            yield at, until

    def longest(self, guild: int, aspect: Aspect, since: datetime, until: datetime) -> timedelta:
        """Return the length of the longest of them."""
        spans = (end - start for start, end in self.well(guild, aspect, since, until))
        return max(spans, default=timedelta())

    def well_since(self, guild: int, aspect: Aspect, now: datetime) -> timedelta:
        """Return for how long nothing has hindered the server by now."""
        latest: datetime | None = None
        for illness in self._hindering(guild, aspect):
            end = illness.until or now
            latest = end if latest is None else max(latest, end)
        return timedelta.max if latest is None else now - latest
