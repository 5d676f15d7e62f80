"""What happened in a run, in order: for a reader, and for the audit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from tests.chaos.plan import Value


class Outcome(StrEnum):
    """What came of an interaction at one process."""

    DONE = "done"
    REFUSED = "refused"
    """In one sentence, as a person's own affair."""
    FAILED = "failed"
    """The disk could not be used, as the plan has it."""
    AGAIN = "again"
    """It was done before: nobody is answered, as somebody was."""
    LOST = "lost"
    """The process ended before it had answered."""
    BROKEN = "broken"
    """An error that nobody foresaw."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What one process made of an interaction."""

    at: datetime
    process: str
    outcome: Outcome
    what: Any
    """What the verb returned, or raised."""


@dataclass(eq=False, slots=True)
class Deed:
    """What somebody did in a server: an interaction, which may reach several processes."""

    id: int
    at: datetime
    guild: int
    name: str
    values: Mapping[str, Value]
    answers: list[Answer] = field(default_factory=list[Answer])

    @property
    def done(self) -> list[Answer]:
        return [answer for answer in self.answers if answer.outcome is Outcome.DONE]

    @property
    def may_be_done(self) -> bool:
        """Whether it may have changed anything."""
        return any(a.outcome in (Outcome.DONE, Outcome.LOST) for a in self.answers)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the journal."""

    at: datetime
    who: str
    text: str


class Journal:
    """Keeps lines and deeds; counts what really happened of what was planned."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self.lines: list[Line] = []
        self.deeds: list[Deed] = []
        self.hits: Counter[str] = Counter()

    def say(self, who: str, text: str) -> None:
        self.lines.append(Line(self._now(), who, text))

    def hit(self, what: str) -> None:
        """Something that was planned has met something."""
        self.hits[what] += 1

    def of(self, guild: int, *names: str) -> Iterator[Deed]:
        """Yield what was done in a server, oldest first."""
        for deed in self.deeds:
            if deed.guild == guild and deed.name in names:
                yield deed

    def printed(self, guild: int | None = None) -> Iterator[str]:
        """Yield the lines as text, those of one server and of no server in particular."""
        for line in self.lines:
            if guild is None or str(guild) in line.who or not line.who.startswith("server"):
                yield f"{line.at:%Y-%m-%d %H:%M:%S.%f}"[:-3] + f"  {line.who:<14} {line.text}"
