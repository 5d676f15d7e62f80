"""What processes have written to since somebody looked: told by the file's own triggers.

They are temporary, on the line of each process: the file and its schema stay as the bot made them.
What is undone again leaves its trace all the same: a look too many.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, field

_SETTINGS = (
    "channel_id, weekday, wall_time, zone, since, discussion, pin, role_id, catch_up,"
    " paused_since, paused_until, removed_at, guild_id"
)
_OF_A_SERIES = ("edition", "effect", "ballot", "suggestion")
_OF_A_BALLOT = ("candidate", "vote")


@dataclass(slots=True)
class Traces:
    """Ids of all that was written to."""

    settings: set[int] = field(default_factory=set[int])
    """Of series; when one is to be looked at again is no setting."""
    weeks: set[int] = field(default_factory=set[int])
    """Of series whose editions, effects, ballots or suggestions were written."""
    ballots: set[int] = field(default_factory=set[int])
    """Whose candidates or votes were written."""

    def follow(self, connection: sqlite3.Connection) -> None:
        """Note from now on what is written there."""
        connection.create_function("set_up", 1, self.settings.add)
        connection.create_function("in_week", 1, self.weeks.add)
        connection.create_function("in_ballot", 1, self.ballots.add)
        for sql in _triggers():
            connection.execute(sql)


def _triggers() -> Iterable[str]:
    yield from _of("series", "set_up", "id", f"UPDATE OF {_SETTINGS}")
    for table in _OF_A_SERIES:
        yield from _of(table, "in_week", "series_id")
    yield from _of("ballot", "in_ballot", "id")
    for table in _OF_A_BALLOT:
        yield from _of(table, "in_ballot", "ballot_id")


def _of(table: str, function: str, column: str, update: str = "UPDATE") -> Iterable[str]:
    for row, event in (("new", "INSERT"), ("new", update), ("old", "DELETE")):
        name = f"{function}_{table}_{event.split()[0]}"
        yield (
            f"CREATE TEMP TRIGGER {name} AFTER {event} ON main.{table}"
            f" BEGIN SELECT {function}({row}.{column}); END"
        )
