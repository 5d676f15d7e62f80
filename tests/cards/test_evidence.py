"""Every figure that a card of the catalogue shows says where, what, when and who."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from bot.cards.asking import pay
from bot.cards.asking.address import Section
from bot.cards.sheet import Sheet
from bot.domain.catalogue.figure import Figure, Range, Salary
from tests.cards.reading import READER, parts
from tests.cards.test_cards import pages
from tests.english import WORDS
from tests.offenders import every
from tests.packaged import PACKAGED

MARKS = re.compile("\u00a0([⁰-⁹¹²³]+(?:\u202f[⁰-⁹¹²³]+)*)$")
NOTE = re.compile("([⁰-⁹¹²³]+)\u00a0.*?\\(<(.*?)>\\)")

FIGURES = (Section.SALARY, Section.OUTLOOK)


class Item(NamedTuple):
    """A bullet with what stands below it, and the addresses that its marks lead to."""

    text: str
    addresses: tuple[str, ...]


def items(sheet: Sheet) -> Iterator[Item]:
    """Yield the items of a page; fails for a mark without a footnote."""
    texts = [each["content"] for each in parts(sheet) if each["type"] == 10]
    notes = dict(NOTE.findall(texts[-1]))
    for text in texts:
        for item in re.findall(r"(?m)^- .*(?:\n-# .*)*", text):
            lines = item.split("\n")
            marks = [found[1] for line in lines if (found := MARKS.search(line))]
            numbers = [number for mark in marks for number in mark.split("\u202f")]
            yield Item(item, tuple(notes[number] for number in numbers))


@cache
def shown(slug: str) -> list[Item]:
    return [
        item
        for section in FIGURES
        for page in pages(PACKAGED, slug, section)
        for item in items(page)
    ]


@every(PACKAGED.profiles, str)
def test_no_number_stands_without_a_source(slug: str) -> None:
    found = shown(slug)
    assert found
    assert [item.text for item in found if re.search(r"\d", item.text) and not item.addresses] == []


@every(PACKAGED.profiles, str)
def test_no_number_of_an_overview_stands_without_who_says_it(slug: str) -> None:
    ((_, rest),) = (page.texts for page in pages(PACKAGED, slug, Section.OVERVIEW))
    *lines, sources = rest.split("\n")
    marked = [MARKS.search(line) for line in lines if line.startswith("**")]
    assert len(marked) == 2, "pay, and growth with ranks"
    for found in marked:
        assert found, "a line without a mark"
        for mark in found[1].split("\u202f"):
            assert re.search(rf"{mark}(?:\u202f[⁰-⁹¹²³]+)*\u00a0\w", sources)


@every(PACKAGED.profiles, str)
def test_every_figure_is_shown_with_its_country_statistic_date_and_source(slug: str) -> None:
    job, found = PACKAGED.find(slug), shown(slug)
    for figure in (*job.outlook.figures, *job.pay.salaries):
        said = (
            *values(figure),
            WORDS.country(figure.country),
            WORDS(f"statistic-{figure.statistic}"),
            pay.dated(figure.date, READER),
        )
        address = PACKAGED.sources[figure.source].url
        assert [
            item
            for item in found
            if all(part in item.text for part in said) and address in item.addresses
        ], said


def values(figure: Figure | Salary) -> tuple[str, ...]:
    """Return the figure's numbers as readers see them."""
    if isinstance(figure, Salary):
        amount = figure.amount
        ends = (amount.low, amount.high) if isinstance(amount, Range) else (amount,)
        return tuple(WORDS.money(end, figure.currency) for end in ends)
    others = [] if figure.all_occupations is None else [figure.all_occupations]
    return tuple(WORDS.number(abs(value)) for value in (figure.value, *others))
