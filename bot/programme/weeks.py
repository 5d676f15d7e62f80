"""The way to the weeks of all servers: one operation in one transaction."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Self, TypeVar

from bot.clock import Clock
from bot.domain.catalogue.catalogue import Catalogue
from bot.domain.shards import ALL, Shards
from bot.programme.countries import Countries
from bot.programme.earshots import Earshots
from bot.programme.week import Week
from bot.storage.interactions import InteractionStore
from bot.storage.transaction import Database, Operation, Transaction

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Weeks:
    """Runs operations over one server's week; each sees one instant and one catalogue.

    An operation may be run twice and must do the same twice.
    """

    database: Database
    catalogue: Callable[[], Catalogue]
    """Gives the one loaded last."""
    clock: Clock
    countries: Countries
    earshots: Earshots
    interaction: int | None = None
    """What asks for changes, where Discord may give it to two processes, or twice."""
    shards: Shards = ALL
    """Whose servers are this process's own."""

    def once(self, interaction: int) -> Self:
        """Return what changes something at most once for that interaction, whoever gets it."""
        return replace(self, interaction=interaction)

    async def change(
        self, guild: int, operation: Callable[[Week], T], *, series: int | None = None
    ) -> T:
        """Return what the operation returned, once its changes are on disk.

        `series` is the one that is meant, where the server may have another one by now. Raises
        NoSeries, AlreadyDone.
        """
        return await self.write(self._over(guild, operation, series))

    async def look(self, guild: int, operation: Callable[[Week], T]) -> T:
        """Return what the operation returned; whatever it changed is undone. Raises NoSeries."""
        return await self.database.read(self._over(guild, operation, None))

    async def write(self, operation: Operation[T]) -> T:
        """Return what the operation returned, once its changes are on disk. Raises AlreadyDone."""
        interaction, now = self.interaction, self.clock.now()
        if interaction is None:
            return await self.database.write(operation)

        def once(transaction: Transaction) -> T:
            InteractionStore(transaction).take(interaction, now)
            return operation(transaction)

        return await self.database.write(once)

    def _over(self, guild: int, operation: Callable[[Week], T], series: int | None) -> Operation[T]:
        catalogue, now = self.catalogue(), self.clock.now()

        def over(transaction: Transaction) -> T:
            return operation(Week.of(transaction, guild, catalogue, now, series))

        return over
