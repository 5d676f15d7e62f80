"""Asking what this bot is."""

from __future__ import annotations

import discord

import bot
from bot.cards import short
from bot.presentation.client import Client
from bot.presentation.commands.option import ME, label, words_for
from bot.presentation.replies import reply

Interaction = discord.Interaction[Client]


def add(client: Client) -> None:
    """Add `/about`."""
    say = client.languages.default

    @client.tree.command(
        name=label(say, "command-about"), description=label(say, "command-about.description")
    )
    async def about(interaction: Interaction) -> None:
        layout = short.about(client.catalogue, bot.__version__, words_for(interaction, ME))
        await reply(interaction, layout)
