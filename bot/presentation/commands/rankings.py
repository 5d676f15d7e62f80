"""Asking for published rankings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import discord
from discord import app_commands

from bot.cards.asking.address import RankingAddress
from bot.cards.asking.ranking import ranking_list
from bot.presentation.client import Client
from bot.presentation.commands.option import (
    EVERYONE,
    ME,
    choices,
    described,
    label,
    words_for,
)
from bot.presentation.offer import ShortOffer
from bot.presentation.replies import reply

Interaction = discord.Interaction[Client]


def add(client: Client) -> None:
    """Add `/rankings`."""
    say = client.languages.default

    @client.tree.command(
        name=label(say, "command-rankings"), description=label(say, "command-rankings.description")
    )
    @described(say, "ranking", "show")
    @app_commands.choices(show=choices(say, "show-{}", (ME, EVERYONE)))
    @client.tree.offers.add(ranking=Rankings())
    async def rankings(interaction: Interaction, ranking: str = "", show: str = ME) -> None:
        words = words_for(interaction, show)
        if ranking:
            layout = client.deck.ranking(RankingAddress(ranking), words)
        else:
            layout = ranking_list(tuple(client.catalogue.rankings.values()), words)
        await reply(interaction, layout, public=show == EVERYONE)


class Rankings(ShortOffer):
    """Rankings by title, edition and publisher."""

    async def labels(self, interaction: discord.Interaction[Any]) -> Mapping[str, str]:
        client: Client = interaction.client
        return {
            ranking.id: f"{ranking.title}, {ranking.edition} ({ranking.publisher})"
            for ranking in client.catalogue.rankings.values()
        }
