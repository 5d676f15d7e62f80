"""Where a profession stands in published rankings; which rankings there are."""

from __future__ import annotations

from bot.cards.asking.answer.asked import Asked
from bot.cards.asking.answer.said import Said, distinct
from bot.cards.asking.ranking import rank_in_short, ranking_menu
from bot.cards.markup import inert
from bot.cards.page import Line
from bot.domain.catalogue.profession import Profession

_SHOWN = 3
_NAMED = 5


def said(asked: Asked) -> Said:
    """Return the newest places of one, the newest of several; of none, which rankings there are."""
    if not asked.professions:
        return _all(asked)
    words = asked.reader.words
    profession, *others = asked.professions
    if others:
        head = Line(words("answer-ranking-each"))
        return Said((head, *(_newest(asked, each) for each in asked.professions)))
    name, places = asked.name(profession), _places(asked, profession)
    if not places:
        return Said((Line(words("answer-ranking-none", who=name.within)),))
    head = words("answer-ranking", who=name.first, number=name.number, count=len(places))
    return Said((Line(head), *(Line(f"- {each.text}", each.sources) for each in places[:_SHOWN])))


def _newest(asked: Asked, profession: Profession) -> Line:
    places = _places(asked, profession)
    if not places:
        return asked.line_of(profession, asked.reader.words("answer-ranking-nowhere"))
    return asked.line_of(profession, places[0].text, places[0].sources)


def _places(asked: Asked, profession: Profession) -> list[Line]:
    """Return its place in every ranking, the newest first."""
    known = asked.reader.catalogue
    places = sorted(
        known.places(profession.slug),
        key=lambda found: str(known.sources[found[0].source].date),
        reverse=True,
    )
    return [rank_in_short(*each, profession, asked.reader) for each in places]


def _all(asked: Asked) -> Said:
    words, rankings = asked.reader.words, tuple(asked.reader.catalogue.rankings.values())
    if not rankings:
        return Said((Line(words("rankings-none")),))
    names = distinct(inert(each.title) for each in rankings)[:_NAMED]
    text = words("answer-rankings", count=len(rankings), names=words.list(names))
    return Said((Line(text),), rows=[[ranking_menu(rankings, words)]])
