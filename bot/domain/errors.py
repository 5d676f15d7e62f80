"""What can go wrong, in the words of the domain.

JobError                    everything that a person is told in one sentence
├── UnknownProfession       no profession answers to that text
├── UnknownRanking          no ranking answers to that text
├── NoSuchFigure            the profession has no pay figure for that country or level
├── UnknownZone             no time zone is called that
└── OutOfRange              an option of a series or ballot is set too low or too high
"""

from __future__ import annotations

from datetime import timedelta

from bot.domain.profession import Profession
from bot.domain.ranking import Ranking

Amount = int | timedelta


class JobError(Exception):
    """A situation that the person who asked can do something about."""


class UnknownProfession(JobError):
    """Nothing is called `query`; `near` holds the likeliest meanings, best first."""

    def __init__(self, query: str, near: tuple[Profession, ...] = ()) -> None:
        super().__init__(f"no profession is called {query!r}")
        self.query = query
        self.near = near


class UnknownRanking(JobError):
    """No ranking is called `query`; `rankings` holds all there are."""

    def __init__(self, query: str, rankings: tuple[Ranking, ...]) -> None:
        super().__init__(f"no ranking is called {query!r}")
        self.query = query
        self.rankings = rankings


class NoSuchFigure(JobError):
    """The profession has pay figures, none of them for what was asked."""

    def __init__(self, profession: Profession) -> None:
        super().__init__(f"{profession.slug} has no such pay figure")
        self.profession = profession


class UnknownZone(JobError):
    """The tz database has no zone called `zone`."""

    def __init__(self, zone: str) -> None:
        super().__init__(f"no time zone is called {zone!r}; one is called 'Europe/Paris'")
        self.zone = zone


class OutOfRange(JobError):
    """`option` must be from `lowest` to `highest`, both included."""

    def __init__(self, option: str, value: Amount, lowest: Amount, highest: Amount) -> None:
        super().__init__(f"{option} is {value}; it must be from {lowest} to {highest}")
        self.option = option
        self.value = value
        self.lowest = lowest
        self.highest = highest


class OperatorError(Exception):
    """Why the program cannot do its work, in words for whoever runs it, the cure included."""
