"""From a question in plain words to what it means: rules, and no memory."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from bot.domain.catalogue.catalogue import Catalogue
from bot.domain.question.rules import ABOUT_JOBS, LISTS, Rules, is_whole
from bot.domain.question.sentence import Sentence, read
from bot.domain.question.token import sentences
from bot.domain.question.understanding import Aspect, Order, Topic, Understanding
from bot.domain.question.vocabulary import Vocabulary

SURE: Final = 0.5
"""What is less sure is not understood."""

OTHERS: Final = 2
"""How many next best readings an answer offers."""

_NEXT = {
    Topic.OVERVIEW: (Topic.DUTIES, Topic.SALARY),
    Topic.DUTIES: (Topic.SKILLS, Topic.SALARY),
    Topic.SKILLS: (Topic.START, Topic.DUTIES),
    Topic.SALARY: (Topic.OUTLOOK, Topic.START),
    Topic.OUTLOOK: (Topic.SALARY, Topic.START),
    Topic.RANKING: (Topic.OUTLOOK, Topic.SALARY),
    Topic.START: (Topic.SKILLS, Topic.SALARY),
    Topic.NEEDED: (Topic.OUTLOOK, Topic.DUTIES),
    Topic.SIMILAR: (Topic.OVERVIEW, Topic.SKILLS),
    Topic.SOURCES: (Topic.SALARY, Topic.OUTLOOK),
}
"""What people ask next about the same profession."""

_NEARLY = 0.25  # less sure a reading may be that people rather mean than what they ask next
_COMPARED = (Aspect.PAY, Aspect.GROWTH)
_ORDERS = (Order.PAID, Order.GROWING)


def understand(
    text: str,
    catalogue: Catalogue,
    vocabulary: Vocabulary,
    before: Understanding | None = None,
) -> Understanding:
    """Return what a question means, NONE where it cannot be told; never raises.

    `before` is what was talked about: it fills in what the question leaves out.
    """
    found = [
        read(tokens, catalogue, vocabulary, is_question=is_question)
        for tokens, is_question in sentences(text)
    ]
    if not found:
        return Understanding()
    readings = Rules(found, before).readings()
    best, *rest = sorted(readings, key=lambda each: -each.sure) or [Understanding()]
    if best.sure < SURE or best.topic is Topic.NONE:
        unknown = next((each for each in readings if each.unknown), None)
        return replace(unknown or Understanding(), topic=Topic.NONE, professions=())
    return replace(best, sure=min(best.sure, 1.0), others=tuple(_others(best, rest, found)))


def _others(
    best: Understanding, rest: Sequence[Understanding], found: Sequence[Sentence]
) -> Iterator[Understanding]:
    """Yield the two next best readings: other jobs that are called so, other topics."""
    told: list[Understanding] = []
    for reading in _ways(best, rest, found):
        plain = replace(reading, assumed=frozenset(), sure=0.0, others=())
        if plain not in told and plain != replace(best, assumed=frozenset(), sure=0.0):
            told.append(plain)
            yield replace(reading, sure=min(reading.sure, 1.0), others=())
            if len(told) == OTHERS:
                return


def _ways(
    best: Understanding, rest: Sequence[Understanding], found: Sequence[Sentence]
) -> Iterator[Understanding]:
    if len(best.professions) == 1 and best.topic in ABOUT_JOBS:
        mentions = (each for sentence in found for each in (*sentence.jobs, *sentence.beside))
        own = next((each for each in mentions if best.professions[0] in each.jobs), None)
        for slug in own.jobs[1:] if own else ():
            yield replace(best, professions=(slug,))
    if best.topic is Topic.COMPARE:
        yield from (replace(best, aspect=each) for each in _COMPARED)
    # To ask back is no answer to offer.
    least = max(SURE, best.sure - _NEARLY)
    yield from (each for each in rest if each.sure >= least and is_whole(each))
    if best.topic in LISTS:
        yield from (replace(best, order=each) for each in _ORDERS)
    if best.professions and best.topic in _NEXT:
        for topic in _NEXT[best.topic]:
            yield replace(best, topic=topic, aspect=None, skill="", is_closed=False, period=None)
