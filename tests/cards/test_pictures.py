"""What pictures of professions show, and that their alternative text tells every amount of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.cards.asking import brief
from bot.cards.asking.address import RankingAddress
from bot.cards.asking.browse import JobsCard
from bot.cards.asking.picture import growth_chart, pay_chart, profession_picture, subject
from bot.cards.asking.query import JobsQuery
from bot.cards.asking.scale import ticks
from bot.cards.markup import length
from bot.cards.reader import Reader
from bot.domain.catalogue.browse import Sort
from bot.domain.catalogue.catalogue import Catalogue
from bot.domain.catalogue.profession import Outlook, Pay, Profession
from bot.domain.catalogue.ranking import Ranking
from bot.pictures.picture import Amount, ChartPicture, Ladder, ProfessionPicture
from tests.cards.extremes import SLUG, catalogues
from tests.cards.reading import ranking_of, reader
from tests.english import WORDS
from tests.examples import at_most
from tests.offenders import every
from tests.packaged import PACKAGED

Chart = Callable[[Sequence[Profession], Reader], ChartPicture | None]

READER = reader(PACKAGED)
ALL = tuple(READER.catalogue.profiles.values())


def picture_of(slug: str) -> ProfessionPicture:
    picture = profession_picture(PACKAGED.find(slug), READER)
    assert picture is not None
    return picture


def chart_of(*slugs: str) -> ChartPicture:
    picture = pay_chart([PACKAGED.find(slug) for slug in slugs], READER)
    assert picture is not None
    return picture


def rungs(ladder: Ladder | None) -> list[Amount]:
    if ladder is None:
        return []
    found = (ladder.p10, ladder.p25, ladder.median, ladder.p75, ladder.p90)
    return [each for each in found if each]


def written(picture: ProfessionPicture | ChartPicture) -> list[str]:
    """Return every amount that can be read in it, but for the axis."""
    if isinstance(picture, ProfessionPicture):
        growth = picture.growth
        found = rungs(picture.pay)
        found += [each for each in (growth.own, growth.every) if each] if growth else []
        return [each.text for each in found]
    texts: list[str] = []
    for bar in picture.bars:
        ladder = bar.ladder or Ladder()
        amounts = (ladder.p25, ladder.median, ladder.p75, bar.amount)
        texts += [each.text for each in amounts if each]
        texts += filter(None, (bar.aside, bar.note))
    return texts


def untold(picture: ProfessionPicture | ChartPicture) -> list[str]:
    return [text for text in written(picture) if text not in picture.alt]


@every(ALL, lambda profession: profession.slug)
def test_a_picture_is_told_with_every_amount(profession: Profession) -> None:
    picture = picture_of(profession.slug)
    assert written(picture)
    assert untold(picture) == []
    assert profession.title in picture.alt
    assert picture.group in picture.alt
    assert length(picture.alt) <= 1024


@pytest.mark.parametrize("make", [pay_chart, growth_chart])
def test_a_chart_of_ten_is_told_with_every_amount(make: Chart) -> None:
    for start in range(0, len(ALL) - 9, 3):
        picture = make(ALL[start : start + 10], READER)
        assert picture is not None
        assert len(picture.bars) == 10
        assert untold(picture) == []
        assert length(picture.alt) <= 1024


@every(PACKAGED.rankings.values(), lambda ranking: ranking.id)
def test_a_ranking_is_told_with_every_amount(ranking: Ranking) -> None:
    for number in range(-(-len(ranking.places) // 10)):
        picture = ranking_of(RankingAddress(ranking.id, number), PACKAGED).picture
        assert isinstance(picture, ChartPicture)
        assert len(picture.bars) == len(ranking.places[number * 10 :][:10])
        assert untold(picture) == []
        counted = [bar.amount for bar in picture.bars if bar.amount]
        assert bool(counted) == bool(picture.axis), "ranks alone have no scale"


@pytest.mark.parametrize("sort", [Sort.PAY, Sort.GROWTH])
def test_a_sorted_list_is_shown_in_its_order(sort: Sort) -> None:
    for number in range(6):
        picture = JobsCard(READER).sheet(JobsQuery(sort=sort, page=number)).picture
        assert isinstance(picture, ChartPicture)
        amounts = [bar.amount or (bar.ladder and bar.ladder.median) for bar in picture.bars]
        values = [amount.value for amount in amounts if amount]
        assert values == sorted(values, reverse=True)
        assert len(values) == len(picture.bars)


@pytest.mark.parametrize("sort", [Sort.NAME, Sort.FEATURED])
def test_a_list_by_something_else_has_no_picture(sort: Sort) -> None:
    assert JobsCard(READER).sheet(JobsQuery(sort=sort)).picture is None


@at_most(30)
@given(catalogues(most=6))
def test_no_alternative_text_is_too_long(catalogue: Catalogue) -> None:
    jobs, who = tuple(catalogue.profiles.values()), reader(catalogue)
    made = (profession_picture(catalogue.profiles[SLUG], who), pay_chart(jobs, who))
    for picture in filter(None, (*made, growth_chart(jobs, who))):
        assert 0 < length(picture.alt) <= 1024


def test_a_picture_shows_what_the_office_published() -> None:
    picture = picture_of("nurse-practitioner")
    assert [each.text for each in rungs(picture.pay)] == [
        "$101,340",
        "$117,990",
        "$132,300",
        "$156,700",
        "$174,420",
    ]
    assert picture.growth
    assert picture.growth.every
    assert (picture.growth.own.text, picture.growth.own.label) == ("+40.1%", "jobs by 2034")
    assert (picture.growth.every.text, picture.growth.every.label) == ("+3.1%", "all jobs")
    assert picture.axis
    assert [tick.text for tick in picture.axis.ticks] == ["$0", "$50K", "$100K", "$150K", "$200K"]
    assert picture.group == ""
    assert picture.source == (
        "United States · U.S. Bureau of Labor Statistics, May 2025 and August 2025"
    )


def test_a_figure_of_another_group_says_so() -> None:
    group = "Computer and Information Research Scientists"
    assert group in picture_of("ai-engineer").group
    assert group in chart_of("ai-engineer", "nurse-practitioner").bars[0].note
    many = pay_chart(ALL[:10], READER)
    assert many
    of_another = [each.nearest_group("US") is not None for each in ALL[:10]]
    assert [bool(bar.note) for bar in many.bars] == of_another


def test_nothing_stands_in_for_what_was_not_published() -> None:
    nurse = PACKAGED.find("nurse-practitioner")
    no_pay = nurse.model_copy(update={"pay": Pay()})
    picture = profession_picture(no_pay, READER)
    assert picture
    assert picture.axis is None
    assert picture.pay == Ladder()
    chart = pay_chart([nurse, no_pay, PACKAGED.find("ai-engineer")], READER)
    assert chart
    assert chart.bars[1].ladder is None
    assert pay_chart([nurse, no_pay], READER) is None
    assert profession_picture(no_pay.model_copy(update={"outlook": Outlook()}), READER) is None


def test_who_is_no_longer_in_the_catalogue_is_called_by_the_slug() -> None:
    assert subject("phlogiston-chemist", READER).title == "phlogiston-chemist"
    assert subject("ai-engineer", READER).title == "AI engineer"


def test_pay_and_growth_in_short_are_those_of_the_picture() -> None:
    for profession in ALL:
        picture = picture_of(profession.slug)
        assert picture.pay.median
        assert picture.growth
        assert brief.pay(profession, WORDS) == picture.pay.median.text
        assert brief.growth(profession, WORDS) == picture.growth.own.text


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([230_630], [0, 50_000, 100_000, 150_000, 200_000, 250_000]),
        ([64_120, 49_900], [0, 20_000, 40_000, 60_000, 80_000]),
        ([19.7, -3.2], [-5, 0, 5, 10, 15, 20]),
        ([-13], [-15, -10, -5, 0]),
        ([0.3], [0, 0.1, 0.2, 0.3]),
        ([50], [0, 10, 20, 30, 40, 50]),
        ([0], [0, 1]),
        ([], [0, 1]),
    ],
)
def test_a_scale_has_round_ticks_from_zero(values: list[float], expected: list[float]) -> None:
    assert list(ticks(values)) == expected


@given(st.lists(st.floats(-1e9, 1e9).filter(lambda value: not 0 < abs(value) < 1e-3)))
def test_a_scale_holds_zero_and_all_values_in_at_most_six_ticks(values: list[float]) -> None:
    found = ticks(values)
    assert 2 <= len(found) <= 6
    assert 0 in found
    assert list(found) == sorted(set(found))
    assert all(found[0] <= value <= found[-1] for value in values)
