"""What can go wrong with questions about professions.

JobError
├── UnknownProfession       no profession answers to that text
│   └── SeveralProfessions  more than one does
├── UnknownRanking          no ranking answers to that text
├── UnknownCountry          there are no pay figures for it, or it is none
└── NoSuchFigure            the profession has no pay figure of that level
"""

from __future__ import annotations

from bot.domain.catalogue.profession import Profession
from bot.domain.catalogue.ranking import Ranking
from bot.domain.errors import JobError


class UnknownProfession(JobError):
    """Nothing is called `query`; `near` holds the likeliest meanings, best first."""

    def __init__(self, query: str, near: tuple[Profession, ...] = ()) -> None:
        super().__init__(f"no profession is called {query!r}")
        self.query = query
        self.near = near


class SeveralProfessions(UnknownProfession):
    """`query` is the name of several, which `near` holds: those that most people do first."""


class UnknownRanking(JobError):
    """No ranking is called `query`; `rankings` holds all there are."""

    def __init__(self, query: str, rankings: tuple[Ranking, ...]) -> None:
        super().__init__(f"no ranking is called {query!r}")
        self.query = query
        self.rankings = rankings


class UnknownCountry(JobError):
    """No pay figure is known for a country that is called `query`."""

    def __init__(self, query: str) -> None:
        super().__init__(f"no pay figure is known for {query!r}")
        self.query = query


class NoSuchFigure(JobError):
    """The profession has pay figures, none of them for what was asked."""

    def __init__(self, profession: Profession) -> None:
        super().__init__(f"{profession.slug} has no such pay figure")
        self.profession = profession
