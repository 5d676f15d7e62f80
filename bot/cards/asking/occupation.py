"""What a short profile says: what statistics know of a job that nobody has described yet."""

from __future__ import annotations

from collections.abc import Iterator

from bot.cards.asking import outlook, overview, pay
from bot.cards.asking.address import JobAddress, Section
from bot.cards.markup import inert, visible
from bot.cards.page import Block, Footnotes, Line
from bot.cards.reader import Reader
from bot.cards.sheet import Control, button
from bot.cards.source import publisher_in_short
from bot.cards.words import Words
from bot.domain.catalogue.figure import Measure
from bot.domain.catalogue.occupation import Entry, Occupation, entry
from bot.domain.catalogue.profession import Profession
from bot.domain.search import fold

SECTIONS = (Section.OVERVIEW, Section.SALARY, Section.OUTLOOK, Section.START, Section.SOURCES)
"""What there is to say of it: duties and skills are an author's to write."""

_NAMES = 4
_RELATED = 5  # one row of buttons
_SIZES = (Measure.JOBS, Measure.EMPLOYMENT)
_BETWEEN = " · "


def lines(profession: Profession, reader: Reader, room: int) -> tuple[str, ...]:
    """Return it at a glance, in at most `room` visible characters.

    Where there is less than all of it needs, other names are left out from the end.
    """
    notes = Footnotes(lambda source: publisher_in_short(reader.catalogue.sources[source]))
    known = reader.catalogue.occupation(profession)
    told = [
        notes.marked(overview.pay_line(profession, reader)),
        pay.elsewhere(profession, reader),
        _BETWEEN.join(map(notes.marked, _outlook(profession, reader))),
        *(notes.marked(each) for each in _entry(profession, reader)),
        *([notes.marked(each)] if (each := why(profession, reader)) else []),
        unwritten(profession, reader),
        overview.sources_line(notes, reader),
    ]
    told = [line for line in told if line]
    left = room - sum(len(visible(line)) + 1 for line in told)
    return (_names(profession, known, reader.words, left), *told)


def why(profession: Profession, reader: Reader) -> Line | None:
    """Return why its publisher expects it to grow or shrink, where it says so."""
    known = reader.catalogue.occupation(profession)
    source = next((each.source for each in profession.outlook.figures), None)
    if known is None or not known.why or source is None:
        return None
    return Line(reader.words("short-why", why=inert(known.why)), (source,))


def entry_block(profession: Profession, reader: Reader) -> Block | None:
    """Return what is usually asked for, a line each."""
    asked = _asked(profession, reader)
    if asked is None:
        return None
    parts = tuple(Line(f"- {part}", (asked.source,)) for part in _parts(asked, reader.words))
    return Block(parts, reader.words("heading-asked"))


def unwritten(profession: Profession, reader: Reader) -> str:
    """Return that nobody has described it yet, how to ask for that, and what is near."""
    full = next((each for each in _similar(profession, reader) if each.is_full), None)
    return reader.words("short-unwritten", near=inert(full.title) if full else "none")


def related(profession: Profession, reader: Reader, country: str) -> list[Control]:
    """Return buttons that open related jobs, those with full profiles first.

    `country` is the one that was asked for.
    """
    return [
        button(each.title, JobAddress(each.slug, country=country).custom_id("similar"))
        for each in _similar(profession, reader)[:_RELATED]
    ]


def _similar(profession: Profession, reader: Reader) -> list[Profession]:
    return [reader.catalogue.professions[slug] for slug in profession.similar]


def _names(profession: Profession, known: Occupation | None, words: Words, room: int) -> str:
    """Return what else it is called, or that it is no single job, and its field."""
    field = inert(profession.field)
    if known is not None and known.is_residual:
        return words("short-residual", field=field)
    for count in range(min(_NAMES, len(profession.aliases)), 0, -1):
        names = ", ".join(map(inert, profession.aliases[:count]))
        text = words("short-names", field=field, names=names)
        if len(visible(text)) <= room:
            return text
    return words("short-names", field=field, names="none")


def _outlook(profession: Profession, reader: Reader) -> Iterator[Line]:
    yield from overview.growth_lines(profession, reader)
    figures = profession.outlook.figures
    for measures, key in ((_SIZES, "short-jobs"), ((Measure.OPENINGS,), "short-openings")):
        found = (each for measure in measures for each in figures if each.measure is measure)
        if (figure := next(found, None)) is not None:
            value = outlook.quantity(figure.measure, figure.value, reader.words)
            yield Line(reader.words(key, value=value), (figure.source,))


def _entry(profession: Profession, reader: Reader) -> Iterator[Line]:
    asked = _asked(profession, reader)
    if asked is not None:
        parts = _BETWEEN.join(_parts(asked, reader.words))
        yield Line(reader.words("short-asked", parts=parts), (asked.source,))


def _asked(profession: Profession, reader: Reader) -> Entry | None:
    known = reader.catalogue.occupation(profession)
    return entry(known.code, reader.catalogue.tables) if known else None


def _parts(asked: Entry, words: Words) -> Iterator[str]:
    """Yield education, experience and training in plain words."""
    for kind in ("education", "experience", "training"):
        text: str = getattr(asked, kind)
        if text:
            key = asked_key(kind, text)
            yield words(key) if words.has(key) else inert(text)


def asked_key(kind: str, text: str) -> str:
    """Return the message that says in plain words what a publisher asks for in its own."""
    return f"asked-{kind}-{fold(text).replace(' ', '-')}"
