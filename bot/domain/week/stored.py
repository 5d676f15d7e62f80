"""What is stored about a person, and what a deletion has taken away."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.domain.week.vote import StoredVote


@dataclass(frozen=True, slots=True)
class StoredSuggestion:
    """A suggestion that waits for staff."""

    guild: int
    slug: str
    at: datetime


@dataclass(frozen=True, slots=True)
class StoredWish:
    """A wish for a profile that nobody has written."""

    guild: int
    slug: str
    at: datetime
    erased_at: datetime
    """When the id is erased; the wish stays, and counts."""


@dataclass(frozen=True, slots=True)
class Stored:
    """Everything that carries the member's id."""

    votes: tuple[StoredVote, ...]
    suggestions: tuple[StoredSuggestion, ...]
    wanted: tuple[StoredWish, ...]

    @property
    def is_anything(self) -> bool:
        return bool(self.votes or self.suggestions or self.wanted)


@dataclass(frozen=True, slots=True)
class Deleted:
    """The receipt of a deletion."""

    withdrawn: int
    """Choices in open ballots, which no longer count."""
    erased: int
    """Choices in closed ballots, whose totals stay."""
    suggestions: int
    wanted: int
