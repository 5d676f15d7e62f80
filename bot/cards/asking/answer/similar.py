"""Which professions are like one."""

from __future__ import annotations

from bot.cards.asking.answer.asked import Asked
from bot.cards.asking.answer.said import Said
from bot.cards.markup import inert
from bot.cards.page import Line
from bot.domain.catalogue.profession import Profession

_SHOWN = 5


def said(asked: Asked) -> Said:
    """Return what is like one, a line each; what is like several, in a line for each of them."""
    words = asked.reader.words
    is_alone = len(asked.professions) == 1
    lines = [] if is_alone else [Line(words("answer-similar-each"))]
    for profession in asked.professions:
        who, similar = asked.name(profession).within, _similar(asked, profession)
        if not is_alone:
            titles = words.list(inert(each.title) for each in similar)
            lines.append(asked.line_of(profession, titles or words("answer-similar-nothing")))
        elif not similar:
            lines.append(Line(words("answer-similar-none", who=who)))
        else:
            lines.append(Line(words("answer-similar", who=who, count=len(similar))))
            lines += (Line(_told(asked, each)) for each in similar)
    return Said(tuple(lines))


def _similar(asked: Asked, profession: Profession) -> list[Profession]:
    known = asked.reader.catalogue.professions
    return [known[slug] for slug in profession.similar[:_SHOWN]]


def _told(asked: Asked, profession: Profession) -> str:
    what = inert(profession.in_short) if profession.in_short else "none"
    title = inert(profession.title)
    return asked.reader.words("in-one-line", title=title, what=what, details="none")
