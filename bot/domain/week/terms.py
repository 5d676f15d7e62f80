"""What staff set of a series."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from bot.domain.week.series import Discussion
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
