"""What one does, where, and what it takes, in the words of the profile."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.cards.asking import occupation
from bot.cards.asking.answer.asked import Asked
from bot.cards.asking.answer.said import Said, distinct
from bot.cards.markup import inert
from bot.cards.page import Line
from bot.domain.catalogue import headline
from bot.domain.catalogue.profession import Profession
from bot.domain.question.understanding import Aspect

_SHOWN = {1: 3, 2: 2, 3: 1}
"""Of each, by how many professions are asked about."""


def duties(asked: Asked) -> Said:
    """Return the most telling ones; or what the days are like, if that is asked."""
    if asked.understanding.aspect is Aspect.HOURS:
        return _told(asked, [("days", each, each.days) for each in asked.professions])
    return _told(asked, [("duties", each, headline.duties(each)) for each in asked.professions])


def needed(asked: Asked) -> Said:
    return _told(asked, [("needed", each, each.needed) for each in asked.professions])


def skills(asked: Asked) -> Said:
    """Return what is essential; or what kind of person finds it easy, if that is asked."""
    if asked.understanding.aspect is Aspect.PEOPLE:
        return _told(
            asked, [("personal", each, each.skills.personal) for each in asked.professions]
        )
    return _told(asked, [("skills", each, each.skills.essential) for each in asked.professions])


def _told(asked: Asked, parts: Iterable[tuple[str, Profession, Sequence[str]]]) -> Said:
    """Return the first of each part under a line that says what it is."""
    words, shown = asked.reader.words, _SHOWN[len(asked.professions)]
    lines: list[Line] = []
    near: list[str] = []
    for part, profession, texts in parts:
        name = asked.name(profession)
        if texts:
            head = words(f"answer-work-{part}", who=name.within, number=name.number)
            lines.append(Line(head))
            lines += (Line(f"- {inert(text)}") for text in texts[:shown])
        elif profession.is_full:
            lines.append(Line(words("answer-unsaid", who=name.within)))
        else:
            lines.append(Line(unwritten(asked, profession)))
            near += full(asked, profession)
    return Said(tuple(lines), near=distinct(near))


def unwritten(asked: Asked, profession: Profession) -> str:
    """Return that nobody has described it, with its name where there are several."""
    if len(asked.professions) == 1:
        return occupation.unwritten(profession, asked.reader)
    return asked.reader.words("answer-unwritten", who=asked.name(profession).first)


def full(asked: Asked, profession: Profession) -> list[str]:
    """Return who is near and has been described."""
    known = asked.reader.catalogue.professions
    return [slug for slug in profession.similar if known[slug].is_full][:1]
