"""What members type leads to the right job, or to nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.examples import at_most
from tests.names.shares import Share, shares, together
from tests.names.test_list import HERE, NO_JOB, rows
from tests.packaged import PACKAGED

LANGUAGES = {"german", "spanish", "french", "turkish", "portuguese", "italian"}
KNOWN = shares((row for row in rows() if row.file.parent == HERE), PACKAGED)
ASIDE = shares((row for row in rows() if row.file.parent != HERE), PACKAGED)

LEAST = {"first": 0.95, "among_five": 0.98}
LEAST_OF_A_KIND = 0.8  # the smallest has a dozen names


def english(found: dict[str, Share]) -> Share:
    return together({kind: share for kind, share in found.items() if kind not in LANGUAGES})


@pytest.mark.parametrize("found", [KNOWN, ASIDE], ids=["known", "aside"])
@pytest.mark.parametrize("place", LEAST)
def test_most_names_lead_to_the_right_job(found: dict[str, Share], place: str) -> None:
    share = english(found)
    assert getattr(share, place) / share.rows >= LEAST[place]


@pytest.mark.parametrize("kind", sorted({row.kind for row in rows()} - LANGUAGES))
def test_so_do_most_of_each_kind(kind: str) -> None:
    both = KNOWN[kind] + ASIDE[kind]
    assert both.first / both.rows >= LEAST_OF_A_KIND


def test_of_what_is_no_job_nothing_is_pretended() -> None:
    both = KNOWN[NO_JOB] + ASIDE[NO_JOB]
    assert both.first == both.rows


def test_no_wrong_answer_is_called_exact() -> None:
    wrong = [text for share in KNOWN.values() for text in share.wrongly_exact]
    assert wrong == []
    # Of the 282 that nobody reads, one has its name under another job; it is not looked up here.
    assert sum(len(share.wrongly_exact) for share in ASIDE.values()) <= 1


@given(st.text(max_size=60))
@at_most(300)
def test_any_text_has_five_answers_at_most_and_always_the_same(text: str) -> None:
    meant = PACKAGED.meant(text)
    assert len(meant.found) <= 5
    assert meant == PACKAGED.meant(text)
    assert len(PACKAGED.search(text, 25)) <= 25


@given(st.lists(st.sampled_from(["engineer", "nurse", "of", "senior", "driver", "bus", "x", "dr"])))
@at_most(300)
def test_the_surest_comes_first_and_nobody_twice(words: list[str]) -> None:
    found = PACKAGED.meant(" ".join(words)).found
    scores = [hit.score for hit in found]
    assert scores == sorted(scores, reverse=True)
    assert all(0 < score <= 1 for score in scores)
    assert len({hit.profession.slug for hit in found}) == len(found)


def test_a_general_word_is_the_exact_name_of_nobody() -> None:
    general = ["engineer", "teacher", "doctor", "analyst", "nurse", "developer", "Lehrer"]
    assert [name for name in general if PACKAGED.meant(name).is_exact] == []


def test_every_profession_is_found_by_its_title_and_slug() -> None:
    lost = [
        profession.slug
        for profession in PACKAGED.professions.values()
        if PACKAGED.find(profession.slug) != profession
        or profession.slug
        not in {hit.profession.slug for hit in PACKAGED.meant(profession.title).found}
    ]
    assert lost == []
