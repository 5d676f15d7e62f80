"""What figures share that may be compared: nothing is ever converted, adjusted or merged."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.catalogue.figure import Figure, Level, PartialDate, Salary, Statistic
from bot.domain.catalogue.profession import Education

Fact = Figure | Salary | Education


@dataclass(frozen=True, slots=True)
class Basis:
    """Everything about a figure but its value, its sample and its notes."""

    kind: str
    """What is counted: only within a kind can figures be compared at all."""
    country: str
    date: PartialDate
    source: str
    statistic: Statistic | None = None
    span: str | None = None
    level: Level | None = None
    currency: str = ""
    period: str = ""

    @classmethod
    def of(cls, fact: Fact) -> Basis:
        where = (fact.country, fact.date, fact.source)
        match fact:
            case Figure():
                return cls(fact.measure.value, *where, fact.statistic, span=fact.span)
            case Salary():
                return cls(
                    "pay",
                    *where,
                    fact.statistic,
                    level=fact.level,
                    currency=fact.currency,
                    period=fact.period,
                )
            case Education():
                return cls("education", *where)
