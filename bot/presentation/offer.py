"""What options offer, and what of it comes back.

Some of Discord's clients send the label that was shown where the value that it stands for is due.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias, TypeVar

from discord import app_commands
from discord.app_commands import Choice

from bot.cards.markup import length, shortened
from bot.domain.search import fold, folded
from bot.presentation.asker import Interaction
from bot.presentation.desk import Desk

Command: TypeAlias = app_commands.Command[Any, ..., Any]
Callback = TypeVar("Callback", bound=Callable[..., Any])

ROOM = 100
"""Characters that Discord shows of a label."""
MOST = 25
"""Choices that Discord takes."""


@dataclass(frozen=True, slots=True)
class Offered:
    """Something that can be chosen: what the command is given, and what is shown for it."""

    value: str
    label: str
    """At most ROOM characters; the only one of the offer that is called so."""


class Offer(ABC):
    """What an option suggests while somebody types.

    Each label that `likely` gives must be among those of `everything`: so it can be read back.
    """

    passing: re.Pattern[str] | None = None
    """What in a label changes while it is being read, such as the time of day; not compared."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    @abstractmethod
    async def likely(self, interaction: Interaction, typed: str) -> Iterable[Offered]:
        """Return what `typed` may mean, likeliest first."""

    @abstractmethod
    async def everything(self, interaction: Interaction) -> Iterable[Offered]:
        """Return all that may be offered for any text."""

    def known(self, text: str) -> Offered | None:
        """Return what the command itself understands by `text`: it means that, and nothing else."""
        return None

    async def suggest(self, interaction: Interaction, current: str) -> list[Choice[str]]:
        """Answer an autocomplete; never raises, as discord.py would leave it without an answer."""
        try:
            likely = [*await self.likely(interaction, current)][:MOST]
            return [Choice(name=each.label, value=each.value) for each in likely]
        except Exception as error:
            self._desk.replies.record(error, "autocomplete")
            return []

    async def read(self, interaction: Interaction, text: str) -> str:
        """Return the value whose label `text` is; else the text as it is."""
        if not text.strip():
            return text
        known = self.known(text)
        if known is not None:
            return known.value if compared(text) == compared(known.label) else text
        offered = [*await self.everything(interaction)]
        if any(text == each.value for each in offered):
            return text
        labels = {self._compared(each.label): each.value for each in offered}
        return labels.get(self._compared(text), text)

    def _compared(self, label: str) -> str:
        return compared(label if self.passing is None else self.passing.sub("", label.strip()))


class ShortOffer(Offer):
    """One of so few things that all of them are looked at for each letter that is typed."""

    @abstractmethod
    async def labels(self, interaction: Interaction) -> Mapping[str, str]:
        """Return everything in order: the labels, of any length, by their values."""

    async def likely(self, interaction: Interaction, typed: str) -> Iterable[Offered]:
        wanted, offered = fold(typed), distinct(await self.labels(interaction))
        texts = [(folded(f"{each.label} {each.value}"), each) for each in offered]
        return [each for text, each in texts if wanted in text] or [
            each for text, each in texts if all(word in text for word in wanted.split())
        ]

    async def everything(self, interaction: Interaction) -> list[Offered]:
        return distinct(await self.labels(interaction))


def compared(label: str) -> str:
    """Return a label without what clients and people change in it: case, and spaces."""
    return " ".join(label.casefold().split())


def distinct(labels: Mapping[str, str]) -> list[Offered]:
    """Return what is shown for each value: cut, and with the value where labels are the same."""
    cut = {value: shortened(label, ROOM) for value, label in labels.items()}
    counts = Counter(map(compared, cut.values())) + Counter({compared(value): 1 for value in cut})
    return [
        Offered(value, label if _is_alone(value, label, counts) else _told_apart(value, label))
        for value, label in cut.items()
    ]


def _is_alone(value: str, label: str, counts: Counter[str]) -> bool:
    # A label may be its own value.
    return counts[compared(label)] == (2 if compared(label) == compared(value) else 1)


def _told_apart(value: str, label: str) -> str:
    ending = f" ({shortened(value, ROOM // 2)})"
    return f"{shortened(label, ROOM - length(ending))}{ending}"


class Offers:
    """Which option offers what: fixed choices, which Discord has in every language, and others."""

    def __init__(self, tree: app_commands.CommandTree[Any]) -> None:
        self._tree = tree
        self._offers: dict[Callable[..., Any], dict[str, Offer]] = {}
        self._choices: dict[tuple[str, str], Mapping[str, Mapping[str, str]]] = {}

    def add(self, **offers: Offer) -> Callable[[Callback], Callback]:
        """Let options of a command suggest something, each named by its parameter."""

        def decorate(callback: Callback) -> Callback:
            self._offers.setdefault(callback, {}).update(offers)
            suggests = {name: offer.suggest for name, offer in offers.items()}
            return app_commands.autocomplete(**suggests)(callback)

        return decorate

    def of(self, command: Command) -> Mapping[str, Offer]:
        """Return what its options suggest, by the names under which members see them."""
        offers = self._offers.get(command.callback, {})
        shown = {each.name: each.display_name for each in command.parameters}
        return {shown[name]: offer for name, offer in offers.items()}

    async def read_back(self, interaction: Interaction) -> None:
        """Put values where labels came, in what the interaction gives the command.

        What is being typed at the moment stays as it is.
        """
        command = interaction.command
        if not isinstance(command, app_commands.Command):
            return
        given: list[dict[str, Any]] = _given(interaction.data)
        offers, choices = self.of(command), await self._choices_of(command, interaction)
        for option in given:
            name, text = option["name"], option.get("value")
            if not isinstance(text, str) or option.get("focused"):
                continue
            if name in choices and text not in choices[name].values():
                option["value"] = choices[name].get(compared(text), text)
            elif name in offers:
                option["value"] = await offers[name].read(interaction, text)

    async def _choices_of(
        self, command: Command, interaction: Interaction
    ) -> Mapping[str, Mapping[str, str]]:
        """Return the values of fixed choices by their labels, for each option that has some."""
        key = (command.qualified_name, str(interaction.locale))
        if key not in self._choices:
            translator = self._tree.translator
            assert translator is not None  # set before the first command can come
            payload = await command.get_translated_payload(self._tree, translator)
            self._choices[key] = {
                option["name"]: _labels(option["choices"], str(interaction.locale))
                for option in payload["options"]
                if "choices" in option
            }
        return self._choices[key]


def _given(data: Any) -> list[dict[str, Any]]:
    """Return the options that were filled in; a command of a group stands inside its group's."""
    options: list[dict[str, Any]] = data.get("options", [])
    while options and "options" in options[0]:
        options = options[0]["options"]
    return options


def _labels(choices: Iterable[Mapping[str, Any]], locale: str) -> Mapping[str, str]:
    own = {compared(each["name"]): each["value"] for each in choices}
    theirs = {
        compared(name): each["value"]
        for each in choices
        if (name := each.get("name_localizations", {}).get(locale))
    }
    return own | theirs
