"""In which country servers read: kept in memory, because every answer asks."""

from __future__ import annotations

from bot.storage.series import SeriesStore
from bot.storage.transaction import Database


class Countries:
    """What the staff of servers have chosen; those that have chosen none are not here.

    `read` it once at the start; whoever changes a series notes it here.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._countries: dict[int, str] = {}

    async def read(self) -> None:
        """Know what is stored."""
        self._countries = await self._database.read(
            lambda transaction: SeriesStore(transaction).countries()
        )

    def note(self, guild: int, country: str | None) -> None:
        """Know what has just been stored of one server."""
        if country is None:
            self._countries.pop(guild, None)
        else:
            self._countries[guild] = country

    def of(self, guild: int | None) -> str | None:
        """Return the country that a server has chosen; None in direct messages."""
        return None if guild is None else self._countries.get(guild)
