"""Tables of official figures: one for each publisher and edition, a row for each group.

A profession states none of them itself: it names its groups, and has the figures of their rows.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from bot.domain.catalogue.figure import (
    Country,
    Currency,
    Figure,
    Level,
    Measure,
    Model,
    PartialDate,
    Period,
    Salary,
    Span,
    Statistic,
)
from bot.domain.catalogue.profession import (
    Code,
    Education,
    Outlook,
    OutlookNotes,
    Pay,
    PayNotes,
    Profession,
    System,
)
from bot.domain.text import Phrase, Sentence, Slug

ALL: Final = "00-0000"
"""The code of the row for all occupations together, in every classification."""

PLACEHOLDER: Final = re.compile(r"\{([^{}]*)\}")
"""What stands in a note for a number: a code, or a column of the row that the note is about."""

COLUMNS: Final[Mapping[str, str]] = MappingProxyType(
    {"employment": "employees", "all-openings": "all_openings"}
)
"""The columns of measures and statistics that are not called as they are."""

_DIFFERENCE: Final = 0.1
"""The share of employees by which all jobs must differ to be told beside them."""

_LEVELS: Mapping[Statistic, Level] = MappingProxyType(
    {
        Statistic.P25: Level.JUNIOR,
        Statistic.MEDIAN: Level.AVERAGE,
        Statistic.P75: Level.SENIOR,
    }
)

_PAID = tuple(map(Statistic, ("p10", "p25", "median", "p75", "p90", "mean", "low", "high")))

_MEASURES = tuple(Measure)


class Kind(StrEnum):
    """What a table is about."""

    PAY = "pay"
    PROJECTIONS = "projections"


NUMBERS: Final[Mapping[Kind, Sequence[str]]] = MappingProxyType(
    {
        Kind.PAY: (*(str(each) for each in _PAID), "employees"),
        Kind.PROJECTIONS: (
            *("jobs", "growth", "openings", "change", "all_openings"),
            "self_employed",
        ),
    }
)
"""The columns that hold numbers: money in the table's currency, people, or percent."""

WORDS: Final[Mapping[Kind, Sequence[str]]] = MappingProxyType(
    {Kind.PAY: (), Kind.PROJECTIONS: ("education", "experience", "training")}
)
"""The columns that hold the publisher's words."""


class Head(Model):
    """What a table is, and what goes for all of its numbers."""

    id: Slug
    source: Slug
    country: Country
    system: System
    kind: Kind
    date: PartialDate
    counted: PartialDate | None = None
    """When the jobs were counted; without it, in the first year of the span."""
    span: Span | None = None
    currency: Currency | None = None
    period: Period | None = None
    about: Phrase | None = None
    note: Sentence | None = None
    notes: OutlookNotes = OutlookNotes()


@dataclass(frozen=True, slots=True)
class Row:
    """What a table says of one group; what is not published is not there."""

    code: str
    title: str
    numbers: Mapping[str, float]
    words: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Table:
    """One publisher's figures of one edition.

    Its maker guarantees that pay has a currency and a period, and projections have a span.
    """

    head: Head
    rows: Mapping[str, Row]

    def figures(self, code: str, notes: OutlookNotes | None = None) -> Iterator[Figure]:
        """Yield the figures of a group; `notes` go before those of the table."""
        head, row = self.head, self.rows.get(code)
        if row is None:
            return
        date, counted, span = head.date, head.counted, head.span
        if span is not None and counted is None:
            counted = PartialDate.parse(span[:4])
        for measure, statistic, when, over in (
            (Measure.GROWTH, Statistic.PROJECTION, date, span),
            (Measure.EMPLOYMENT, Statistic.ESTIMATE, date, None),
            (Measure.JOBS, Statistic.ESTIMATE, counted or date, None),
            (Measure.OPENINGS, Statistic.PROJECTION, date, span),
            (Measure.CHANGE, Statistic.PROJECTION, date, span),
            (Measure.ALL_OPENINGS, Statistic.PROJECTION, date, span),
        ):
            column = COLUMNS.get(measure, measure)
            if column in row.numbers:
                yield Figure(
                    measure=measure,
                    value=row.numbers[column],
                    span=over,
                    all_occupations=self.number(ALL, column) if measure is Measure.GROWTH else None,
                    country=head.country,
                    statistic=statistic,
                    date=when,
                    source=head.source,
                    note=self.note(row, column, getattr(notes, measure, None)),
                )

    def salaries(self, code: str, notes: PayNotes | None = None) -> Iterator[Salary]:
        """Yield the pay of a group, lowest percentile first; `notes` go before the table's."""
        head, row = self.head, self.rows.get(code)
        if row is None or head.currency is None or head.period is None:
            return
        for statistic in _PAID:
            if statistic in row.numbers:
                yield Salary(
                    level=_LEVELS.get(statistic),
                    amount=row.numbers[statistic],
                    currency=head.currency,
                    period=head.period,
                    country=head.country,
                    statistic=statistic,
                    date=head.date,
                    source=head.source,
                    note=self.note(row, statistic, getattr(notes, statistic, None)),
                )

    def education(self, code: str) -> Education | None:
        """Return the usual education of those who enter the group."""
        head, row = self.head, self.rows.get(code)
        if row is None or "education" not in row.words:
            return None
        return Education(
            level=row.words["education"], country=head.country, date=head.date, source=head.source
        )

    def number(self, code: str, column: str) -> float | None:
        """Return what the table has there; None where that is nothing."""
        row = self.rows.get(code)
        return None if row is None else row.numbers.get(column)

    def note(self, row: Row, column: str, own: str | None = None) -> str | None:
        """Return what is said beside a number: `own`, or what the table says of all such.

        A note of the table's is not said where it lacks a number.
        """
        text = own or getattr(self.head.notes, column, None) or self.head.note
        numbers = [
            row.numbers.get(name, self.number(name, column))
            for name in PLACEHOLDER.findall(text or "")
        ]
        if text is None or None in numbers:
            return None
        told = (f"{number:,.15g}" for number in numbers)
        return PLACEHOLDER.sub(lambda _: next(told), text)


