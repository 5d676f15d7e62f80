"""The card behind an answer, which has all that a sentence leaves out."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from bot.cards.asking.address import CompareAddress, JobAddress, Section, SourcesAddress
from bot.cards.asking.occupation import SECTIONS
from bot.cards.asking.query import JobsQuery, SkillQuery
from bot.domain.catalogue.browse import Sort, Wanted
from bot.domain.catalogue.catalogue import Catalogue
from bot.domain.catalogue.shelves import Shelf
from bot.domain.question.understanding import Order, Topic, Understanding

Card = JobAddress | CompareAddress | JobsQuery | SkillQuery | SourcesAddress

_SECTIONS: Mapping[Topic, Section] = MappingProxyType(
    {
        Topic.OVERVIEW: Section.OVERVIEW,
        Topic.DUTIES: Section.DUTIES,
        Topic.NEEDED: Section.DUTIES,
        Topic.SKILLS: Section.SKILLS,
        Topic.SALARY: Section.SALARY,
        Topic.OUTLOOK: Section.OUTLOOK,
        Topic.RANKING: Section.OUTLOOK,
        Topic.START: Section.START,
        Topic.SIMILAR: Section.START,
        Topic.SOURCES: Section.SOURCES,
    }
)
SORTS = {
    Order.PAID: Sort.PAY,
    Order.UNPAID: Sort.PAY,
    Order.GROWING: Sort.GROWTH,
    Order.SHRINKING: Sort.GROWTH,
}


def card_of(understanding: Understanding, catalogue: Catalogue) -> Card | None:
    """Return what the button below an answer opens; None where there is no such card.

    Raises KeyError for a profession that is not in the catalogue.
    """
    of = understanding
    slugs = tuple(dict.fromkeys(of.professions))
    country = of.country if of.country in catalogue.countries else ""
    match of.topic:
        case Topic.BROWSE:
            wanted = wanted_of(of, catalogue)
            sort = SORTS.get(of.order, Sort.NAME) if of.order else Sort.NAME
            return JobsQuery(wanted, sort, country=country)
        case Topic.WHO_NEEDS_SKILL:
            key = wanted_of(of, catalogue).skill
            return SkillQuery(key) if key else None
        case Topic.SOURCES if not slugs:
            return SourcesAddress()
        case topic if topic in _SECTIONS and len(slugs) == 1:
            return JobAddress(slugs[0], section_of(of, catalogue), country=country)
        case topic if (topic in _SECTIONS or topic is Topic.COMPARE) and len(slugs) > 1:
            return CompareAddress(slugs, country=country)
        case _:
            return None


def topic_of(understanding: Understanding, catalogue: Catalogue) -> Topic:
    """Return what the card behind an answer is about: that of a short profile, all of it."""
    card = card_of(understanding, catalogue)
    is_whole = isinstance(card, JobAddress) and card.section is Section.OVERVIEW
    return Topic.OVERVIEW if is_whole else understanding.topic


def section_of(understanding: Understanding, catalogue: Catalogue) -> Section:
    """Return the section that tells all of it; what a short profile lacks is at a glance."""
    section = _SECTIONS[understanding.topic]
    profession = catalogue.professions[understanding.professions[0]]
    return section if profession.is_full or section in SECTIONS else Section.OVERVIEW


def wanted_of(understanding: Understanding, catalogue: Catalogue) -> Wanted:
    """Return what a list is narrowed to; a field or a skill that nothing has does not narrow."""
    of, shelves = understanding, catalogue.shelves
    field = shelves.field(of.field) if of.field else None
    skill = shelves.skill(of.skill) if of.skill else None
    return Wanted(_key(field), _key(skill))


def _key(found: Shelf | None) -> str:
    return found.key if found else ""
