"""How a series stands, and what a change of staff's has made of it."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.week.coming import Coming
from bot.domain.week.edition import Edition
from bot.domain.week.notice import Notice
from bot.domain.week.series import Series
from bot.domain.week.slot import Slot
from bot.domain.week.weekly import Poll


@dataclass(frozen=True, slots=True)
class SeriesStatus:
    """How a series stands."""

    series: Series
    coming: tuple[Coming, ...]
    """The next four; none while paused without an end."""
    left_out: tuple[Slot, ...]
    """Those to come that staff skipped."""
    latest: Edition | None
    """The newest edition, whatever became of it, with its effects and their causes."""
    poll: Poll | None
    """The ballot that decides the next post, open or closed."""
    queue: tuple[str, ...]
    suggestions: int
    """How many wait for an answer."""
    wanted: int
    """How many professions members want that nobody has written about."""
    left: int
    """How many professions the season has not featured yet."""
    season: int
    notices: tuple[Notice, ...]
    """What was noticed in the last 24 hours, newest first."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """A slot that staff took out."""

    slot: Slot
    next_slot: Slot | None
    poll: Poll | None
    """The ballot that moved to the next slot."""


@dataclass(frozen=True, slots=True)
class Edited:
    """A change beside what was: shown before saving by `would_edit`, and after by `edit`."""

    before: Series
    after: Series
    coming_before: tuple[Slot, ...]
    coming: tuple[Slot, ...]
    """The next four dates; none while paused without an end."""
