"""Which of a profession's figures, duties and words stand for it where there is little room."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import product
from types import MappingProxyType

from bot.domain.catalogue import browse
from bot.domain.catalogue.basis import Basis
from bot.domain.catalogue.figure import Figure, Level, Range, Salary, Source, Statistic
from bot.domain.catalogue.profession import Profession
from bot.domain.catalogue.ranking import Rank, Ranking
from bot.domain.search import fold
from bot.domain.text import sentences

FOREMOST = 3
"""So many duties stand for it."""

CAUTION = 110
"""Characters that the first sentence of its caution may have."""

_TYPICAL = (Statistic.MEDIAN, Statistic.MEAN)
_PERIODS = ("year", "month", "hour")
_RUNGS = MappingProxyType(
    {
        Statistic.P10: None,
        Statistic.P25: Level.JUNIOR,
        Statistic.MEDIAN: Level.AVERAGE,
        Statistic.P75: Level.SENIOR,
        Statistic.P90: None,
        Statistic.LOW: None,
        Statistic.HIGH: None,
    }
)
"""Percentiles of all people together, and the level that the catalogue may call them by."""


@dataclass(frozen=True, slots=True)
class PayLadder:
    """What all people of a profession earn, by one source on one date, as it published it.

    There is always a median; every rung is a single amount.
    """

    rungs: Mapping[Statistic, Salary]

    @property
    def median(self) -> Salary:
        return self.rungs[Statistic.MEDIAN]

    @property
    def basis(self) -> Basis:
        """What ladders share that may stand on one scale."""
        return Basis.of(self.median)


def pay(profession: Profession) -> Salary | None:
    """Return what its people typically earn: the newest median, else the newest mean.

    A year, where that is published; else a month or an hour.
    """
    for period, statistic in product(_PERIODS, _TYPICAL):
        found = [
            salary
            for salary in browse.pay(profession)
            if salary.period == period and salary.statistic is statistic
        ]
        if found:
            return max(found, key=lambda salary: str(salary.date))
    return None


def growth(profession: Profession) -> Figure | None:
    """Return the newest change of its jobs."""
    return max(browse.growth(profession), key=lambda figure: str(figure.date), default=None)


def ladders(profession: Profession) -> tuple[PayLadder, ...]:
    """Return every ladder of it: those of a year before others, the newest first."""
    groups: dict[tuple[str, ...], dict[Statistic, Salary]] = {}
    for salary in profession.pay.salaries:
        is_rung = salary.statistic in _RUNGS and salary.level in (None, _RUNGS[salary.statistic])
        if is_rung and not isinstance(salary.amount, Range):
            key = (str(salary.date), salary.country, salary.source, salary.currency, salary.period)
            groups.setdefault(key, {}).setdefault(salary.statistic, salary)
    found = [PayLadder(rungs) for rungs in groups.values() if Statistic.MEDIAN in rungs]
    found.sort(key=lambda each: str(each.median.date), reverse=True)
    return tuple(sorted(found, key=lambda each: _PERIODS.index(each.median.period)))


def duties(profession: Profession) -> tuple[str, ...]:
    """Return the most telling ones."""
    return profession.duties[:FOREMOST]


def caution(profession: Profession) -> str:
    """Return what is to be known first; "" where that is nothing, or too long."""
    first, *_ = sentences(profession.caution or "")
    return first if len(first) <= CAUTION else ""


def best(
    profession: Profession,
    places: Iterable[tuple[Ranking, Rank]],
    sources: Mapping[str, Source],
) -> tuple[tuple[Ranking, Rank], ...]:
    """Return its best place: of equals one under its own name, then the one in the newest list.

    Where that list has no figure, the next that is as good and has one comes after it.
    """
    found = sorted(places, key=lambda each: str(sources[each[0].source].date), reverse=True)
    found.sort(key=lambda each: (each[1].rank, not is_named(profession, each[1])))
    equals = [each for each in found if each[1].rank == found[0][1].rank]
    counted = next((each for each in equals if each[1].figure is not None), None)
    return tuple(each for each in equals if each is equals[0] or each is counted)


def is_named(profession: Profession, place: Rank) -> bool:
    """Say whether a list says the profession's own name, in singular or plural."""
    names = {fold(name) for name in (profession.title, *profession.aliases)}
    title = fold(place.title)
    return title in names or title.removesuffix("s") in names
