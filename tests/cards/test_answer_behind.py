"""The card behind each answer: the one that has all that the sentence leaves out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.cards.asking.address import CompareAddress, JobAddress, Section, SourcesAddress
from bot.cards.asking.answer.behind import Card, card_of
from bot.cards.asking.profession import ProfessionCard
from bot.cards.asking.query import JobsQuery, SkillQuery
from bot.domain.catalogue.browse import Sort, Wanted
from bot.domain.catalogue.figure import Level
from bot.domain.question.understanding import Order, Topic, Understanding
from tests.cards.answers import READINGS, about, buttons, reader, sheet
from tests.packaged import PACKAGED


def behind(understanding: Understanding) -> Card | None:
    return card_of(understanding, PACKAGED)


@pytest.mark.parametrize(
    ("topic", "section"),
    [
        (Topic.OVERVIEW, Section.OVERVIEW),
        (Topic.DUTIES, Section.DUTIES),
        (Topic.NEEDED, Section.DUTIES),
        (Topic.SKILLS, Section.SKILLS),
        (Topic.SALARY, Section.SALARY),
        (Topic.OUTLOOK, Section.OUTLOOK),
        (Topic.RANKING, Section.OUTLOOK),
        (Topic.START, Section.START),
        (Topic.SIMILAR, Section.START),
        (Topic.SOURCES, Section.SOURCES),
    ],
)
def test_the_card_opens_at_what_was_asked_about(topic: Topic, section: Section) -> None:
    asked = replace(about(topic, "electrician"), level=Level.SENIOR, country="GB")
    assert behind(asked) == JobAddress("electrician", section, country="GB")


def test_a_country_without_figures_leaves_the_card_to_whoever_reads() -> None:
    asked = replace(about(Topic.SALARY, "electrician"), country="FR")
    assert behind(asked) == JobAddress("electrician", Section.SALARY)


def test_a_short_profile_opens_at_a_glance_where_it_has_no_such_section() -> None:
    assert behind(about(Topic.DUTIES, "actor")) == JobAddress("actor")
    assert buttons(sheet(about(Topic.DUTIES, "actor")))[0].label == "The whole card"


def test_several_professions_open_beside_each_other() -> None:
    slugs = ("electrician", "actor")
    for topic in (Topic.COMPARE, Topic.SALARY, Topic.SKILLS):
        assert behind(about(topic, *slugs)) == CompareAddress(slugs)
    assert behind(about(Topic.COMPARE, "electrician")) is None


def test_a_list_opens_narrowed_and_in_its_order() -> None:
    shelves = PACKAGED.shelves
    health, python = shelves.field("Health"), shelves.skill("python")
    assert health
    assert python
    asked = Understanding(Topic.BROWSE, field="Health", skill="python", order=Order.GROWING)
    assert behind(asked) == JobsQuery(Wanted(health.key, python.key), Sort.GROWTH)
    assert behind(Understanding(Topic.BROWSE, order=Order.LARGE)) == JobsQuery()
    assert behind(Understanding(Topic.WHO_NEEDS_SKILL, skill="python")) == SkillQuery(python.key)
    assert behind(Understanding(Topic.WHO_NEEDS_SKILL)) is None


def test_without_a_profession_sources_open_and_nothing_else_does() -> None:
    assert behind(Understanding(Topic.SOURCES)) == SourcesAddress()
    for topic in (Topic.RANKING, Topic.SALARY, Topic.COMPARE, Topic.HELP, Topic.NONE):
        assert behind(Understanding(topic)) is None


def test_every_card_behind_an_answer_about_a_profession_opens() -> None:
    for slug, profession in reader().catalogue.professions.items():
        cards = {behind(replace(reading, professions=(slug,))) for reading in READINGS}
        for card in cards:
            assert isinstance(card, JobAddress)
            shown = ProfessionCard(profession, reader()).sheet(card)
            assert shown.texts, card
