"""Where the bot is, and where it hears what is said to it."""

from __future__ import annotations

import discord


class Presence:
    """Knows where one client is."""

    def __init__(self, client: discord.Client) -> None:
        self._client = client

    def serves(self, guild: int) -> bool:
        """Whether the bot is in the server: a person may have brought it along into any other."""
        return self._client.get_guild(guild) is not None

    def hears(self, guild: int | None) -> bool:
        """Whether it is told what is said to it there; in direct messages without a server."""
        intents = self._client.intents
        return intents.dm_messages if guild is None else intents.guild_messages
