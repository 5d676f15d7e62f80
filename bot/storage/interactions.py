"""Which interactions had their effect already; each has it once, whichever process gets it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.week.errors import AlreadyDone
from bot.storage.column import stored
from bot.storage.transaction import Transaction

_KEPT = timedelta(hours=1)
"""Discord itself forgets an interaction after 15 minutes."""


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

    def forget(self, now: datetime) -> None:
        """Forget those that cannot come again; those of a clock that was ahead as well."""
        for expired, bound in (("taken_at < $1", now - _KEPT), ("taken_at > $1", now + _KEPT)):
            self.transaction.execute(f"DELETE FROM interaction WHERE {expired}", stored(bound))
