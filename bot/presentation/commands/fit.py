"""Asking which professions might fit oneself."""

from __future__ import annotations

from bot.cards.asking.fit import FitCard
from bot.domain.catalogue.fit import Wishes
from bot.presentation.asker import Interaction
from bot.presentation.commands.option import titled
from bot.presentation.desk import Desk
from bot.presentation.sender import reply
from bot.presentation.tree import Tree


def add(tree: Tree, desk: Desk) -> None:
    """Add `/fit`, which nobody but who asks ever sees."""

    @tree.command(**titled(desk.languages.default, "fit"))
    async def fit(interaction: Interaction) -> None:
        await reply(interaction, FitCard(Wishes(), desk.readers.asking(interaction)).sheet())
