"""The heartbeat: asks the series what has come due, and hands it to a publisher."""

from __future__ import annotations

from typing import Protocol

from bot.clock import Clock
from bot.domain.edition import Cause, Edition, Effect
from bot.domain.notice import Notice
from bot.domain.series import Series
from bot.domain.weekly import Place, Weekly
from bot.series.press import Sent
from bot.series.programme import Programme


class NotPublished(Exception):
    """A publisher could not do what it was asked; raised by it, and never for its own bugs.

    Reasons: CHANNEL_GONE, PERMISSION_MISSING (the detail names permission and channel) and REFUSED
    mean that Discord certainly did nothing. UNREACHABLE (5xx, 429, no answer, a time-out) means
    that nobody knows: it is tried again, and looked for first.
    """

    def __init__(self, cause: Cause) -> None:
        super().__init__(f"{cause.reason}: {cause.detail}")
        self.cause = cause


class Publisher(Protocol):
    """What the scheduler needs of Discord. It paces itself below Discord's limits.

    Every method may be called twice for the same thing, by another process as well. Each raises
    NotPublished for what Discord answered; anything else is a bug, logged, and counts as
    UNREACHABLE. A call that outlives its claim is cancelled (see `bot.series.press.LEASE`).
    """

    async def post(self, weekly: Weekly) -> Sent:
        """Send the message to `weekly.series.channel`, with nonce and mark; in a forum, open a
        post. A configured role is pinged with it where that is possible.
        """
        ...

    async def find(self, weekly: Weekly, channel: int) -> Place | None:
        """Look among the bot's newest messages in the channel (in a forum: its newest posts,
        archived ones included) for the edition's mark in a `custom_id`.
        """
        ...

    async def apply(self, effect: Effect, weekly: Weekly, place: Place) -> None:
        """Do THREAD, PIN or PUBLISH; returns as well where it was done before.

        PING comes here only for an adopted message, of which nobody knows whether it pinged:
        it is pinged with it, so there is nothing to do.
        """
        ...

    async def refresh(self, weekly: Weekly, place: Place) -> bool:
        """Edit the message to what `weekly` says now, without a ping; False: it was deleted."""
        ...

    async def tell(self, series: Series, notice: Notice) -> bool:
        """Tell staff in the log channel, else the community updates channel, else the system
        channel; False where none of them can be written to (then staff's next command tells).
        """
        ...


class Scheduler:
    """Runs the week of every server; one guild's failure never touches another's."""

    def __init__(
        self, programme: Programme, publisher: Publisher, clock: Clock, *, at_once: int = 20
    ) -> None:
        """`at_once` is how many servers are worked on at the same time."""
        self._programme = programme
        self._publisher = publisher
        self._clock = clock
        self._at_once = at_once

    async def run(self) -> None:
        """Beat until cancelled; what is being recorded is finished first. Never returns."""
        raise NotImplementedError

    async def beat(self) -> None:
        """Do all that is due by now, in every server."""
        raise NotImplementedError

    async def visit(self, guild: int) -> None:
        """Do all that is due by now in one server; never raises for what Discord answers."""
        raise NotImplementedError

    async def post_now(self, guild: int, *, anyway: bool = False) -> Edition:
        """Post the next edition now, in its slot's stead, so that no second one follows.

        Its ballot closes at this moment. Returns the edition as it stands then: POSTED, or BLOCKED
        with the cause. Raises NoSeries; BeingPosted; TooEarly unless `anyway`, see there;
        NothingComing.
        """
        raise NotImplementedError
