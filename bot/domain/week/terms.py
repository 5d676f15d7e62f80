"""What staff set of a series."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from datetime import timedelta
from typing import Self

from bot.domain.week.series import Discussion, Series
from bot.domain.week.slot import Schedule


@dataclass(frozen=True, slots=True)
class Terms:
    """What `/series setup` and `/series edit` set; `Diary.terms` gives the present ones.

    Change them with `dataclasses.replace`.
    """

    channel: int
    schedule: Schedule
    language: str = "en-US"
    role: int | None = None
    discussion: Discussion = Discussion.THREAD
    pin: bool = False
    """Whether each post is pinned."""
    catch_up: timedelta = timedelta(hours=24)
    publish: bool = False
    """Whether a post in an announcement channel goes to the servers that follow it."""
    intro: str = ""
    """The server's own line above each post."""
    reminder: bool = False
    """Whether the thread is reminded a day before its vote closes."""
    country: str | None = None
    """In which country the server reads; without one, each reader in their own."""

    @classmethod
    def of(cls, series: Series) -> Self:
        """Return the present ones."""
        return cls(**{option.name: getattr(series, option.name) for option in fields(cls)})

    def applied(self, series: Series) -> Series:
        """Return the series as they want it, with all that they do not name."""
        return replace(series, **{each.name: getattr(self, each.name) for each in fields(self)})
