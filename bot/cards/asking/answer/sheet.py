"""The answer to an understanding: sentences, where they come from, and the ways on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from types import MappingProxyType

from bot.cards.asking.answer import (
    comparison,
    instead,
    listing,
    outlook,
    overview,
    pay,
    ranking,
    reading,
    similar,
    skill,
    sources,
    start,
    work,
)
from bot.cards.asking.answer.asked import Asked
from bot.cards.asking.answer.behind import card_of, topic_of
from bot.cards.asking.answer.said import Said
from bot.cards.asking.question import CARD, QuestionAddress
from bot.cards.markup import visible
from bot.cards.page import SCREEN
from bot.cards.reader import Reader
from bot.cards.sheet import Control, Sheet, button
from bot.cards.source import publisher_in_short
from bot.domain.question.understanding import Topic, Understanding
from bot.pictures import design
from bot.pictures.design import field_color

LINES = 8
"""An answer has no more of them: a longer one would fill a channel."""

_SAID: Mapping[Topic, Callable[[Asked], Said]] = MappingProxyType(
    {
        Topic.OVERVIEW: overview.said,
        Topic.DUTIES: work.duties,
        Topic.SKILLS: skill.said,
        Topic.SALARY: pay.said,
        Topic.OUTLOOK: outlook.said,
        Topic.RANKING: ranking.said,
        Topic.START: start.said,
        Topic.NEEDED: work.needed,
        Topic.SIMILAR: similar.said,
        Topic.SOURCES: sources.said,
        Topic.COMPARE: comparison.said,
        Topic.BROWSE: listing.said,
        Topic.WHO_NEEDS_SKILL: listing.said,
    }
)
TOPICS = frozenset(_SAID)
"""What is answered from the catalogue."""

_OF_NOBODY = frozenset([Topic.RANKING, Topic.SOURCES, Topic.BROWSE, Topic.WHO_NEEDS_SKILL])
"""Topics of them that need no profession."""
_OTHERS = 2
_BETWEEN = " · "


def answer(understanding: Understanding, reader: Reader, examples: Sequence[str] = ()) -> Sheet:
    """Return the answer to a topic of TOPICS, or that a name is nobody's.

    The professions are all in the catalogue. `examples` are slugs: where none is named and one is
    needed, the same question about these is offered.
    """
    if understanding.unknown:
        return instead.unknown(understanding, reader)
    if lacks(understanding):
        return instead.which(understanding, reader, examples)
    asked = Asked.of(understanding, reader)
    said = _SAID[understanding.topic](asked)
    return Sheet([_text(said, asked)], _controls(said, asked), _accent(asked))


def lacks(understanding: Understanding) -> bool:
    """Whether it names too few professions to be answered: examples are offered instead."""
    least = 2 if understanding.topic is Topic.COMPARE else understanding.topic not in _OF_NOBODY
    return len(set(understanding.professions)) < least


def _text(said: Said, asked: Asked) -> str:
    """Return as many of its lines as a phone shows at once, and the small one below them."""
    lines = tuple(line for line in said.lines if line.text)
    for count in range(min(len(lines), LINES - 1), 0, -1):
        shown = replace(said, lines=lines[:count])
        small = f"-# {_BETWEEN.join(_small(shown, asked))}"
        text = "\n".join(_apart([*(line.text for line in shown.lines), small]))
        if count == 1 or len(visible(text)) <= SCREEN:
            return text
    raise AssertionError("an answer has a sentence")


def _apart(lines: Sequence[str]) -> Iterator[str]:
    """Yield them with what Discord needs, and does not show, to tell a list from what follows."""
    for before, line in pairwise(["", *lines]):
        is_after_list = before.startswith("- ") and not line.startswith("- ")
        yield f"\n{line}" if is_after_list else line


def _small(said: Said, asked: Asked) -> Iterator[str]:
    """Yield what is to be known of the figures, where they are from, and what was understood."""
    words, known = asked.reader.words, asked.reader.catalogue.sources
    yield from said.notes
    for each in map(known.__getitem__, said.sources):
        publisher, date = publisher_in_short(each), words.date(each.date)
        yield words("source-mark", publisher=publisher, date=date, url=each.url)
    yield reading.understood(asked.understanding, asked.wanted, asked.reader)


def _controls(said: Said, asked: Asked) -> list[Sequence[Control]]:
    """Return the card, other readings of the question, and whom it can rather be asked about."""
    of, reader = asked.understanding, asked.reader
    slugs = set(of.professions)
    row: list[Control] = []
    if card_of(of, reader.catalogue) is not None:
        label = reader.words(f"answer-card-{topic_of(of, reader.catalogue)}", count=len(slugs))
        row.append(button(label, QuestionAddress(of).custom_id(reader.catalogue, CARD)))
    near = [replace(of, professions=(slug,), others=()) for slug in said.near]
    readings = {reading.label(each, reader): each for each in (*_others(of), *near)}
    for tag, (label, other) in enumerate(readings.items(), 1):
        row.append(button(label, QuestionAddress(other).custom_id(reader.catalogue, str(tag))))
    return [*([row] if row else []), *said.rows]


def _others(understanding: Understanding) -> list[Understanding]:
    """Return the next best readings that mean anything."""
    return [each for each in understanding.others if each.topic is not Topic.NONE][:_OTHERS]


def _accent(asked: Asked) -> int:
    match asked.professions:
        case (profession,):
            return field_color(profession.field)
        case _ if asked.understanding.topic is Topic.RANKING:
            return design.RANKING
        case _ if asked.understanding.topic is Topic.SOURCES:
            return design.PLAIN
        case _:
            return design.LIST
