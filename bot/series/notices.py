"""What staff must be told, and whether they were."""

from __future__ import annotations

from bot.clock import Clock
from bot.domain.notice import Notice
from bot.storage.database import Database


class Notices:
    """Keeps what was noticed until staff were told: once per cause and server in 24 hours."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def notice(self, notice: Notice) -> bool:
        """Note it down; whether it is news. A server without a series has no notices."""
        raise NotImplementedError

    async def untold(self, guild: int) -> tuple[Notice, ...]:
        """Return what no channel would take, oldest first: for staff's next command."""
        raise NotImplementedError

    async def told(self, notice: Notice) -> None:
        """Staff have read it, or it stands in a channel of theirs."""
        raise NotImplementedError
