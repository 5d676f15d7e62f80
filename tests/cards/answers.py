"""Answers to questions, as whoever reads them in some country sees them."""

from __future__ import annotations

from functools import cache

from bot.cards.asking.answer.sheet import answer
from bot.cards.markup import visible
from bot.cards.reader import Reader
from bot.cards.sheet import Button, Sheet
from bot.domain.catalogue.country import HOME
from bot.domain.catalogue.figure import Level
from bot.domain.question.understanding import Aspect, Order, Topic, Understanding
from tests.cards.reading import TODAY, text
from tests.english import WORDS
from tests.packaged import PACKAGED

EXAMPLES = ("registered-nurse", "electrician", "data-scientist")


@cache
def reader(country: str = HOME) -> Reader:
    return Reader(WORDS, PACKAGED, TODAY, country)


def sheet(understanding: Understanding, country: str = HOME) -> Sheet:
    return answer(understanding, reader(country), EXAMPLES)


def lines(understanding: Understanding, country: str = HOME) -> list[str]:
    """Return what is seen, a line each; the last one is the small one."""
    return [line for line in visible(text(sheet(understanding, country))).split("\n") if line]


def first(understanding: Understanding, country: str = HOME) -> str:
    return lines(understanding, country)[0]


def about(topic: Topic, *slugs: str, aspect: Aspect | None = None) -> Understanding:
    return Understanding(topic, slugs, aspect=aspect)


def buttons(sheet: Sheet) -> list[Button]:
    return [each for row in sheet.controls for each in row if isinstance(each, Button)]


OUTLOOKS = (Aspect.SIZE, Aspect.OPENINGS, Aspect.MACHINES)
READINGS = (
    *(Understanding(Topic.SALARY, level=level) for level in (None, *Level)),
    Understanding(Topic.SALARY, period="hour"),
    *(Understanding(Topic.OUTLOOK, aspect=each) for each in (None, *OUTLOOKS)),
    *(Understanding(Topic.START, aspect=each) for each in (None, Aspect.DURATION)),
    Understanding(Topic.START, aspect=Aspect.DEGREE, is_closed=True),
    Understanding(Topic.OVERVIEW),
    *(Understanding(Topic.DUTIES, aspect=each) for each in (None, Aspect.HOURS)),
    *(Understanding(Topic.SKILLS, aspect=each) for each in (None, Aspect.PEOPLE)),
    Understanding(Topic.SKILLS, skill="python", is_closed=True),
    Understanding(Topic.RANKING),
    Understanding(Topic.NEEDED),
    Understanding(Topic.SIMILAR),
    Understanding(Topic.SOURCES),
)
"""All that can be asked about a profession, which is still to be named."""

LISTS = tuple(
    Understanding(topic, field=field, skill=skill, order=order)
    for topic in (Topic.BROWSE, Topic.WHO_NEEDS_SKILL)
    for field in ("", "Health", "Climate and energy")
    for skill in ("", "python", "patient-care")
    for order in (None, *Order)
)
