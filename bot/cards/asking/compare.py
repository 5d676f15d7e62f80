"""Two or three professions side by side: what can be compared, and what is told apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Self, TypeVar

from bot.cards.asking import brief, outlook, pay, swap
from bot.cards.asking.address import CompareAddress
from bot.cards.asking.opening import opener
from bot.cards.asking.picture import growth_chart, pay_chart
from bot.cards.markup import inert, length
from bot.cards.page import Block, Line, paged, written
from bot.cards.reader import Reader
from bot.cards.sheet import Control, Sheet, sharing, turning
from bot.cards.source import publisher_in_short, source_note
from bot.domain.catalogue import browse
from bot.domain.catalogue.comparison import (
    Apart,
    Obstacle,
    Row,
    Timeline,
    compared,
    counted_together,
    shared,
)
from bot.domain.catalogue.country import HOME, countries
from bot.domain.catalogue.figure import Figure, Measure, Salary, Trust
from bot.domain.catalogue.profession import CLASSIFICATIONS, Education, Place, Profession
from bot.pictures import design
from bot.pictures.picture import ChartPicture

N = TypeVar("N", Figure, Salary)

_LINE = 600  # characters: Fluent takes no more than 1,000 for one variable
_DUTIES = {2: 3, 3: 2}
"""Duties of each, by how many are compared."""


@dataclass(frozen=True, slots=True)
class CompareCard:
    """Two or three different professions in one language on one day, in one country."""

    professions: tuple[Profession, ...]
    reader: Reader
    country: str = ""
    """The one that was asked for, which all that leads on from here names."""
    lacking: str = ""
    """The one that was wanted, if not all of them have pay figures there."""

    @classmethod
    def of(cls, address: CompareAddress, reader: Reader) -> Self:
        """Compare them in the reader's country if the pay of all is known there, else at HOME.

        Raises UnknownProfession.
        """
        reader = reader.seeing(address.country)
        wanted, lacking = reader.country, ""
        if not all(wanted in countries([reader.catalogue.find(slug)]) for slug in address.slugs):
            reader, lacking = reader.seeing(HOME), "" if wanted == HOME else wanted
        professions = tuple(map(reader.catalogue.find, address.slugs))
        return cls(professions, reader, address.country, lacking)

    def sheet(self, page: int) -> Sheet:
        """Return that page, the first of which fits a phone; one that is no more is the last."""
        first = written([self._title(), *self._at_a_glance()], self._publisher, flowing=True)
        pages = paged(self._title(), self._blocks(), self._note)
        count = len(pages) + 1
        number = min(page, count - 1)
        slugs = tuple(profession.slug for profession in self.professions)
        address, words = CompareAddress(slugs, number, self.country), self.reader.words
        controls: list[list[Control]] = [turning(address, number, count, words)]
        openers = [opener(profession, self.country) for profession in self.professions]
        shown = replace(address, country=self.lacking or self.reader.country)
        controls.append([*openers, sharing(shown.custom_id(), words)])
        controls += swap.menu(address, self.reader)
        shown = written(pages[number - 1], self._note) if number else first
        return Sheet(shown.texts, controls, design.LIST, self._picture())

    def _picture(self) -> ChartPicture | None:
        chart = pay_chart(self.professions, self.reader)
        return chart or growth_chart(self.professions, self.reader)

    def _publisher(self, source: str) -> str:
        return publisher_in_short(self.reader.catalogue.sources[source])

    def _note(self, source: str) -> str:
        return source_note(self.reader.catalogue.sources[source], self.reader.words)

    def _name(self, side: int) -> str:
        return inert(self.professions[side].title)

    def _title(self) -> Block:
        title = self.reader.words.list(map(self._name, range(len(self.professions))))
        words = self.reader.words
        lines = [words("card-title", title=title), words("compare-law")]
        if self.lacking:
            country, shown = words.country(self.lacking), words.country(self.reader.country)
            lines.append(words("compare-elsewhere", country=country, shown=shown))
        return Block(tuple(map(Line, lines)))

    def _at_a_glance(self) -> Iterator[Block]:
        """Yield what they earn and how they grow, side by side, and how to read it."""
        words = self.reader.words
        salaries, _ = compared([browse.pay(each) for each in self.professions])
        figures, _ = compared([browse.growth(each) for each in self.professions])
        pays, growth = newest(salaries), newest(figures)
        lines: list[Line] = []
        for side, profession in enumerate(self.professions):
            details: list[str] = []
            if pays and side in pays.facts:
                amount = words("browse-amount", amount=pay.amount(pays.facts[side], words))
                details.append(self._told(amount, side, pays.facts[side]))
            if growth and side in growth.facts:
                value = outlook.quantity(Measure.GROWTH, growth.facts[side].value, words)
                told = words("browse-amount", amount=value)
                details.append(self._told(told, side, growth.facts[side]))
            lines.append(
                Line(
                    words(
                        "browse-line",
                        title=inert(profession.title),
                        details=" · ".join(details) or words("compare-no-figure"),
                    )
                )
            )
        shared_ones = (row for row in (pays, growth) if row)
        yield Block(tuple(lines))
        bases = (brief.basis(tuple(row.facts.values()), self.reader) for row in shared_ones)
        if basis := tuple(bases):
            yield Block(basis)
        reading = tuple(self._reading(salaries))
        if reading:
            yield Block(reading)

    def _blocks(self) -> list[Block]:
        words = self.reader.words
        salaries, salaries_apart = compared(
            [profession.pay.salaries for profession in self.professions]
        )
        figures, figures_apart = compared([_figures(profession) for profession in self.professions])
        schools, schools_apart = compared(
            [_education(profession) for profession in self.professions]
        )
        apart = [
            *self._pay_apart(salaries_apart),
            *(self._apart(each, outlook.subject(each.fact, words)) for each in figures_apart),
            *(self._apart(each, words("heading-education")) for each in schools_apart),
        ]
        found = [
            Block(tuple(self._pay(salaries)), words("heading-pay")),
            Block(tuple(map(self._figure, figures)), words("heading-figures")),
            Block(tuple(map(self._school, schools)), words("heading-education")),
            Block(tuple(self._reading(salaries)), words("heading-reading")),
            Block(tuple(self._work()), words("heading-work")),
            Block(tuple(self._duties()), words("heading-some-duties")),
            Block(tuple(self._skills()), words("heading-skills")),
            Block(tuple(apart), words("heading-apart")),
        ]
        return [block for block in found if block.lines]

    def _pay(self, rows: Sequence[Row[Salary]]) -> Iterator[Line]:
        """Yield what each earns: a group of lines for each source, country, date and period."""
        groups: dict[tuple[str, ...], list[Row[Salary]]] = {}
        for row in rows:
            one = row.any
            key = (str(one.date), one.source, one.country, one.currency, one.period)
            groups.setdefault(key, []).append(row)
        for key in sorted(groups, reverse=True):
            group = groups[key]
            for side, _ in enumerate(self.professions):
                mine = [row.facts[side] for row in group if side in row.facts]
                if mine:
                    yield from self._earned(side, mine)
            one = group[0].any
            statistics = dict.fromkeys(
                self.reader.words(f"statistic-{row.any.statistic}")
                for row in group
                if row.any.level
            )
            details = [
                self.reader.words.country(one.country),
                *([self.reader.words.list(statistics)] if statistics else []),
                pay.dated(one.date, self.reader),
            ]
            yield Line(self.reader.words("note", text=" · ".join(details)), (one.source,))

    def _earned(self, side: int, salaries: Sequence[Salary]) -> Iterator[Line]:
        """Yield the levels, from the lowest pay upwards, and below them the places among all."""
        words = self.reader.words
        ordered = sorted(salaries, key=pay.lowest)
        period = words(f"pay-period-{ordered[0].period}")
        levels = [pay.amount_of_level(each, words) for each in ordered if each.level]
        ranks = [
            words("pay-rank", statistic=pay.named(each, words), amount=pay.amount(each, words))
            for each in ordered
            if not each.level
        ]
        if levels or not ranks:
            period = self._told(period, side, salaries[0])
        for part in _parts(levels):
            yield self._owned((side,), f"{part} {period}")
        for part in _parts(ranks):
            if levels:
                yield Line(words("note", text=f"{part} {period}"))
            else:
                yield self._owned((side,), self._told(f"{part} {period}", side, salaries[0]))

    def _told(self, text: str, side: int, number: Figure | Salary) -> str:
        """Return what is said of a number, with its group if that counts others too."""
        group = brief.wider_group(number, self.professions[side], self.reader)
        return self.reader.words("of-wider-group", text=text, group=inert(group)) if group else text

    def _figure(self, row: Row[Figure]) -> Line:
        words, one = self.reader.words, row.any
        values = [
            self._told(
                self._value(side, outlook.quantity(figure.measure, figure.value, words)),
                side,
                figure,
            )
            for side, figure in row.facts.items()
        ]
        everywhere = dict.fromkeys(
            outlook.for_all(figure, words)
            for figure in row.facts.values()
            if figure.all_occupations is not None
        )
        text = words(
            "compare-row",
            what=outlook.subject(one, words),
            values=" · ".join(values),
            details=" · ".join([*everywhere, pay.evidence(one, self.reader)]),
        )
        return Line(text, (one.source,))

    def _school(self, row: Row[Education]) -> Line:
        words, one = self.reader.words, row.any
        sides = range(len(self.professions))
        levels = [[row.facts[side].level] if side in row.facts else [] for side in sides]
        values = [
            words("compare-owned", who=self._who(who), what=inert(level))
            for who, (level,) in shared(levels)
        ]
        details = f"{words.country(one.country)} · {pay.dated(one.date, self.reader)}"
        return Line("\n".join([*values, words("note", text=details)]), (one.source,))

    def _value(self, side: int, value: str) -> str:
        return self.reader.words("compare-value", title=self._name(side), value=value)

    def _reading(self, salaries: Iterable[Row[Salary]]) -> Iterator[Line]:
        """Yield what a reader must know before trusting what stands side by side."""
        countries = self._counting()
        for country in countries:
            yield from self._groups(country, is_alone=len(countries) == 1)
        if pay.is_ranked_by_pay(row.any for row in salaries):
            yield Line(self.reader.words("pay-convention-short"))

    def _groups(self, country: str, *, is_alone: bool) -> Iterator[Line]:
        """Yield in which groups a country counts them, but for those that are named elsewhere."""
        words = self.reader.words
        named = "none" if is_alone else words.country(country)
        together = counted_together(self.professions, country)
        for code, sides in together:
            who, group = self._who(sides), inert(code.title)
            yield Line(words("compare-together", who=who, group=group, country=named))
        told = set(chain.from_iterable(sides for _, sides in together))
        for side, profession in enumerate(self.professions):
            code = profession.nearest_group(country)
            if side in told or code is None or code.match == "broader":
                continue  # a wider group is named beside each of its numbers
            if country in self._counted(profession):
                title, group = self._name(side), inert(code.title)
                yield Line(words("compare-nearest", title=title, group=group, country=named))

    def _counting(self) -> Sequence[str]:
        """Return the countries whose official figures any of them has, that of the pay first."""
        found = dict.fromkeys(chain.from_iterable(map(self._counted, self.professions)))
        return [country for country in found if country in CLASSIFICATIONS] or [HOME]

    def _counted(self, profession: Profession) -> Iterable[str]:
        """Return for which countries the profession has figures of an official statistic."""
        facts = (*profession.pay.salaries, *profession.outlook.figures, *_education(profession))
        return dict.fromkeys(
            fact.country
            for fact in facts
            if self.reader.catalogue.sources[fact.source].trust is Trust.OFFICIAL
        )

    def _work(self) -> Iterator[Line]:
        words = self.reader.words
        kinds = shared(
            [
                profession.work.activities if profession.work else ()
                for profession in self.professions
            ]
        )
        for who, activities in kinds:
            yield self._owned(who, " · ".join(words(f"activity-{each}") for each in activities))
        for who, (place,) in shared([_place(profession) for profession in self.professions]):
            yield self._owned(who, words(f"place-{place}"))

    def _skills(self) -> Iterator[Line]:
        known = self.reader.catalogue.skills
        for who, skills in shared([profession.skills.index for profession in self.professions]):
            for part in _parts(inert(known[skill].title) for skill in skills):
                yield self._owned(who, part)

    def _owned(self, who: tuple[int, ...], what: str) -> Line:
        return Line(self.reader.words("compare-owned", who=self._who(who), what=what))

    def _who(self, sides: Sequence[int]) -> str:
        if len(sides) == len(self.professions):
            return self.reader.words("compare-all", count=len(sides))
        return self.reader.words.list(map(self._name, sides))

    def _duties(self) -> Iterator[Line]:
        for side, profession in enumerate(self.professions):
            if profession.is_full:
                yield Line(self.reader.words("compare-duties-of", title=self._name(side)))
            for duty in profession.duties[: _DUTIES[len(self.professions)]]:
                yield Line(f"  - {inert(duty)}")

    def _pay_apart(self, apart: Iterable[Apart[Salary]]) -> Iterator[Line]:
        """Yield one line for all pay figures that stand alone for the same reasons."""
        words = self.reader.words
        groups: dict[tuple[object, ...], list[Apart[Salary]]] = {}
        for each in apart:
            fact = each.fact
            key = (each.side, fact.source, fact.country, fact.date, fact.period, each.reasons)
            groups.setdefault(key, []).append(each)
        for group in groups.values():
            which = words.list(dict.fromkeys(pay.named(each.fact, words) for each in group))
            period = words(f"pay-period-{group[0].fact.period}")
            yield self._apart(group[0], words("ledger-pay", which=which, period=period))

    def _apart(self, apart: Apart[Figure] | Apart[Salary] | Apart[Education], what: str) -> Line:
        words, fact = self.reader.words, apart.fact
        text = words(
            "compare-apart",
            title=self._name(apart.side),
            what=what,
            details=f"{words.country(fact.country)} · {words.date(fact.date)}",
            reasons=words.list(self._reason(reason) for reason in apart.reasons[:2]),
        )
        return Line(text, (fact.source,))

    def _reason(self, reason: Obstacle) -> str:
        return self.reader.words(f"reason-{reason}", others=len(self.professions) - 1)


def _figures(profession: Profession) -> tuple[Figure, ...]:
    figures = profession.outlook.figures
    return Timeline(figures).ordered(figures)


def _education(profession: Profession) -> tuple[Education, ...]:
    return (profession.start.education,) if profession.start.education else ()


def _place(profession: Profession) -> tuple[Place, ...]:
    return (profession.work.place,) if profession.work else ()


def _parts(texts: Iterable[str]) -> Iterator[str]:
    """Yield them joined, as many together as a line takes."""
    line = ""
    for text in texts:
        if line and length(line) + length(text) > _LINE:
            yield line
            line = ""
        line = f"{line} · {text}" if line else text
    if line:
        yield line


def newest(rows: Sequence[Row[N]]) -> Row[N] | None:
    """Return the row in which most stand, of equals the newest."""
    return max(rows, key=lambda row: (len(row.facts), str(row.any.date)), default=None)
