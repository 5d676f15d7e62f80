"""Who asks: in which server, language and country, and what they are told with."""

from __future__ import annotations

from types import MappingProxyType
from typing import Any, TypeAlias

import discord

from bot.cards.reader import Reader
from bot.cards.words import DEFAULT, Languages
from bot.clock import Clock
from bot.domain.catalogue.country import HOME
from bot.domain.question.library import Library
from bot.domain.week.errors import NoSeries
from bot.programme.countries import Countries

Interaction: TypeAlias = discord.Interaction[Any]

_SPOKEN_IN = MappingProxyType({"da": "DK", "de": "DE", "fi": "FI", "ja": "JP", "no": "NO"})
"""The country of languages that Discord knows without one.

Nearly all who have Danish, Finnish, Japanese or Norwegian as the language of their Discord live in
one country, and most who have German. Dutch, French or Italian are spoken in more than one for
which there are figures, or in none.
"""


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


def country_of(locale: str) -> str | None:
    """Return the country that a language tag of Discord's names: GB for `en-GB`, DE for `de`."""
    language, _, region = locale.partition("-")
    return region if len(region) == 2 else _SPOKEN_IN.get(language)  # `es-419` is a continent


class Readers:
    """Decides who reads, in which language and in which country; nobody else does.

    Each reader has the catalogue in use, and the day that it is, when they are asked for. A server
    that has chosen a country reads in that; another one reads together in HOME, and each of its
    members privately in their own.
    """

    def __init__(
        self, library: Library, languages: Languages, clock: Clock, countries: Countries
    ) -> None:
        self._library = library
        self._languages = languages
        self._clock = clock
        self._countries = countries

    def of(self, language: str, country: str | None = None) -> Reader:
        """Return who reads that language, or the nearest that there is, in that country or HOME."""
        today = self._clock.now().date()
        words, catalogue = self._languages.of(language), self._library.catalogue
        return Reader(words, catalogue, today, country or HOME)

    def asking(self, interaction: Interaction, *, public: bool = False) -> Reader:
        """Return who asked; what all can see is in the server's language and country."""
        own, server = str(interaction.locale), interaction.guild_id
        country = self._countries.of(server)
        if public and server is not None:
            return self.of(str(interaction.guild_locale or own), country)
        return self.of(own, country or country_of(own))

    def hearing(self, guild: discord.Guild | None) -> Reader:
        """Return who reads an answer to a message: all in its channel.

        Whoever writes directly has no language or country that Discord would tell.
        """
        if guild is None:
            return self.of(DEFAULT)
        return self.of(str(guild.preferred_locale), self._countries.of(guild.id))

    def voting(self, interaction: Interaction) -> Reader:
        """Return who asked about a vote: with the figures that all who vote see."""
        server = interaction.guild_id
        return self.of(str(interaction.locale), self._countries.of(server))

    def pressing(self, interaction: Interaction) -> Reader:
        """Return who pressed a control; a card that all can see stays in the server's language."""
        message = interaction.message
        is_seen = message is not None and not message.flags.ephemeral
        return self.asking(interaction, public=is_seen and has_asked(interaction))
