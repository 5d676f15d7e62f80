"""The way to the weeks of all servers: one operation in one transaction."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from bot.clock import Clock
from bot.domain.catalogue import Catalogue
from bot.series.week import Week
from bot.storage.database import Database, Operation, Transaction

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Weeks:
    """Runs operations over one server's week; each sees one instant and one catalogue.

    An operation may be run twice and must do the same twice. Both raise NoSeries.
    """

    database: Database
    catalogue: Callable[[], Catalogue]
    """Gives the one loaded last."""
    clock: Clock

    async def change(self, guild: int, operation: Callable[[Week], T]) -> T:
        """Return what the operation returned, once its changes are on disk."""
        return await self.database.write(self._over(guild, operation))

    async def look(self, guild: int, operation: Callable[[Week], T]) -> T:
        """Return what the operation returned; whatever it changed is undone."""
        return await self.database.read(self._over(guild, operation))

    def _over(self, guild: int, operation: Callable[[Week], T]) -> Operation[T]:
        catalogue, now = self.catalogue(), self.clock.now()

        def over(transaction: Transaction) -> T:
            return operation(Week.of(transaction, guild, catalogue, now))

        return over
