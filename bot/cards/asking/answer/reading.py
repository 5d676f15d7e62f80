"""What was understood, told in a few words: below an answer, and on the buttons of other ways."""

from __future__ import annotations

from collections.abc import Iterator

from bot.cards.asking.answer.name import Name
from bot.cards.markup import inert
from bot.cards.reader import Reader
from bot.domain.question.understanding import Topic, Understanding

_PARTS = (
    "topic",
    "professions",
    "aspect",
    "level",
    "country",
    "period",
    "skill",
    "field",
    "order",
    "bounds",
)
_COUNTED = frozenset(
    [Topic.OVERVIEW, Topic.SALARY, Topic.OUTLOOK, Topic.COMPARE, Topic.BROWSE, Topic.START]
)
"""Topics whose answer depends on the country."""


def understood(understanding: Understanding, wanted: str, reader: Reader) -> str:
    """Return it as in: salary of data scientist, United Kingdom, all levels; what was assumed."""
    parts = ", ".join([inside(understanding, reader), *_narrower(understanding, wanted, reader)])
    assumed = [part for part in _PARTS if part in understanding.assumed]
    named = reader.words.list(reader.words(f"answer-part-{part}") for part in assumed)
    return reader.words("answer-understood", parts=parts, assumed=named or "none")


def label(understanding: Understanding, reader: Reader) -> str:
    """Return it as a button says it: Outlook of registered nurse, Canada."""
    country = understanding.country
    narrower = _narrower(understanding, country, reader) if country else ()
    text = ", ".join([inside(understanding, reader), *narrower])
    return text[:1].upper() + text[1:]


def inside(understanding: Understanding, reader: Reader) -> str:
    """Return the topic, and of whom or of what it is."""
    words, known = reader.words, reader.catalogue.professions
    names = [Name.of(known[slug], reader).bare for slug in understanding.professions]
    of = words.list(names) if names else "none"
    skill = reader.catalogue.skills.get(understanding.skill)
    if understanding.topic is Topic.SKILLS and skill is not None:
        return words("reading-skill", skill=inert(skill.title), of=of)
    return words(
        f"reading-{understanding.topic}",
        of=of,
        aspect=understanding.aspect or "none",
        order=understanding.order or "none",
        field=inert(understanding.field) or "none",
        skill=inert(skill.title) if skill is not None else "none",
    )


def _narrower(understanding: Understanding, wanted: str, reader: Reader) -> Iterator[str]:
    """Yield what else the answer depends on."""
    if understanding.topic in _COUNTED:
        yield reader.words.country(wanted)
    if understanding.topic is Topic.SALARY:
        yield reader.words("answer-level", level=understanding.level or "all")
