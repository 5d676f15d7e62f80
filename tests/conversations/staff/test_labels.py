"""Every label that any option of any command offers is read back as its value.

What a command is given is looked at just before it would run.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from discord import AppCommandOptionType, InteractionType, app_commands

from bot.content import load
from bot.domain.catalogue.catalogue import Catalogue
from bot.presentation.client import Client
from bot.presentation.commands.rankings import Rankings
from bot.presentation.offer import ROOM, distinct
from bot.presentation.tree import Tree
from bot.settings import packaged_catalogue
from tests.conversations.staff.office import NEXT_MONDAY, Office
from tests.conversations.stage import WEEK, answer, said

Command = app_commands.Command[Any, ..., Any]
TYPED = ("", "a", "e", "n", "eng", "par", "2", "+3", "utc")
AS_CLIENTS_AND_PEOPLE_SEND: tuple[Callable[[str], str], ...] = (
    str,
    str.upper,
    str.lower,
    "  {} ".format,
)


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return load(packaged_catalogue())


@pytest.fixture
async def busy(office: Office) -> Office:
    """A server in which every option has something to offer."""
    await office.set_up()
    await office.jump(NEXT_MONDAY)
    await office.jump(WEEK)
    for slug in list(office.catalogue.profiles)[-3:]:
        await office.run("queue add", profession=slug)
    return office


class Desk:
    """Where the options of a command lie just before it would run; none runs any more."""

    def __init__(self, office: Office) -> None:
        self._office = office
        self.interaction: Any = None

    @property
    def options(self) -> list[dict[str, Any]]:
        options: list[dict[str, Any]] = self.interaction.data.get("options", [])
        while options and "options" in options[0]:
            options = options[0]["options"]
        return options

    async def send(self, command: Command, option: app_commands.Parameter) -> None:
        """Let staff run the command with that option and those that it requires."""
        filled = {
            each.display_name: _any_value(each, self._office)
            for each in command.parameters
            if each.required or each.display_name == option.display_name
        }
        await self._office.chief.slash(self._office.channel, command.qualified_name, **filled)

    async def read(self, option: app_commands.Parameter, text: str) -> str:
        """Return what the command is given where a client sent `text`."""
        [sent] = [each for each in self.options if each["name"] == option.display_name]
        sent["value"] = text
        await self._office.client.tree.offers.read_back(self.interaction)
        return sent["value"]


@pytest.fixture
def desk(busy: Office, monkeypatch: pytest.MonkeyPatch) -> Desk:
    desk, original = Desk(busy), Tree.interaction_check

    async def kept(self: Tree, interaction: Any) -> bool:
        await original(self, interaction)
        desk.interaction = interaction
        return interaction.type is InteractionType.autocomplete

    monkeypatch.setattr(Tree, "interaction_check", kept)
    return desk


def _any_value(option: app_commands.Parameter, office: Office) -> Any:
    if option.choices:
        return option.choices[0].value
    kinds: dict[AppCommandOptionType, Any] = {
        AppCommandOptionType.channel: office.channel,
        AppCommandOptionType.integer: 5,
    }
    return kinds.get(option.type, "x")


def options(client: Client) -> Iterator[tuple[Command, app_commands.Parameter]]:
    """Yield every option of every command that has something to choose from."""
    for command in client.tree.walk_commands():
        if isinstance(command, app_commands.Command):
            for option in command.parameters:
                if option.choices or option.autocomplete:
                    yield command, option


async def test_every_label_is_read_as_its_value(busy: Office, desk: Desk) -> None:
    for command, option in options(busy.client):
        await desk.send(command, option)
        labels = {choice.name: str(choice.value) for choice in option.choices}
        for typed in TYPED if option.autocomplete else ():
            offer = busy.client.tree.offers.of(command)[option.display_name]
            choices = await offer.suggest(desk.interaction, typed)
            labels |= {choice.name: choice.value for choice in choices}
        assert labels, (command.qualified_name, option.display_name)
        for change in AS_CLIENTS_AND_PEOPLE_SEND:
            read = {label: await desk.read(option, change(label)) for label in labels}
            assert read == labels, (command.qualified_name, option.display_name)
        for value in labels.values():
            assert await desk.read(option, value) == value


async def test_what_is_typed_freely_arrives_as_it_was_typed(busy: Office, desk: Desk) -> None:
    for command, option in options(busy.client):
        await desk.send(command, option)
        for text in ("sre", "", "Python (3)", "Health 9", "@everyone", "x" * 6000):
            assert await desk.read(option, text) == text


async def test_a_label_that_arrives_is_a_value_when_the_command_runs(busy: Office) -> None:
    fields = await busy.chief.autocomplete(busy.channel, "jobs", "field", "health")
    health = await busy.chief.slash(busy.channel, "jobs", field=fields[0]["name"])
    ranked = await busy.chief.autocomplete(busy.channel, "rankings", "ranking", "")
    shown = await busy.chief.slash(busy.channel, "rankings", ranking=ranked[0]["name"].upper())
    assert "Health" in said(health)
    assert "No field" not in said(health)
    assert said(shown).startswith(f"# {ranked[0]['name'].partition(',')[0]}")


async def test_what_is_broken_while_a_label_is_read_gets_an_answer(
    office: Office, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def broken(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(Rankings, "labels", broken)
    result = await office.chief.slash(office.channel, "rankings", ranking="The best jobs")
    assert answer(result).ephemeral
    assert "unforeseen error" in caplog.text


def test_labels_that_are_the_same_once_they_are_cut_are_told_apart() -> None:
    long = "Fastest growing occupations " * 5
    offered = distinct({"a": f"{long}2025", "b": f"{long}2026", "c": "b", "d": "d"})
    labels = [each.label for each in offered]
    assert len(set(labels)) == len(labels)
    assert all(len(label) <= ROOM for label in labels)
    assert labels[0].endswith(" (a)")
    assert labels[2:] == ["b (c)", "d"]
