"""Where in servers mentions are heard: kept in memory, because every mention asks."""

from __future__ import annotations

from bot.domain.week.earshot import EVERYWHERE, Earshot
from bot.storage.earshots import EarshotStore
from bot.storage.transaction import Database


class Earshots:
    """What the staff of servers have chosen; those that have chosen nothing are not here.

    `read` it once at the start; whoever changes one notes it here.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._earshots: dict[int, Earshot] = {}

    async def read(self) -> None:
        """Know what is stored."""
        self._earshots = await self._database.read(
            lambda transaction: EarshotStore(transaction).all()
        )

    def note(self, guild: int, earshot: Earshot) -> None:
        """Know what has just been stored of one server."""
        if earshot == EVERYWHERE:
            self._earshots.pop(guild, None)
        else:
            self._earshots[guild] = earshot

    def of(self, guild: int) -> Earshot:
        """Return where the bot hears in a server."""
        return self._earshots.get(guild, EVERYWHERE)
