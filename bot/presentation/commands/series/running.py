"""What is coming, and what staff do about it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import discord
from discord import app_commands

from bot.cards.staff import status as card
from bot.domain.week.errors import NoSeries, NotADay, TooEarly
from bot.domain.week.typed import calendar_day
from bot.presentation.checkup import checkup
from bot.presentation.client import Client
from bot.presentation.commands.option import described, titled
from bot.presentation.controls.voting import guild_of
from bot.presentation.offer import MOST, ShortOffer
from bot.presentation.permissions import named
from bot.presentation.staff import Interaction, answer, words_of


def add(client: Client, group: app_commands.Group) -> None:
    """Add `status`, `preview`, `post-now`, `skip`, `pause` and `resume`."""
    say, programme = client.languages.default, client.programme

    @group.command(**titled(say, "series-status"))
    async def status(interaction: Interaction) -> None:
        guild, words = guild_of(interaction), words_of(interaction)
        now = await programme.diary.status(guild)
        terms = await programme.diary.terms(guild)
        assert interaction.guild is not None
        found = checkup(client, interaction.guild, terms, now.series.log_channel, words)
        missing = dict.fromkeys(name for need in found.needs for name in need.missing)
        layout = card.status(
            now,
            named(missing, words),
            found.notes,
            client.library,
            words,
            at=client.clock.now(),
        )
        await answer(interaction, layout)

    @group.command(**titled(say, "series-preview"))
    @described(say, "count")
    async def preview(interaction: Interaction, count: app_commands.Range[int, 1, 12] = 4) -> None:
        guild, words = guild_of(interaction), words_of(interaction)
        series = await programme.diary.series(guild)
        coming = await programme.diary.preview(guild, count)
        await answer(interaction, card.preview(coming, series, client.catalogue, words))

    @group.command(**titled(say, "series-post-now"))
    async def post_now(interaction: Interaction) -> None:
        guild, words = guild_of(interaction), words_of(interaction)
        await interaction.response.defer(ephemeral=True, thinking=True)
        try:
            edition = await client.heartbeat.post_now(guild, interaction=interaction.id)
        except TooEarly as error:
            pause = (await programme.diary.series(guild)).pause
            is_paused = pause is not None and pause.covers(client.clock.now())
            await answer(interaction, card.too_early(error.at, words, is_paused=is_paused))
            return
        await answer(interaction, card.posted(edition, guild, words))

    @group.command(**titled(say, "series-skip"))
    async def skip(interaction: Interaction) -> None:
        guild, words = guild_of(interaction), words_of(interaction)
        series = await programme.diary.series(guild)
        done = await programme.once(interaction.id).plan.skip(guild)
        await answer(interaction, card.skipped(done, series, words))

    @group.command(**titled(say, "series-pause"))
    @described(say, "until")
    @client.tree.offers.add(until=ComingDates())
    async def pause(interaction: Interaction, until: str | None = None) -> None:
        guild, words = guild_of(interaction), words_of(interaction)
        end = None
        if until is not None:
            series = await programme.diary.series(guild)
            end = series.schedule.start_of(calendar_day(until))
            if end <= client.clock.now():
                raise NotADay(until)
        done = await programme.once(interaction.id).plan.pause(guild, end)
        await answer(interaction, card.paused(done, words))

    @group.command(**titled(say, "series-resume"))
    async def resume(interaction: Interaction) -> None:
        guild, words = guild_of(interaction), words_of(interaction)
        done = await programme.once(interaction.id).plan.resume(guild)
        await answer(interaction, card.resumed(done, words))
        await client.heartbeat.visit(guild)


class ComingDates(ShortOffer):
    """The days on which the series posts: a pause until one of them ends with a post."""

    async def labels(self, interaction: discord.Interaction[Any]) -> Mapping[str, str]:
        client: Client = interaction.client
        words = words_of(interaction)
        try:
            series = await client.programme.diary.series(guild_of(interaction))
        except NoSeries:
            return {}
        slots = series.schedule.upcoming(client.clock.now(), MOST)
        return {slot.key.isoformat(): words.whole_day(slot.key) for slot in slots}
