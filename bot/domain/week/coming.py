"""What is known by now of one of the next dates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from bot.domain.week.ballot import Candidate
from bot.domain.week.slot import Slot
from bot.domain.week.weekly import Poll


@dataclass(frozen=True, slots=True)
class Coming:
    """One of the next dates, with what is known of it by now."""

    slot: Slot
    turn: timedelta
    """By how much the clocks were changed since the week before; zero in most weeks."""
    poll: Poll | None = None
    """The ballot that decides it, or has decided it."""
    decided: Candidate | None = None
    """Who it will be as things stand: a closed ballot's winner, staff's queue, the only one left.

    None where members vote on it, now or later.
    """
