"""What is counted while the bot works; whoever counts is handed it, whoever wants to know reads it.

Counting is an addition. Nothing that names a member, a server or a text is ever a key.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from time import monotonic
from typing import NamedTuple

BOUNDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
"""Seconds, in which lengths are sorted; 2.5 is just below what Discord waits for an answer."""


@dataclass(slots=True)
class Lengths:
    """How long something took, each time."""

    counts: list[int] = field(default_factory=lambda: [0] * (len(BOUNDS) + 1))
    """How often it took up to each of BOUNDS and longer than the one before; the last one, more."""
    total: float = 0.0

    def add(self, seconds: float) -> None:
        self.counts[bisect_left(BOUNDS, seconds)] += 1
        self.total += seconds


class Answered(NamedTuple):
    """What was answered, and how that ended, as the log has it; both are names of the code's."""

    what: str
    outcome: str


class Tried(NamedTuple):
    """What became of an effect of a slot, as the log has it, and why it failed, if it did."""

    effect: str
    outcome: str
    reason: str


@dataclass(slots=True)
class Metrics:
    """All that one bot has counted since its start."""

    answers: defaultdict[Answered, Lengths] = field(default_factory=lambda: defaultdict(Lengths))
    errors: int = 0
    """Errors that nobody foresaw; each is in the log, with its reference."""
    beats: Lengths = field(default_factory=Lengths)
    """Those that did not fail."""
    beat_failures: int = 0
    visit_failures: int = 0
    beat_at: float | None = None
    """When the last one ended that did not fail, by `time.monotonic`."""
    effects: Counter[Tried] = field(default_factory=Counter[Tried])
    votes: int = 0
    pictures: Counter[str] = field(default_factory=Counter[str])
    flushes: Lengths = field(default_factory=Lengths)
    """How long commits took: until what was written is on the disk."""
    refusals: int = 0
    """Transactions that were begun again, as another process was in their way."""

    def refused(self) -> None:
        """A transaction is begun again."""
        self.refusals += 1

    def beat(self, seconds: float) -> None:
        """A beat ended now, after so long."""
        self.beats.add(seconds)
        self.beat_at = monotonic()
