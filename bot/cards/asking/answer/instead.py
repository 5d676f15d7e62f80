"""What is said where there is no answer yet: a job that nobody knows, or a question about none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.cards.asking.answer.name import Name
from bot.cards.asking.answer.reading import inside
from bot.cards.asking.opening import opener
from bot.cards.asking.question import QuestionAddress
from bot.cards.reader import Reader
from bot.cards.sheet import Control, Sheet, button
from bot.cards.short import notice
from bot.domain.question.understanding import Topic, Understanding

_NEAR = 5
_EXAMPLES = 3


def unknown(understanding: Understanding, reader: Reader) -> Sheet:
    """Return that no job is called so, and those that are called nearly so.

    What was typed is not repeated: an insult may stand there, and others may read along.
    """
    known = reader.catalogue.professions
    near = [known[slug] for slug in understanding.near[:_NEAR] if slug in known]
    text = reader.words("answer-unknown", near=len(near))
    return notice(text, *([[opener(each) for each in near]] if near else []))


def which(understanding: Understanding, reader: Reader, examples: Sequence[str]) -> Sheet:
    """Return that a question names no profession, and the same question about some.

    A comparison needs two: it is offered between one and each of the others.
    """
    words, named = reader.words, understanding.professions
    asked = "compare" if understanding.topic is Topic.COMPARE else "one"
    offers = [
        replace(understanding, professions=professions, others=(), assumed=frozenset[str]())
        for professions in _offered(understanding, reader, examples)
    ]
    buttons: list[Control] = []
    for tag, offer in enumerate(offers[:_EXAMPLES], 1):
        label = words.list(reader.catalogue.title(slug) for slug in offer.professions)
        to = QuestionAddress(offer).custom_id(reader.catalogue, str(tag))
        buttons.append(button(label, to))
    topic = inside(replace(understanding, professions=()), reader)
    who = Name.of(reader.catalogue.professions[named[0]], reader).within if named else "none"
    text = words("answer-which", asked=asked, topic=topic, who=who, count=len(buttons))
    return notice(text, *([buttons] if buttons else []))


def _offered(
    understanding: Understanding, reader: Reader, examples: Sequence[str]
) -> list[tuple[str, ...]]:
    known = reader.catalogue.professions
    kept = [slug for slug in dict.fromkeys(examples) if slug in known]
    if understanding.topic is not Topic.COMPARE:
        return [(slug,) for slug in kept]
    if not understanding.professions:
        first, *rest = kept or [""]
        return [(first, other) for other in rest]
    first = understanding.professions[0]
    others = dict.fromkeys((*known[first].similar, *kept))
    return [(first, other) for other in others if other != first]
