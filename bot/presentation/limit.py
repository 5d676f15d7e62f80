"""How many questions one person gets answered in a while."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import Enum, auto

MOST = 5
"""Answers that a person gets."""
SPAN = timedelta(seconds=30)
"""In this time, wherever they ask: by a command, a mention or a direct message."""

KNOWN = 4096
"""People; whoever has not asked for the longest is forgotten first."""


class Verdict(Enum):
    """What is done with a question."""

    ANSWER = auto()
    TELL = auto()
    """It is one too many, and the person has not been told yet."""
    IGNORE = auto()
    """They have been told."""


@dataclass(slots=True)
class _Asker:
    answered: list[datetime] = field(default_factory=list[datetime])
    """When, within the last SPAN."""
    is_told: bool = False


class Limit:
    """Counts what each person was answered lately. It is forgotten when the bot stops."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._askers: OrderedDict[int, _Asker] = OrderedDict()

    def of(self, person: int) -> Verdict:
        """Return what is done with the question that they ask now, and count it if answered.

        They are told once, until they are answered again.
        """
        now = self._now()
        asker = self._askers.setdefault(person, _Asker())
        self._askers.move_to_end(person)
        if len(self._askers) > KNOWN:
            self._askers.popitem(last=False)
        # A clock that was put back must not keep anybody waiting: those answers are forgotten.
        asker.answered = [at for at in asker.answered if timedelta() <= now - at < SPAN]
        if len(asker.answered) < MOST:
            asker.answered.append(now)
            asker.is_told = False
            return Verdict.ANSWER
        if asker.is_told:
            return Verdict.IGNORE
        asker.is_told = True
        return Verdict.TELL

    def __len__(self) -> int:
        """How many people are known at the moment."""
        return len(self._askers)
