"""A short list: the best paid, the fastest growing, those that ask for a skill."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from bot.cards.asking import outlook
from bot.cards.asking.answer.asked import Asked, placed
from bot.cards.asking.answer.behind import SORTS, wanted_of
from bot.cards.asking.answer.said import Said, joined
from bot.cards.markup import inert
from bot.cards.page import Line
from bot.domain.catalogue.basis import Basis
from bot.domain.catalogue.browse import Entry, Listing, Number, amount
from bot.domain.catalogue.country import HOME
from bot.domain.catalogue.figure import Measure, Salary
from bot.domain.catalogue.fit import study_of
from bot.domain.catalogue.profession import Place, Profession, Study
from bot.domain.question.understanding import Order, Topic

_SHOWN = 5
_MEASURES = {
    Order.OPEN: (Measure.OPENINGS,),
    Order.LARGE: (Measure.JOBS, Measure.EMPLOYMENT),
}


def said(asked: Asked) -> Said:
    """Return how many there are and the first five, all on one basis."""
    of, words = asked.understanding, asked.reader.words
    if of.topic is Topic.WHO_NEEDS_SKILL and not of.skill:
        return Said((Line(words("answer-skill-which")),))
    if not (of.order or of.bounds or of.field or of.skill):
        return Said((_everything(asked),))
    first = _asking(asked) if of.topic is Topic.WHO_NEEDS_SKILL else Line("")
    wanted = wanted_of(of, asked.reader.catalogue)
    if bool(of.field) != bool(wanted.field) or bool(of.skill) != bool(wanted.skill):
        return Said((first if first.text else Line(words("answer-list-none", narrowed="none")),))
    found = _ListOf.of(asked)
    return Said((first, *found.lines()), tuple(found.notes()))


def _everything(asked: Asked) -> Line:
    """Return how much there is to choose from, for somebody who has not said what."""
    catalogue = asked.reader.catalogue
    text = asked.reader.words(
        "answer-list-all", count=len(catalogue.professions), full=len(catalogue.profiles)
    )
    return Line(text)


def _asking(asked: Asked) -> Line:
    """Return how many ask for the skill."""
    catalogue, skill = asked.reader.catalogue, asked.understanding.skill
    shelf, known = catalogue.shelves.skill(skill), catalogue.skills.get(skill)
    text = asked.reader.words(
        "answer-who-needs",
        skill=inert(known.title if known else skill),
        count=len(shelf.slugs) if shelf else 0,
        full=len(catalogue.profiles),
    )
    return Line(text)


@dataclass(frozen=True, slots=True)
class _ListOf:
    """Professions in the order that is asked for, narrowed as is asked for."""

    asked: Asked
    order: Order
    basis: Basis | None
    """What the figures share that order it; none where nothing has one."""
    entries: tuple[Entry, ...]
    """Those within the bounds of study and place."""
    pays: Mapping[str, Number]
    """What can be held against bounds, by slug."""
    is_elsewhere: bool = False
    """Whether these are figures of HOME because pay of a year was asked for."""

    @classmethod
    def of(cls, asked: Asked, *, is_elsewhere: bool = False) -> _ListOf:
        bounds = asked.understanding.bounds
        order = asked.understanding.order or Order.PAID
        paid = _listing(asked, Order.PAID)
        is_by_year = paid.basis is None or paid.basis.period == "year"
        if (bounds.least or bounds.most) and not is_by_year and asked.reader.country != HOME:
            # Nothing is converted: what somebody earns in a year is held against no month's pay.
            return cls.of(replace(asked, reader=asked.reader.seeing(HOME)), is_elsewhere=True)
        pays = {
            entry.profession.slug: entry.number
            for entry in paid.entries
            if isinstance(entry.number, Salary)
        }
        listing = _listing(asked, order)
        # What is left over of a group is no job that somebody could choose.
        every = asked.reader.catalogue.occupations.values()
        residual = {each.slug for each in every if each.is_residual}
        entries = tuple(
            entry
            for entry in listing.entries
            if entry.profession.slug not in residual
            and _is_short(entry.profession, bounds.study)
            and _is_at(entry.profession, bounds.place)
        )
        return cls(asked, order, listing.basis, entries, pays, is_elsewhere)

    def lines(self) -> Iterator[Line]:
        words, basis = self.asked.reader.words, self.basis
        entries = [entry for entry in self.entries if self._is_counted(entry)]
        if self.order in (Order.UNPAID, Order.SHRINKING):
            entries.reverse()
        narrowed = ", ".join(self._narrowed(basis)) or "none"
        if self.is_elsewhere:
            country = placed(self.asked.wanted, self.asked.reader)
            yield Line(words("answer-list-by-year", country=country))
        if basis is None or not entries:
            yield Line(words("answer-list-none", narrowed=narrowed))
            return
        one = entries[0].number
        assert one is not None
        text = words(
            "answer-list",
            order=self.order.value,
            where=self.asked.where(basis.country),
            count=len(entries),
            narrowed=narrowed,
            by=self._by(one),
            proof=self.asked.proof(one, None),
        )
        kind = "pay" if isinstance(one, Salary) else "outlook"
        lacking = Line("") if self.is_elsewhere else self.asked.lacking(basis.country, kind)
        yield joined(lacking, Line(text, (basis.source,)))
        for number, entry in enumerate(entries[:_SHOWN], 1):
            yield self._item(number, entry)

    def notes(self) -> Iterator[str]:
        """Yield of whom it is not known whether they belong here."""
        words, bounds = self.asked.reader.words, self.asked.understanding.bounds
        if bounds.place:
            yield words("answer-list-places")
        unknown = [entry for entry in self.entries if not self._is_known(entry)]
        if unknown and self.basis is not None:
            yield words("answer-list-unknown", count=len(unknown))

    def _is_known(self, entry: Entry) -> bool:
        bounds = self.asked.understanding.bounds
        is_pay_known = entry.profession.slug in self.pays or not (bounds.least or bounds.most)
        return entry.number is not None and is_pay_known

    def _is_counted(self, entry: Entry) -> bool:
        """Say whether its figure stands on the list's basis, and is within the bounds of pay."""
        bounds = self.asked.understanding.bounds
        if entry.number is None or not self._is_known(entry):
            return False
        if self.order is Order.SHRINKING and amount(entry.number) >= 0:
            return False
        pay = self.pays.get(entry.profession.slug)
        if pay is None:
            return True
        return bounds.least <= amount(pay) <= (bounds.most or amount(pay))

    def _narrowed(self, basis: Basis | None) -> Iterator[str]:
        """Yield in words what the list is narrowed to."""
        words, of = self.asked.reader.words, self.asked.understanding
        if of.field:
            yield words("answer-in-field", field=inert(of.field))
        known = self.asked.reader.catalogue.skills.get(of.skill)
        if known is not None and of.topic is not Topic.WHO_NEEDS_SKILL:
            yield words("answer-with-skill", skill=inert(known.title))
        if of.bounds.study and of.bounds.study is not Study.LONG:
            yield words("answer-with-study", length=of.bounds.study.value)
        if of.bounds.place:
            yield words("answer-at-place", place=of.bounds.place.value)
        for which in ("least", "most"):
            value = getattr(of.bounds, which)
            if value:
                money = words.money(value, self._currency(basis))
                yield words("answer-with-pay", which=which, amount=money)

    def _currency(self, basis: Basis | None) -> str:
        pay = next(iter(self.pays.values()), None)
        if isinstance(pay, Salary):
            return pay.currency
        return basis.currency if basis and basis.currency else "USD"

    def _by(self, number: Number) -> str:
        words = self.asked.reader.words
        if isinstance(number, Salary):
            return words("answer-by-pay", period=words(f"pay-period-{number.period}"))
        return words(f"answer-by-{number.measure}", span=outlook.span(number))

    def _item(self, place: int, entry: Entry) -> Line:
        words, number = self.asked.reader.words, entry.number
        assert number is not None
        if isinstance(number, Salary):
            value = words.money(amount(number), number.currency)
        else:
            value = outlook.quantity(number.measure, number.value, words)
        told = self.asked.marked(words("browse-amount", amount=value), number, entry.profession)
        title = inert(entry.profession.title)
        text = words("answer-item", place=str(place), title=title, told=told)
        return Line(text, (number.source,))


def _listing(asked: Asked, order: Order) -> Listing:
    catalogue = asked.reader.catalogue
    wanted = wanted_of(asked.understanding, catalogue)
    if order in SORTS:
        return catalogue.shelves.listing(wanted, SORTS[order])
    return catalogue.shelves.counted(wanted, _MEASURES[order])


def _is_short(profession: Profession, longest: Study | None) -> bool:
    if longest is None or longest is Study.LONG:
        return True
    order, length = list(Study), study_of(profession)
    return length is not None and order.index(length) <= order.index(longest)


def _is_at(profession: Profession, place: Place | None) -> bool:
    """Say whether it is done there; outdoors also in part."""
    if place is None:
        return True
    if profession.work is None:
        return False
    return profession.work.place in ((place, Place.BOTH) if place is Place.OUTDOORS else (place,))
