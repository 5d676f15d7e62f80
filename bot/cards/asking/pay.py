"""Pay figures in words: each with its level, country, statistic, date and source."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby

from bot.cards.markup import inert
from bot.cards.page import Line
from bot.cards.words import Words
from bot.domain.catalogue.comparison import OLD, Timeline
from bot.domain.catalogue.figure import Evidence, Level, PartialDate, Range, Salary, Statistic
from bot.domain.catalogue.profession import Profession


def chosen(profession: Profession, country: str, level: Level | None) -> tuple[Salary, ...]:
    """Return the pay figures for that country and level; empty and None mean any."""
    return tuple(
        salary
        for salary in profession.pay.salaries
        if (not country or salary.country == country) and (level is None or salary.level == level)
    )


def summaries(
    salaries: Sequence[Salary], words: Words, today: date, *, then: bool = True
) -> tuple[Line, ...]:
    """Return one line a group of comparable figures, junior to senior, newest first.

    Figures of then, which have newer ones beside them, are marked so, or left out.
    """
    time = Timeline(salaries)
    groups = _groups(salary for salary in salaries if salary.level is not None)
    return tuple(
        _summary(group, words, today, _time(time, group))
        for group in groups
        if then or not time.is_then(group[0])
    )


def details(salaries: Sequence[Salary], words: Words, today: date) -> tuple[tuple[Line, ...], ...]:
    """Return a group of lines for each source, country and date: one line a figure, then notes."""
    time = Timeline(salaries)
    return tuple(
        (
            *(_detail(salary, words, today, _time(time, group)) for salary in group),
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


def named(salary: Salary, words: Words) -> str:
    """Return whom a pay figure is about: a level, or else a place among all."""
    return words(f"level-{salary.level}" if salary.level else f"statistic-{salary.statistic}")


def is_ranked_by_pay(salaries: Iterable[Salary]) -> bool:
    """Say whether junior and senior here mean percentiles, which a reader must be told."""
    return any(
        salary.level is not None and salary.statistic in (Statistic.P25, Statistic.P75)
        for salary in salaries
    )


def _groups(salaries: Iterable[Salary]) -> list[tuple[Salary, ...]]:
    def group(salary: Salary) -> tuple[str, ...]:
        return (str(salary.date), salary.source, salary.country, salary.currency, salary.period)

    ordered = sorted(salaries, key=lowest)
    ordered.sort(key=group, reverse=True)
    return [tuple(same) for _, same in groupby(ordered, key=group)]


def _time(time: Timeline, group: Sequence[Salary]) -> str:
    return "then" if time.is_then(group[0]) else "now"


def lowest(salary: Salary) -> float:
    """Return the amount, or the lower end of a range: to sort by."""
    return salary.amount.low if isinstance(salary.amount, Range) else salary.amount


def amount(salary: Salary, words: Words) -> str:
    """Return the money, without its period."""
    if isinstance(salary.amount, Range):
        return words(
            "pay-range",
            low=words.money(salary.amount.low, salary.currency),
            high=words.money(salary.amount.high, salary.currency),
        )
    return words.money(salary.amount, salary.currency)


def amount_of_level(salary: Salary, words: Words) -> str:
    """Return the level and the money."""
    return words("pay-level", level=words(f"level-{salary.level}"), amount=amount(salary, words))


def _summary(group: Sequence[Salary], words: Words, today: date, time: str) -> Line:
    first = group[0]
    text = words(
        "pay-summary",
        time=time,
        amounts=" · ".join(amount_of_level(salary, words) for salary in group),
        period=words(f"pay-period-{first.period}"),
        country=words.country(first.country),
        statistics=words.list(
            dict.fromkeys(words(f"statistic-{salary.statistic}") for salary in group)
        ),
        date=dated(first.date, words, today),
        year=str(first.date.year),
    )
    return Line(text, (first.source,))


def _notes(group: Iterable[Salary]) -> Iterable[str]:
    return dict.fromkeys(salary.note for salary in group if salary.note)


def _detail(salary: Salary, words: Words, today: date, time: str) -> Line:
    parts = [evidence(salary, words, today)]
    if salary.sample is not None:
        parts.append(words("pay-sample", sample=salary.sample))
    values = {
        "time": time,
        "amount": amount(salary, words),
        "period": words(f"pay-period-{salary.period}"),
        "evidence": " · ".join(parts),
    }
    if salary.level is None:
        text = words("pay-detail-rank", statistic=salary.statistic.value, **values)
    else:
        text = words("pay-detail", level=words(f"level-{salary.level}"), **values)
    return Line(text, (salary.source,))
