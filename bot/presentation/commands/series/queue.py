"""Staff's own order, and the suggestions that wait for their answer."""

from __future__ import annotations

from typing import Any

import discord
from discord import app_commands
from discord.app_commands import Choice

from bot.domain.errors import NoSeries
from bot.domain.search import fold
from bot.presentation.cards import queue as card
from bot.presentation.cards.poll import title_of
from bot.presentation.client import Client
from bot.presentation.commands.option import described, guarded, professions, titled
from bot.presentation.staff import Interaction, StaffGroup, answer, words_of
from bot.presentation.voting import guild_of
from bot.series.queue import Queued


def add(client: Client, group: app_commands.Group) -> None:
    """Add `queue add`, `queue remove`, `queue move` and `queue list`."""
    say, programme = client.languages.default, client.programme
    queue = StaffGroup(**titled(say, "series-queue"), parent=group)

    async def show(interaction: Interaction, done: str = "") -> None:
        guild, words = guild_of(interaction), words_of(interaction)
        slugs = await programme.queue.list(guild)
        suggestions = await programme.queue.suggestions(guild)
        await answer(
            interaction, card.queue(slugs, suggestions, client.catalogue, words, done=done)
        )

    def told(interaction: Interaction, key: str, done: Queued) -> str:
        title = title_of(done.slug, client.catalogue)
        return words_of(interaction)(key, title=title, place=done.place)

    @queue.command(**titled(say, "series-queue-list"))
    async def shown(interaction: Interaction) -> None:
        await show(interaction)

    @queue.command(**titled(say, "series-queue-add"))
    @described(say, profession="profession-to-queue")
    @app_commands.autocomplete(profession=professions(client))
    async def add(interaction: Interaction, profession: str) -> None:
        done = await programme.once(interaction.id).queue.add(guild_of(interaction), profession)
        await show(interaction, told(interaction, "queue-added", done))

    @queue.command(**titled(say, "series-queue-remove"))
    @described(say, profession="queued-profession")
    @app_commands.autocomplete(profession=guarded(client, _queued))
    async def remove(interaction: Interaction, profession: str) -> None:
        done = await programme.once(interaction.id).queue.remove(guild_of(interaction), profession)
        await show(interaction, told(interaction, "queue-removed", done))

    @queue.command(**titled(say, "series-queue-move"))
    @described(say, "position", profession="queued-profession")
    @app_commands.autocomplete(profession=guarded(client, _queued))
    async def move(
        interaction: Interaction, profession: str, position: app_commands.Range[int, 1]
    ) -> None:
        done = await programme.once(interaction.id).queue.move(
            guild_of(interaction), profession, position
        )
        await show(interaction, told(interaction, "queue-moved", done))


async def _queued(interaction: discord.Interaction[Any], current: str) -> list[Choice[str]]:
    """Suggest what is in the queue, in its order."""
    client: Client = interaction.client
    try:
        slugs = await client.programme.queue.list(guild_of(interaction))
    except NoSeries:
        return []
    titles = {slug: _title(client, slug) for slug in slugs}
    return [
        Choice(name=title, value=slug)
        for slug, title in titles.items()
        if fold(current) in fold(f"{title} {slug}")
    ][:25]


def _title(client: Client, slug: str) -> str:
    profession = client.catalogue.professions.get(slug)
    return profession.title if profession else slug
