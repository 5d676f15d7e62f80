"""What a list is narrowed to is written into its controls, whatever was typed, and read back."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.cards.asking.query import TEXT, JobsQuery, SkillQuery, bounded
from bot.cards.markup import length
from bot.cards.sheet import SHARE
from bot.domain.catalogue.browse import FULL, Sort, Wanted
from bot.domain.search import folded

typed = st.text(st.characters(exclude_categories=["Cs"]), max_size=300) | st.sampled_from(
    ["🧭" * 200, "数" * 200, "ﷺ" * 60, "مهندس " * 60, "#:~=" * 40, "a" * 300, "word " * 60]
)
keys = st.sampled_from(["", "6R-t8k94", "_a-B0z9_"])
pages = st.integers(0, 9999)
tags = st.sampled_from(["", "back", "on", "sort", "out", "skill"])
lists = st.builds(
    JobsQuery,
    st.builds(Wanted, keys, keys, typed.map(bounded), st.sampled_from(["", FULL])),
    st.sampled_from(Sort),
    pages,
    st.sampled_from(["", "US", "CH"]),
)
skills = st.builds(SkillQuery, keys, typed.map(bounded), pages)


def read(custom_id: str) -> JobsQuery:
    match = JobsQuery.PATTERN.fullmatch(custom_id)
    assert match is not None
    return JobsQuery.parse(match)


@given(lists, tags, st.sampled_from(["jobs", "field"]))
def test_a_page_of_a_list_is_read_back(query: JobsQuery, tag: str, menu: str) -> None:
    assert read(query.custom_id(tag, menu=menu)) == query


@given(skills, tags)
def test_a_page_of_a_skill_is_read_back(query: SkillQuery, tag: str) -> None:
    match = SkillQuery.PATTERN.fullmatch(query.custom_id(tag))
    assert match is not None
    assert SkillQuery.parse(match) == query


@given(lists, skills, tags)
def test_every_list_fits_into_a_control(query: JobsQuery, skill: SkillQuery, tag: str) -> None:
    assert length(query.custom_id(tag, menu="field")) <= 100
    assert length(skill.custom_id(tag)) <= 100
    for shared in (query.custom_id(), skill.custom_id()):
        assert length(f"{SHARE}{shared}") <= 100


@given(typed)
def test_a_text_is_cut_between_words_if_it_has_any_that_fits(text: str) -> None:
    whole, kept = folded(text), bounded(text)
    assert length(kept) <= TEXT
    assert whole.startswith(kept)
    assert kept or not whole
    first = whole.split(" ")[0]
    assert f"{whole} ".startswith(f"{kept} ") or length(first) > TEXT


@given(typed)
def test_a_text_that_was_cut_is_not_cut_again(text: str) -> None:
    assert bounded(bounded(text)) == bounded(text)


def test_an_order_of_another_age_is_by_name() -> None:
    assert read("jobs:z:3:::on:robot") == JobsQuery(Wanted(text="robot"), Sort.NAME, 3)


@pytest.mark.parametrize("foreign", ["page", "jobs", "job:ai-engineer:skills:0::", "skill:x", ""])
def test_other_controls_are_left_to_others(foreign: str) -> None:
    patterns: list[re.Pattern[str]] = [JobsQuery.PATTERN, SkillQuery.PATTERN]
    assert not any(pattern.fullmatch(foreign) for pattern in patterns)
