"""Where a profession stands in published rankings; which rankings there are."""

from __future__ import annotations

from bot.cards.asking.answer.asked import Asked
from bot.cards.asking.answer.said import Said, distinct
from bot.cards.asking.ranking import rank_in_short, ranking_menu
from bot.cards.markup import inert
from bot.cards.page import Line
from bot.domain.catalogue.profession import Profession

_SHOWN = {1: 3, 2: 2, 3: 1}
"""Of each, by how many professions are asked about."""
_NAMED = 5


def said(asked: Asked) -> Said:
    """Return the newest places of each; without any, which rankings there are."""
    if not asked.professions:
        return _all(asked)
    shown = _SHOWN[len(asked.professions)]
    lines: list[Line] = []
    for profession in asked.professions:
        lines += _places(asked, profession, shown)
    return Said(tuple(lines))


def _places(asked: Asked, profession: Profession, shown: int) -> list[Line]:
    words, known = asked.reader.words, asked.reader.catalogue
    name = asked.name(profession)
    places = sorted(
        known.places(profession.slug),
        key=lambda found: str(known.sources[found[0].source].date),
        reverse=True,
    )
    if not places:
        return [Line(words("answer-ranking-none", who=name.within, number=name.number))]
    head = words("answer-ranking", who=name.first, number=name.number, count=len(places))
    told = [rank_in_short(*each, profession, asked.reader) for each in places[:shown]]
    return [Line(head), *(Line(f"- {line.text}", line.sources) for line in told)]


def _all(asked: Asked) -> Said:
    words, rankings = asked.reader.words, tuple(asked.reader.catalogue.rankings.values())
    if not rankings:
        return Said((Line(words("rankings-none")),))
    names = distinct(inert(each.title) for each in rankings)[:_NAMED]
    text = words("answer-rankings", count=len(rankings), names=words.list(names))
    return Said((Line(text),), rows=[[ranking_menu(rankings, words)]])
