"""Which servers must be looked at, and what each needs; for the scheduler alone."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.domain.notice import Notice
from bot.series.agenda import Agenda, agenda, news, next_wake
from bot.series.claim import Owner
from bot.series.week import Week
from bot.series.weeks import Weeks
from bot.storage.database import Transaction
from bot.storage.editions import EditionStore
from bot.storage.series import SeriesStore

_A_MINUTE = timedelta(minutes=1)


class Rounds:
    """Settles what needs no Discord, and hands out what does."""

    def __init__(
        self,
        weeks: Weeks,
        owner: Owner,
    ) -> None:
        self._weeks = weeks
        self._owner = owner

    async def begin(self) -> None:
        """Go on where processes before this one stopped; look at every series once."""

        def operation(transaction: Transaction) -> None:
            EditionStore(transaction).let_go_of_others(self._owner.name)
            SeriesStore(transaction).wake()

        await self._weeks.database.write(operation)

    async def wake(self) -> None:
        """Look at every series again: the catalogue was replaced."""
        await self._weeks.database.write(lambda transaction: SeriesStore(transaction).wake())

    async def awake(self) -> list[int]:
        """Return the servers in which something may be due."""
        now = self._weeks.clock.now()
        return await self._weeks.database.read(
            lambda transaction: SeriesStore(transaction).awake(now)
        )

    async def next_wake(self) -> datetime | None:
        """Return when one of them must be looked at; none without any series."""
        return await self._weeks.database.read(
            lambda transaction: SeriesStore(transaction).next_wake()
        )

    async def agenda(self, guild: int) -> Agenda | None:
        """Settle what needs no Discord; return what does. None: the server is not to be served.

        Raises NoSeries.
        """
        return await self._weeks.change(guild, agenda)

    async def rest(self, guild: int) -> tuple[Notice, ...]:
        """Note when the series must be looked at again; return what staff are to be told.

        Raises NoSeries.
        """

        def operation(week: Week) -> tuple[Notice, ...]:
            week.all.sleep(guild, next_wake(week))
            return news(week)

        return await self._weeks.change(guild, operation)

    async def postpone(self, guild: int) -> None:
        """Let a series rest for a minute with which something is wrong: it may be unreadable."""
        until = self._weeks.clock.now() + _A_MINUTE
        await self._weeks.database.write(
            lambda transaction: SeriesStore(transaction).sleep(guild, until)
        )
