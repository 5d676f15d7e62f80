"""Where the bot is, and where it hears what is said to it."""

from __future__ import annotations

import discord

from bot.domain.week.earshot import NOWHERE
from bot.programme.hearing import Hearing


class Presence:
    """Knows where one client is, and what the staff of servers let it hear."""

    def __init__(self, client: discord.Client, hearing: Hearing) -> None:
        self._client = client
        self._hearing = hearing

    def serves(self, guild: int) -> bool:
        """Whether the bot is in the server: a person may have brought it along into any other."""
        return self._client.get_guild(guild) is not None

    def hears(self, guild: int | None) -> bool:
        """Whether it is told what is said to it there; in direct messages without a server."""
        intents = self._client.intents
        if guild is None:
            return intents.dm_messages
        return intents.guild_messages and self._hearing.of(guild) != NOWHERE
