"""A ballot in its series: how far it got, what it is for, and how it ended."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from bot.domain.week.ballot import Ballot, Result, Tally
from bot.domain.week.slot import Slot
from bot.domain.week.weekly import Poll


class Phase(StrEnum):
    """How far a ballot got."""

    OPEN = "open"
    CLOSED = "closed"
    VOID = "void"  # the message that carries it was never posted


@dataclass(frozen=True, slots=True)
class Election:
    """A ballot with what is known about it beside the domain's own."""

    ballot: Ballot
    series: int
    announced: date
    """The key of the edition whose message carries it."""
    slot: Slot | None
    seed: str
    season: int
    begins_season: bool
    state: Phase = Phase.OPEN
    revision: int = 0
    totals: Tally | None = None
    result: Result | None = None
    erase: datetime | None = None

    @property
    def id(self) -> int:
        return int(self.ballot.id)

    @property
    def is_open(self) -> bool:
        """Whether it still takes votes."""
        return self.state is Phase.OPEN

    def poll(self, tally: Tally) -> Poll:
        """Return it as members meet it; `tally` is the present one of an open ballot."""
        if self.state is not Phase.CLOSED:
            return Poll(self.ballot, self.slot, tally)
        return Poll(self.ballot, self.slot, self.totals or tally, self.seed, self.result, True)
