"""A post to look at, which stands for no date."""

from __future__ import annotations

from discord import app_commands

from bot.cards.short import notice
from bot.cards.staff.notices import cause_text
from bot.presentation.asker import Interaction, guild_of
from bot.presentation.checkup import checkup
from bot.presentation.commands.option import titled
from bot.presentation.desk import Desk
from bot.presentation.staff import answer
from bot.programme.publisher import NotPublished


def add(desk: Desk, group: app_commands.Group) -> None:
    """Add `test`."""
    names, diary = desk.languages.default, desk.programme.diary

    @group.command(**titled(names, "series-test"))
    async def test(interaction: Interaction) -> None:
        guild, words = guild_of(interaction), desk.readers.asking(interaction).words
        await interaction.response.defer(ephemeral=True, thinking=True)
        found = checkup(interaction, await diary.terms(guild), None, words)
        if found.is_refused:
            await answer(interaction, desk, found.refused(words, "test-refused"))
            return
        try:
            link = await desk.publisher.example(await diary.sample(guild))
        except NotPublished as refusal:
            why = cause_text(refusal.cause, words)
            await answer(interaction, desk, notice(words("test-failed", why=why)))
            return
        await answer(interaction, desk, notice(words("test-posted", link=link)))
