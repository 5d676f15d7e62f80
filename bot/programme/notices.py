"""What staff must be told, and whether they were."""

from __future__ import annotations

from bot.domain.week.errors import NoSeries
from bot.domain.week.notice import Notice
from bot.programme.week import Week
from bot.programme.weeks import Weeks


class Notices:
    """Keeps what was noticed until staff were told: once per cause and server in 24 hours."""

    def __init__(self, weeks: Weeks) -> None:
        self._weeks = weeks

    async def notice(self, notice: Notice) -> bool:
        """Note it down; whether it is news. Raises NoSeries: who has none has no notices."""

        def operation(week: Week) -> bool:
            is_news = week.notices.add(week.series, notice)
            week.every_series.wake(week.series)
            return is_news

        return await self._weeks.change(notice.guild, operation)

    async def untold(self, guild: int) -> tuple[Notice, ...]:
        """Return what no channel would take, oldest first: for staff's next command.

        Empty where there is no series. Call `told` for each once it is said.
        """
        try:
            return await self._weeks.look(
                guild, lambda week: tuple(week.notices.untold(week.series))
            )
        except NoSeries:
            return ()

    async def told(self, notice: Notice) -> None:
        """Staff have read it, or it stands in a channel of theirs. Raises NoSeries."""
        await self._weeks.change(
            notice.guild, lambda week: week.notices.tried(week.series, notice, told=True)
        )
