"""What is written into a control is read back, today and in years."""

from __future__ import annotations

import re
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.cards.asking.address import JobAddress, RankingAddress, Section
from bot.domain.catalogue.figure import Level
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
