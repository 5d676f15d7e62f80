"""`/series`: what the staff of a server do with its weekly programme."""

from __future__ import annotations

import discord

from bot.presentation.client import Client
from bot.presentation.commands.option import SERVER_INSTALL, SERVERS_ONLY, titled
from bot.presentation.commands.series import example, queue, rules, running, server, setup
from bot.presentation.staff import StaffGroup


def add(client: Client) -> None:
    """Add `/series` with all its commands."""
    group = StaffGroup(
        **titled(client.languages.default, "series"),
        allowed_contexts=SERVERS_ONLY,
        allowed_installs=SERVER_INSTALL,
        default_permissions=discord.Permissions(manage_guild=True),
    )
    setup.add(client, group)
    running.add(client, group)
    example.add(client, group)
    queue.add(client, group)
    rules.add(client, group)
    server.add(client, group)
    client.tree.add_command(group)
