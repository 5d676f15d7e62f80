"""Pay figures in words: each with its level, country, statistic, date and source."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import groupby

from bot.cards.markup import inert
from bot.cards.page import Line
from bot.cards.reader import Reader
from bot.cards.words import Words
from bot.domain.catalogue.comparison import OLD, Timeline
from bot.domain.catalogue.figure import Evidence, Level, PartialDate, Range, Salary, Statistic
from bot.domain.catalogue.profession import Profession


def chosen(profession: Profession, level: Level | None) -> tuple[Salary, ...]:
    """Return the pay figures for that level; None means any."""
    return tuple(each for each in profession.pay.salaries if level in (None, each.level))


def elsewhere(profession: Profession, reader: Reader) -> str:
    """Return whose pay is shown where none is known for the reader's country; else ""."""
    shown = dict.fromkeys(each.country for each in profession.pay.salaries)
    if not shown or reader.country in shown:
        return ""
    return reader.words(
        "pay-elsewhere",
        country=reader.words.country(reader.country),
        shown=reader.words.list(map(reader.words.country, shown)),
    )


def details(
    salaries: Sequence[Salary],
    reader: Reader,
    wider_group: Callable[[Salary], str] = lambda _: "",
) -> tuple[tuple[Line, ...], ...]:
    """Return a group of lines for each source, country and date: one line a figure, then notes.

    `wider_group` tells whose a figure is, if that counts others too.
    """
    time = Timeline(salaries)
    return tuple(
        (
            *(_detail(salary, reader, _time(time, group), wider_group(salary)) for salary in group),
            *(Line(reader.words("note", text=inert(note))) for note in _notes(group)),
        )
        for group in _groups(salaries)
    )


def evidence(item: Evidence, reader: Reader) -> str:
    """Return country, statistic and date of a figure; an old one says its year in words."""
    return " · ".join(
        (
            reader.words.country(item.country),
            reader.words(f"statistic-{item.statistic}"),
            dated(item.date, reader),
        )
    )


def dated(when: PartialDate, reader: Reader) -> str:
    if when.months_before(reader.today) > OLD:
        return reader.words("figure-old", year=str(when.year))
    return reader.words.date(when)


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


def _notes(group: Iterable[Salary]) -> Iterable[str]:
    return dict.fromkeys(salary.note for salary in group if salary.note)


def _detail(salary: Salary, reader: Reader, time: str, wider_group: str) -> Line:
    parts = [evidence(salary, reader)]
    if salary.sample is not None:
        parts.append(reader.words("pay-sample", sample=salary.sample))
    if wider_group:
        parts.append(reader.words("browse-group-wide", group=inert(wider_group)))
    values = {
        "time": time,
        "amount": amount(salary, reader.words),
        "period": reader.words(f"pay-period-{salary.period}"),
        "evidence": " · ".join(parts),
    }
    if salary.level is None:
        text = reader.words("pay-detail-rank", statistic=salary.statistic.value, **values)
    else:
        text = reader.words("pay-detail", level=reader.words(f"level-{salary.level}"), **values)
    return Line(text, (salary.source,))
