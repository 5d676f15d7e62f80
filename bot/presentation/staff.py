"""Who may decide for a server, and what its staff are told on the way."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

import discord
from discord import app_commands

from bot.cards.sheet import Layout
from bot.cards.staff import status
from bot.cards.words import Words
from bot.domain.week.errors import NoSeries
from bot.presentation.client import Client
from bot.presentation.controls.voting import guild_of
from bot.presentation.replies import reply
from bot.programme.publisher import NotPublished

Interaction = discord.Interaction[Any]


class StaffGroup(app_commands.Group):
    """Commands for staff, in servers only.

    A server's admins may offer the commands to others, so the right is checked again when one runs.
    """

    async def interaction_check(self, interaction: Interaction, /) -> bool:
        await require_staff(interaction)
        return True


async def require_staff(interaction: Interaction) -> None:
    """Raise MissingPermissions unless the person is staff, where they are, now.

    Those with Manage Server are, and those with the role to which they have handed `/series`, as
    far as Discord's own Integrations settings do not forbid it: for a command it has seen to that
    itself.
    """
    if interaction.guild_id is not None and interaction.permissions.manage_guild:
        return
    member = interaction.user
    if isinstance(member, discord.Member) and await _has_staff_role(interaction, member):
        if interaction.type is discord.InteractionType.application_command:
            return
        client: Client = interaction.client
        with suppress(NotPublished):  # what nobody can look up is not allowed
            if not await client.integrations.forbid(member, interaction.channel_id or 0):
                return
    raise app_commands.MissingPermissions(["manage_guild"])


async def _has_staff_role(interaction: Interaction, member: discord.Member) -> bool:
    client: Client = interaction.client
    try:
        role = (await client.programme.diary.series(member.guild.id)).staff_role
    except NoSeries:
        return False
    return role is not None and any(each.id == role for each in member.roles)


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
        await reply(interaction, status.untold(untold, words_of(interaction)))
        for notice in untold:
            await notices.told(notice)
    await reply(interaction, layout)
