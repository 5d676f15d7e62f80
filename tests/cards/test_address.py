"""What is written into a control is read back, today and in years."""

from __future__ import annotations

import re
from hashlib import sha256
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.cards.asking.address import CompareAddress, JobAddress, RankingAddress, Section
from bot.cards.sheet import SHARE
from bot.domain.catalogue.catalogue import Catalogue
from bot.domain.catalogue.figure import Level
from tests.cards.extremes import Maker, Scale
from tests.offenders import every

slugs = st.from_regex(r"[a-z0-9]+(-[a-z0-9]+)*", fullmatch=True).map(
    lambda slug: slug[:48].strip("-")
)
pages = st.integers(0, 9999)
tags = st.sampled_from(["", "back", "on", "similar"])
jobs = st.builds(
    JobAddress,
    slugs,
    st.sampled_from(Section),
    pages,
    st.sampled_from(["", "US", "CH", "world"]),
    st.sampled_from([None, *Level]),
)
compared = st.lists(slugs.filter(bool), min_size=2, max_size=3, unique=True)


def job(custom_id: str) -> JobAddress:
    match = JobAddress.PATTERN.fullmatch(custom_id)
    assert match is not None
    return JobAddress.parse(match)


def ranking(custom_id: str) -> RankingAddress:
    match = RankingAddress.PATTERN.fullmatch(custom_id)
    assert match is not None
    return RankingAddress.parse(match)


@given(jobs, tags)
def test_a_page_of_a_profession_is_read_back(address: JobAddress, tag: str) -> None:
    assert job(address.custom_id(tag)) == address


@given(st.builds(RankingAddress, slugs, pages), tags)
def test_a_page_of_a_ranking_is_read_back(address: RankingAddress, tag: str) -> None:
    assert ranking(address.custom_id(tag)) == address


@given(jobs)
def test_two_controls_of_one_message_may_lead_to_one_page(address: JobAddress) -> None:
    assert len({address.custom_id(tag) for tag in ("", "back", "on", "similar")}) == 4


@given(compared, pages, st.sampled_from(["", "US", "CH"]), tags)
def test_a_page_of_a_comparison_is_read_back(
    names: list[str], page: int, country: str, tag: str
) -> None:
    catalogue = known(names)
    address = CompareAddress(tuple(names), page, country)
    match = CompareAddress.PATTERN.fullmatch(address.custom_id(tag))
    assert match is not None
    assert CompareAddress.parse(match, catalogue) == address
    match = CompareAddress.SWAP.fullmatch(address.swap_id())
    assert match is not None
    assert CompareAddress.parse(match, catalogue) == address.on(0)


@given(compared)
def test_a_comparison_of_an_earlier_version_is_read_still(names: list[str]) -> None:
    """Its keys had up to 26 characters, and it named no country."""
    keys = [
        name if len(name) <= 26 else f"{name[:17]}~{sha256(name.encode()).hexdigest()[:8]}"
        for name in names
    ]
    match = CompareAddress.PATTERN.fullmatch(f"compare:{'.'.join(keys)}:3#on")
    assert match is not None
    assert CompareAddress.parse(match, known(names)) == CompareAddress(tuple(names), 3)


@pytest.mark.parametrize("page", [0, 9999])
def test_the_longest_comparison_fits_also_where_it_is_shared(page: int) -> None:
    names = tuple(letter * 48 for letter in "xyz")
    address = CompareAddress(names, page, "CH")
    assert len(f"{SHARE}{address.custom_id()}") <= 100
    assert len(address.custom_id("back")) <= 100
    assert len(address.swap_id()) <= 100


@given(jobs)
def test_the_menu_of_countries_leads_to_the_pay_of_one(address: JobAddress) -> None:
    match = JobAddress.COUNTRY.fullmatch(address.country_id())
    assert match is not None
    assert len(address.country_id()) <= 100
    assert JobAddress.pay_in("GB", match) == JobAddress(
        address.slug, Section.SALARY, 0, "GB", address.level
    )


def known(names: list[str]) -> Catalogue:
    maker = Maker(Scale("x"))
    return Catalogue([maker.profession(name) for name in names])


LONGEST = [
    RankingAddress("x" * 48, 9999),
    *(
        JobAddress("x" * 48, section, 9999, "world", level)
        for section, level in product(Section, Level)
    ),
]


@every(LONGEST, str)
def test_the_longest_address_fits(address: JobAddress | RankingAddress) -> None:
    assert len(address.custom_id("similar")) <= 100
    assert len(f"{SHARE}{address.custom_id()}") <= 100


def test_a_section_of_another_age_opens_the_overview() -> None:
    assert job("job:ai-engineer:anecdotes:3::") == JobAddress("ai-engineer")


def test_a_level_of_another_age_opens_every_level() -> None:
    assert job("job:ai-engineer:salary:0:US:principal") == JobAddress(
        "ai-engineer", Section.SALARY, country="US"
    )


@pytest.mark.parametrize("foreign", ["page", "open:profession", "job:ai-engineer", "vote:1:2", ""])
def test_other_controls_are_left_to_others(foreign: str) -> None:
    patterns: list[re.Pattern[str]] = [JobAddress.PATTERN, RankingAddress.PATTERN]
    assert not any(pattern.fullmatch(foreign) for pattern in patterns)


def test_turning_a_page_keeps_what_narrows_the_figures() -> None:
    address = JobAddress("ai-engineer", Section.SALARY, 0, "US", Level.SENIOR)
    assert address.on(1) == JobAddress("ai-engineer", Section.SALARY, 1, "US", Level.SENIOR)
    assert RankingAddress("list").on(2) == RankingAddress("list", 2)
