"""What is coming, and what staff do about it."""

from __future__ import annotations

from collections.abc import Mapping

from discord import app_commands

from bot.cards.staff import status as card
from bot.domain.week.errors import NoSeries, NotADay, TooEarly
from bot.domain.week.typed import calendar_day
from bot.presentation.asker import Interaction, guild_of
from bot.presentation.commands.option import described, titled
from bot.presentation.desk import Desk
from bot.presentation.offer import MOST, Offers, ShortOffer
from bot.presentation.staff import answer
from bot.presentation.standing import post_asked, standing


def add(desk: Desk, group: app_commands.Group, offers: Offers) -> None:
    """Add `status`, `preview`, `post-now`, `skip`, `pause` and `resume`."""
    names, programme = desk.languages.default, desk.programme

    @group.command(**titled(names, "series-status"))
    async def status(interaction: Interaction) -> None:
        reader = desk.readers.asking(interaction)
        await answer(interaction, desk, await standing(interaction, desk, reader))

    @group.command(**titled(names, "series-preview"))
    @described(names, "count")
    async def preview(interaction: Interaction, count: app_commands.Range[int, 1, 12] = 4) -> None:
        guild, reader = guild_of(interaction), desk.readers.asking(interaction)
        series = await programme.diary.series(guild)
        coming = await programme.diary.preview(guild, count)
        await answer(interaction, desk, card.preview(coming, series, reader))

    @group.command(**titled(names, "series-post-now"))
    async def post_now(interaction: Interaction) -> None:
        guild, reader = guild_of(interaction), desk.readers.asking(interaction)
        await interaction.response.defer(ephemeral=True, thinking=True)
        try:
            edition = await desk.heartbeat.post_now(guild, interaction=interaction.id)
        except TooEarly:
            await answer(interaction, desk, await post_asked(interaction, desk, reader))
            return
        await answer(interaction, desk, card.posted(edition, guild, desk.clock.now(), reader.words))

    @group.command(**titled(names, "series-skip"))
    async def skip(interaction: Interaction) -> None:
        guild, words = guild_of(interaction), desk.readers.asking(interaction).words
        series = await programme.diary.series(guild)
        done = await programme.once(interaction.id).plan.skip(guild)
        await answer(interaction, desk, card.skipped(done, series, words))

    @group.command(**titled(names, "series-pause"))
    @described(names, "until")
    @offers.add(until=ComingDates(desk))
    async def pause(interaction: Interaction, until: str | None = None) -> None:
        guild, words = guild_of(interaction), desk.readers.asking(interaction).words
        end = None
        if until is not None:
            series = await programme.diary.series(guild)
            end = series.schedule.start_of(calendar_day(until))
            if end <= desk.clock.now():
                raise NotADay(until)
        done = await programme.once(interaction.id).plan.pause(guild, end)
        await answer(interaction, desk, card.paused(done, words))

    @group.command(**titled(names, "series-resume"))
    async def resume(interaction: Interaction) -> None:
        guild, words = guild_of(interaction), desk.readers.asking(interaction).words
        done = await programme.once(interaction.id).plan.resume(guild)
        await answer(interaction, desk, card.resumed(done, words))
        await desk.heartbeat.visit(guild)


class ComingDates(ShortOffer):
    """The days on which the series posts: a pause until one of them ends with a post."""

    async def labels(self, interaction: Interaction) -> Mapping[str, str]:
        words = self._desk.readers.asking(interaction).words
        try:
            series = await self._desk.programme.diary.series(guild_of(interaction))
        except NoSeries:
            return {}
        slots = series.schedule.upcoming(self._desk.clock.now(), MOST)
        return {slot.key.isoformat(): words.whole_day(slot.key) for slot in slots}
