"""Which interactions and messages had their effect already, whichever process got them.

Both have numbers of Discord's, of which none comes twice.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.week.errors import AlreadyDone
from bot.storage.column import restored, stored
from bot.storage.transaction import Transaction

KEPT = timedelta(hours=1)
"""At least. Discord itself forgets an interaction after 15 minutes."""


@dataclass(frozen=True, slots=True)
class InteractionStore:
    transaction: Transaction

    def take(self, interaction: int, now: datetime) -> None:
        """Remember it, in the transaction of its effect. Raises AlreadyDone."""
        is_new = self.transaction.execute(
            "INSERT INTO interaction VALUES ($1, $2) ON CONFLICT (id) DO NOTHING",
            interaction,
            stored(now),
        )
        if not is_new:
            raise AlreadyDone(interaction)

    def next_expiry(self, now: datetime) -> datetime | None:
        """Return when `forget` has something to do: many at a time, not each by itself."""
        # Each part is found at an end of the index; one that asks for both reads all of it.
        row = self.transaction.row(
            "SELECT (SELECT min(taken_at) FROM interaction),"
            " (SELECT max(taken_at) FROM interaction)"
        )
        if row is None or row[0] is None:
            return None
        return now if row[1] > stored(now + KEPT) else restored(row[0]) + 2 * KEPT

    def forget(self, now: datetime) -> None:
        """Forget those that cannot come again; those of a clock that was ahead as well."""
        for expired, bound in (("taken_at < $1", now - KEPT), ("taken_at > $1", now + KEPT)):
            self.transaction.execute(f"DELETE FROM interaction WHERE {expired}", stored(bound))
