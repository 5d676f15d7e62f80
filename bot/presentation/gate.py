"""Drops messages that do not concern the bot before discord.py makes anything of them.

To hear its name, the bot is sent every message of every server. discord.py makes a `Message` of
each, and has no public way to refuse one. What it keeps for these events is replaced here, and
nowhere else; where that is not as in discord.py 2.7, nothing is, and all messages are built.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from typing import Any

import discord

_log = logging.getLogger(__name__)

_CREATE = "MESSAGE_CREATE"
_UNNEEDED = ("MESSAGE_UPDATE", "MESSAGE_DELETE", "MESSAGE_DELETE_BULK")

WRITTEN = (discord.MessageType.default, discord.MessageType.reply)
"""Messages that somebody wrote; all others tell of something that happened."""
_WRITTEN = tuple(kind.value for kind in WRITTEN)


def concerns(message: Mapping[str, Any], me: str) -> bool:
    """Whether a message, as Discord sends it, is written to the user of the id `me` by a person.

    Of a reply without a ping, and of one to the answer to a command, Discord does not say that it
    mentions the bot, and leaves the text out (discord-api-docs, issue 5395): those are none.
    """
    author: Mapping[str, Any] = message.get("author") or {}
    if message.get("type") not in _WRITTEN or author.get("bot") or message.get("webhook_id"):
        return False
    if message.get("guild_id") is None:  # a direct message
        return True
    return any(each.get("id") == me for each in message.get("mentions") or ())


def guard(client: discord.Client) -> None:
    """Have the client make messages of those alone that concern it, and nothing of what follows.

    Edits and deletions of messages concern it never.
    """
    state: Any = getattr(client, "_connection", None)
    parsers: dict[str, Callable[[Any], None]] = getattr(state, "parsers", {})
    if any(event not in parsers for event in (_CREATE, *_UNNEEDED)):
        _log.warning("discord.py keeps its parsers elsewhere: every message is made into one")
        return
    build = parsers[_CREATE]

    def create(message: Mapping[str, Any]) -> None:
        if concerns(message, str(client.user.id) if client.user else ""):
            build(message)

    parsers[_CREATE] = create
    for event in _UNNEEDED:
        parsers[event] = _nothing


def _nothing(_: Mapping[str, Any]) -> None:
    """Make nothing of it."""
