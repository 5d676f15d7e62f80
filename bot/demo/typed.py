"""What members type into the demo's page, made into what Discord's own app makes of it at once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from itertools import zip_longest
from typing import Any

import discord
from discord.app_commands import Command, Group
from simcord import MemberActor, SetupError

from bot.demo.world import World


async def take_up(demo: World) -> bool:
    """Run a typed command, or have a typed name mention the bot; say whether there was any.

    The page makes a command only of what is picked from its menu, and a mention of nothing but
    `<@id>`; it sends the rest as a message: somebody who types ahead would get no answer at all.
    """
    for member, message in _typed(demo):
        with suppress(SetupError):  # the page is at work: the next round tries again
            if await _ran(demo, member, message) or await _mentioned(demo, member, message):
                return True
    return False


def _typed(demo: World) -> Iterator[tuple[MemberActor, discord.Message]]:
    members = {member.id: member for member in demo.members}
    for message in demo.channel.history():
        member = members.get(message.author.id)
        if member is not None:
            yield member, message


async def _ran(demo: World, member: MemberActor, message: discord.Message) -> bool:
    """Run what was typed, such as `/job ai-engineer`, as the command it means."""
    if not message.content.startswith("/"):
        return False
    command, text = _command(demo, message.content.removeprefix("/"))
    if command is None:
        return False
    await member.slash(demo.channel, command.qualified_name, **_meant(command, text))
    await member.delete(message)
    return True


async def _mentioned(demo: World, member: MemberActor, message: discord.Message) -> bool:
    """Write what was typed anew, with a mention where the bot's name follows an @."""
    bot = demo.env.backend.bot_user
    name = re.compile(rf"(?<![\w`])@{re.escape(bot.name)}\b", re.IGNORECASE)
    text, count = name.subn(f"<@{bot.id}>", message.content)
    if not count:
        return False
    answered = message.reference.message_id if message.reference else None
    reply_to = next((each for each in demo.channel.history() if each.id == answered), None)
    await member.delete(message)
    await member.send(demo.channel, text, reply_to=reply_to)
    return True


def _command(demo: World, typed: str) -> tuple[Command[Any, ..., Any] | None, str]:
    """Return the command with which the text begins, and what comes after it."""
    name, _, text = typed.partition(" ")
    command = demo.client.tree.get_command(name)
    while isinstance(command, Group):
        name, _, text = text.partition(" ")
        command = command.get_command(name)
    return (command if isinstance(command, Command) else None), text


def _meant(command: Command[Any, ..., Any], text: str) -> dict[str, str]:
    """Return which options the text after a command means.

    It is the first one; where the command needs several, commas part them, or else blanks.
    """
    if sum(option.required for option in command.parameters) < 2:
        return {
            option.display_name: text
            for option in command.parameters[:1]
            if text or option.required
        }
    parts = [part.strip() for part in text.split(",")] if "," in text else text.split()
    options = [option for option in command.parameters if option.autocomplete]
    return {
        option.display_name: part or ""
        for option, part in zip_longest(options, parts[: len(options)])
        if part or option.required
    }
