"""In which servers the bot is, and what it does when that changes.

Discord tells of an outage and of a removal with the same event; discord.py tells them apart by its
`unavailable` and calls `on_guild_remove` for a removal alone (`parse_guild_delete`).
"""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterator

import discord

from bot.cards.sheet import Sheet
from bot.cards.staff.greeting import greeting, welcome_back
from bot.cards.words import Words
from bot.clock import Clock
from bot.domain.shards import Shards
from bot.domain.week.series import Series
from bot.presentation.asker import Readers
from bot.presentation.errands import Errands
from bot.programme.publisher import NotPublished
from bot.programme.servers import Servers

_log = logging.getLogger(__name__)


class Membership:
    """Greets a server once, and keeps for 30 days what a server that removed the bot had set up."""

    def __init__(self, servers: Servers, readers: Readers, clock: Clock, errands: Errands) -> None:
        self._servers = servers
        self._readers = readers
        self._clock = clock
        self._errands = errands

    async def joined(self, guild: discord.Guild) -> None:
        """Somebody invited the bot. A series of before comes back paused, whatever it was then."""
        series = await self._servers.joined(guild.id)
        if series is None:
            await self._say(guild, greeting(self._words(guild)))
        else:
            await self._welcome_back(guild, series)

    async def left(self, guild: discord.Guild) -> None:
        """Somebody removed the bot."""
        await self._servers.removed(guild.id)

    async def told(self, guilds: Collection[discord.Guild], shards: Shards) -> None:
        """All servers of these shards are among them: catch up with what nobody was told of."""
        known = {guild.id: guild for guild in guilds}
        for guild, was_removed in (await self._servers.guilds()).items():
            if not shards.own(guild):
                continue
            if guild not in known and not was_removed:
                await self._servers.missing(guild)
            elif guild in known and was_removed:
                series = await self._servers.found(guild)
                if series is not None:
                    await self._welcome_back(known[guild], series)

    async def _welcome_back(self, guild: discord.Guild, series: Series) -> None:
        if series.pause is not None and series.pause.covers(self._clock.now()):
            await self._say(guild, welcome_back(series, self._words(guild)), series)

    async def _say(self, guild: discord.Guild, sheet: Sheet, series: Series | None = None) -> None:
        for channel in _channels(guild, series):
            permissions = channel.permissions_for(guild.me)
            if permissions.view_channel and permissions.send_messages:
                try:
                    await self._errands.say(guild.id, channel.id, sheet)
                except NotPublished as refusal:
                    _log.info("server %d got no greeting: %s", guild.id, refusal)
                return

    def _words(self, guild: discord.Guild) -> Words:
        return self._readers.of(str(guild.preferred_locale)).words


def _channels(guild: discord.Guild, series: Series | None) -> Iterator[discord.TextChannel]:
    """Yield where to speak, best first: staff's own channel, that of community updates, the system
    channel, that of the series. Nowhere else: a channel of rules, or of memories, is not ours.
    """
    log, own = (series.log_channel, series.channel) if series else (None, None)
    ours = [guild.get_channel(each) if each else None for each in (log, own)]
    for channel in (ours[0], guild.public_updates_channel, guild.system_channel, ours[1]):
        if isinstance(channel, discord.TextChannel):
            yield channel
