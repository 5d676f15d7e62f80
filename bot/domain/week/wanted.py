"""Professions without a full profile that members would like to read about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

MOST = 5
"""So many one member may want at a time in a server."""

KEPT = timedelta(days=90)
"""So long it is known who wants something; after that, only that somebody does."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """How many want a profession's profile."""

    slug: str
    members: int
    servers: int = 1
    """In how many they are; who is in several counts in each."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What came of a member's wish for a profile."""

    slug: str
    members: int
    """How many of the server want it by now."""
    is_new: bool
    """Whether the member did not want it before: each counts once."""
    is_news: bool
    """Whether staff have never been told of it."""
