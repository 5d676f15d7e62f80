"""Every profession in every country: one screen, and whose the numbers are beside each of them."""

from __future__ import annotations

import re
from itertools import product

from bot.cards.asking.address import CompareAddress, JobAddress, Section
from bot.cards.asking.browse import JobsCard
from bot.cards.asking.compare import CompareCard
from bot.cards.asking.profession import ProfessionCard
from bot.cards.asking.query import JobsQuery
from bot.cards.markup import visible
from bot.cards.page import SCREEN
from bot.cards.reader import Reader
from bot.cards.sheet import Menu, Sheet
from bot.cards.week.candidate import line
from bot.domain.catalogue.browse import Sort, group_of
from bot.domain.catalogue.country import HOME, countries
from bot.domain.catalogue.figure import Figure, Salary
from bot.domain.week.ballot import Candidate, Origin
from tests.cards.reading import reader, text
from tests.cards.test_cards import refused
from tests.english import WORDS
from tests.offenders import every
from tests.packaged import PACKAGED

COUNTRIES = sorted(PACKAGED.countries)
READERS = {country: reader(PACKAGED).seeing(country) for country in COUNTRIES}
EVERYWHERE = list(product(PACKAGED.profiles, COUNTRIES))

every_card = every(EVERYWHERE, " in ".join)


def card(slug: str, country: str) -> ProfessionCard:
    here = READERS[country]
    return ProfessionCard(here.catalogue.professions[slug], here)


def overview(slug: str, country: str) -> str:
    return text(card(slug, country).sheet(JobAddress(slug)))


def pay(slug: str, country: str) -> str:
    return "\n".join(map(text, card(slug, country).pages(Section.SALARY)))


def seen(sheet: Sheet) -> int:
    return len(visible(text(sheet)))


def menu(sheet: Sheet) -> Menu | None:
    menus = [each for row in sheet.controls for each in row if isinstance(each, Menu)]
    return menus[0] if menus else None


def wider(slug: str, country: str) -> list[tuple[Figure | Salary, str]]:
    """Return the numbers that are of a group with others in it, each with the group's name."""
    here = READERS[country]
    job = here.catalogue.professions[slug]
    numbers = (*job.pay.salaries, *job.outlook.figures)
    codes = [(each, group_of(job, each, PACKAGED.sources[each.source])) for each in numbers]
    return [(each, code.title) for each, code in codes if code and code.match == "broader"]


@every_card
def test_a_card_is_within_discords_limits_and_its_overview_fits_a_phone(
    where: tuple[str, str],
) -> None:
    slug, country = where
    for section in Section:
        assert [each for page in card(slug, country).pages(section) for each in refused(page)] == []
    assert seen(card(slug, country).sheet(JobAddress(slug))) <= SCREEN


@every_card
def test_pay_is_of_one_country_and_an_overview_says_of_which(where: tuple[str, str]) -> None:
    slug, country = where
    mine = countries([PACKAGED.profiles[slug]])
    shown = {each.country for each in card(slug, country).profession.pay.salaries}
    assert shown == {country if country in mine else HOME}
    assert f" · {WORDS.country(*shown)}, " in overview(slug, country)
    told = f"{WORDS.country(country)}: no pay figure is known. Shown instead: United States."
    for said in (overview(slug, country), pay(slug, country)):
        assert (told in said) is (country not in mine)


@every_card
def test_a_number_of_a_wider_group_has_the_group_s_name_in_its_line(
    where: tuple[str, str],
) -> None:
    slug, country = where
    numbers = wider(slug, country)
    if not numbers:
        return
    shown = card(slug, country)
    pages = [*shown.pages(Section.SALARY), *shown.pages(Section.OUTLOOK)]
    items = re.findall(r"(?m)^- .*\n-# .*$", "\n".join(map(text, pages)))
    for number, group in numbers:
        place = f"-# {WORDS.country(number.country)} · "
        mine = [item for item in items if place in item]
        assert mine
        assert all(f"all of “{group}”" in item for item in mine), number
    if any(isinstance(number, Salary) for number, _ in numbers):
        _, group = numbers[0]
        amount, *_ = (
            line for line in overview(slug, country).split("\n") if "in the middle" in line
        )
        assert f"all of “{group}”" in amount
        candidate = Candidate(slug, Origin.ROTATION)
        assert f"(all of “{group}”)" in line(candidate, READERS[country])
        assert shown.picture is not None
        assert group in shown.picture.group
        assert group in shown.picture.alt


