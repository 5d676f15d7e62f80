"""Which professions are like one."""

from __future__ import annotations

from bot.cards.asking.answer.asked import Asked
from bot.cards.asking.answer.said import Said
from bot.cards.markup import inert
from bot.cards.page import Line
from bot.domain.catalogue.profession import Profession

_SHOWN = {1: 5, 2: 3, 3: 2}
"""Of each, by how many professions are asked about."""


def said(asked: Asked) -> Said:
    shown = _SHOWN[len(asked.professions)]
    lines: list[Line] = []
    for profession in asked.professions:
        lines += _like(asked, profession, shown)
    return Said(tuple(lines))


def _like(asked: Asked, profession: Profession, shown: int) -> list[Line]:
    words, who = asked.reader.words, asked.name(profession).within
    known = asked.reader.catalogue.professions
    similar = [known[slug] for slug in profession.similar]
    if not similar:
        return [Line(words("answer-similar-none", who=who))]
    count = len(similar)
    lines = [Line(words("answer-similar", who=who, count=count, shown=min(shown, count)))]
    return [*lines, *(Line(_named(asked, each)) for each in similar[:shown])]


def _named(asked: Asked, profession: Profession) -> str:
    what = inert(profession.in_short) if profession.in_short else "none"
    title = inert(profession.title)
    return asked.reader.words("in-one-line", title=title, what=what, details="none")
