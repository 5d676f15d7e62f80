"""Where figures come from, in a sentence."""

from __future__ import annotations

from bot.cards.asking import ledger
from bot.cards.asking.answer.asked import Asked
from bot.cards.asking.answer.said import Said, distinct
from bot.cards.page import Line
from bot.cards.source import publisher_in_short
from bot.domain.catalogue.figure import Source, Trust
from bot.domain.catalogue.profession import Profession

_NAMED = 6


def said(asked: Asked) -> Said:
    """Return who says what is told of each; without any, who says all that is told here."""
    if not asked.professions:
        return Said((_all(asked),))
    return Said(tuple(_of(asked, each) for each in asked.professions))


def _of(asked: Asked, profession: Profession) -> Line:
    words, known = asked.reader.words, asked.reader.catalogue.sources
    who = asked.name(profession).within
    order = list(Trust)
    ids = distinct(source for source, _ in ledger.given(profession, asked.reader))
    cited = sorted((known[each] for each in ids), key=lambda each: order.index(each.trust))
    if not cited:
        return Line(words("answer-sources-none", who=who))
    told = _told(cited, asked)
    text = words("answer-sources", who=who, publishers=words.list(told))
    return Line(text, tuple(each.id for each in cited[:_NAMED]))


def _all(asked: Asked) -> Line:
    words, sources = asked.reader.words, asked.reader.catalogue.sources.values()
    official = [each for each in sources if each.trust is Trust.OFFICIAL]
    named = distinct(map(publisher_in_short, official))[:_NAMED]
    text = words(
        "answer-sources-all",
        count=len(sources),
        official=len(official),
        publishers=words.list(named) if named else "none",
    )
    return Line(text)


def _told(cited: list[Source], asked: Asked) -> list[str]:
    """Return each publisher once, and how it knows what it says."""
    words = asked.reader.words
    kinds = {publisher_in_short(each): each.trust for each in reversed(cited)}
    told = list(reversed(kinds.items()))
    return [
        words("answer-source", publisher=publisher, trust=trust.value)
        for publisher, trust in told[:_NAMED]
    ]
