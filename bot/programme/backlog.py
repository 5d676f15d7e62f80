"""What is left to do in all servers of ours; for whoever watches over the bot."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.week.edition import Effect
from bot.programme.weeks import Weeks
from bot.storage.editions import EditionStore
from bot.storage.transaction import Transaction

LATE = timedelta(minutes=5)
"""A slot is overdue that long after its time."""


@dataclass(frozen=True, slots=True)
class Backlog:
    """What is left to do at an instant."""

    due: tuple[timedelta, ...]
    """For how long each slot has been due that is neither posted nor given up, longest first."""
    effects: Mapping[Effect, int]
    """How many messages stand and still wait for each; a reminder, for its day."""

    @property
    def overdue(self) -> int:
        return sum(waiting > LATE for waiting in self.due)

    @property
    def oldest(self) -> timedelta:
        return next(iter(self.due), timedelta())


async def backlog(weeks: Weeks) -> Backlog:
    """Return what is left to do now."""
    now, shards = weeks.clock.now(), weeks.shards

    def operation(transaction: Transaction) -> tuple[list[datetime], Mapping[Effect, int]]:
        store = EditionStore(transaction)
        return store.due(now, shards), store.waiting(shards)

    slots, effects = await weeks.database.read(operation)
    return Backlog(tuple(now - at for at in slots), effects)
