"""A post to look at, which stands for no date."""

from __future__ import annotations

import discord
from discord import app_commands

from bot.domain.edition import Cause, Reason
from bot.presentation.cards import decision
from bot.presentation.cards.layout import Layout, button
from bot.presentation.cards.notice import notice
from bot.presentation.cards.notices import cause_text
from bot.presentation.cards.weekly import WeeklyCard
from bot.presentation.checkup import checkup
from bot.presentation.client import Client
from bot.presentation.commands.option import titled
from bot.presentation.staff import Interaction, answer, words_of
from bot.presentation.text import Words


def add(client: Client, group: app_commands.Group) -> None:
    """Add `test`."""
    say, plan = client.languages.default, client.programme.plan

    @group.command(**titled(say, "series-test"))
    async def test(interaction: Interaction) -> None:
        guild, words = interaction.guild, words_of(interaction)
        assert guild is not None
        await interaction.response.defer(ephemeral=True, thinking=True)
        found = checkup(client, guild, await plan.settings(guild.id), None, words)
        if found.is_refused:
            await answer(interaction, found.refused(words, "test-refused"))
            return
        weekly = await plan.sample(guild.id)
        reader = client.languages.of(weekly.series.language)
        card = WeeklyCard(weekly, client.catalogue, reader, client.clock.now().date())
        layout = card.layout(below=[button(reader("button-delete-test"), decision.DELETE_TEST)])
        place = guild.get_channel(weekly.series.channel)
        await answer(interaction, await _posted(place, layout, card, words))


async def _posted(
    place: discord.abc.GuildChannel | None, layout: Layout, card: WeeklyCard, words: Words
) -> Layout:
    """Send it, without pinging anybody, and say where it stands."""
    try:
        if isinstance(place, discord.ForumChannel):
            thread, _ = await place.create_thread(
                name=card.thread_name(),
                view=layout,
                applied_tags=[tag for tag in place.available_tags if not tag.moderated][:1]
                if place.flags.require_tag
                else [],
            )
            return notice(words("test-posted", link=thread.jump_url))
        assert isinstance(place, discord.TextChannel)  # else the check-up would have refused it
        message = await place.send(view=layout)
    except discord.HTTPException as error:
        cause = Cause(Reason.REFUSED, f"{error.code}: {error.text}")
        return notice(words("test-failed", why=cause_text(cause, words)))
    return notice(words("test-posted", link=message.jump_url))
