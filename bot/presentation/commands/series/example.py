"""A post to look at, which stands for no date."""

from __future__ import annotations

from discord import app_commands

from bot.presentation.asker import Interaction
from bot.presentation.commands.option import titled
from bot.presentation.desk import Desk
from bot.presentation.staff import answer
from bot.presentation.standing import example


def add(desk: Desk, group: app_commands.Group) -> None:
    """Add `test`."""

    @group.command(**titled(desk.languages.default, "series-test"))
    async def test(interaction: Interaction) -> None:
        await interaction.response.defer(ephemeral=True, thinking=True)
        reader = desk.readers.asking(interaction)
        await answer(interaction, desk, await example(interaction, desk, reader))
