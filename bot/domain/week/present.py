"""The week as it is at the moment."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.week.coming import Coming
from bot.domain.week.series import Series
from bot.domain.week.weekly import Poll, Weekly


@dataclass(frozen=True, slots=True)
class Present:
    """What was posted last in a server, and what comes next."""

    series: Series
    latest: Weekly | None
    """None before the first post."""
    coming: Coming | None
    """None while paused without an end."""

    @property
    def poll(self) -> Poll | None:
        """The ballot that decides the next post, open or closed; none where there is no vote."""
        return self.latest.poll if self.latest else None
