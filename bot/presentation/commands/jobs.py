"""Browsing the catalogue."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import discord
from discord import app_commands
from discord.app_commands import Choice

from bot.domain.browse import Sort, Wanted
from bot.domain.shelves import Shelf, Shelves
from bot.presentation.browsing import featured
from bot.presentation.cards.browse import JobsCard
from bot.presentation.cards.query import JobsQuery, bounded
from bot.presentation.client import Client
from bot.presentation.commands.option import (
    EVERYONE,
    ME,
    Suggest,
    choices,
    described,
    guarded,
    titled,
    words_for,
)
from bot.presentation.markup import shortened
from bot.presentation.replies import reply

Interaction = discord.Interaction[Client]
_Like = Callable[[Shelves, str, int], tuple[Shelf, ...]]


def add(client: Client) -> None:
    """Add `/jobs`."""
    say = client.languages.default

    @client.tree.command(**titled(say, "jobs"))
    @described(say, "text", "sort", "show", field="field", skill="skill-to-browse")
    @app_commands.choices(
        sort=choices(say, "sort-{}", Sort), show=choices(say, "show-{}", (ME, EVERYONE))
    )
    @app_commands.autocomplete(
        field=suggested(client, Shelves.fields_like), skill=suggested(client, Shelves.skills_like)
    )
    async def jobs(
        interaction: Interaction,
        field: str = "",
        skill: str = "",
        text: str = "",
        sort: str = Sort.NAME,
        show: str = ME,
    ) -> None:
        bot, shelves = interaction.client, interaction.client.catalogue.shelves
        wanted = {"text": bounded(text)}
        unknown: tuple[str, str] | None = None
        for part, query, find in (("field", field, shelves.field), ("skill", skill, shelves.skill)):
            shelf = find(query) if query.strip() else None
            if shelf is not None:
                wanted[part] = shelf.key
            elif query.strip():
                unknown = unknown or (part, query)
        asked = JobsQuery(Wanted(**wanted), Sort(sort))
        if unknown is not None:
            words = words_for(interaction, ME)
            card = JobsCard(bot.catalogue, words, bot.clock.now().date())
            await reply(interaction, card.unknown(*unknown, asked))
            return
        seen = await featured(bot, interaction.guild_id, asked.sort)
        layout = bot.deck.jobs(asked, words_for(interaction, show), seen)
        await reply(interaction, layout, public=show == EVERYONE)


def suggested(client: Client, like: _Like) -> Suggest:
    """Suggest fields or skills for what has been typed so far, each with its professions."""

    async def suggest(interaction: discord.Interaction[Any], current: str) -> list[Choice[str]]:
        words = client.languages.of(str(interaction.locale))
        return [
            Choice(
                name=shortened(
                    words("choice-shelf", title=shelf.title, count=len(shelf.slugs)), 100
                ),
                value=shelf.title,
            )
            for shelf in like(client.catalogue.shelves, current, 25)
        ]

    return guarded(client, suggest)
