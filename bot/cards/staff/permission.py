"""What the bot must be allowed to do, feature by feature, and how Discord's settings call it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

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
NEEDED: dict[Feature, tuple[str, ...]] = {
    Feature.POST: _REQUIRED,
    # Neither of the two is inherited from Send Messages.
    Feature.THREAD: ("create_public_threads", "send_messages_in_threads"),
    # Split off from Manage Messages; bots that had that one do not have this one.
    Feature.PIN: ("pin_messages",),
    Feature.FORUM_PIN: ("manage_threads",),
    Feature.PING: ("mention_everyone",),
    Feature.LOG: ("view_channel", "send_messages"),
}
"""The permissions for each feature, by their names in Discord's API."""


@dataclass(frozen=True, slots=True)
class Need:
    """One feature in one channel, and what Discord says of each of its permissions."""

    feature: Feature
    channel: int
    held: tuple[str, ...]
    missing: tuple[str, ...]
    is_granted: frozenset[str] = frozenset()
    """Of those missing: what the bot's roles grant in the server, and this channel takes away."""


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


_NAMED = frozenset(name for names in NEEDED.values() for name in names)
