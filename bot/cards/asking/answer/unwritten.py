"""What is said of a job that nobody has described yet: so, what is known, and who is near."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Literal

from bot.cards.asking.answer.asked import Asked
from bot.cards.asking.answer.name import lowered
from bot.cards.asking.answer.outlook import size
from bot.cards.asking.answer.said import distinct
from bot.cards.asking.answer.start import entered
from bot.cards.markup import inert
from bot.cards.page import Line
from bot.domain.catalogue.profession import Profession
from bot.domain.search import fold

Part = Literal["duties", "days", "needed", "skills", "personal", "skill"]

_NAMES = 3


def known(asked: Asked, profession: Profession) -> Line:
    """Return its field and its other names, or that it is no single job."""
    words, name = asked.reader.words, asked.name(profession)
    field = inert(profession.field)
    group = asked.reader.catalogue.occupation(profession)
    if group is not None and group.is_residual:
        text = words("answer-overview-residual", who=name.first, number=name.number, field=field)
        return Line(text)
    others = [each for each in profession.aliases if fold(each) not in fold(profession.title)]
    names = [inert(lowered(each, profession.aliases)) for each in others[:_NAMES]]
    called = words.list(names) if names else "none"
    return Line(words("answer-overview-short", who=name.first, field=field, names=called))


_KNOWN: Mapping[Part, Callable[[Asked, Profession], Line]] = MappingProxyType(
    {
        "duties": known,
        "days": known,
        "needed": size,
        "skills": entered,
        "personal": known,
        "skill": entered,
    }
)
"""What statistics know that comes nearest to what a profile would say."""


def unwritten(asked: Asked, profession: Profession, part: Part, skill: str = "") -> list[Line]:
    """Return that nobody has written that part, and what else is known if it is alone."""
    words = asked.reader.words
    if len(asked.professions) > 1:
        return [Line(words("answer-unwritten-each", title=inert(profession.title)))]
    return [Line(sentence(asked, profession, part, skill)), _KNOWN[part](asked, profession)]


def sentence(asked: Asked, profession: Profession, part: Part, skill: str = "") -> str:
    name = asked.name(profession)
    return asked.reader.words(
        "answer-unwritten", part=part, who=name.within, number=name.number, skill=skill
    )


def near(asked: Asked) -> tuple[str, ...]:
    """Return who is near those that nobody has described, of the same field, and has been."""
    catalogue = asked.reader.catalogue.professions
    found = (
        slug
        for profession in asked.professions
        if not profession.is_full
        for slug in profession.similar
        if catalogue[slug].is_full and catalogue[slug].field == profession.field
    )
    return distinct(found)[:1]
