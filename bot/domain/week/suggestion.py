"""What a member would like to see."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A member's proposal that waits for staff's answer, or, approved, for its ballot to close."""

    id: int
    slug: str
    member: int | None
    """Forgotten once staff have answered."""
    at: datetime
    is_approved: bool
    ballot: int | None = None
    """On which it stands."""
