"""What becomes of a series when the bot comes to a server, and when it goes."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress

from bot.domain.week.edition import Reason
from bot.domain.week.errors import NoSeries
from bot.domain.week.series import Series
from bot.programme.editing import save
from bot.programme.passing import settle_past
from bot.programme.polling import close_due
from bot.programme.week import Week
from bot.programme.weeks import Weeks
from bot.storage.series import SeriesStore


class Servers:
    """Keeps for 30 days what a server had set up that the bot is in no more."""

    def __init__(self, weeks: Weeks) -> None:
        self._weeks = weeks

    async def purge(self, guild: int) -> bool:
        """Delete everything stored for the server, now; whether there was anything."""
        return await self._weeks.write(lambda transaction: SeriesStore(transaction).delete(guild))

    async def removed(self, guild: int) -> None:
        """The bot was removed (not: the server is unavailable). Data stays 30 days."""

        def operation(week: Week) -> None:
            if week.all.removed_at(week.series) is None:
                close_due(week)
                settle_past(week)
                save(week, week.series.paused(week.now))
                week.all.set_removed(week.series, week.now)

        with suppress(NoSeries):
            await self._weeks.change(guild, operation)

    async def missing(self, guild: int) -> None:
        """The bot is not in the server, and was told of no removal: it did not run then.

        As `removed`, but not paused: found there again, with another token put right, say, it
        goes on by itself.
        """

        def operation(week: Week) -> None:
            if week.all.removed_at(week.series) is None:
                week.all.set_removed(week.series, week.now)

        with suppress(NoSeries):
            await self._weeks.change(guild, operation)

    async def guilds(self) -> Mapping[int, bool]:
        """Return every server that has a series, and whether the bot was removed from it."""
        return await self._weeks.database.read(
            lambda transaction: SeriesStore(transaction).guilds()
        )

    async def invited(self, guild: int) -> Series | None:
        """The bot joined: return the series of before, now paused; none for a new server.

        Also to be called at start-up for each server that the bot is in: it changes nothing
        where nothing was removed.
        """

        def operation(week: Week) -> Series | None:
            removed = week.all.removed_at(week.series)
            if removed is None:
                return week.series
            week.notices.leave(week.series)
            settle_past(week, paused=Reason.REMOVED)
            week.all.set_removed(week.series, None)
            return week.series

        try:
            return await self._weeks.change(guild, operation)
        except NoSeries:
            return None
