"""`/series`: what the staff of a server do with its weekly programme."""

from __future__ import annotations

import discord

from bot.presentation.commands.option import SERVER_INSTALL, SERVERS_ONLY, titled
from bot.presentation.commands.series import example, queue, rules, running, server, setup
from bot.presentation.desk import Desk
from bot.presentation.staff import StaffGroup
from bot.presentation.tree import Tree


def add(tree: Tree, desk: Desk) -> None:
    """Add `/series` with all its commands."""
    group = StaffGroup(
        desk,
        **titled(desk.languages.default, "series"),
        allowed_contexts=SERVERS_ONLY,
        allowed_installs=SERVER_INSTALL,
        default_permissions=discord.Permissions(manage_guild=True),
    )
    setup.add(desk, group, tree.offers)
    running.add(desk, group, tree.offers)
    example.add(desk, group)
    queue.add(desk, group, tree.offers)
    rules.add(desk, group)
    server.add(desk, group)
    tree.add_command(group)
