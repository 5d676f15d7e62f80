"""Where the bot hears in a server, as its staff see and choose it."""

from __future__ import annotations

from bot.cards.sheet import Sheet
from bot.cards.staff.mentions import mentions
from bot.cards.words import Words
from bot.domain.week.earshot import Earshot
from bot.presentation.asker import Interaction
from bot.presentation.desk import Desk


def panel(interaction: Interaction, desk: Desk, words: Words) -> Sheet:
    """Return what is so in the server; of channels, those that still are."""
    guild = interaction.guild
    assert guild is not None
    earshot = desk.programme.hearing.of(guild.id)
    if earshot.channels is not None:
        earshot = Earshot(frozenset(filter(guild.get_channel, earshot.channels)))
    return mentions(earshot, words, is_heard=interaction.client.intents.guild_messages)
