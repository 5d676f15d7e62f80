"""What may stand side by side: figures that count the same thing in the same way, and no others.

Nothing is converted, adjusted or merged here; what cannot be compared is returned with the reason.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Generic, TypeVar

from bot.domain.catalogue.basis import Basis, Fact
from bot.domain.catalogue.country import HOME
from bot.domain.catalogue.figure import Figure, PartialDate, Salary
from bot.domain.catalogue.profession import CLASSIFICATIONS, Code, Profession

F = TypeVar("F", bound=Fact)
T = TypeVar("T", bound=Hashable)

OLD = 24
"""Months after which a figure is an older one."""


class Obstacle(StrEnum):
    """Why a figure stands alone; of several, the weightiest first."""

    MISSING = "missing"  # the others have no figure of that kind
    DOUBLED = "doubled"  # a profession has two that only their values tell apart
    COUNTRY = "country"
    CURRENCY = "currency"
    PERIOD = "period"
    SOURCE = "source"
    YEAR = "year"
    DATE = "date"  # of one year
    SPAN = "span"
    STATISTIC = "statistic"
    LEVEL = "level"


@dataclass(frozen=True, slots=True)
class Row(Generic[F]):
    """One figure of two or more professions, by the profession's number among those compared."""

    facts: Mapping[int, F]

    @property
    def any(self) -> F:
        """One of them: but for their values, notes and samples they are all the same."""
        return next(iter(self.facts.values()))


@dataclass(frozen=True, slots=True)
class Apart(Generic[F]):
    """A figure that stands alone."""

    side: int
    fact: F
    reasons: tuple[Obstacle, ...]


def differences(one: Basis, other: Basis) -> tuple[Obstacle, ...]:
    """Return in what two figures of a kind differ; in nothing if they can be compared."""
    found = [reason for reason, trait in _TRAITS.items() if trait(one) != trait(other)]
    return tuple(each for each in found if each is not Obstacle.DATE or Obstacle.YEAR not in found)


_TRAITS: Mapping[Obstacle, Callable[[Basis], object]] = MappingProxyType(
    {
        Obstacle.COUNTRY: lambda basis: basis.country,
        Obstacle.CURRENCY: lambda basis: basis.currency,
        Obstacle.PERIOD: lambda basis: basis.period,
        Obstacle.SOURCE: lambda basis: basis.source,
        Obstacle.YEAR: lambda basis: basis.date.year,
        Obstacle.DATE: lambda basis: basis.date,
        Obstacle.SPAN: lambda basis: basis.span,
        Obstacle.STATISTIC: lambda basis: basis.statistic,
        Obstacle.LEVEL: lambda basis: basis.level,
    }
)


def compared(sides: Sequence[Sequence[F]]) -> tuple[tuple[Row[F], ...], tuple[Apart[F], ...]]:
    """Return every figure of every side, once: beside its likes in a row, or apart.

    Rows and what is apart keep the order in which the sides give them.
    """
    bases = [[Basis.of(fact) for fact in facts] for facts in sides]
    counts = [Counter(mine) for mine in bases]
    rows: dict[Basis, dict[int, F]] = {}
    for side, facts in enumerate(sides):
        for fact, basis in zip(facts, bases[side], strict=True):
            if counts[side][basis] == 1:
                rows.setdefault(basis, {})[side] = fact
    apart: list[Apart[F]] = []
    for side, facts in enumerate(sides):
        others = [basis for number, each in enumerate(counts) if number != side for basis in each]
        for fact, basis in zip(facts, bases[side], strict=True):
            if counts[side][basis] > 1:
                apart.append(Apart(side, fact, (Obstacle.DOUBLED,)))
            elif len(rows[basis]) == 1:
                apart.append(Apart(side, fact, _reasons(basis, others)))
    return tuple(Row(row) for row in rows.values() if len(row) > 1), tuple(apart)


def _reasons(basis: Basis, others: Iterable[Basis]) -> tuple[Obstacle, ...]:
    """Return in what the likest of `others` differs."""
    found = {differences(basis, other) for other in others if other.kind == basis.kind}
    if () in found:
        return (Obstacle.DOUBLED,)
    return min(found, key=lambda each: (len(each), each), default=(Obstacle.MISSING,))


def shared(sides: Sequence[Iterable[T]]) -> tuple[tuple[tuple[int, ...], tuple[T, ...]], ...]:
    """Return what is whose, as (sides, things): what most have first, every thing once."""
    owners: dict[T, dict[int, None]] = {}
    for side, things in enumerate(sides):
        for thing in things:
            owners.setdefault(thing, {})[side] = None
    groups: dict[tuple[int, ...], list[T]] = {}
    for thing, who in owners.items():
        groups.setdefault(tuple(who), []).append(thing)
    ordered = sorted(groups, key=lambda who: (-len(who), who))
    return tuple((who, tuple(groups[who])) for who in ordered)


def counted_together(
    professions: Sequence[Profession], country: str = HOME
) -> tuple[tuple[Code, tuple[int, ...]], ...]:
    """Return the groups in which a country counts two or more of them as one, and which."""
    groups: dict[str, tuple[Code, list[int]]] = {}
    for side, profession in enumerate(professions):
        code = profession.group(CLASSIFICATIONS[country])
        if code is not None:
            groups.setdefault(code.code, (code, []))[1].append(side)
    return tuple((code, tuple(sides)) for code, sides in groups.values() if len(sides) > 1)


class Timeline:
    """Tells then from now among the figures of one profession.

    A figure is of then where a figure of the same kind, country, currency and period is more
    than OLD months newer. Without such a newer one it is the current figure, however old.
    """

    def __init__(self, facts: Iterable[Figure | Salary]) -> None:
        self._newest: dict[Hashable, PartialDate] = {}
        for fact in facts:
            line = _line(fact)
            self._newest[line] = max(self._newest.get(line, fact.date), fact.date, key=_last_month)

    def is_then(self, fact: Figure | Salary) -> bool:
        """Say whether it is of then; `fact` is one of those given at the start."""
        return fact.date.months_before(_last_month(self._newest[_line(fact)])) > OLD

    def ordered(self, figures: Sequence[Figure]) -> tuple[Figure, ...]:
        """Return them by their measures, in each the current ones first."""
        measures = list(dict.fromkeys(figure.measure for figure in figures))
        return tuple(
            sorted(figures, key=lambda each: (measures.index(each.measure), self.is_then(each)))
        )


def _line(fact: Figure | Salary) -> Hashable:
    basis = Basis.of(fact)
    return basis.kind, basis.country, basis.currency, basis.period


def _last_month(when: PartialDate) -> date:
    return date(when.year, when.month or 12, 1)
