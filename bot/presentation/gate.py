"""Stands before what discord.py makes of some events, as it has no public way to change that.

To hear its name, the bot is sent every message of every server, and discord.py makes a `Message`
of each: those that do not concern it are dropped. And a server that removes the bot while there is
no session is told of by nobody: discord.py keeps it for ever where there may be several shards.

What it keeps for these events is replaced here, and nowhere else; where that is not as in
discord.py 2.7, nothing is: all messages are built, and such a server is noticed at the next start.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from typing import Any

import discord

_log = logging.getLogger(__name__)

_READY = "READY"
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
    """Have the client make messages of those alone that concern it, and nothing of what follows:
    edits and deletions of messages concern it never. And have it forget the servers of a shard
    that its new session does not name.
    """
    state: Any = getattr(client, "_connection", None)
    parsers: dict[str, Callable[[Any], None]] = getattr(state, "parsers", {})
    forget: Callable[[discord.Guild], None] | None = getattr(state, "_remove_guild", None)
    if forget is None or any(event not in parsers for event in (_READY, _CREATE, *_UNNEEDED)):
        _log.warning("discord.py keeps its parsers elsewhere: every message is made into one")
        return
    begin, build = parsers[_READY], parsers[_CREATE]

    def ready(session: Mapping[str, Any]) -> None:
        shard, *_ = session["shard"]
        named = {int(guild["id"]) for guild in session["guilds"]}
        for guild in client.guilds:
            if guild.shard_id == shard and guild.id not in named:
                forget(guild)
        begin(session)

    def create(message: Mapping[str, Any]) -> None:
        if concerns(message, str(client.user.id) if client.user else ""):
            build(message)

    parsers[_READY] = ready
    parsers[_CREATE] = create
    for event in _UNNEEDED:
        parsers[event] = _nothing


def _nothing(_: Mapping[str, Any]) -> None:
    """Make nothing of it."""
