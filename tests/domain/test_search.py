from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.search import Index, fold, folded

NAMES = {
    "ai-engineer": ("AI engineer", "machine learning engineer"),
    "data-scientist": ("Data scientist",),
    "update-planner": ("Update planner",),
}


def test_a_word_that_begins_as_typed_ends_the_guessing() -> None:
    assert Index(NAMES).find("data sc", 5) == ("data-scientist",)


def test_text_inside_a_word_does_not_hide_what_only_looks_alike() -> None:
    assert Index(NAMES).find("date", 5) == ("update-planner", "data-scientist")


def test_words_in_another_order_are_found() -> None:
    assert Index(NAMES).find("scientist data", 5) == ("data-scientist",)


@given(st.text(max_size=40))
def test_what_is_folded_stays_as_it_is(text: str) -> None:
    assert folded(folded(text)) == folded(text)


@pytest.mark.parametrize(
    ("typed", "compared"),
    [("ÉCOLE", "ecole"), ("Straße", "strasse"), ("ﬁne", "fine"), ("𝕬𝖎", "ai"), ("Ǿre", "ore")],
)
def test_letters_are_compared_by_their_plainest_form(typed: str, compared: str) -> None:
    assert fold(typed) == compared
