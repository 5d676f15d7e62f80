"""The commands that Discord is given, and the way into them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

import discord
from discord import app_commands

from bot.cards.words import DEFAULT, Languages
from bot.presentation.admission import Admission, Kind
from bot.presentation.answering import Answering
from bot.presentation.asker import Interaction
from bot.presentation.delivery import digest
from bot.presentation.offer import Offers
from bot.presentation.replies import Replies, is_told, place


class Tree(app_commands.CommandTree[discord.Client]):
    """The commands, offered everywhere unless one says otherwise."""

    def __init__(
        self,
        client: discord.Client,
        answering: Answering,
        admission: Admission,
        replies: Replies,
    ) -> None:
        super().__init__(
            client,
            allowed_contexts=app_commands.AppCommandContext(
                guild=True, dm_channel=True, private_channel=True
            ),
            allowed_installs=app_commands.AppInstallationType(guild=True, user=True),
        )
        self.offers = Offers(self)
        self._answering = answering
        self._admission = admission
        self._replies = replies

    async def interaction_check(self, interaction: Interaction, /) -> bool:
        if not self._answering.takes_up(
            _what(interaction), interaction.id, interaction.guild_id, tell=is_told(interaction)
        ):
            return False
        if not await self._admission.admits(interaction, _kind(interaction)):
            return False
        try:
            await self.offers.read_back(interaction)
        except Exception as error:
            # discord.py lets `on_error` know what a command raises, not what comes before it.
            if interaction.type is not discord.InteractionType.autocomplete:
                await self._replies.answer(interaction, error)
                return False
            self._replies.record(error, "autocomplete")
        return True

    async def digest(self) -> str:
        """Return a digest of all definitions, translations included, that changes with any."""
        assert self.translator is not None
        payload = [
            await command.get_translated_payload(self, self.translator)
            for command in self.get_commands()
        ]
        return digest(payload)

    async def on_error(
        self, interaction: Interaction, error: app_commands.AppCommandError, /
    ) -> None:
        await self._replies.answer(interaction, error)


def _kind(interaction: Interaction) -> Kind:
    if interaction.type is discord.InteractionType.autocomplete:
        return Kind.TYPE
    data = cast("Mapping[str, Any]", interaction.data)
    return Kind.VOTE if data.get("name") == "vote" else Kind.ASK


def _what(interaction: Interaction) -> str:
    if interaction.command is None:
        return "an unknown command"  # whatever it is called: names that are counted are our own
    is_typed = interaction.type is discord.InteractionType.autocomplete
    return f"typing {place(interaction)}" if is_typed else place(interaction)


class Translator(app_commands.Translator):
    """Gives Discord the names and descriptions of commands in the languages that have them."""

    def __init__(self, languages: Languages) -> None:
        self._languages = languages

    async def translate(
        self,
        string: app_commands.locale_str,
        locale: discord.Locale,
        context: app_commands.TranslationContextTypes,
    ) -> str | None:
        words = self._languages.of(locale.value)
        key = string.extras.get("key")
        if key is None or words.locale == DEFAULT or not words.has(key):
            return None
        return words(key)
