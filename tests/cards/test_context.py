"""What a reply to a message of ours is about is read from that message's controls."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.cards.asking.address import CompareAddress, JobAddress, RankingAddress, Section
from bot.cards.asking.browse import JobsCard
from bot.cards.asking.compare import CompareCard
from bot.cards.asking.context import context
from bot.cards.asking.profession import ProfessionCard
from bot.cards.asking.query import JobsQuery, SkillQuery
from bot.cards.asking.question import CARD, QuestionAddress
from bot.cards.asking.ranking import RankingCard
from bot.cards.asking.skill import SkillCard
from bot.cards.asking.ways import several_professions, way_in
from bot.cards.sheet import Button, Sheet
from bot.domain.catalogue.browse import Sort, Wanted
from bot.domain.catalogue.figure import Level
from bot.domain.question.understanding import Order, Topic, Understanding
from tests.cards.reading import reader
from tests.packaged import PACKAGED

NURSE = "registered-nurse"
READER = reader(PACKAGED)


def ids(sheet: Sheet) -> Iterator[str]:
    """Yield the ids of what all can see: a private message cannot be replied to by others."""
    for frame in sheet.frames():
        for row in frame.controls:
            for control in row:
                if not (isinstance(control, Button) and control.is_private):
                    yield control.custom_id


def about(sheet: Sheet) -> Understanding:
    found = context(ids(sheet), PACKAGED)
    assert found is not None
    return found


@pytest.fixture
def card() -> ProfessionCard:
    return ProfessionCard(PACKAGED.professions[NURSE], READER)


def test_an_answer_is_about_its_own_question_not_about_other_readings() -> None:
    asked = Understanding(Topic.SALARY, (NURSE,), level=Level.SENIOR, country="GB", sure=1.0)
    other = Understanding(Topic.SKILLS, ("data-scientist",))
    custom_ids = [
        QuestionAddress(other).custom_id(PACKAGED, "1"),
        QuestionAddress(asked).custom_id(PACKAGED, CARD),
        JobAddress("ai-engineer").custom_id(),
    ]
    assert context(custom_ids, PACKAGED) == asked


def test_examples_are_not_what_a_message_was_about() -> None:
    example = QuestionAddress(Understanding(Topic.SALARY, (NURSE,)))
    assert context([example.custom_id(PACKAGED, "1")], PACKAGED) is None


def test_a_profession_card_is_about_its_profession(card: ProfessionCard) -> None:
    for section in (Section.OVERVIEW, Section.DUTIES, Section.START):
        found = about(card.sheet(JobAddress(NURSE, section)))
        assert found.professions == (NURSE,)


def test_a_card_of_pay_is_about_pay_in_the_country_it_shows() -> None:
    british = READER.seeing("GB")
    card = ProfessionCard(british.catalogue.professions["data-scientist"], british)
    shown = card.sheet(
        JobAddress("data-scientist", Section.SALARY, country="GB", level=Level.SENIOR)
    )
    assert about(shown) == Understanding(
        Topic.SALARY, ("data-scientist",), level=Level.SENIOR, country="GB", sure=1.0
    )


def test_a_comparison_is_about_all_who_are_compared() -> None:
    address = CompareAddress((NURSE, "data-scientist"), country="US")
    found = about(CompareCard.of(address, READER).sheet(0))
    assert found == Understanding(Topic.COMPARE, address.slugs, country="US", sure=1.0)


def test_a_list_is_about_what_it_was_narrowed_to() -> None:
    health = next(key for key, shelf in PACKAGED.shelves.fields.items() if shelf.title == "Health")
    shown = JobsCard(READER).sheet(JobsQuery(Wanted(health), Sort.PAY, country="GB"))
    found = about(shown)
    assert (found.topic, found.field, found.order) == (Topic.BROWSE, "Health", Order.PAID)
    assert found.country == "GB"


def test_who_needs_a_skill_is_about_that_skill() -> None:
    card = SkillCard(READER)
    found = about(card.sheet(card.asked("python")))
    assert (found.topic, found.skill) == (Topic.WHO_NEEDS_SKILL, "python")


def test_a_ranking_is_about_rankings() -> None:
    ranking = next(iter(PACKAGED.rankings.values()))
    custom_ids = [RankingAddress(ranking.id, 1).custom_id("on")]
    found = context(custom_ids, PACKAGED)
    assert found is not None
    assert found.topic is Topic.RANKING
    assert RankingCard(ranking, READER).sheet(RankingAddress(ranking.id))


def test_what_only_leads_on_is_about_nothing() -> None:
    assert context(ids(way_in(READER)), PACKAGED) is None
    assert context(["next", "series:status", "week:1:2026-08-10:choose:1:0"], PACKAGED) is None


def test_a_choice_is_about_the_first_that_was_offered() -> None:
    both = [PACKAGED.find(slug) for slug in (NURSE, "nurse-educator")]
    assert about(several_professions("nurse", both, READER)).professions == (NURSE,)


def test_a_profession_that_is_gone_tells_nothing() -> None:
    gone = Understanding(Topic.SALARY, ("lamplighter",))
    custom_ids = [
        QuestionAddress(gone).custom_id(PACKAGED, CARD),
        CompareAddress(("lamplighter", NURSE)).custom_id(),
        JobAddress("lamplighter").custom_id(),
        "card:lamplighter",
        "country:lamplighter:",
    ]
    assert context(custom_ids, PACKAGED) is None
    assert context([*custom_ids, f"card:{NURSE}"], PACKAGED) == Understanding(
        Topic.OVERVIEW, (NURSE,), sure=1.0
    )


_SLUGS = st.sampled_from([NURSE, "lamplighter", "~", "a~00000000", "", "-"])
_PIECES = st.one_of(
    st.text(max_size=120),
    _SLUGS,
    st.sampled_from(["q", "job", "compare", "swap", "jobs", "field", "skill", "card", "ranking"]),
    st.sampled_from(["sa", "zz", "salary", "0", "9999", "GB", "japh-", "-----", "#c", "#1", "p"]),
)
_IDS = st.lists(_PIECES, max_size=8).map(":".join) | st.text(max_size=200)


@given(st.lists(_IDS, max_size=6))
def test_whatever_stands_on_controls_nothing_is_raised(custom_ids: list[str]) -> None:
    found = context(custom_ids, PACKAGED)
    assert found is None or found.sure == 1.0


@given(
    st.from_regex(QuestionAddress.PATTERN, fullmatch=True)
    | st.from_regex(CompareAddress.PATTERN, fullmatch=True)
    | st.from_regex(JobAddress.PATTERN, fullmatch=True)
    | st.from_regex(JobsQuery.PATTERN, fullmatch=True)
    | st.from_regex(SkillQuery.PATTERN, fullmatch=True)
)
def test_an_id_of_the_right_form_never_raises_either(custom_id: str) -> None:
    context([custom_id], PACKAGED)
