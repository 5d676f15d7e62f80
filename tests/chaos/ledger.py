"""The database as it stood at each look: series and their changes, read on a line of its own."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from tests.chaos.almanac import Rhythm

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Stand:
    """A series as it was stored at some instant."""

    id: int
    guild: int
    channel: int
    rhythm: Rhythm
    since: datetime
    discussion: str
    pin: bool
    role: int | None
    catch_up: timedelta
    paused_since: datetime | None
    paused_until: datetime | None
    removed: datetime | None

    @property
    def patience(self) -> timedelta:
        """How long after its slot a post is still sent."""
        return max(self.catch_up, timedelta(minutes=5))

    def is_paused_at(self, instant: datetime) -> bool:
        since, until = self.paused_since, self.paused_until
        return since is not None and since <= instant and (until is None or instant < until)


@dataclass(frozen=True, slots=True)
class Change:
    """From an instant on a server's series stood so, or there was none."""

    at: datetime
    stand: Stand | None


class Ledger:
    """Reads the file beside the processes; keeps what the series were, and when."""

    def __init__(self, file: Path) -> None:
        self._connection = sqlite3.connect(file, isolation_level=None)
        self._raw: dict[int, Row] = {}
        self.changes: dict[int, list[Change]] = {}
        self.open: set[int] = set()
        """Ids of the open ballots at the last look."""

    def close(self) -> None:
        self._connection.close()

    def rows(self, sql: str, **values: Any) -> list[Row]:
        with closing(self._connection.execute(sql, values)) as cursor:
            return cursor.fetchall()

    def look(self, now: datetime, *, is_written: bool = True) -> set[int]:
        """Note what has changed; return the ballots that are open no more.

        Nothing has where neither a series nor a ballot `is_written`.
        """
        if not is_written:
            return set()
        self._look_at_series(now)
        before = self.open
        self.open = {
            ballot for (ballot,) in self.rows("SELECT id FROM ballot WHERE state = 'open'")
        }
        return before - self.open

    def _look_at_series(self, now: datetime) -> None:
        rows = {row[1]: row for row in self.rows(_SERIES)}
        for guild in rows.keys() | self._raw.keys():
            row = rows.get(guild)
            if row != self._raw.get(guild):
                stand = None if row is None else _stand(row)
                self.changes.setdefault(guild, []).append(Change(now, stand))
        self._raw = rows

    def now(self, guild: int) -> Stand | None:
        """Return how the server's series stood at the last look."""
        changes = self.changes.get(guild)
        return changes[-1].stand if changes else None

    def at(self, guild: int, instant: datetime) -> Stand | None:
        """Return how it stood at an instant."""
        found: Stand | None = None
        for change in self.changes.get(guild, ()):
            if change.at > instant:
                break
            found = change.stand
        return found

    def during(self, guild: int, since: datetime, until: datetime) -> list[Stand | None]:
        """Return all that it was in a time."""
        within = [c.stand for c in self.changes.get(guild, ()) if since < c.at <= until]
        return [self.at(guild, since), *within]


def instant(micros: int) -> datetime:
    """Return what a column of the database means."""
    return _EPOCH + timedelta(microseconds=micros)


def maybe_instant(micros: int | None) -> datetime | None:
    return None if micros is None else instant(micros)


def micros(at: datetime) -> int:
    return (at - _EPOCH) // timedelta(microseconds=1)


_SERIES = """
SELECT id, guild_id, channel_id, weekday, wall_time, zone, since, discussion, pin, role_id,
catch_up, paused_since, paused_until, removed_at FROM series
"""


def _stand(row: Row) -> Stand:
    number, guild, channel, weekday, wall_time, zone, since, discussion, pin, role, catch_up = row[
        :11
    ]
    paused_since, paused_until, removed = row[11:]
    return Stand(
        number,
        guild,
        channel,
        Rhythm(weekday, wall_time, zone),
        instant(since),
        discussion,
        bool(pin),
        role,
        timedelta(microseconds=catch_up),
        maybe_instant(paused_since),
        maybe_instant(paused_until),
        maybe_instant(removed),
    )
