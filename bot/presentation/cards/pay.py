"""Pay figures in words: each with its level, country, statistic, date and source."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import groupby

from bot.domain.figure import Evidence, Level, PartialDate, Range, Salary, Statistic
from bot.domain.profession import Profession
from bot.presentation.cards.page import Line
from bot.presentation.markup import inert
from bot.presentation.text import Words

OLD = 24
"""Months after which a figure says its age in words."""


def chosen(profession: Profession, country: str, level: Level | None) -> tuple[Salary, ...]:
    """Return the pay figures for that country and level; empty and None mean any."""
    return tuple(
        salary
        for salary in profession.pay.salaries
        if (not country or salary.country == country) and (level is None or salary.level == level)
    )


def summaries(salaries: Iterable[Salary], words: Words, today: date) -> tuple[Line, ...]:
    """Return one line a group of comparable figures, junior to senior, newest first."""
    return tuple(
        Line(
            words(
                "pay-summary",
                amounts=" · ".join(_amount_of_level(salary, words) for salary in group),
                period=words(f"pay-period-{group[0].period}"),
                evidence=_group_evidence(group, words, today),
            ),
            (group[0].source,),
        )
        for group in _groups(salary for salary in salaries if salary.level is not None)
    )


def details(salaries: Iterable[Salary], words: Words, today: date) -> tuple[tuple[Line, ...], ...]:
    """Return a group of lines for each source, country and date: one line a figure, then notes."""
    return tuple(
        (
            *(_detail(salary, words, today) for salary in group),
            *(Line(words("note", text=inert(note))) for note in _notes(group)),
        )
        for group in _groups(salaries)
    )


def evidence(item: Evidence, words: Words, today: date) -> str:
    """Return country, statistic and date of a figure; an old one says its year in words."""
    return " · ".join(
        (
            words.country(item.country),
            words(f"statistic-{item.statistic}"),
            dated(item.date, words, today),
        )
    )


def dated(when: PartialDate, words: Words, today: date) -> str:
    if when.months_before(today) > OLD:
        return words("figure-old", year=str(when.year))
    return words.date(when)


def is_ranked_by_pay(salaries: Iterable[Salary]) -> bool:
    """Say whether junior and senior here mean percentiles, which a reader must be told."""
    return any(
        salary.level is not None and salary.statistic in (Statistic.P25, Statistic.P75)
        for salary in salaries
    )


def _groups(salaries: Iterable[Salary]) -> list[tuple[Salary, ...]]:
    def group(salary: Salary) -> tuple[str, ...]:
        return (str(salary.date), salary.source, salary.country, salary.currency, salary.period)

    ordered = sorted(salaries, key=_lowest)
    ordered.sort(key=group, reverse=True)
    return [tuple(same) for _, same in groupby(ordered, key=group)]


def _lowest(salary: Salary) -> float:
    return salary.amount.low if isinstance(salary.amount, Range) else salary.amount


def _amount(salary: Salary, words: Words) -> str:
    if isinstance(salary.amount, Range):
        return words(
            "pay-range",
            low=words.money(salary.amount.low, salary.currency),
            high=words.money(salary.amount.high, salary.currency),
        )
    return words.money(salary.amount, salary.currency)


def _amount_of_level(salary: Salary, words: Words) -> str:
    return words("pay-level", level=words(f"level-{salary.level}"), amount=_amount(salary, words))


def _group_evidence(group: tuple[Salary, ...], words: Words, today: date) -> str:
    statistics = dict.fromkeys(words(f"statistic-{salary.statistic}") for salary in group)
    first = group[0]
    return " · ".join(
        (
            words.country(first.country),
            words.list(statistics),
            dated(first.date, words, today),
        )
    )


def _notes(group: Iterable[Salary]) -> Iterable[str]:
    return dict.fromkeys(salary.note for salary in group if salary.note)


def _detail(salary: Salary, words: Words, today: date) -> Line:
    parts = [evidence(salary, words, today)]
    if salary.sample is not None:
        parts.append(words("pay-sample", sample=salary.sample))
    values = {
        "amount": _amount(salary, words),
        "period": words(f"pay-period-{salary.period}"),
        "evidence": " · ".join(parts),
    }
    if salary.level is None:
        text = words("pay-detail-rank", statistic=salary.statistic.value, **values)
    else:
        text = words("pay-detail", level=words(f"level-{salary.level}"), **values)
    return Line(text, (salary.source,))
