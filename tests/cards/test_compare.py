"""Comparisons: what stands in them, what leads on from them, and that Discord takes them."""

from __future__ import annotations

import re
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.cards.asking.address import CompareAddress
from bot.cards.asking.compare import CompareCard
from bot.cards.asking.swap import named_twice, swapped, unknown
from bot.cards.sheet import Menu, Sheet
from bot.domain.catalogue.catalogue import Catalogue
from bot.domain.catalogue.errors import UnknownProfession
from bot.presentation.layout import components
from tests.cards.extremes import LETTERS, SLUG, Maker, Scale, catalogues
from tests.cards.reading import parts, reader
from tests.english import WORDS
from tests.examples import at_most
from tests.limits import breaches
from tests.offenders import every
from tests.packaged import PACKAGED

SLUGS = st.from_regex(r"[a-z0-9]{1,20}(-[a-z0-9]{1,8}){0,3}", fullmatch=True)


def pages(catalogue: Catalogue, *slugs: str) -> list[Sheet]:
    card = CompareCard.of(CompareAddress(slugs), reader(catalogue))
    found = [card.sheet(0)]
    while any(each.get("label") == WORDS("page-next") for each in parts(found[-1])):
        found.append(card.sheet(len(found)))
    return found


def shown(catalogue: Catalogue, *slugs: str) -> str:
    """Return what a reader reads on all pages, without the marks of the footnotes."""
    texts = [
        str(each["content"])
        for page in pages(catalogue, *slugs)
        for each in parts(page)
        if each["type"] == 10
    ]
    return re.sub("\u00a0[⁰¹²³⁴-⁹\u202f]+$", "", "\n".join(texts), flags=re.MULTILINE)


def wrong(catalogue: Catalogue, *slugs: str) -> list[str]:
    return [breach for page in pages(catalogue, *slugs) for breach in breaches(components(page))]


def others(catalogue: Catalogue, count: int) -> list[str]:
    return [SLUG, *(slug for slug in catalogue.profiles if slug != SLUG)][:count]


@at_most(20)
@given(catalogues(most=6), st.sampled_from([2, 3]))
def test_every_extreme_comparison_is_within_discords_limits(
    catalogue: Catalogue, count: int
) -> None:
    slugs = others(catalogue, count)
    if len(slugs) > 1:
        assert wrong(catalogue, *slugs) == []


@pytest.mark.parametrize("letters", [LETTERS["words"], LETTERS["emoji"], LETTERS["links"]])
def test_hundreds_of_everything_are_compared_within_discords_limits(letters: str) -> None:
    scale = Scale(letters, texts=120, numbers=30, sources=30, rankings=1)
    catalogue = Maker(scale).catalogue()
    assert wrong(catalogue, *others(catalogue, 3)) == []


def test_any_two_neighbours_of_the_catalogue_are_compared_within_discords_limits() -> None:
    weeks = list(PACKAGED.weeks)
    found = {pair: wrong(PACKAGED, *pair) for pair in pairwise(weeks)}
    assert {pair: breach for pair, breach in found.items() if breach} == {}


@given(st.lists(SLUGS.filter(lambda slug: len(slug) <= 48), min_size=2, max_size=3, unique=True))
def test_an_address_finds_the_same_professions_again(slugs: list[str]) -> None:
    maker = Maker(Scale(size=1, texts=1, numbers=0, similar=0))
    catalogue = Catalogue([maker.profession(slug) for slug in slugs])
    address = CompareAddress(tuple(slugs), 7)
    for custom_id in (address.custom_id(), address.custom_id("back")):
        assert len(custom_id) <= 100
        match = CompareAddress.PATTERN.fullmatch(custom_id)
        assert match is not None
        assert CompareAddress.parse(match, catalogue) == address
    match = CompareAddress.SWAP.fullmatch(address.swap_id())
    assert match is not None
    assert CompareAddress.parse(match, catalogue) == address.on(0)


@pytest.mark.parametrize("slug", ["gone", "gone-with-the-wind-that-turned-the-mill"])
def test_an_address_of_a_profession_that_is_gone_names_it(slug: str) -> None:
    match = CompareAddress.PATTERN.fullmatch(CompareAddress(("x", slug)).custom_id())
    assert match is not None
    maker = Maker(Scale(size=1, texts=1, numbers=0, similar=0))
    with pytest.raises(UnknownProfession) as refused:
        CompareAddress.parse(match, Catalogue([maker.profession("x")]))
    assert refused.value.query.startswith("gone")


def test_figures_that_count_the_same_stand_side_by_side() -> None:
    text = shown(PACKAGED, "ai-engineer", "data-scientist")
    assert (
        "- Change in jobs expected over 2024–34: AI engineer **+19.7%** · Data scientist **+33.5%**"
    ) in text
    assert "- AI engineer: Junior **$103,570** · Average **$140,300**" in text


