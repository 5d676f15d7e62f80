"""What stands for a profession where a line must do: its pay, its growth, and whose they are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.cards.asking import outlook
from bot.cards.asking import pay as paying
from bot.cards.page import Line
from bot.cards.reader import Reader
from bot.cards.words import Words
from bot.domain.catalogue import browse, headline
from bot.domain.catalogue.figure import Evidence, Figure, Salary
from bot.domain.catalogue.profession import Profession


def pay(profession: Profession, words: Words) -> str:
    """Return what its people typically earn, as `$132,300`; "" where nothing is known.

    A year, where nothing else is said.
    """
    salary = headline.pay(profession)
    if salary is None:
        return ""
    amount = paying.amount(salary, words)
    if salary.period == "year":
        return amount
    return words("pay-of-period", amount=amount, period=words(f"pay-period-{salary.period}"))


def growth(profession: Profession, words: Words) -> str:
    """Return how its jobs change, as `+40.1%`; "" where nothing is known."""
    figure = headline.growth(profession)
    return outlook.quantity(figure.measure, figure.value, words) if figure else ""


def group(evidence: Iterable[Evidence], profession: Profession, reader: Reader) -> str:
    """Return the group that any of the figures is of where that is not the profession's own."""
    sources = reader.catalogue.sources
    codes = (browse.group_of(profession, each, sources[each.source]) for each in evidence)
    return next((code.title for code in codes if code), "")


def group_in_short(profession: Profession, reader: Reader) -> str:
    """Return the same for this pay and this growth, to be said where either stands."""
    numbers = (headline.pay(profession), headline.growth(profession))
    return group(filter(None, numbers), profession, reader)


def figures(profession: Profession, reader: Reader) -> Line:
    """Return pay and growth, and in the same breath whether they are another group's."""
    words = reader.words
    numbers = [*filter(None, (headline.pay(profession), headline.growth(profession)))]
    shown = " · ".join(filter(None, (pay(profession, words), growth(profession, words))))
    if group(numbers, profession, reader):
        shown = words("of-nearest-group", text=shown)
    return Line(shown, tuple(dict.fromkeys(number.source for number in numbers)))


def basis(numbers: Sequence[Figure | Salary], reader: Reader) -> Line:
    """Return what figures share that stand on one basis: where, when and how they were counted."""
    words, one = reader.words, numbers[0]
    evidence = paying.evidence(one, reader)
    if isinstance(one, Salary):
        period = words(f"pay-period-{one.period}")
        text = words("browse-basis-pay", period=period, evidence=evidence)
    else:
        every = {each.all_occupations for each in numbers if isinstance(each, Figure)}
        together = every.pop() if len(every) == 1 else None
        text = words(
            "browse-basis-growth",
            span=outlook.span(one),
            evidence=evidence,
            all="none" if together is None else outlook.quantity(one.measure, together, words),
        )
    return Line(text, (one.source,))
