"""What staff must be told: once per cause per day, with the cure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from hashlib import sha256

from bot.domain.week.edition import Cause

QUIET = timedelta(hours=24)
"""So long the same cause is not told again."""


class Topic(StrEnum):
    """What a notice is about; its subject and its cause say the rest."""

    BLOCKED = "blocked"  # a post could not be sent and is tried again
    MISSED = "missed"  # a slot passed without its post
    EFFECT_FAILED = "effect-failed"  # ping, thread, pin or publish; `subject` names which
    CATALOGUE_LOW = "catalogue-low"  # `subject` is how many the season has left: 4 or 1
    NEW_SEASON = "new-season"  # `subject` is its number
    WITHDRAWN = "withdrawn"  # `subject` is the candidate whose profile disappeared
    DELETED = "deleted"  # a moderator deleted the weekly message; `subject` is its slot's key
    BALLOT_STALE = "ballot-stale"  # the ballot's message can no longer be edited
    UNREADABLE = "unreadable"  # `subject` names the option, the detail is what stands there
    WRONG_CLOCK = "wrong-clock"  # what it had settled was taken back
    TROUBLE = "trouble"  # a visit failed again in the same way; `subject` is the reference


@dataclass(frozen=True, slots=True)
class Notice:
    """One thing to tell the staff of one server."""

    guild: int
    topic: Topic
    at: datetime
    subject: str = ""
    cause: Cause | None = None
    """Its detail makes no other notice: the same permission missing again is not told twice."""

    @property
    def key(self) -> str:
        """What is told once per day."""
        return f"{self.topic}:{self.subject}:{'' if self.cause is None else self.cause.reason}"


def nonce(series: int, notice: Notice) -> str:
    """Return what Discord recognises a second sending of the same notice by: 24 characters.

    No nonce of a post is like it (see `bot.domain.week.edition.nonce`), which has a hyphen.
    """
    what = f"{series} {notice.key} {notice.at.isoformat()}"
    return sha256(what.encode()).hexdigest()[:24]
