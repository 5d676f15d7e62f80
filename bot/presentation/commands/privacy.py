"""What is stored about the person who asks: seen, taken along, deleted."""

from __future__ import annotations

from io import BytesIO

import discord
import orjson
from discord import app_commands, ui

from bot.cards.week import privacy as card
from bot.presentation.client import Client
from bot.presentation.commands.option import titled
from bot.presentation.replies import reply
from bot.presentation.staff import Interaction, words_of

_FILE = "one-week-one-job.json"


def add(client: Client) -> None:
    """Add `/privacy` with all its commands."""
    say, members = client.languages.default, client.programme.members
    group = app_commands.Group(**titled(say, "privacy"))

    @group.command(**titled(say, "privacy-show"))
    async def show(interaction: Interaction) -> None:
        stored = await members.stored(interaction.user.id)
        servers = {guild.id: guild.name for guild in client.guilds}
        layout = card.stored(stored, servers, client.catalogue, words_of(interaction))
        await reply(interaction, layout)

    @group.command(**titled(say, "privacy-export"))
    async def export(interaction: Interaction) -> None:
        written = orjson.dumps(
            await members.export(interaction.user.id), option=orjson.OPT_INDENT_2
        )
        layout = card.exported(words_of(interaction))
        layout.add_item(ui.File(f"attachment://{_FILE}"))
        await interaction.response.send_message(
            view=layout, file=discord.File(BytesIO(written), _FILE), ephemeral=True
        )

    @group.command(**titled(say, "privacy-delete"))
    async def delete(interaction: Interaction) -> None:
        stored = await members.stored(interaction.user.id)
        await reply(interaction, card.confirm(stored, words_of(interaction)))

    client.tree.add_command(group)
