"""`/settings`: how the bot behaves in a server, beside the series and without one."""

from __future__ import annotations

import discord

from bot.presentation.asker import Interaction
from bot.presentation.commands.option import SERVER_INSTALL, SERVERS_ONLY, titled
from bot.presentation.desk import Desk
from bot.presentation.hearing import panel
from bot.presentation.staff import StaffGroup, answer
from bot.presentation.tree import Tree


def add(tree: Tree, desk: Desk) -> None:
    """Add `/settings` with all its commands."""
    names = desk.languages.default
    group = StaffGroup(
        desk,
        **titled(names, "settings"),
        allowed_contexts=SERVERS_ONLY,
        allowed_installs=SERVER_INSTALL,
        default_permissions=discord.Permissions(manage_guild=True),
    )

    @group.command(**titled(names, "settings-mentions"))
    async def mentions(interaction: Interaction) -> None:
        reader = desk.readers.asking(interaction)
        await answer(interaction, desk, panel(interaction, desk, reader.words))

    tree.add_command(group)
