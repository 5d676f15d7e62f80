"""How the jobs of a profession change, and how many there are, in sentences."""

from __future__ import annotations

from collections.abc import Sequence

from bot.cards.asking import occupation, outlook
from bot.cards.asking.answer.asked import Asked
from bot.cards.asking.answer.said import Said, distinct, joined
from bot.cards.page import Line
from bot.domain.catalogue import headline
from bot.domain.catalogue.figure import Figure, Measure
from bot.domain.catalogue.profession import Profession
from bot.domain.question.understanding import Aspect

_SIZES = (Measure.JOBS, Measure.EMPLOYMENT)
_OPENINGS = (Measure.OPENINGS, Measure.ALL_OPENINGS)
_WAYS = ("down", "same", "up")


def said(asked: Asked) -> Said:
    """Return a sentence for each profession, and more of one that is alone."""
    lines: list[Line] = []
    notes: list[str] = []
    for profession in asked.professions:
        figures = _figures(asked, profession)[: None if len(asked.professions) == 1 else 1]
        lines += _lines(asked, profession, figures)
        notes.append(asked.caution(profession, *figures))
    if asked.understanding.aspect is Aspect.MACHINES:
        lines.insert(0, Line(asked.reader.words("answer-machines")))
    return Said(tuple(lines), distinct(notes))


def growth(asked: Asked, profession: Profession) -> Line:
    """Return how its jobs change, and nothing where that is not known."""
    figure = _change(asked, profession)
    return _told(asked, profession, figure) if figure else Line("")


def size(asked: Asked, profession: Profession) -> Line:
    """Return how many jobs there are, and nothing where that is not known."""
    figure = _of(asked, profession, _SIZES)
    return _told(asked, profession, figure) if figure else Line("")


def _lines(asked: Asked, profession: Profession, figures: Sequence[Figure]) -> list[Line]:
    words = asked.reader.words
    if not figures:
        return [Line(words("answer-outlook-none", who=asked.name(profession).within))]
    first, *others = figures
    lacking = asked.lacking(first.country, "outlook")
    lines = [joined(lacking, asked.noted(_told(asked, profession, first), first))]
    lines += [asked.noted(_told(asked, profession, each, after=first), each) for each in others]
    reason = occupation.why(profession, asked.reader)
    if reason is not None and len(asked.professions) == 1:
        lines.append(reason)
    return lines


def _figures(asked: Asked, profession: Profession) -> list[Figure]:
    """Return how its jobs change, how many there are and how many come free, what is asked first.

    Whether machines will do it, none of the last two tells.
    """
    change = _change(asked, profession)
    size, openings = _of(asked, profession, _SIZES), _of(asked, profession, _OPENINGS)
    match asked.understanding.aspect:
        case Aspect.SIZE:
            found = (size, change, openings)
        case Aspect.OPENINGS:
            found = (openings, size, change)
        case Aspect.MACHINES:
            found = (change,)
        case _:
            found = (change, size, openings)
    return [figure for figure in found if figure]


def _change(asked: Asked, profession: Profession) -> Figure | None:
    """Return the growth; where that is another country's, the change in the one that is wanted."""
    figure = headline.growth(profession)
    if figure is None or figure.country != asked.wanted:
        return _of(asked, profession, (Measure.CHANGE,)) or figure
    return figure


def _of(asked: Asked, profession: Profession, measures: Sequence[Measure]) -> Figure | None:
    """Return the figure of the first of these measures, in the country that is wanted if it can."""
    found = [each for each in profession.outlook.figures if each.measure in measures]
    found.sort(key=lambda each: str(each.date), reverse=True)
    found.sort(key=lambda each: (each.country != asked.wanted, measures.index(each.measure)))
    return next(iter(found), None)


def _told(
    asked: Asked, profession: Profession, figure: Figure, after: Figure | None = None
) -> Line:
    """Return the sentence of a figure; `after` is the one that was told before it."""
    words, name = asked.reader.words, asked.name(profession)
    of = ""
    if after is None:
        key = "answer-for" if figure.measure in _OPENINGS else "answer-as"
        of += " " + words(key, who=name.within, number=name.number)
    if after is None or after.country != figure.country:
        of += " " + asked.where(figure.country)
    value = abs(figure.value)
    is_share = figure.measure in (Measure.GROWTH, Measure.HIRING_GROWTH)
    text = words(
        f"answer-outlook-{figure.measure}",
        of=of,
        way=_WAYS[(figure.value > 0) - (figure.value < 0) + 1],
        value=words.percent(value) if is_share else words.number(value),
        statistic=figure.statistic.value,
        span=outlook.span(figure),
        proof=asked.proof(figure, profession, again=after is not None),
        all="none" if figure.all_occupations is None else _all(asked, figure),
    )
    return Line(text, (figure.source,))


def _all(asked: Asked, figure: Figure) -> str:
    """Return the same of all occupations together."""
    together = figure.all_occupations or 0.0
    return outlook.quantity(figure.measure, together, asked.reader.words)
