"""What members are told of a ballot: of a click, of their own votes, and whether it was right."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Self

from bot.domain.week.ballot import Ballot, settle
from bot.domain.week.draw import Check, Step, Verification, commitment, verify
from bot.domain.week.vote import Receipt
from bot.domain.week.weekly import Poll


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

    @classmethod
    def of(cls, poll: Poll, key: date) -> Self:
        """Count and draw a closed ballot again; `key` is of the slot that it decided."""
        ballot, seed, result = poll.ballot, poll.seed, poll.result
        assert seed is not None
        again = settle(ballot, poll.tally, seed)
        if result is None or result.draw is None:
            step = Step(Check.COMMITMENT, seed, ballot.commitment, commitment(seed))
            verification = Verification((step,))
        else:
            left_open = [lot.slug for lot in again.draw.lots] if again and again.draw else []
            verification = verify(
                result.draw,
                committed=ballot.commitment,
                ballot=ballot.id,
                slugs=left_open or result.order,
            )
        return cls(poll, key, verification, again == result)

    @property
    def holds(self) -> bool:
        """Whether everything does."""
        return self.counts_hold and self.verification.holds
