"""Asking what this bot is."""

from __future__ import annotations

import bot
from bot.cards.asking import ways
from bot.presentation.asker import Interaction
from bot.presentation.commands.option import titled
from bot.presentation.desk import Desk
from bot.presentation.sender import reply
from bot.presentation.tree import Tree


def add(tree: Tree, desk: Desk) -> None:
    """Add `/about`."""
    names = desk.languages.default

    @tree.command(**titled(names, "about"))
    async def about(interaction: Interaction) -> None:
        await reply(interaction, ways.about(desk.readers.asking(interaction), bot.__version__))
