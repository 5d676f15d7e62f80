"""Names, descriptions and choices of commands and their options."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypedDict, TypeVar

from discord import app_commands
from discord.app_commands import Choice, locale_str

from bot.cards.markup import shortened
from bot.cards.words import Words
from bot.domain.search import fold
from bot.presentation.asker import Interaction
from bot.presentation.offer import MOST, ROOM, Offer, Offered

Callback = TypeVar("Callback", bound=Callable[..., Any])

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


class Professions(Offer):
    """Professions by title, alias or slug."""

    async def likely(self, interaction: Interaction, typed: str) -> Iterable[Offered]:
        return map(self._offered, self._desk.catalogue.search(typed, MOST))

    async def everything(self, interaction: Interaction) -> Iterable[Offered]:
        return map(self._offered, self._desk.catalogue.professions)

    async def read(self, interaction: Interaction, text: str) -> str:
        # There are too many to look through all of them; and no title is cut.
        return self._desk.catalogue.titles.get(fold(text), text)

    def _offered(self, slug: str) -> Offered:
        return Offered(slug, shortened(self._desk.catalogue.title(slug), ROOM))


class FullProfiles(Professions):
    """Those that can fill a week."""

    async def likely(self, interaction: Interaction, typed: str) -> Iterable[Offered]:
        known = self._desk.catalogue
        found = known.search(typed, len(known.professions))
        return (self._offered(slug) for slug in found if slug in known.profiles)
