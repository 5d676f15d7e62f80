"""What the bot hears: where in a server, and each message once."""

from __future__ import annotations

from bot.domain.week.earshot import Earshot
from bot.domain.week.errors import AlreadyDone
from bot.domain.week.vote import clicked_at
from bot.programme.weeks import Weeks
from bot.storage.earshots import EarshotStore
from bot.storage.interactions import KEPT


class Hearing:
    """Servers need no series for it."""

    def __init__(self, weeks: Weeks) -> None:
        self._weeks = weeks

    def of(self, guild: int) -> Earshot:
        """Return where the bot hears in a server; asks nobody."""
        return self._weeks.earshots.of(guild)

    async def choose(self, guild: int, earshot: Earshot) -> None:
        """Have the bot hear there, and nowhere else in the server. Raises AlreadyDone."""
        await self._weeks.write(lambda transaction: EarshotStore(transaction).put(guild, earshot))
        self._weeks.earshots.note(guild, earshot)

    async def take(self, message: int) -> bool:
        """Whether a message is to be answered: once, whichever process hears it, however often.

        One that is older than what was taken is remembered for is not.
        """
        if self._weeks.clock.now() - clicked_at(message) >= KEPT:
            return False
        try:
            await self._weeks.once(message).write(lambda _: None)
        except AlreadyDone:
            return False
        return True
