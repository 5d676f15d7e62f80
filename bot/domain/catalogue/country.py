"""The country in which figures are shown: one at a time, nothing converted, nothing mixed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, TypeVar

from bot.domain.catalogue.figure import Figure, Measure, Salary
from bot.domain.catalogue.profession import Profession

F = TypeVar("F", Figure, Salary)

HOME: Final = "US"
"""Whose statistics know every job: shown where a country's own do not know one."""

WORLD: Final = "world"


def seen_in(profession: Profession, country: str) -> Profession:
    """Return the profession with the figures of one country.

    Where that has no pay, no outlook, or no growth, those of HOME stand there; where that has none
    either, whatever there is. Those for the whole world always stay.
    """
    pay = _of(profession.pay.salaries, country)
    figures = _of(profession.outlook.figures, country)
    if not any(figure.measure is Measure.GROWTH for figure in figures):
        growth = (each for each in profession.outlook.figures if each.measure is Measure.GROWTH)
        figures += _of(tuple(growth), HOME)
    if len(pay) == len(profession.pay.salaries) and len(figures) == len(profession.outlook.figures):
        return profession
    return profession.model_copy(
        update={
            "pay": profession.pay.model_copy(update={"salaries": pay}),
            "outlook": profession.outlook.model_copy(update={"figures": figures}),
        }
    )


def countries(professions: Iterable[Profession]) -> frozenset[str]:
    """Return the countries for which any of them has a pay figure."""
    found = {salary.country for each in professions for salary in each.pay.salaries}
    return frozenset(found - {WORLD})


def _of(facts: tuple[F, ...], country: str) -> tuple[F, ...]:
    for place in (country, HOME):
        if any(fact.country == place for fact in facts):
            return tuple(fact for fact in facts if fact.country in (place, WORLD))
    return facts
