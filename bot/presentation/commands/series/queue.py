"""Staff's own order, and the suggestions that wait for their answer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import discord
from discord import app_commands

from bot.cards.staff import queue as card
from bot.cards.week.poll import title_of
from bot.domain.week.errors import NoSeries
from bot.presentation.client import Client
from bot.presentation.commands.option import Professions, described, titled
from bot.presentation.commands.option import title_of as plain_title
from bot.presentation.controls.voting import guild_of
from bot.presentation.offer import ShortOffer
from bot.presentation.staff import Interaction, StaffGroup, answer, words_of
from bot.programme.queue import Queued


def add(client: Client, group: app_commands.Group) -> None:
    """Add `queue add`, `queue remove`, `queue move` and `queue list`."""
    say, programme = client.languages.default, client.programme
    offers = client.tree.offers
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
    @offers.add(profession=Professions(client))
    async def add(interaction: Interaction, profession: str) -> None:
        done = await programme.once(interaction.id).queue.add(guild_of(interaction), profession)
        await show(interaction, told(interaction, "queue-added", done))

    @queue.command(**titled(say, "series-queue-remove"))
    @described(say, profession="queued-profession")
    @offers.add(profession=QueuedProfessions())
    async def remove(interaction: Interaction, profession: str) -> None:
        done = await programme.once(interaction.id).queue.remove(guild_of(interaction), profession)
        await show(interaction, told(interaction, "queue-removed", done))

    @queue.command(**titled(say, "series-queue-move"))
    @described(say, "position", profession="queued-profession")
    @offers.add(profession=QueuedProfessions())
    async def move(
        interaction: Interaction, profession: str, position: app_commands.Range[int, 1]
    ) -> None:
        done = await programme.once(interaction.id).queue.move(
            guild_of(interaction), profession, position
        )
        await show(interaction, told(interaction, "queue-moved", done))


class QueuedProfessions(ShortOffer):
    """What is in the queue, in its order."""

    async def labels(self, interaction: discord.Interaction[Any]) -> Mapping[str, str]:
        client: Client = interaction.client
        try:
            slugs = await client.programme.queue.list(guild_of(interaction))
        except NoSeries:
            return {}
        return {slug: plain_title(slug, client) for slug in slugs}
