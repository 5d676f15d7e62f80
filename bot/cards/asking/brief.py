"""What stands for a profession where a line must do: its pay, its growth, and whose they are."""

from __future__ import annotations

from collections.abc import Iterable

from bot.cards.asking import outlook
from bot.cards.asking.pay import amount
from bot.cards.reader import Reader
from bot.cards.words import Words
from bot.domain.catalogue import browse, headline
from bot.domain.catalogue.figure import Evidence
from bot.domain.catalogue.profession import Profession


def pay(profession: Profession, words: Words) -> str:
    """Return what its people typically earn a year, as `$132,300`; "" where nothing is known."""
    salary = headline.pay(profession)
    return amount(salary, words) if salary else ""


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
