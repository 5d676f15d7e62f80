"""The bare discord.py bot that ours is measured against: constant answers, nothing else.

It takes the token and the address from the same environment as `python -m bot run`, and has
the same intents and caches. It registers its command at every start, as the examples do. With
`DEAF` in the environment it makes nothing of messages.
"""

from __future__ import annotations

import asyncio
import os
import re
import signal
from typing import Any, Self

import discord
from discord import app_commands
from discord.http import Route

_REPLY = "An AI engineer builds systems that learn."
_CHOICES = [
    app_commands.Choice(name=f"Profession {number}", value=f"profession-{number}")
    for number in range(25)
]


class Bare(discord.AutoShardedClient):
    """One command with one autocomplete, and an answer to every click and mention."""

    def __init__(self) -> None:
        super().__init__(
            intents=discord.Intents(guilds=True, guild_messages=True, dm_messages=True),
            allowed_mentions=discord.AllowedMentions.none(),
            member_cache_flags=discord.MemberCacheFlags.none(),
            max_messages=None,
        )
        self.tree = app_commands.CommandTree(self)
        job = self.tree.command(name="job", description="Says always the same")(_job)
        job.autocomplete("profession")(_choices)
        self.add_dynamic_items(Click)

    async def setup_hook(self) -> None:
        await self.tree.sync()

    async def on_message(self, message: discord.Message) -> None:
        """Reply to who mentions it, as the examples do."""
        if not message.author.bot and self.user in message.mentions:
            await message.reply(_REPLY, mention_author=False)


async def _job(
    interaction: discord.Interaction,
    profession: str | None = None,  # noqa: ARG001 it is the command's option
) -> None:
    await interaction.response.send_message(_REPLY, ephemeral=True)


class Click(discord.ui.DynamicItem[discord.ui.Item[Any]], template=r"week:.*"):
    """Any control of a weekly message, by discord.py's own way to let them work after a restart."""

    @classmethod
    async def from_custom_id(
        cls,
        interaction: discord.Interaction[Any],
        item: discord.ui.Item[Any],
        match: re.Match[str],
    ) -> Self:
        return cls(item)

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        await interaction.response.send_message(_REPLY, ephemeral=True)


async def _choices(_: discord.Interaction, _typed: str) -> list[app_commands.Choice[str]]:
    return _CHOICES


def _deafen(client: Bare) -> None:
    """Have discord.py receive messages, and do nothing at all with them."""
    parsers: Any = client._connection.parsers  # pyright: ignore[reportPrivateUsage]
    for event in [each for each in parsers if each.startswith("MESSAGE_")]:
        parsers[event] = _nothing


def _nothing(_: object) -> None:
    """Make nothing of it."""


async def _main() -> None:
    Route.BASE = os.environ["DISCORD_API_URL"]
    client = Bare()
    if "DEAF" in os.environ:
        _deafen(client)
    running = asyncio.create_task(client.start(os.environ["DISCORD_TOKEN"]))
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, running.cancel)
    async with client:
        await asyncio.wait([running])


if __name__ == "__main__":
    asyncio.run(_main())
