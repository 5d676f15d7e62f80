"""What comes before the ballot: staff's own order, and what members suggest."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from bot.clock import Clock
from bot.domain.catalogue import Catalogue
from bot.storage.database import Database


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A member's proposal that waits for staff's answer, or, approved, for its ballot."""

    id: int
    slug: str
    member: int | None
    """Forgotten once staff have answered."""
    at: datetime
    is_approved: bool


class Queue:
    """Keeps staff's order and members' suggestions.

    What is queued is posted without a vote, first come first, from the first slot on that no
    ballot was opened for. Approved suggestions stand on a ballot, the oldest first, one on each.
    Names are resolved by the catalogue: any text that it finds will do, else UnknownProfession.
    """

    def __init__(
        self, database: Database, catalogue: Callable[[], Catalogue], clock: Clock
    ) -> None:
        self._database = database
        self._catalogue = catalogue
        self._clock = clock

    async def list(self, guild: int) -> tuple[str, ...]:
        """Return the queued slugs in order. Raises NoSeries."""
        raise NotImplementedError

    async def add(self, guild: int, profession: str) -> tuple[str, ...]:
        """Queue it last; return the new order. Raises AlreadyQueued, NoSeries."""
        raise NotImplementedError

    async def remove(self, guild: int, profession: str) -> tuple[str, ...]:
        """Return the new order. Raises NotQueued, NoSeries."""
        raise NotImplementedError

    async def move(self, guild: int, profession: str, position: int) -> tuple[str, ...]:
        """Put it at `position`, from 1 on, the last at most. Raises NotQueued, NoSeries."""
        raise NotImplementedError

    async def suggestions(self, guild: int) -> tuple[Suggestion, ...]:
        """Return those that wait for an answer, oldest first, then the approved. NoSeries."""
        raise NotImplementedError

    async def suggest(self, guild: int, member: int, profession: str) -> Suggestion:
        """A member proposes one.

        Raises AlreadyFeatured (this season), AlreadyQueued (by staff or another member),
        OneSuggestionEach (the member's last one still waits), NoSeries.
        """
        raise NotImplementedError

    async def approve(self, guild: int, suggestion: int) -> Suggestion:
        """Let it stand on one of the next ballots. Raises NoSuchSuggestion, NoSeries."""
        raise NotImplementedError

    async def refuse(self, guild: int, suggestion: int) -> Suggestion:
        """Drop it. Raises NoSuchSuggestion, NoSeries."""
        raise NotImplementedError
