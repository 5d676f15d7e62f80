"""Figures of the outlook in words: each with what it counts, its country, date and source."""

from __future__ import annotations

from bot.cards.asking import pay
from bot.cards.markup import inert
from bot.cards.page import Line
from bot.cards.reader import Reader
from bot.cards.words import Words
from bot.domain.catalogue.figure import Figure, Measure


def line(figure: Figure, reader: Reader, wider_group: str = "", *, then: bool = False) -> Line:
    """Return all that is to be said of a figure; `then` says in words that it is of then.

    `wider_group` is whose it is, if that counts others too.
    """
    details = [pay.evidence(figure, reader)]
    if figure.all_occupations is not None:
        details.insert(0, for_all(figure, reader.words))
    if wider_group:
        details.append(reader.words("browse-group-wide", group=inert(wider_group)))
    if figure.note:
        details.append(inert(figure.note))
    text = reader.words(
        "figure-line",
        time="then" if then else "now",
        text=_sentence(figure, reader.words),
        details=" · ".join(details),
    )
    return Line(text, (figure.source,))


def subject(figure: Figure, words: Words) -> str:
    """Return what is counted, over which years, without the number."""
    return words(f"measure-{figure.measure}", statistic=figure.statistic.value, span=span(figure))


def for_all(figure: Figure, words: Words) -> str:
    """Return the same measure for all occupations; the figure must have it."""
    assert figure.all_occupations is not None
    everywhere = quantity(figure.measure, figure.all_occupations, words)
    return words("figure-all-occupations", value=everywhere)


def quantity(measure: Measure, value: float, words: Words) -> str:
    """Return the number: with its sign if it is of a change, in percent if of a growth."""
    if measure in (Measure.GROWTH, Measure.HIRING_GROWTH):
        return words("signed", sign=_sign(value), number=words.percent(abs(value)))
    if measure is Measure.CHANGE:
        return words("signed", sign=_sign(value), number=words.number(abs(value)))
    return words.number(value)


def span(figure: Figure) -> str:
    """Return the years that it covers; "none" where it covers none."""
    return figure.span.replace("-", "–") if figure.span else "none"


def until(figure: Figure, words: Words) -> str:
    """Return what changes, and until when, as in "jobs by 2034": in the fewest words."""
    return words(
        "growth-until",
        statistic=figure.statistic.value,
        span=span(figure),
        end=_end(figure.span) if figure.span else "none",
    )


def _end(span: str) -> str:
    start, _, end = span.partition("-")
    return f"{start[:-2]}{end}" if len(end) == 2 else end


def _sentence(figure: Figure, words: Words) -> str:
    return words(
        f"figure-{figure.measure}",
        value=quantity(figure.measure, figure.value, words),
        statistic=figure.statistic.value,
        span=span(figure),
    )


def _sign(value: float) -> str:
    return "minus" if value < 0 else "plus" if value else "zero"
