"""What members would like to read about next."""

from __future__ import annotations

import logging

import discord

from bot.cards.staff import queue as card
from bot.domain.week.series import Series
from bot.domain.week.suggestion import Suggestion
from bot.presentation.client import Client
from bot.presentation.commands.option import Professions, described, in_servers, titled
from bot.presentation.controls.voting import guild_of
from bot.presentation.replies import reply
from bot.presentation.staff import Interaction, words_of
from bot.presentation.verdict import Request
from bot.programme.publisher import NotPublished

_log = logging.getLogger(__name__)


def add(client: Client) -> None:
    """Add `/suggest`."""
    say = client.languages.default

    @client.tree.command(**titled(say, "suggest"))
    @in_servers
    @described(say, profession="profession-to-suggest")
    @client.tree.offers.add(profession=Professions(client))
    async def suggest(interaction: Interaction, profession: str) -> None:
        guild = guild_of(interaction)
        queue = client.programme.once(interaction.id).queue
        suggestion = await queue.suggest(guild, interaction.user.id, profession)
        layout = card.suggested(suggestion, client.catalogue, words_of(interaction))
        await reply(interaction, layout)
        await _ask(client, await client.programme.diary.series(guild), suggestion)


async def _ask(client: Client, series: Series, suggestion: Suggestion) -> None:
    """Show staff the suggestion in their log channel; without one it waits in the queue."""
    channel = client.get_channel(series.log_channel) if series.log_channel else None
    if not isinstance(channel, discord.TextChannel):
        return
    words = client.languages.of(series.language)
    layout = card.asked(suggestion, client.catalogue, words)
    try:
        async with client.errands(Request.NOTIFY, series.guild, channel.id):
            await channel.send(view=layout)
    except NotPublished as refusal:
        _log.info("a suggestion was not shown in server %d: %s", series.guild, refusal)
