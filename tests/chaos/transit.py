"""The way of a request to Discord and of its answer back, and what goes wrong on it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from random import Random

from bot.domain.week.edition import Cause, Reason
from tests.chaos.health import Illness


class Request(StrEnum):
    """What the bot asks of Discord."""

    POST = "post"
    FIND = "find"
    PING = "ping"
    THREAD = "thread"
    PIN = "pin"
    PUBLISH = "publish"
    REFRESH = "refresh"
    TELL = "tell"


class Form(StrEnum):
    """What becomes of a request."""

    REFUSED = "refused"
    DONE_LOST = "done-lost"
    """Done; an error instead of its answer, at once."""
    UNDONE_LOST = "undone-lost"
    """Never done, and the same error."""
    DONE_LATER = "done-later"
    """The error at once, the request carried out up to a minute later."""
    DONE_SILENT = "done-silent"
    """Done, and no answer, ever."""
    UNDONE_SILENT = "undone-silent"
    SLOW = "slow"
    """Done after up to a minute, and answered."""


UNANSWERED = tuple(form for form in Form if form is not Form.REFUSED)
LONGEST = 55.0
"""Seconds: so late may a request be carried out at most; less than any claim holds."""


@dataclass(frozen=True, slots=True)
class Journey:
    """How one request fares, in seconds since it was sent."""

    carried_out: float | None
    answered: float | None
    refusal: Cause | None = None
    """What the answer is, where it is none of Discord's own."""


@dataclass(slots=True)
class Trouble:
    """Some requests of a server go wrong: the next `left`, or all until an instant."""

    guild: int | None
    request: Request | None
    form: Form
    cause: Cause
    left: int = 0
    until: datetime | None = None
    illness: Illness | None = None
    """What the audit knows of it; it ends with the trouble."""

    def meets(self, guild: int, request: Request, now: datetime) -> bool:
        if self.guild not in (None, guild) or self.request not in (None, request):
            return False
        return self.left > 0 if self.until is None else now < self.until

    def is_over(self, now: datetime) -> bool:
        return self.left <= 0 if self.until is None else now >= self.until

    def end(self, now: datetime) -> None:
        """From now on it hinders nobody."""
        self.left, self.until = 0, now
        if self.illness is not None and self.illness.until is None:
            self.illness.until = now

    def journey(self, dice: Random) -> Journey:
        """Use it up by one request."""
        self.left -= 1
        out, back = dice.uniform(0.05, 0.4), dice.uniform(0.05, 0.4)
        lost = Cause(Reason.UNREACHABLE, "503")
        match self.form:
            case Form.REFUSED:
                return Journey(None, out + back, self.cause)
            case Form.DONE_LOST:
                return Journey(out, out + back, lost)
            case Form.UNDONE_LOST:
                return Journey(None, out + back, lost)
            case Form.DONE_LATER:
                return Journey(dice.uniform(2, LONGEST), out + back, lost)
            case Form.DONE_SILENT:
                return Journey(out, None)
            case Form.UNDONE_SILENT:
                return Journey(None, None)
            case Form.SLOW:
                later = dice.uniform(20, LONGEST)
                return Journey(later, later + back)


def smooth(dice: Random) -> Journey:
    """Return how a request fares when nothing is wrong."""
    out = dice.uniform(0.05, 0.4)
    return Journey(out, out + dice.uniform(0.05, 0.4))
