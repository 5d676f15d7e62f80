"""The processes that share the database: which run, and what one of them alone may do now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.shards import Shards
from bot.storage.column import restored, stored
from bot.storage.transaction import Transaction

ALIVE = timedelta(seconds=150)
"""A process that has not beaten for so long is taken for dead."""

LONGEST_TURN = timedelta(minutes=2)
"""No turn ends later than that from now: what says so was noted by a wrong clock."""


@dataclass(frozen=True, slots=True)
class Process:
    """One of them, by a name that no other one has."""

    name: str
    shards: Shards
    beaten_at: datetime


@dataclass(frozen=True, slots=True)
class ProcessStore:
    transaction: Transaction

    def alive(self, now: datetime) -> tuple[Process, ...]:
        """Return those that run, as far as is known, by their shards."""
        rows = self.transaction.rows(
            "SELECT name, first_shard, last_shard, shard_count, beaten_at FROM process"
            " WHERE beaten_at BETWEEN $1 AND $2 ORDER BY shard_count, first_shard, name",
            stored(now - ALIVE),
            stored(now + ALIVE),
        )
        return tuple(Process(row[0], Shards(*row[1:4]), restored(row[4])) for row in rows)

    def enter(self, process: Process) -> None:
        """It begins, in place of those that had shards of its own, and of the dead.

        One that lives for all that beats again, and is there again.
        """
        now = process.beaten_at
        self.transaction.execute(
            "DELETE FROM process WHERE beaten_at NOT BETWEEN $1 AND $2",
            stored(now - ALIVE),
            stored(now + ALIVE),
        )
        for each in self.alive(now):
            if each.shards.overlap(process.shards):
                self.leave(each.name)
        self.beat(process)

    def beat(self, process: Process) -> None:
        """It is alive."""
        self.transaction.execute(
            "INSERT INTO process (name, first_shard, last_shard, shard_count, beaten_at)"
            " VALUES ($1, $2, $3, $4, $5)"
            " ON CONFLICT (name) DO UPDATE SET beaten_at = excluded.beaten_at",
            process.name,
            process.shards.first,
            process.shards.last,
            process.shards.count,
            stored(process.beaten_at),
        )

    def leave(self, name: str) -> None:
        """It ends."""
        self.transaction.execute("DELETE FROM process WHERE name = $1", name)

    def take_turn(self, name: str, now: datetime, until: datetime) -> datetime | None:
        """Take it for oneself until then; if somebody has it, return until when."""
        row = self.transaction.row("SELECT until FROM turn WHERE name = $1", name)
        if row is not None and stored(now) < row[0] <= stored(now + LONGEST_TURN):
            return restored(row[0])
        self.transaction.execute(
            "INSERT INTO turn (name, until) VALUES ($1, $2)"
            " ON CONFLICT (name) DO UPDATE SET until = excluded.until",
            name,
            stored(until),
        )
        return None

    def end_turn(self, name: str, until: datetime) -> None:
        """End the turn that was taken until then, if it is still that one."""
        self.transaction.execute(
            "DELETE FROM turn WHERE name = $1 AND until = $2", name, stored(until)
        )
