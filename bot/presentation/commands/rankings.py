"""Asking for published rankings."""

from __future__ import annotations

from collections.abc import Mapping

from discord import app_commands

from bot.cards.asking.address import RankingAddress
from bot.cards.asking.ranking import ranking_list
from bot.presentation.asker import Interaction
from bot.presentation.commands.option import (
    EVERYONE,
    ME,
    choices,
    described,
    titled,
)
from bot.presentation.desk import Desk
from bot.presentation.offer import ShortOffer
from bot.presentation.sender import reply
from bot.presentation.tree import Tree


def add(tree: Tree, desk: Desk) -> None:
    """Add `/rankings`."""
    names = desk.languages.default

    @tree.command(**titled(names, "rankings"))
    @described(names, "ranking", "show")
    @app_commands.choices(show=choices(names, "show-{}", (ME, EVERYONE)))
    @tree.offers.add(ranking=Rankings(desk))
    async def rankings(interaction: Interaction, ranking: str = "", show: str = ME) -> None:
        reader = desk.readers.asking(interaction, public=show == EVERYONE)
        if ranking:
            sheet = desk.deck.ranking(RankingAddress(ranking), reader)
        else:
            sheet = ranking_list(tuple(reader.catalogue.rankings.values()), reader.words)
        await reply(interaction, sheet, public=show == EVERYONE)


class Rankings(ShortOffer):
    """Rankings by title, edition and publisher."""

    async def labels(self, interaction: Interaction) -> Mapping[str, str]:
        return {
            ranking.id: f"{ranking.title}, {ranking.edition} ({ranking.publisher})"
            for ranking in self._desk.catalogue.rankings.values()
        }