def test_what_cannot_be_compared_is_named_with_the_reason() -> None:
    text = shown(PACKAGED, "ai-engineer", "data-scientist").partition("### Not comparable")[2]
    assert (
        "- AI engineer: Pay a year: Junior, Average, and Senior\n"
        "-# United States · 2020 · another source and another year"
    ) in text


def test_professions_that_statistics_count_together_are_told_to_be_so() -> None:
    text = shown(PACKAGED, "full-stack-engineer", "site-reliability-engineer")
    assert "- Both: official statistics count them together, as “Software Developers”" in text


def test_a_profession_that_is_counted_in_another_group_is_told_to_be_so() -> None:
    text = shown(PACKAGED, "robotics-engineer", "data-scientist")
    assert (
        "- Robotics engineer: its official figures are those of the nearest group, "
        "“Engineers, All Other”."
    ) in text
    assert "Data scientist: its official figures" not in text


@pytest.mark.parametrize(("count", "duties"), [(2, 3), (3, 2)])
def test_two_or_three_duties_of_each_are_told(count: int, duties: int) -> None:
    slugs = list(PACKAGED.profiles)[:count]
    text = shown(PACKAGED, *slugs).partition("### Some duties of each")[2].partition("###")[0]
    assert text.count("\n  - ") == count * duties


@every(combinations(PACKAGED.weeks[:4], 2), " and ".join)
def test_every_skill_of_the_index_is_told_once(slugs: tuple[str, str]) -> None:
    text = shown(PACKAGED, *slugs).partition("### Skills")[2].partition("###")[0]
    lines = re.findall("^- [^:]+: (.*)$", text, re.MULTILINE)
    told = [name for line in lines for name in line.split(" · ")]
    skills = {skill for slug in slugs for skill in PACKAGED.profiles[slug].skills.index}
    assert sorted(told) == sorted(PACKAGED.skills[skill].title for skill in skills)


def menu(sheet: Sheet) -> dict[str, str]:
    """Return what each option of the menu says, label and description, by its value."""
    controls = [each for frame in sheet.frames() for group in frame.controls for each in group]
    (found,) = [each for each in controls if isinstance(each, Menu)]
    return {each.value: f"{each.label} {each.description}" for each in found.choices}


def test_the_menu_leads_to_other_comparisons_of_different_professions() -> None:
    slugs = ("ai-engineer", "data-scientist")
    for value in menu(pages(PACKAGED, *slugs)[0]):
        other = swapped(CompareAddress(slugs), value).slugs
        assert len(set(other)) == len(other)
        assert other != slugs


def test_of_three_each_can_be_left_out() -> None:
    slugs = ("ai-engineer", "data-scientist", "robotics-engineer")
    left_out = {
        swapped(CompareAddress(slugs), value).slugs
        for value in menu(pages(PACKAGED, *slugs)[0])
        if value.endswith(":")
    }
    assert left_out == set(combinations(slugs, 2))


def test_a_comparison_with_itself_offers_others() -> None:
    job = PACKAGED.find("ai-engineer")
    sheet = named_twice([job, job], reader(PACKAGED))
    ids = [str(each["custom_id"]) for each in parts(sheet) if each["type"] == 2]
    assert all(each.startswith("compare:ai-engineer.") for each in ids)
    assert breaches(components(sheet)) == []


def test_of_three_with_one_named_twice_the_two_are_offered() -> None:
    one, two = PACKAGED.find("ai-engineer"), PACKAGED.find("data-scientist")
    sheet = named_twice([one, two, one], reader(PACKAGED))
    ids = [each["custom_id"] for each in parts(sheet) if each["type"] == 2]
    assert ids == [CompareAddress(("ai-engineer", "data-scientist")).custom_id()]


def test_extreme_answers_are_within_discords_limits() -> None:
    catalogue = Maker(Scale(LETTERS["links"], similar=12)).catalogue()
    job = catalogue.profiles[SLUG]
    near = tuple(catalogue.profiles.values())[:5]
    unknown_name = UnknownProfession(job.summary, near)
    answers = [
        named_twice([job, job], reader(catalogue)),
        named_twice([job, near[0], job], reader(catalogue)),
        unknown(unknown_name, [SLUG], ["other-11"], WORDS),
        named_twice([job, job], reader(Catalogue([job.model_copy(update={"similar": ()})]))),
    ]
    assert [answer and breaches(components(answer)) for answer in answers] == [[]] * 4


def test_a_name_that_is_near_only_what_is_compared_already_offers_nothing() -> None:
    error = UnknownProfession("ai", (PACKAGED.find("ai-engineer"),))
    assert unknown(error, ["ai-engineer"], [], WORDS) is None