@every(PACKAGED.profiles, str)
def test_a_menu_leads_to_every_country_with_pay(slug: str) -> None:
    mine = countries([PACKAGED.profiles[slug]])
    for country in COUNTRIES:
        shown = menu(card(slug, country).sheet(JobAddress(slug, Section.SALARY)))
        if len(mine) < 2:
            assert shown is None
            continue
        assert shown is not None
        assert {each.value for each in shown.choices} == mine
        chosen = [each.value for each in shown.choices if each.is_chosen]
        assert chosen == [country if country in mine else HOME]


def test_pay_and_growth_of_two_countries_each_say_whose_they_are() -> None:
    shown = overview("cloud-architect", "SE")
    assert "Sweden, 2025, all of “System analysts and ICT-architects”" in shown
    assert "+3.1%, United States" in shown
    assert "Growth is that of the nearest group: Computer Network Architects." in shown


def test_the_ends_of_a_publisher_are_called_as_it_calls_them() -> None:
    shown = pay("data-scientist", "CA")
    assert "- Low end: **CA$30** an hour\n-# Canada · low end · 2025" in shown
    assert "about the 10th and the 90th percentile" in shown
    picture = card("data-scientist", "CA").picture
    assert picture is not None
    assert picture.pay.p10 is not None
    assert "low end" in picture.pay.p10.label
    assert "a tenth" not in picture.alt


def test_what_authors_write_of_the_figures_at_home_does_not_stand_under_those_of_another() -> None:
    caution = PACKAGED.profiles["robotics-engineer"].caution
    assert caution
    assert caution in pay("robotics-engineer", HOME).replace("\\", "")
    assert caution not in pay("robotics-engineer", "GB").replace("\\", "")


# Side by side


def compared(country: str, *slugs: str) -> list[str]:
    made = CompareCard.of(CompareAddress(slugs, country=country), reader(PACKAGED))
    return [text(made.sheet(0)), text(made.sheet(1))]


def test_professions_are_compared_in_one_country() -> None:
    for page in compared("GB", "data-scientist", "nurse-practitioner"):
        assert "£53,342" in page
        assert "$" not in page
    assert "Shown instead" not in compared("GB", "data-scientist", "nurse-practitioner")[0]


def test_a_comparison_is_at_home_where_not_all_have_pay_in_the_country() -> None:
    first, _ = compared("GB", "data-scientist", "solar-installer")
    assert (
        "United Kingdom: pay is not known for all of them. Shown instead: United States." in first
    )
    assert "£" not in first
    assert "$120,230" in first


def test_a_comparison_names_a_wider_group_beside_each_number() -> None:
    for page in compared("GB", "data-scientist", "nurse-practitioner"):
        for each in page.split("\n"):
            if "£53,342" in each:
                assert "(all of “Actuaries, economists and statisticians”)" in each
            if "£" in each and "Nurse practitioner" in each:
                assert "all of" not in each


def test_a_comparison_leads_on_in_the_country_that_was_asked_for() -> None:
    address = CompareAddress(("data-scientist", "solar-installer"), country="GB")
    shown = CompareCard.of(address, reader(PACKAGED)).sheet(0)
    ids = [each.custom_id for row in shown.controls for each in row if hasattr(each, "custom_id")]
    assert [each for each in ids if "GB" not in each and each != "page"] == []


# The list


def listed(country: str, page: int = 0, sort: Sort = Sort.PAY) -> str:
    query = JobsQuery(sort=sort, page=page, country=country)
    return text(JobsCard(READERS[country]).sheet(query))


@every(COUNTRIES, str)
def test_a_list_by_pay_begins_with_those_that_have_some_in_the_country(country: str) -> None:
    shown = listed(country)
    assert f"before tax** · {WORDS.country(country)} · " in shown
    assert len(visible(shown)) <= SCREEN


def test_those_without_pay_in_the_country_stand_apart() -> None:
    shown = "\n".join(listed("NL", page) for page in range(2))
    sorted_ones, _, apart = shown.partition("### No comparable figure")
    assert "Full-stack engineer** · **€34.80**" in sorted_ones
    assert "Site reliability engineer** · **€34.80**" in sorted_ones
    assert "€" not in apart


def test_a_wider_group_is_named_in_a_list() -> None:
    assert "**Smart grid engineer** · **£60,303** · all of “Electrical engineers”" in listed("GB")


def test_a_list_by_growth_has_that_of_the_country_or_of_home() -> None:
    assert "United States · projection" in listed("GB", sort=Sort.GROWTH)


def test_a_reader_in_a_country_without_any_figures_sees_those_of_home() -> None:
    nowhere = reader(PACKAGED).seeing("BR")
    assert isinstance(nowhere, Reader)
    assert nowhere.catalogue is reader(PACKAGED).catalogue
    shown = ProfessionCard(nowhere.catalogue.profiles["actuary"], nowhere)
    assert "Brazil: no pay figure is known. Shown instead: United States." in text(
        shown.sheet(JobAddress("actuary"))
    )
