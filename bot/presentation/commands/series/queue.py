"""Staff's own order, and the suggestions that wait for their answer."""

from __future__ import annotations

from collections.abc import Mapping

from discord import app_commands

from bot.domain.week.errors import NoSeries
from bot.presentation.asker import Interaction, guild_of
from bot.presentation.commands.option import FullProfiles, described, titled
from bot.presentation.desk import Desk
from bot.presentation.offer import Offers, ShortOffer
from bot.presentation.staff import StaffGroup, answer
from bot.presentation.standing import queued
from bot.programme.queue import Queued


def add(desk: Desk, group: app_commands.Group, offers: Offers) -> None:
    """Add `queue add`, `queue remove`, `queue move` and `queue list`."""
    names, programme = desk.languages.default, desk.programme
    queue = StaffGroup(desk, **titled(names, "series-queue"), parent=group)

    async def show(interaction: Interaction, done: str = "") -> None:
        reader = desk.readers.asking(interaction)
        await answer(interaction, desk, await queued(interaction, desk, reader, done))

    def told(interaction: Interaction, key: str, done: Queued) -> str:
        reader = desk.readers.asking(interaction)
        return reader.words(key, title=reader.title(done.slug), place=done.position)

    @queue.command(**titled(names, "series-queue-list"))
    async def shown(interaction: Interaction) -> None:
        await show(interaction)

    @queue.command(**titled(names, "series-queue-add"))
    @described(names, profession="profession-to-queue")
    @offers.add(profession=FullProfiles(desk))
    async def add(interaction: Interaction, profession: str) -> None:
        done = await programme.once(interaction.id).queue.add(guild_of(interaction), profession)
        await show(interaction, told(interaction, "queue-added", done))

    @queue.command(**titled(names, "series-queue-remove"))
    @described(names, profession="queued-profession")
    @offers.add(profession=QueuedProfessions(desk))
    async def remove(interaction: Interaction, profession: str) -> None:
        done = await programme.once(interaction.id).queue.remove(guild_of(interaction), profession)
        await show(interaction, told(interaction, "queue-removed", done))

    @queue.command(**titled(names, "series-queue-move"))
    @described(names, "position", profession="queued-profession")
    @offers.add(profession=QueuedProfessions(desk))
    async def move(
        interaction: Interaction, profession: str, position: app_commands.Range[int, 1]
    ) -> None:
        done = await programme.once(interaction.id).queue.move(
            guild_of(interaction), profession, position
        )
        await show(interaction, told(interaction, "queue-moved", done))


class QueuedProfessions(ShortOffer):
    """What is in the queue, in its order."""

    async def labels(self, interaction: Interaction) -> Mapping[str, str]:
        try:
            slugs = await self._desk.programme.queue.order(guild_of(interaction))
        except NoSeries:
            return {}
        return {slug: self._desk.catalogue.title(slug) for slug in slugs}
