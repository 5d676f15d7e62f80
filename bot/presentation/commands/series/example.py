"""A post to look at, which stands for no date."""

from __future__ import annotations

import discord
from discord import app_commands

from bot.cards.sheet import Layout, button
from bot.cards.short import notice
from bot.cards.staff.notices import cause_text
from bot.cards.week import decision
from bot.cards.week.weekly import WeeklyCard
from bot.presentation.checkup import checkup
from bot.presentation.client import Client
from bot.presentation.commands.option import titled
from bot.presentation.staff import Interaction, answer, words_of
from bot.presentation.verdict import Request
from bot.programme.publisher import NotPublished


def add(client: Client, group: app_commands.Group) -> None:
    """Add `test`."""
    say, diary = client.languages.default, client.programme.diary

    @group.command(**titled(say, "series-test"))
    async def test(interaction: Interaction) -> None:
        guild, words = interaction.guild, words_of(interaction)
        assert guild is not None
        await interaction.response.defer(ephemeral=True, thinking=True)
        found = checkup(client, guild, await diary.terms(guild.id), None, words)
        if found.is_refused:
            await answer(interaction, found.refused(words, "test-refused"))
            return
        weekly = await diary.sample(guild.id)
        reader = client.languages.of(weekly.series.language)
        card = WeeklyCard(weekly, client.catalogue, reader, client.clock.now().date())
        layout = card.layout(below=[button(reader("button-delete-test"), decision.DELETE_TEST)])
        place = guild.get_channel(weekly.series.channel)
        try:
            link = await _posted(client, place, layout, card)
        except NotPublished as refusal:
            why = cause_text(refusal.cause, words)
            await answer(interaction, notice(words("test-failed", why=why)))
            return
        await answer(interaction, notice(words("test-posted", link=link)))


async def _posted(
    client: Client, place: discord.abc.GuildChannel | None, layout: Layout, card: WeeklyCard
) -> str:
    """Send it, without pinging anybody, and return where it stands. Raises NotPublished."""
    if isinstance(place, discord.ForumChannel):
        needed = [tag for tag in place.available_tags if not tag.moderated][:1]
        async with client.errands(Request.OPEN_POST, place.guild.id, place.id):
            thread, _ = await place.create_thread(
                name=card.thread_name(),
                view=layout,
                applied_tags=needed if place.flags.require_tag else [],
            )
        return thread.jump_url
    assert isinstance(place, discord.TextChannel)  # else the check-up would have refused it
    async with client.errands(Request.SEND, place.guild.id, place.id):
        message = await place.send(view=layout)
    return message.jump_url
