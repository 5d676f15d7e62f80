"""What becomes of what a server has set when the bot comes to it, and when it goes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

from bot.domain.week.earshot import EVERYWHERE
from bot.domain.week.edition import Reason
from bot.domain.week.errors import NoSeries
from bot.domain.week.series import Series
from bot.programme.editing import save
from bot.programme.passing import settle_past
from bot.programme.polling import close_due
from bot.programme.week import Week
from bot.programme.weeks import Weeks
from bot.storage.earshots import EarshotStore
from bot.storage.series import SeriesStore
from bot.storage.transaction import Transaction

T = TypeVar("T")


class Servers:
    """Keeps for 30 days what a server had set up that the bot is in no more."""

    def __init__(self, weeks: Weeks) -> None:
        self._weeks = weeks

    async def guilds(self) -> Mapping[int, bool]:
        """Return every server of ours with something stored, and whether the bot was removed."""
        found = await self._weeks.database.read(
            lambda each: {**EarshotStore(each).guilds(), **SeriesStore(each).guilds()}
        )
        own = self._weeks.shards.own
        return {guild: was_removed for guild, was_removed in found.items() if own(guild)}

    async def joined(self, guild: int) -> Series | None:
        """Somebody invited the bot: return the series of before, paused whatever it was then.

        None for a new server.
        """

        def operation(week: Week) -> Series:
            save(week, week.series.paused(week.now))
            return _come_back(week)

        return await self._changed(guild, operation, is_gone=False)

    async def found(self, guild: int) -> Series | None:
        """The bot is in the server, and was told of no invitation: it did not run then.

        Return the series as it was left: paused, if the bot was removed; none for a new server.
        """
        return await self._changed(guild, _come_back, is_gone=False)

    async def removed(self, guild: int) -> None:
        """Somebody removed the bot (not: the server is unavailable). Data stays 30 days."""

        def operation(week: Week) -> None:
            if week.every_series.removed_at(week.series) is None:
                close_due(week)
                settle_past(week)
                save(week, week.series.paused(week.now))
                week.every_series.set_removed(week.series, week.now)

        await self._changed(guild, operation, is_gone=True)

    async def missing(self, guild: int) -> None:
        """The bot is not in the server, and was told of no removal: it did not run then.

        As `removed`, but not paused: found there again, with another token put right, say, it
        goes on by itself.
        """

        def operation(week: Week) -> None:
            if week.every_series.removed_at(week.series) is None:
                week.every_series.set_removed(week.series, week.now)

        await self._changed(guild, operation, is_gone=True)

    async def purge(self, guild: int) -> bool:
        """Delete everything stored for the server, now; whether there was anything."""

        def operation(transaction: Transaction) -> bool:
            was_kept = EarshotStore(transaction).put(guild, EVERYWHERE)
            return SeriesStore(transaction).delete(guild) or was_kept

        was_any = await self._weeks.write(operation)
        self._weeks.countries.note(guild, None)
        self._weeks.earshots.note(guild, EVERYWHERE)
        return was_any

    async def _changed(
        self, guild: int, operation: Callable[[Week], T], *, is_gone: bool
    ) -> T | None:
        """Change the series of a server, if it has one, and note of the rest whether it is gone."""
        now = self._weeks.clock.now()

        def note(store: EarshotStore) -> None:
            store.leave(guild, now) if is_gone else store.come_back(guild)

        def both(week: Week) -> T:
            note(week.earshots)
            return operation(week)

        try:
            return await self._weeks.change(guild, both)
        except NoSeries:
            await self._weeks.database.write(lambda each: note(EarshotStore(each)))
            return None


def _come_back(week: Week) -> Series:
    """Serve it again; nothing changes where nothing was removed."""
    if week.every_series.removed_at(week.series) is not None:
        week.notices.leave(week.series)
        settle_past(week, paused=Reason.REMOVED)
        week.every_series.set_removed(week.series, None)
    return week.series
