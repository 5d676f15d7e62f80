"""Voting: clicks, what a member is told of them, and what anybody can check afterwards."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date, datetime

from bot.clock import Clock
from bot.domain.ballot import Ballot
from bot.domain.catalogue import Catalogue
from bot.domain.draw import Verification
from bot.domain.vote import Receipt, Voter
from bot.domain.weekly import Poll
from bot.storage.database import Database


@dataclass(frozen=True, slots=True)
class Voted:
    """The answer to a click, true on disk when it is returned."""

    receipt: Receipt
    ballot: Ballot
    closes: datetime | None
    """Until when the vote counts, or counted; none while the series is paused without an end."""
    late: Poll | None = None
    """For a click after the close: the ballot with its result, once it was counted."""


@dataclass(frozen=True, slots=True)
class Own:
    """What `/vote` shows a member."""

    poll: Poll
    choices: tuple[str, ...]
    """The member's own, in the ballot's order, standing candidates only."""
    withdrawn: tuple[str, ...]
    """Choices of the member whose profile disappeared: to be told."""


@dataclass(frozen=True, slots=True)
class Verified:
    """A past ballot, counted and drawn again from what was published."""

    poll: Poll
    key: date
    """Of the slot that the ballot decided."""
    verification: Verification
    """The commitment, and where a draw was needed each lot and the winner."""
    counts_hold: bool
    """Whether the published totals and rules give the published order again."""

    @property
    def holds(self) -> bool:
        """Whether everything does."""
        return self.counts_hold and self.verification.holds


class Ballots:
    """Takes votes. A vote counts if Discord's timestamp of the click is before the close.

    `ballot` is `poll.ballot.id`, which controls carry in their `custom_id`; NoSuchBallot where it
    is not one of the server's. `clicked` is `clicked_at(interaction.id)`.
    """

    def __init__(
        self, database: Database, catalogue: Callable[[], Catalogue], clock: Clock
    ) -> None:
        self._database = database
        self._catalogue = catalogue
        self._clock = clock

    async def vote(
        self,
        guild: int,
        ballot: int,
        member: int,
        chosen: Collection[str],
        *,
        clicked: datetime,
        voter: Voter,
    ) -> Voted:
        """Make `chosen` all that the member votes for. Raises NoSuchBallot."""
        raise NotImplementedError

    async def withdraw(self, guild: int, ballot: int, member: int, *, clicked: datetime) -> Voted:
        """Take the member's vote back. Raises NoSuchBallot."""
        raise NotImplementedError

    async def own(self, guild: int, member: int) -> Own:
        """Return the ballot of the next slot, open or closed, and the member's part in it.

        Raises NoSeries, NoSuchBallot.
        """
        raise NotImplementedError

    async def poll(self, guild: int, ballot: int) -> Poll:
        """Return any ballot of the server. Raises NoSuchBallot."""
        raise NotImplementedError

    async def verify(self, guild: int, day: str | None = None) -> Verified:
        """Check the ballot that decided a past slot, the latest closed one by default.

        `day` is the slot's key as in `2026-08-03`. Raises NoSeries, NoSuchBallot.
        """
        raise NotImplementedError
