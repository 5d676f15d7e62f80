"""What is stored about a person, in all servers: shown, handed out, deleted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.clock import Clock
from bot.storage.database import Database


@dataclass(frozen=True, slots=True)
class StoredVote:
    """One choice in a ballot whose ids are not erased yet."""

    guild: int
    ballot: int
    slug: str
    at: datetime
    is_open: bool
    """Whether the ballot still takes votes."""
    erased_at: datetime | None
    """When the id will be gone by itself; none while the ballot is open."""


@dataclass(frozen=True, slots=True)
class StoredSuggestion:
    """A suggestion that waits for staff."""

    guild: int
    slug: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Stored:
    """Everything that carries the member's id."""

    votes: tuple[StoredVote, ...]
    suggestions: tuple[StoredSuggestion, ...]


@dataclass(frozen=True, slots=True)
class Deleted:
    """The receipt of a deletion."""

    withdrawn: int
    """Choices in open ballots, which no longer count."""
    erased: int
    """Choices in closed ballots, whose totals stay."""
    suggestions: int


class Members:
    """Answers for one person over all servers."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def stored(self, member: int) -> Stored:
        """Return everything that carries the id."""
        raise NotImplementedError

    async def export(self, member: int) -> dict[str, Any]:
        """Return the same, ready for `json.dumps`; instants in ISO 8601, ids as text."""
        raise NotImplementedError

    async def delete(self, member: int) -> Deleted:
        """Delete it all, now."""
        raise NotImplementedError
