"""Who asks: in which server, in which language, and what they are told with."""

from __future__ import annotations

from typing import Any, TypeAlias

import discord

from bot.cards.reader import Reader
from bot.cards.words import Languages
from bot.clock import Clock
from bot.domain.catalogue.library import Library
from bot.domain.week.errors import NoSeries

Interaction: TypeAlias = discord.Interaction[Any]


def guild_of(interaction: Interaction) -> int:
    """Return the server's id. Raises NoSeries in direct messages."""
    if interaction.guild_id is None:
        raise NoSeries(0)
    return interaction.guild_id


def has_asked(interaction: Interaction) -> bool:
    """Whether the message that holds the control answers the person who pressed it."""
    message = interaction.message
    asked = message.interaction_metadata if message else None
    return asked is not None and asked.user.id == interaction.user.id


class Readers:
    """Decides who reads, and in which language; nobody else does.

    Each reader has the catalogue in use, and the day that it is, when they are asked for.
    """

    def __init__(self, library: Library, languages: Languages, clock: Clock) -> None:
        self._library = library
        self._languages = languages
        self._clock = clock

    def of(self, language: str) -> Reader:
        """Return who reads that language, or the nearest that there is."""
        today = self._clock.now().date()
        return Reader(self._languages.of(language), self._library.catalogue, today)

    def asking(self, interaction: Interaction, *, public: bool = False) -> Reader:
        """Return who asked; what all can see is in the server's language."""
        locale = interaction.guild_locale if public else None
        return self.of(str(locale or interaction.locale))

    def pressing(self, interaction: Interaction) -> Reader:
        """Return who pressed a control; a card that all can see stays in the server's language."""
        message = interaction.message
        is_seen = message is not None and not message.flags.ephemeral
        return self.asking(interaction, public=is_seen and has_asked(interaction))
