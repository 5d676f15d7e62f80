"""What each option offers, and what of it comes back as a value."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Protocol, TypeAlias, TypeVar

from discord import app_commands
from discord.app_commands import Choice

from bot.presentation.asker import Interaction
from bot.presentation.label import compared

Command: TypeAlias = app_commands.Command[Any, ..., Any]
Callback = TypeVar("Callback", bound=Callable[..., Any])


class Suggesting(Protocol):
    """An option's own way to suggest, and to read what it suggested."""

    async def suggest(self, interaction: Interaction, current: str) -> list[Choice[str]]: ...

    async def read(self, interaction: Interaction, text: str) -> str: ...


class Offers:
    """Which option offers what: fixed choices, which Discord has in every language, and others."""

    def __init__(self, tree: app_commands.CommandTree[Any]) -> None:
        self._tree = tree
        self._offers: dict[Callable[..., Any], dict[str, Suggesting]] = {}
        self._choices: dict[tuple[str, str], Mapping[str, Mapping[str, str]]] = {}

    def add(self, **offers: Suggesting) -> Callable[[Callback], Callback]:
        """Let options of a command suggest something, each named by its parameter."""

        def decorate(callback: Callback) -> Callback:
            self._offers.setdefault(callback, {}).update(offers)
            suggests = {name: offer.suggest for name, offer in offers.items()}
            return app_commands.autocomplete(**suggests)(callback)

        return decorate

    def of(self, command: Command) -> Mapping[str, Suggesting]:
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
