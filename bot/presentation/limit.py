"""How much is done in a while for a person, or for a server."""

from __future__ import annotations

from collections import OrderedDict, deque
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import Enum, auto

from bot.domain.errors import JobError


@dataclass(frozen=True, slots=True)
class Bound:
    """So many in so long a time, whichever time of that length one looks at."""

    most: int
    span: timedelta


QUESTIONS = Bound(5, timedelta(seconds=30))
"""What a person gets answered, wherever they ask: by a command, a mention or a direct message."""

KNOWN = 4096
"""People or servers; whoever has not asked for the longest is forgotten first."""


class TooQuick(JobError):
    """Somebody wants more at once than is done for them."""


class Verdict(Enum):
    """What is done with what somebody wants."""

    ANSWER = auto()
    TELL = auto()
    """It is one too many, and the person has not been told yet."""
    IGNORE = auto()
    """They have been told."""


@dataclass(slots=True)
class _Asker:
    answered: deque[datetime] = field(default_factory=deque[datetime])
    """When, within the last span."""
    is_told: bool = False


class Limit:
    """Counts what each was answered lately. It is forgotten when the bot stops."""

    def __init__(self, now: Callable[[], datetime], bound: Bound = QUESTIONS) -> None:
        self._now = now
        self._bound = bound
        self._askers: OrderedDict[int, _Asker] = OrderedDict()

    def of(self, asker: int) -> Verdict:
        """Return what is done with what they want now, and count it if answered.

        They are told once, until they are answered again.
        """
        now = self._now()
        known = self._askers.setdefault(asker, _Asker())
        self._askers.move_to_end(asker)
        if len(self._askers) > KNOWN:
            self._askers.popitem(last=False)
        answered = known.answered
        # A clock that was put back must not keep anybody waiting: those answers are forgotten.
        while answered and answered[-1] > now:
            answered.pop()
        while answered and now - answered[0] >= self._bound.span:
            answered.popleft()
        if len(answered) < self._bound.most:
            answered.append(now)
            known.is_told = False
            return Verdict.ANSWER
        if known.is_told:
            return Verdict.IGNORE
        known.is_told = True
        return Verdict.TELL

    def __len__(self) -> int:
        """How many are known at the moment."""
        return len(self._askers)
