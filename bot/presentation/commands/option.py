"""Names, descriptions and suggestions of commands and their options."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Iterable
from typing import Any, TypedDict, TypeVar

import discord
from discord import app_commands
from discord.app_commands import Choice, locale_str

from bot.presentation.client import Client
from bot.presentation.markup import shortened
from bot.presentation.text import Words

Callback = TypeVar("Callback", bound=Callable[..., Any])
Suggest = Callable[[discord.Interaction[Any], str], Coroutine[Any, Any, list[Choice[str]]]]

ME, EVERYONE = "me", "everyone"


def label(words: Words, key: str) -> locale_str:
    """Return a text that Discord is given in every language that has it."""
    return locale_str(words(key), key=key)


class Titles(TypedDict):
    """What Discord shows of a command."""

    name: locale_str
    description: locale_str


def titled(words: Words, command: str) -> Titles:
    """Return the name and the description of a command or group, such as `series-setup`."""
    return {
        "name": label(words, f"command-{command}"),
        "description": label(words, f"command-{command}.description"),
    }


def described(words: Words, *options: str, **others: str) -> Callable[[Callback], Callback]:
    """Name and describe the options of a command, each by its parameter's name.

    `others` are parameters whose message is called otherwise.
    """

    def decorate(callback: Callback) -> Callback:
        keys = {option: option.replace("_", "-") for option in options} | others
        names = {option: label(words, f"option-{key}") for option, key in keys.items()}
        texts = {option: label(words, f"option-{key}.description") for option, key in keys.items()}
        return app_commands.describe(**texts)(app_commands.rename(**names)(callback))

    return decorate


SERVERS_ONLY = app_commands.AppCommandContext(guild=True, dm_channel=False, private_channel=False)
SERVER_INSTALL = app_commands.AppInstallationType(guild=True, user=False)
"""What needs the bot in a server. discord.py's `guild_only` would not do: it leaves open what it
does not name, and the tree then adds direct messages and installations by users.
"""


def in_servers(callback: Callback) -> Callback:
    """Offer a command in servers that have the bot, and nowhere else."""
    contexts = app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
    installs = app_commands.allowed_installs(guilds=True, users=False)
    return contexts(installs(callback))


def choices(words: Words, keys: str, values: Iterable[str]) -> list[Choice[str]]:
    """Return the fixed choices of an option; `keys`, such as `show-{}`, makes their messages."""
    return [Choice(name=label(words, keys.format(value)), value=value) for value in values]


def guarded(client: Client, suggest: Suggest) -> Suggest:
    """Put the net under an autocomplete, which discord.py would leave without an answer."""

    async def suggestions(interaction: discord.Interaction[Any], current: str) -> list[Choice[str]]:
        try:
            return await suggest(interaction, current)
        except Exception as error:
            client.replies.record(error, "autocomplete")
            return []

    return suggestions


def professions(client: Client) -> Suggest:
    """Suggest professions for what has been typed so far."""

    async def suggest(_: discord.Interaction[Any], current: str) -> list[Choice[str]]:
        return [
            Choice(name=shortened(profession.title, 100), value=profession.slug)
            for profession in client.catalogue.search(current, 25)
        ]

    return guarded(client, suggest)


def words_for(interaction: discord.Interaction[Client], show: str) -> Words:
    """Return the reader's language: the server's for all to see, else that of who asked."""
    locale = interaction.guild_locale if show == EVERYONE else None
    return interaction.client.languages.of(str(locale or interaction.locale))
