"""Browsing: which professions are wanted, in which order, and whose figures may be compared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import Generic, TypeVar

from bot.domain.catalogue.basis import Basis
from bot.domain.catalogue.figure import (
    Evidence,
    Figure,
    Level,
    Measure,
    Range,
    Salary,
    Source,
    Statistic,
    Trust,
)
from bot.domain.catalogue.profession import Code, Profession
from bot.domain.search import fold

Number = Figure | Salary
T = TypeVar("T")

FULL = "full"
"""What a list is narrowed to that leaves out short profiles."""

_TYPICAL = (Statistic.MEDIAN, Statistic.MEAN, Statistic.STATED)


class Sort(StrEnum):
    """In which order professions are listed."""

    NAME = "name"
    GROWTH = "growth"
    PAY = "pay"
    FEATURED = "featured"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the list is narrowed to; an empty part means any.

    `field` and `skill` are keys of shelves, `text` words in any order; `full` is FULL where
    short profiles are left out.
    """

    field: str = ""
    skill: str = ""
    text: str = ""
    full: str = ""

    @property
    def parts(self) -> tuple[str, ...]:
        """The names of the parts that narrow."""
        return tuple(part for part in ("field", "skill", "text", "full") if getattr(self, part))

    def without(self, part: str) -> Wanted:
        return replace(self, **{part: ""})

    def only(self, part: str) -> Wanted:
        return Wanted(**{part: getattr(self, part)})


@dataclass(frozen=True, slots=True)
class Featured:
    """When a server last saw a profession, and where its message stands, unless it was deleted."""

    profession: str
    day: date
    guild: int
    channel: int | None = None
    message: int | None = None


class Standing(StrEnum):
    """Why a profession stands in its part of the list."""

    SORTED = "sorted"
    """By its name, its comparable figure, or the day on which it was featured."""
    INCOMPARABLE = "incomparable"
    """Its figures rest on another basis."""
    UNKNOWN = "unknown"
    """It has no figure at all."""
    UNSEEN = "unseen"
    """It was not featured here yet."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One profession in the list, with what it was sorted by."""

    profession: Profession
    standing: Standing = Standing.SORTED
    number: Number | None = None
    featured: Featured | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """Professions in order; `basis` is what all their figures share."""

    entries: tuple[Entry, ...]
    basis: Basis | None = None
    is_by_name: bool = False
    """Whether names alone order it, because that was asked for or nothing else could."""


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """One of `count` pages; every item stands on exactly one of them."""

    items: tuple[T, ...]
    number: int
    count: int


