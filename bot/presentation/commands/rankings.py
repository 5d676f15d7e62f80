"""Asking for published rankings."""

from __future__ import annotations

from typing import Any

import discord
from discord import app_commands
from discord.app_commands import Choice

from bot.domain.search import fold
from bot.presentation.cards.address import RankingAddress
from bot.presentation.cards.ranking import ranking_list
from bot.presentation.client import Client
from bot.presentation.commands.option import (
    EVERYONE,
    ME,
    choices,
    described,
    guarded,
    label,
    words_for,
)
from bot.presentation.markup import shortened
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
    @app_commands.autocomplete(ranking=guarded(client, _rankings))
    async def rankings(interaction: Interaction, ranking: str = "", show: str = ME) -> None:
        words = words_for(interaction, show)
        if ranking:
            layout = client.deck.ranking(RankingAddress(ranking), words)
        else:
            layout = ranking_list(tuple(client.catalogue.rankings.values()), words)
        await reply(interaction, layout, public=show == EVERYONE)


async def _rankings(interaction: discord.Interaction[Any], current: str) -> list[Choice[str]]:
    client: Client = interaction.client
    wanted = fold(current)
    return [
        Choice(
            name=shortened(f"{ranking.title}, {ranking.edition} ({ranking.publisher})", 100),
            value=ranking.id,
        )
        for ranking in client.catalogue.rankings.values()
        if wanted in fold(f"{ranking.title} {ranking.publisher} {ranking.edition}")
    ][:25]