class Tables:
    """All tables, and those in use: the newest edition of each."""

    def __init__(self, tables: Iterable[Table] = ()) -> None:
        self.all: Sequence[Table] = tuple(tables)
        newest: dict[tuple[str | None, ...], Table] = {}
        for table in self.all:
            head = table.head
            edition = (head.country, head.system, head.kind, head.period, head.about)
            before = newest.setdefault(edition, table)
            if _time(head.date) > _time(before.head.date):
                newest[edition] = table
        self.used: Sequence[Table] = tuple(newest.values())

    def of(self, system: str) -> Sequence[Table]:
        """Return the tables in use that are about the groups of a classification."""
        return tuple(table for table in self.used if table.head.system == system)

    def figures(
        self, system: str, code: str, notes: OutlookNotes | None = None
    ) -> tuple[Figure, ...]:
        """Return the outlook of a group, from all tables about it.

        All jobs are told where they are not nearly the same as the employees.
        """
        found = [each for table in self.of(system) for each in table.figures(code, notes)]
        employed = {
            each.country: each.value for each in found if each.measure is Measure.EMPLOYMENT
        }
        return tuple(
            figure
            for figure in sorted(found, key=_place)
            if figure.measure is not Measure.JOBS
            or not (people := employed.get(figure.country))
            or abs(figure.value - people) > people * _DIFFERENCE
        )

    def salaries(self, system: str, code: str, notes: PayNotes | None = None) -> tuple[Salary, ...]:
        """Return the pay of a group, from all tables about it."""
        return tuple(each for table in self.of(system) for each in table.salaries(code, notes))

    def with_number(self, system: str, code: str, column: str) -> Table | None:
        """Return the first table that has such a number of a group."""
        found = (table for table in self.of(system) if table.number(code, column) is not None)
        return next(found, None)

    def education(self, system: str, code: str) -> Education | None:
        """Return the usual education of those who enter a group, where a table has it."""
        found = (table.education(code) for table in self.of(system))
        return next(filter(None, found), None)


NO_TABLES: Final = Tables()


def complete(profession: Profession, tables: Tables) -> Profession:
    """Return the profession with the figures of its groups, as if they were written there.

    The authors' notes are about those of its group at home.
    """
    outlook, pay, start = profession.outlook, profession.pay, profession.start
    figures: list[Figure] = []
    salaries: list[Salary] = []
    education = start.education
    for group in groups(profession):
        system, code = group.system, group.code
        is_home = group == profession.statistical_group
        figures += tables.figures(system, code, outlook.notes if is_home else None)
        salaries += tables.salaries(system, code, pay.notes if is_home else None)
        education = education or tables.education(system, code)
    figures = sorted((*figures, *outlook.figures), key=_place)
    return profession.model_copy(
        update={
            "outlook": Outlook(figures=tuple(figures), claims=outlook.claims),
            "pay": Pay(salaries=(*salaries, *pay.salaries), claims=pay.claims, note=pay.note),
            "start": start.model_copy(update={"education": education}),
        }
    )


def groups(profession: Profession) -> Iterator[Code]:
    """Yield the profession's group in each classification, its group at home first."""
    for system in dict.fromkeys(("SOC", *(code.system for code in profession.codes))):
        if (group := profession.group(system)) is not None:
            yield group


def _place(figure: Figure) -> int:
    return _MEASURES.index(figure.measure)


def _time(date: PartialDate) -> tuple[int, int, int]:
    return date.year, date.month or 0, date.day or 0
