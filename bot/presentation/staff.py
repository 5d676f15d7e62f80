"""Who may decide for a server, and what its staff are told on the way."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

import discord
from discord import app_commands

from bot.cards.sheet import Sheet
from bot.cards.staff.status import untold
from bot.domain.week.errors import NoSeries
from bot.presentation.asker import Interaction, guild_of
from bot.presentation.desk import Desk
from bot.presentation.sender import reply
from bot.programme.publisher import NotPublished


class StaffGroup(app_commands.Group):
    """Commands for staff, in servers only.

    A server's admins may offer the commands to others, so the right is checked again when one runs.
    """

    def __init__(self, desk: Desk, **options: Any) -> None:
        super().__init__(**options)
        self._desk = desk

    async def interaction_check(self, interaction: Interaction, /) -> bool:
        await require_staff(interaction, self._desk)
        return True


async def require_staff(interaction: Interaction, desk: Desk) -> None:
    """Raise MissingPermissions unless the person is staff, where they are, now.

    Those with Manage Server are, and those with the role to which they have handed `/series`, as
    far as Discord's own Integrations settings do not forbid it: for a command it has seen to that
    itself.
    """
    if interaction.guild_id is not None and interaction.permissions.manage_guild:
        return
    member = interaction.user
    if isinstance(member, discord.Member) and await _has_staff_role(member, desk):
        if interaction.type is discord.InteractionType.application_command:
            return
        with suppress(NotPublished):  # what nobody can look up is not allowed
            if not await desk.integrations.forbid(member, interaction.channel_id or 0):
                return
    raise app_commands.MissingPermissions(["manage_guild"])


async def is_staff(interaction: Interaction, desk: Desk) -> bool:
    """Whether the person is staff, where they are, now; without asking Discord anything."""
    if interaction.guild_id is None or interaction.permissions.manage_guild:
        return interaction.guild_id is not None
    member = interaction.user
    return isinstance(member, discord.Member) and await _has_staff_role(member, desk)


async def _has_staff_role(member: discord.Member, desk: Desk) -> bool:
    try:
        role = (await desk.programme.diary.series(member.guild.id)).staff_role
    except NoSeries:
        return False
    return role is not None and any(each.id == role for each in member.roles)


async def answer(interaction: Interaction, desk: Desk, sheet: Sheet) -> None:
    """Answer staff privately; first with what no channel would take, once."""
    notices = desk.programme.notices
    waiting = await notices.untold(guild_of(interaction))
    if waiting:
        await reply(interaction, untold(waiting, desk.readers.asking(interaction).words))
        for notice in waiting:
            await notices.told(notice)
    await reply(interaction, sheet)
