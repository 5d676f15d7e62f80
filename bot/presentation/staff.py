"""Who may decide for a server, and what its staff are told on the way."""

from __future__ import annotations

from typing import Any

import discord
from discord import app_commands

from bot.presentation.cards import series
from bot.presentation.cards.layout import Layout
from bot.presentation.client import Client
from bot.presentation.replies import reply
from bot.presentation.text import Words
from bot.presentation.voting import guild_of

Interaction = discord.Interaction[Any]


class StaffGroup(app_commands.Group):
    """Commands for members with Manage Server, in servers only.

    A server's admins may offer the commands to others, so the right is checked again when one runs.
    """

    async def interaction_check(self, interaction: Interaction, /) -> bool:
        require_staff(interaction)
        return True


def require_staff(interaction: Interaction) -> None:
    """Raise MissingPermissions unless the person has Manage Server, where they are, now."""
    if interaction.guild_id is None or not interaction.permissions.manage_guild:
        raise app_commands.MissingPermissions(["manage_guild"])


def words_of(interaction: Interaction) -> Words:
    """Return the language of who asked."""
    client: Client = interaction.client
    return client.languages.of(str(interaction.locale))


async def answer(interaction: Interaction, layout: Layout) -> None:
    """Answer staff privately; first with what no channel would take, once."""
    client: Client = interaction.client
    notices = client.programme.notices
    untold = await notices.untold(guild_of(interaction))
    if untold:
        await reply(interaction, series.untold(untold, words_of(interaction)))
        for notice in untold:
            await notices.told(notice)
    await reply(interaction, layout)
