"""A season as it went so far: what became of each week, and how many are to come."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Self

from bot.domain.week.edition import State

LONGEST = 78
"""Weeks that are told of one season: a year and a half."""


@dataclass(frozen=True, slots=True)
class Past:
    """What became of one slot."""

    key: date
    state: State
    profession: str | None
    season: int
    """Says something only where something was posted."""


@dataclass(frozen=True, slots=True)
class Year:
    """The weeks of a season from its first post on, the last LONGEST at most, the oldest first."""

    season: int
    weeks: tuple[Past, ...]
    featured: int
    """How many professions the season has featured."""
    left: int
    """How many it has not featured yet."""

    @classmethod
    def of(cls, season: int, past: Sequence[Past], featured: int, left: int) -> Self:
        """Return what of `past`, the oldest first, belongs to the season."""
        posts = (number for number, week in enumerate(past) if week.state.is_featured)
        first = next((number for number in posts if past[number].season == season), len(past))
        return cls(season, tuple(past[first:]), featured, left)
