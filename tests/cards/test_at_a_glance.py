"""What nobody asked to be long fits a phone's screen, and says what matters."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, product
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.cards.asking import ways
from bot.cards.asking.address import JobAddress, RankingAddress, Section
from bot.cards.asking.browse import PAGE, JobsCard
from bot.cards.asking.compare import CompareCard
from bot.cards.asking.fit import FitCard
from bot.cards.asking.query import JobsQuery, SkillQuery
from bot.cards.asking.skill import SkillCard
from bot.cards.markup import inert, length, visible
from bot.cards.sheet import Button, Sheet
from bot.domain.catalogue.browse import Sort, Wanted
from bot.domain.catalogue.catalogue import Catalogue
from bot.domain.catalogue.fit import PlaceWish, Wishes
from bot.domain.catalogue.profession import Activity, Profession, Study
from tests.cards.extremes import LETTERS, SLUG, Maker, Scale, catalogues
from tests.cards.reading import card_of, ranking_of, reader, text
from tests.examples import at_most
from tests.offenders import every
from tests.packaged import PACKAGED

SCREEN = 900
"""Visible characters that a phone of 412 x 915 shows at once, roughly."""

READER = reader(PACKAGED)
ALL = tuple(READER.catalogue.profiles.values())


def overview(slug: str, catalogue: Catalogue = PACKAGED) -> Sheet:
    return card_of(JobAddress(slug), catalogue)


def seen(sheet: Sheet) -> int:
    return len(visible(text(sheet)))


@every(ALL, lambda profession: profession.slug)
def test_an_overview_fits_a_phone(profession: Profession) -> None:
    sheet = overview(profession.slug)
    assert seen(sheet) <= SCREEN
    assert length(text(sheet)) <= SCREEN + 60, "markup that nobody sees"
    assert sheet.picture


def test_overviews_are_short_as_a_rule() -> None:
    assert median(seen(overview(profession.slug)) for profession in ALL) <= 750


@at_most(30)
@given(catalogues(most=6))
def test_an_extreme_overview_fits_a_phone_too(catalogue: Catalogue) -> None:
    shown = text(overview(SLUG, catalogue))
    job = catalogue.profiles[SLUG]
    assert len(visible(shown)) <= SCREEN
    told = [line for line in shown.split("\n") if line.startswith("- ")]
    assert told == [f"- {inert(duty)}" for duty in job.duties[: len(told)]]
    assert inert(job.summary) in shown


@every(ALL, lambda profession: profession.slug)
def test_an_overview_says_all_that_matters(profession: Profession) -> None:
    shown = text(overview(profession.slug)).split("\n")
    assert shown[1] == inert(profession.summary)
    assert "a year in the middle" in shown[2]
    assert "jobs by 2034, all jobs +3.1%" in shown[3]
    assert [line for line in shown if line.startswith("- ")] == [
        f"- {inert(duty)}" for duty in profession.duties[:3]
    ]
    first = PACKAGED.skills[profession.skills.index[0]].title
    assert any(line.startswith(inert(first)) for line in shown)
    assert shown[-1].startswith("-# ¹")


@every(ALL, lambda profession: profession.slug)
def test_figures_of_another_group_say_so_wherever_they_stand(profession: Profession) -> None:
    group = profession.nearest_group("US")
    card = JobAddress(profession.slug)
    said = "Figures are those of the nearest group"
    shown = text(overview(profession.slug))
    assert (said in shown) == (group is not None)
    if group is None:
        return
    assert group.title in shown
    assert group.title in text(card_of(JobAddress(card.slug, Section.START), PACKAGED))


@pytest.mark.parametrize(
    "rank",
    [
        "**1st** in Jobs on the Rise, United States, LinkedIn News 2026",
        "**1st** in Emerging Jobs Report, United States, LinkedIn 2020, +74% a year",
    ],
)
def test_the_overview_says_the_best_rank_and_the_best_with_a_figure(rank: str) -> None:
    assert rank in text(overview("ai-engineer"))


def test_a_caution_stands_where_no_group_explains_the_figures() -> None:
    assert "\nFew people in the US hold this job" in text(overview("agricultural-engineer"))


def first_pages() -> dict[str, Sheet]:
    neighbors = zip(ALL, ALL[1:], ALL[2:], strict=False)
    made = {
        f"compare {[each.slug for each in three]}": CompareCard(three, READER).sheet(0)
        for three in neighbors
    }
    made |= {f"jobs {sort}": JobsCard(READER).sheet(JobsQuery(sort=sort)) for sort in Sort}
    made |= {name: ranking_of(RankingAddress(name), PACKAGED) for name in PACKAGED.rankings}
    for word, sort in product(("data", "the", "patients"), Sort):
        query = JobsQuery(Wanted(text=word), sort)
        made[f"jobs with {word} {sort}"] = JobsCard(READER).sheet(query)
    made["about"] = ways.about(READER, "1.2.3")
    made["way in"] = ways.way_in(READER)
    return made


@every(first_pages().items(), lambda each: each[0])
def test_a_first_page_fits_a_phone(page: tuple[str, Sheet]) -> None:
    assert seen(page[1]) <= SCREEN


def skill_pages() -> Iterator[tuple[str, Sheet]]:
    """Yield every page of every skill, and of words that many profiles have."""
    asked = [SkillQuery(key) for key in PACKAGED.shelves.skills]
    for query in (*asked, *(SkillQuery(text=word) for word in ("data", "the", "patients"))):
        for number in range(len(PACKAGED.profiles) // PAGE + 1):
            at = query.on(number)
            yield at.custom_id(), SkillCard(READER).sheet(at)


@every(list(skill_pages()), lambda each: each[0])
def test_who_needs_a_skill_fits_a_phone(page: tuple[str, Sheet]) -> None:
    assert seen(page[1]) <= SCREEN


LIKED = [liked for count in range(4) for liked in combinations(Activity, count)]


@every(LIKED, ", ".join)
def test_what_might_fit_fits_a_phone_with_its_reasons(liked: tuple[Activity, ...]) -> None:
    for place, study in product([None, *PlaceWish], [None, *Study]):
        shown = text(FitCard(Wishes(liked, place, study), READER).sheet())
        assert len(visible(shown)) <= SCREEN
        if liked:
            assert shown.count("\n- **") == shown.count("-# **Fits:** ") > 0


@at_most(30)
@given(catalogues(most=6), st.sampled_from(LIKED), st.sampled_from(Study))
def test_an_extreme_answer_to_what_might_fit_fits_a_phone_too(
    catalogue: Catalogue, liked: tuple[Activity, ...], study: Study
) -> None:
    sheet = FitCard(Wishes(liked, PlaceWish.INDOORS, study), reader(catalogue)).sheet()
    assert seen(sheet) <= SCREEN


@pytest.mark.parametrize("section", Section)
def test_the_picture_stands_on_every_section(section: Section) -> None:
    picture = overview("nurse-practitioner").picture
    assert picture
    assert card_of(JobAddress("nurse-practitioner", section), PACKAGED).picture == picture


def test_every_card_can_be_shown_to_all_as_it_stands() -> None:
    scale = Scale(LETTERS["words"], texts=40, rankings=1)
    catalogue = Maker(scale).catalogue()
    jobs = tuple(catalogue.profiles.values())[:3]
    address = JobAddress(SLUG, Section.DUTIES, 1, "US")
    query = JobsQuery(sort=Sort.PAY, country="US")
    cards = {
        address.custom_id(): card_of(address, catalogue),
        "ranking:ranking-0:1": ranking_of(RankingAddress("ranking-0", 1), catalogue),
        query.custom_id(): JobsCard(reader(catalogue)).sheet(query),
    }
    for custom_id, sheet in cards.items():
        assert shares(sheet) == [f"share:{custom_id}"]
    (shared,) = shares(CompareCard(jobs, reader(catalogue)).sheet(9999))
    assert shared.startswith("share:compare:")
    assert length(shared) <= 100


def shares(sheet: Sheet) -> list[str]:
    buttons = [each for row in sheet.controls for each in row if isinstance(each, Button)]
    return [each.custom_id for each in buttons if each.is_private]
