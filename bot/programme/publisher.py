"""What the heartbeat needs of Discord, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from bot.domain.week.edition import Cause, Effect
from bot.domain.week.notice import Notice
from bot.domain.week.series import Series
from bot.domain.week.weekly import Spot, Weekly


@dataclass(frozen=True, slots=True)
class Sent:
    """What came of sending."""

    spot: Spot
    effects: Mapping[Effect, Cause | None] = field(default_factory=dict[Effect, "Cause | None"])
    """What the sending itself settled beside the post (the ping; a forum post is its own thread):
    None where it happened, else why not."""


class NotPublished(Exception):
    """A publisher could not do what it was asked; raised by it, and never for its own bugs.

    All reasons but one mean that Discord certainly did nothing: CHANNEL_GONE and MESSAGE_GONE,
    what it was about does not exist any more; PERMISSION_MISSING, the detail names permission and
    channel; REFUSED, nor will it when it is asked again like this; BUSY (429, temporarily
    disabled, nobody to connect to), it is worth asking again later. UNREACHABLE (5xx, 408, no
    answer to what had left, one that cannot be read) means that nobody knows: it is tried again,
    and looked for first. `bot.presentation.verdict` has the table.
    """

    def __init__(self, cause: Cause) -> None:
        super().__init__(f"{cause.reason}: {cause.detail}")
        self.cause = cause


class Publisher(Protocol):
    """What the heartbeat needs of Discord. It paces itself below Discord's limits.

    Every method may be called twice for the same thing, by another process as well. Each raises
    NotPublished for what Discord answered; anything else is a bug, logged, and counts as
    UNREACHABLE. A call that outlives its claim is cancelled (see `bot.programme.claim.LEASE`).
    """

    async def post(self, weekly: Weekly) -> Sent:
        """Send the message to `weekly.series.channel`, with nonce and mark; in a forum, open a
        post. A configured role is pinged with it where that is possible; `Sent.effects` tells.
        """
        ...

    async def find(self, weekly: Weekly, channel: int) -> Spot | None:
        """Look in the channel (in a forum: in its posts, archived ones included) for the bot's
        message with the edition's mark in a `custom_id`, from `unknown_since` or its slot on,
        whichever was first.
        """
        ...

    async def apply(self, effect: Effect, weekly: Weekly, spot: Spot) -> None:
        """Do THREAD, PIN, PUBLISH or REMIND; returns as well where it was done before, or where
        there is nothing to do (PUBLISH outside an announcement channel). With THREAD goes the seal
        of the vote, which is said in it; a forum's post is its own.
        """
        ...

    async def refresh(self, weekly: Weekly, spot: Spot) -> bool:
        """Edit the message to what `weekly` says now, without a ping; False: it was deleted."""
        ...

    async def tell(self, series: Series, notice: Notice) -> bool:
        """Tell staff in the log channel, else the community updates channel, else the system
        channel; False where none of them can be written to (then staff's next command tells).
        """
        ...