def page(items: Sequence[T], number: int, size: int) -> Page[T]:
    """Return that page, counted from 0; one that is no more is the last one."""
    count = max(1, -(-len(items) // size))
    number = min(max(number, 0), count - 1)
    return Page(tuple(items[number * size : (number + 1) * size]), number, count)


def by_name(profession: Profession) -> tuple[str, str]:
    """Return what professions are sorted by when nothing else tells them apart."""
    return _folded(profession.title), profession.slug


_folded = lru_cache(4096)(fold)


def listed(
    professions: Iterable[Profession],
    sort: Sort,
    sources: Mapping[str, Source],
    featured: Iterable[Featured] = (),
    numbers: Callable[[Profession, Sort], Mapping[Basis, Number]] | None = None,
    country: str = "",
) -> Listing:
    """Return the professions in the order asked for; each exactly once.

    Sorted by growth or pay, those come first whose figures share the basis that most of them
    have, of figures of `country` if there are any; all others after them, by name. Without any
    such figure, or without anything featured, the list is by name. `numbers` is a quicker way to
    the same as `on_bases`.
    """
    ordered = sorted(professions, key=by_name)
    match sort:
        case Sort.NAME:
            return Listing(tuple(map(Entry, ordered)), is_by_name=True)
        case Sort.FEATURED:
            return _by_feature(ordered, featured)
        case Sort.GROWTH | Sort.PAY:
            find = numbers or on_bases
            return _by_number(
                {profession.slug: find(profession, sort) for profession in ordered},
                ordered,
                sources,
                country,
            )


def on_bases(profession: Profession, sort: Sort) -> Mapping[Basis, Number]:
    """Return the figures that it can be sorted by, each under what it shares with comparable ones.

    Of two on one basis the first counts: profiles begin with what matters.
    """
    numbers = growth(profession) if sort is Sort.GROWTH else pay(profession)
    return {Basis.of(number): number for number in reversed(numbers)}


def growth(profession: Profession) -> tuple[Figure, ...]:
    """Return what is published about the change of its jobs."""
    figures = profession.outlook.figures
    return tuple(figure for figure in figures if figure.measure is Measure.GROWTH)


def pay(profession: Profession) -> tuple[Salary, ...]:
    """Return what its people typically earn: one number, for all of them together."""
    return tuple(
        salary
        for salary in profession.pay.salaries
        if salary.level in (None, Level.AVERAGE)
        and salary.statistic in _TYPICAL
        and not isinstance(salary.amount, Range)
    )


def amount(number: Number) -> float:
    """Return what figures of one basis are ordered by."""
    if isinstance(number, Figure):
        return number.value
    return number.amount.low if isinstance(number.amount, Range) else number.amount


def group_of(profession: Profession, evidence: Evidence, source: Source) -> Code | None:
    """Return the official group that a figure is about where it is not the profession's own.

    Statistics offices count groups; where the classification has none for the profession, its
    figures are those of the nearest. Other publishers count what people call themselves.
    """
    is_official = source.trust is Trust.OFFICIAL
    return profession.nearest_group(evidence.country) if is_official else None


def _by_number(
    found: Mapping[str, Mapping[Basis, Number]],
    ordered: Sequence[Profession],
    sources: Mapping[str, Source],
    country: str,
) -> Listing:
    basis = _commonest((each for bases in found.values() for each in bases), sources, country)
    if basis is None:
        entries = (Entry(profession, Standing.UNKNOWN) for profession in ordered)
        return Listing(tuple(entries), is_by_name=True)
    comparable = [
        Entry(profession, number=found[profession.slug][basis])
        for profession in ordered
        if basis in found[profession.slug]
    ]
    # Sorting is stable: equals stay by name.
    comparable.sort(key=lambda entry: -amount(entry.number) if entry.number else 0.0)
    others = [profession for profession in ordered if basis not in found[profession.slug]]
    return Listing(
        (
            *comparable,
            *(
                Entry(profession, Standing.INCOMPARABLE)
                for profession in others
                if found[profession.slug]
            ),
            *(
                Entry(profession, Standing.UNKNOWN)
                for profession in others
                if not found[profession.slug]
            ),
        ),
        basis,
    )


def _commonest(bases: Iterable[Basis], sources: Mapping[str, Source], country: str) -> Basis | None:
    """Return the basis of most figures, in that country if there are any there.

    Of equals an official, then a newer, a median's.
    """
    counts = Counter(bases)

    def rank(basis: Basis) -> tuple[bool, int, bool, str, bool, str, str]:
        return (
            basis.country == country,
            counts[basis],
            sources[basis.source].trust is Trust.OFFICIAL,
            str(basis.date),
            basis.statistic is Statistic.MEDIAN,
            # Whatever is left must not depend on the order in which files were read.
            basis.source,
            repr(basis),
        )

    return max(counts, key=rank, default=None)


def _by_feature(ordered: Sequence[Profession], featured: Iterable[Featured]) -> Listing:
    latest: dict[str, Featured] = {}
    for each in featured:
        known = latest.setdefault(each.profession, each)
        if each.day > known.day:
            latest[each.profession] = each
    seen = [
        Entry(profession, featured=latest[profession.slug])
        for profession in ordered
        if profession.slug in latest
    ]
    seen.sort(key=lambda entry: entry.featured.day if entry.featured else date.min, reverse=True)
    unseen = [
        Entry(profession, Standing.UNSEEN)
        for profession in ordered
        if profession.slug not in latest
    ]
    return Listing((*seen, *unseen), is_by_name=not seen)
