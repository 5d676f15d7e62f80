"""What one does, where, and what it takes, in the words of the profile."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bot.cards.asking.answer.asked import Asked
from bot.cards.asking.answer.said import Said
from bot.cards.asking.answer.unwritten import Part, near, unwritten
from bot.cards.markup import inert
from bot.cards.page import Line
from bot.domain.catalogue import headline
from bot.domain.catalogue.profession import Profession
from bot.domain.question.understanding import Aspect

_SHOWN = 3
_BETWEEN = " · "


def duties(asked: Asked) -> Said:
    """Return the most telling ones; or what the days are like, if that is asked."""
    if asked.understanding.aspect is Aspect.HOURS:
        return _told(asked, "days", lambda each: each.days)
    return _told(asked, "duties", headline.duties)


def needed(asked: Asked) -> Said:
    return _told(asked, "needed", lambda each: each.needed)


def skills(asked: Asked) -> Said:
    """Return what is essential; or what kind of person finds it easy, if that is asked."""
    if asked.understanding.aspect is Aspect.PEOPLE:
        return _told(asked, "personal", lambda each: each.skills.personal)
    return _told(asked, "skills", lambda each: each.skills.essential)


def _told(asked: Asked, part: Part, of: Callable[[Profession], Sequence[str]]) -> Said:
    """Return the first of that part of a profile; of several professions a line each."""
    words = asked.reader.words
    told = [each for each in asked.professions if of(each)]
    lines: list[Line] = []
    if told:
        names = [asked.name(each) for each in told]
        number = "many" if len(names) > 1 else names[0].number
        who = words.list(name.within for name in names)
        lines.append(Line(words(f"answer-work-{part}", who=who, number=number)))
    if len(asked.professions) == 1:
        lines += (Line(f"- {inert(text)}") for each in told for text in of(each)[:_SHOWN])
    else:
        lines += (asked.line_of(each, _BETWEEN.join(_few(of(each), len(told)))) for each in told)
    for profession in asked.professions:
        if profession not in told:
            lines += _nothing(asked, profession, part)
    return Said(tuple(lines), near=near(asked))


def _few(texts: Sequence[str], count: int) -> list[str]:
    """Return as many as stand in one line, by how many such lines there are."""
    return [inert(text) for text in texts[: 3 - count // 2]]


def _nothing(asked: Asked, profession: Profession, part: Part) -> list[Line]:
    if not profession.is_full:
        return unwritten(asked, profession, part)
    return [Line(asked.reader.words("answer-unsaid", who=asked.name(profession).within))]
