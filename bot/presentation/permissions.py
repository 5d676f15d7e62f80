"""What the bot must be allowed to do, feature by feature, and what of it is missing."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

import discord

from bot.cards.words import Words

_DETAIL = re.compile(r"(?P<names>[a-z_]+(?:,[a-z_]+)*) (?P<channel>\d{1,20})", re.ASCII)


class Feature(StrEnum):
    """What permissions are for; without those of the post there is no series."""

    POST = "post"
    THREAD = "thread"
    PIN = "pin"
    FORUM_PIN = "forum-pin"
    PING = "ping"
    LOG = "log"


_REQUIRED = ("view_channel", "send_messages", "attach_files", "read_message_history")
_NEEDS: dict[Feature, tuple[str, ...]] = {
    Feature.POST: _REQUIRED,
    # Neither of the two is inherited from Send Messages.
    Feature.THREAD: ("create_public_threads", "send_messages_in_threads"),
    # Split off from Manage Messages; bots that had that one do not have this one.
    Feature.PIN: ("pin_messages",),
    Feature.FORUM_PIN: ("manage_threads",),
    Feature.PING: ("mention_everyone",),
    Feature.LOG: ("view_channel", "send_messages"),
}


@dataclass(frozen=True, slots=True)
class Need:
    """One feature in one channel, and what Discord says of each of its permissions."""

    feature: Feature
    channel: int
    held: tuple[str, ...]
    missing: tuple[str, ...]
    is_granted: frozenset[str] = frozenset()
    """Of those missing: what the bot's roles grant in the server, and this channel takes away."""


def need(feature: Feature, channel: int, place: discord.abc.GuildChannel | None) -> Need:
    """Look at the bot's permissions; a channel that the bot is not shown lacks them all.

    A forum is posted to with Send Messages, and its posts are threads.
    """
    names = _NEEDS[feature]
    if feature is Feature.POST and isinstance(place, discord.ForumChannel):
        names = (*names, "send_messages_in_threads")
    if place is None:
        return Need(feature, channel, (), names)
    here = place.permissions_for(place.guild.me)
    everywhere = place.guild.me.guild_permissions
    missing = tuple(name for name in names if not getattr(here, name))
    return Need(
        feature,
        channel,
        tuple(name for name in names if name not in missing),
        missing,
        frozenset(name for name in missing if getattr(everywhere, name)),
    )


def can_ping(role: discord.Role | None, place: discord.abc.GuildChannel | None) -> bool:
    """Whether a mention of the role in the channel reaches anybody."""
    if role is None or place is None:
        return False
    is_open = role.mentionable and not role.is_default()
    return is_open or place.permissions_for(place.guild.me).mention_everyone


def invitation(application: int, guild: discord.Guild, missing: Iterable[str]) -> str:
    """Return the link by which staff add the missing permissions, and no others.

    Inviting again *replaces* what the bot's own role grants (discord-api-docs, issue 2534): so the
    link names what that role grants already, too, or following it would take that away.
    """
    permissions = discord.Permissions(**dict.fromkeys(missing, True))
    if guild.self_role is not None:
        permissions |= guild.self_role.permissions
    return discord.utils.oauth_url(
        application, permissions=permissions, guild=guild, disable_guild_select=True
    )


def named(permissions: Iterable[str], words: Words) -> str:
    """Return permissions as Discord's own settings call them."""
    said = words.list(words(f"permission-{name.replace('_', '-')}") for name in permissions)
    return said.replace("@", "@\u200b")  # one of them speaks of @everyone


def detail(missing: Iterable[str], channel: int) -> str:
    """Write down which permissions are missing where, as the detail of a `Cause`."""
    return f"{','.join(missing)} {channel}"


def read_detail(text: str) -> tuple[tuple[str, ...], int] | None:
    """Read what `detail` wrote, none where somebody else wrote it."""
    match = _DETAIL.fullmatch(text)
    if match is None or any(name not in _NAMED for name in match["names"].split(",")):
        return None
    return tuple(match["names"].split(",")), int(match["channel"])


_NAMED = frozenset(name for names in _NEEDS.values() for name in names)
