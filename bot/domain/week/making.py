"""An edition in the making: who works on it, what chose it, and what its message shows."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Self

from bot.domain.week.ballot import Origin
from bot.domain.week.edition import Edition

LONGEST_LEASE = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Making:
    """An edition with what is known about its making."""

    edition: Edition
    origin: Origin | None = None
    ballot: int | None = None
    """That chose the profession."""
    season: int = 1
    begins_season: bool = False
    ends_season: bool = False
    number: int | None = None
    """Counts what was posted in the series, from 1 on; none before it was."""
    owner: str | None = None
    lease: datetime | None = None
    """Until when nobody but the owner may work on it; none once it was let go."""
    profile: str | None = None
    """The digest of the profession's profile as it was posted."""
    updated: datetime | None = None
    """When a change of the profile was noticed."""
    face: str | None = None
    """What the message shows."""
    shown: datetime | None = None
    """When it was sent, or edited last, or should have been."""
    stale: datetime | None = None
    """Since when it should say something else, and could not be edited; none while it could."""

    def is_taken(self, now: datetime) -> bool:
        """Whether somebody works on it. A claim longer than any was made by a wrong clock."""
        return self.lease is not None and now < self.lease <= now + LONGEST_LEASE

    def let_go(self, edition: Edition) -> Self:
        """Return what has become of the edition; nobody works on it any more."""
        return replace(self, edition=edition, lease=None)
