"""Every command is in the README, as members type it."""

from __future__ import annotations

import re
from pathlib import Path

import discord
from discord import app_commands

from bot.app import opened
from bot.clock import SystemClock
from bot.domain.catalogue.catalogue import Catalogue
from bot.domain.question.library import Library

README = Path(__file__).parents[2] / "README.md"
LOCALES = Path(__file__).parents[2] / "bot" / "cards" / "locale"


async def test_the_readme_names_every_command_and_no_other(tmp_path: Path) -> None:
    async with opened(Library(Catalogue([])), f"sqlite:///{tmp_path / 'db'}", SystemClock()) as (
        client,
        _,
    ):
        commands = {
            f"/{command.qualified_name}"
            for command in client.tree.walk_commands()
            if isinstance(command, app_commands.Command)
        }
    table = README.read_text("utf-8").partition("## The commands")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| `(/[^`\[]+)", table, re.MULTILINE)
    named = {_command(row.split(), commands) for row in rows}
    assert named == commands


def _command(words: list[str], commands: set[str]) -> str:
    """Return the command that the row begins with; what follows it are its required options."""
    beginnings = [" ".join(words[:count]) for count in range(len(words), 0, -1)]
    return next((name for name in beginnings if name in commands), beginnings[0])


async def test_every_suggestion_comes_from_an_offer_which_reads_it_back(tmp_path: Path) -> None:
    async with opened(Library(Catalogue([])), f"sqlite:///{tmp_path / 'db'}", SystemClock()) as (
        client,
        _,
    ):
        suggesting = {
            (command.qualified_name, option.display_name)
            for command in client.tree.walk_commands()
            if isinstance(command, app_commands.Command)
            for option in command.parameters
            if option.autocomplete
        }
        offered = {
            (command.qualified_name, option)
            for command in client.tree.walk_commands()
            if isinstance(command, app_commands.Command)
            for option in client.tree.offers.of(command)
        }
    assert suggesting
    assert suggesting == offered


async def test_the_client_asks_for_no_privileged_intent_and_mentions_nobody(tmp_path: Path) -> None:
    async with opened(Library(Catalogue([])), f"sqlite:///{tmp_path / 'db'}", SystemClock()) as (
        client,
        _,
    ):
        assert client.intents == discord.Intents(guilds=True)  # before it knows how many there are
        assert client.allowed_mentions is not None
        assert client.allowed_mentions.to_dict() == discord.AllowedMentions.none().to_dict()


async def test_texts_name_commands_that_exist_so_that_they_can_be_pressed(tmp_path: Path) -> None:
    async with opened(Library(Catalogue([])), f"sqlite:///{tmp_path / 'db'}", SystemClock()) as (
        client,
        _,
    ):
        commands = {
            command.qualified_name
            for command in client.tree.walk_commands()
            if isinstance(command, app_commands.Command)
        }
    bare = re.compile(rf"(?<![<\w./])/(?:{'|'.join(sorted(commands))})(?![\w-])")
    for file in LOCALES.glob("*.ftl"):
        text = file.read_text("utf-8")
        named = set(re.findall(r"</([^>]*)>", text))
        assert named - commands == set(), file.name
        assert named
        assert bare.findall(text) == [], file.name
