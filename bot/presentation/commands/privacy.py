"""What is stored about the person who asks: seen, taken along, deleted."""

from __future__ import annotations

from io import BytesIO

import discord
import orjson
from discord import app_commands

from bot.cards.week import privacy as card
from bot.presentation.asker import Interaction
from bot.presentation.commands.option import titled
from bot.presentation.desk import Desk
from bot.presentation.sender import reply
from bot.presentation.tree import Tree

_FILE = "one-week-one-job.json"


def add(tree: Tree, desk: Desk) -> None:
    """Add `/privacy` with all its commands."""
    names, members = desk.languages.default, desk.programme.members
    group = app_commands.Group(**titled(names, "privacy"))

    @group.command(**titled(names, "privacy-show"))
    async def show(interaction: Interaction) -> None:
        stored = await members.stored(interaction.user.id)
        servers = {guild.id: guild.name for guild in interaction.client.guilds}
        await reply(interaction, card.stored(stored, servers, desk.readers.asking(interaction)))

    @group.command(**titled(names, "privacy-export"))
    async def export(interaction: Interaction) -> None:
        written = orjson.dumps(
            await members.export(interaction.user.id), option=orjson.OPT_INDENT_2
        )
        sheet = card.exported(desk.readers.asking(interaction).words)
        await reply(interaction, sheet, file=discord.File(BytesIO(written), _FILE))

    @group.command(**titled(names, "privacy-delete"))
    async def delete(interaction: Interaction) -> None:
        stored = await members.stored(interaction.user.id)
        await reply(interaction, card.confirm(stored, desk.readers.asking(interaction).words))

    tree.add_command(group)
