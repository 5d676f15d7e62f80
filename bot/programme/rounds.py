"""Which servers of ours must be looked at, and what is due in all; for the heartbeat alone."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta

from bot.domain.week.edition import Cause, Reason
from bot.domain.week.notice import Notice, Topic
from bot.domain.week.series import Series
from bot.programme.agenda import news
from bot.programme.claim import Owner
from bot.programme.week import CLICK_GRACE, Week
from bot.programme.weeks import Weeks
from bot.storage.ballots import BallotStore
from bot.storage.earshots import EarshotStore
from bot.storage.editions import EditionStore
from bot.storage.interactions import InteractionStore
from bot.storage.series import SeriesStore
from bot.storage.transaction import Transaction
from bot.storage.wanted import WantedStore


class Rounds:
    """Tells which servers wait, and keeps what must be kept up whatever is wrong with one."""

    def __init__(self, weeks: Weeks, owner: Owner) -> None:
        self._weeks = weeks
        self._owner = owner

    async def begin(self) -> None:
        """Go on where processes before this one stopped; look at every series once."""
        shards = self._weeks.shards

        def operation(transaction: Transaction) -> None:
            EditionStore(transaction).let_go_of_others(self._owner.name, shards)
            SeriesStore(transaction).wake_all(shards)

        await self._weeks.database.write(operation)

    async def wake(self) -> None:
        """Look at every series again: the catalogue was replaced."""
        shards = self._weeks.shards
        await self._weeks.database.write(lambda each: SeriesStore(each).wake_all(shards))

    async def forget(self) -> None:
        """Erase what may be kept no longer: who voted, who wanted what, servers that left.

        In one statement for all, so that nothing that is wrong with a series keeps it; and of all
        servers, whoever serves them, so that no process that is down keeps it either.
        """
        now = self._weeks.clock.now()

        def operation(transaction: Transaction) -> None:
            BallotStore(transaction).erase(now)
            WantedStore(transaction).erase(now)
            InteractionStore(transaction).forget(now)
            SeriesStore(transaction).delete_removed(now)
            EarshotStore(transaction).delete_removed(now)

        wake = await self._weeks.database.read(lambda each: _next_forgetting(each, now))
        if wake is not None and wake <= now:
            await self._weeks.database.write(operation)
            await self._weeks.countries.read()
            await self._weeks.earshots.read()

    async def awake(
        self, most: int, but: Collection[int] = (), since: datetime | None = None
    ) -> list[int]:
        """Return servers in which something may be due, `but` for some.

        First all in which a vote has ended, of those in which something came due after `since`:
        nothing else may keep members from knowing how. Then so many, the longest waiting first.
        """
        now, shards = self._weeks.clock.now(), self._weeks.shards

        def operation(transaction: Transaction) -> list[int]:
            store = SeriesStore(transaction)
            closing = store.closing(now, shards, since, now - CLICK_GRACE)
            ended = [guild for guild in closing if guild not in but]
            return [*dict.fromkeys([*ended, *store.awake(now, shards, most, but)])]

        return await self._weeks.database.read(operation)

    async def next_wake(self, but: Collection[int] = ()) -> datetime | None:
        """Return when something must be looked at again, `but` in these servers; or none."""
        now, shards = self._weeks.clock.now(), self._weeks.shards

        def operation(transaction: Transaction) -> datetime | None:
            wake = SeriesStore(transaction).next_wake(shards, but)
            instants = (wake, _next_forgetting(transaction, now))
            return min((at for at in instants if at is not None), default=None)

        return await self._weeks.database.read(operation)

    async def postpone(self, guild: int, rest: timedelta) -> None:
        """Let a series rest with which something is wrong: it may be unreadable."""
        until = self._weeks.clock.now() + rest
        await self._weeks.database.write(
            lambda transaction: SeriesStore(transaction).sleep(guild, until)
        )

    async def trouble(self, guild: int, reference: str) -> tuple[Series, tuple[Notice, ...]]:
        """Note that visits fail, and return what staff are to be told. Raises NoSeries, and what
        is wrong with the series where even its settings cannot be read.
        """

        def operation(week: Week) -> tuple[Series, tuple[Notice, ...]]:
            week.note(Topic.TROUBLE, "", Cause(Reason.REFUSED, reference))
            return week.series, news(week)

        return await self._weeks.change(guild, operation)


def _next_forgetting(transaction: Transaction, now: datetime) -> datetime | None:
    """Return when something must be forgotten."""
    instants = (
        BallotStore(transaction).next_erasure(now),
        WantedStore(transaction).next_erasure(now),
        InteractionStore(transaction).next_expiry(now),
        SeriesStore(transaction).next_deletion(now),
        EarshotStore(transaction).next_deletion(now),
    )
    return min((at for at in instants if at is not None), default=None)
