"""Asking which professions might fit oneself."""

from __future__ import annotations

import discord

from bot.cards.asking.fit import FitCard
from bot.domain.catalogue.fit import Wishes
from bot.presentation.client import Client
from bot.presentation.commands.option import ME, titled, words_for
from bot.presentation.replies import reply

Interaction = discord.Interaction[Client]


def add(client: Client) -> None:
    """Add `/fit`, which nobody but who asks ever sees."""

    @client.tree.command(**titled(client.languages.default, "fit"))
    async def fit(interaction: Interaction) -> None:
        today = client.clock.now().date()
        card = FitCard(Wishes(), client.catalogue, words_for(interaction, ME), today)
        await reply(interaction, card.layout())
