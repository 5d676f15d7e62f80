"""What of a text is drawn, and how it fits."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.pictures.design import LEAST
from bot.pictures.lettering import drawable, fitted, named, width

texts = st.text(max_size=120)


@given(texts)
def test_what_is_drawn_has_a_letter_for_each_character(text: str) -> None:
    drawn = drawable(text)
    assert all(width(each, 100) > 0 for each in drawn)
    assert not [each for each in drawn if unicodedata.category(each)[0] in "CM"]
    assert drawn == " ".join(drawn.split())


@given(texts, st.integers(40, 1100), st.integers(LEAST, 80), st.booleans(), st.integers(1, 2))
def test_a_text_fits_whatever_it_is(
    text: str, room: int, size: int, is_bold: bool, lines: int
) -> None:
    fit = fitted(drawable(text), room, size, is_bold=is_bold, lines=lines)
    assert LEAST <= fit.size <= size
    assert len(fit.lines) <= lines
    assert all(width(line, fit.size, is_bold) <= room for line in fit.lines)


@given(texts.filter(drawable))
def test_a_text_that_can_be_drawn_does_not_vanish(text: str) -> None:
    assert all(fitted(drawable(text), 300, 40, lines=2).lines)


@pytest.mark.parametrize(
    ("title", "drawn"),
    [
        ("AI engineer", "AI engineer"),
        ("AI 🤖 engineer", "AI engineer"),
        ("Software engineer (ソフト)", "Software engineer"),
        ("Ingénieur·e\u200b en\tIA", "Ingénieur·e en IA"),
        ("Инженер", "Инженер"),
        ("\u202eengineer", "engineer"),
        ("Z\u0335\u0321\u0321o\u0337o", "Zoo"),
        ("人工智能工程师", "Ai engineer"),
        ("مهندس الذكاء الاصطناعي", "Ai engineer"),
        ("\x00\x1b\ufffe\ufffd", "Ai engineer"),
        ("", "Ai engineer"),
    ],
)
def test_a_title_is_what_can_be_drawn_of_it_or_its_slug(title: str, drawn: str) -> None:
    assert named(title, "ai-engineer") == drawn


def test_a_text_is_set_smaller_then_wrapped_then_cut_at_a_word() -> None:
    title = "Health informatics specialist"
    broad = width(title, 60)
    assert fitted(title, broad, 76, 52).size == 60
    assert fitted(title, broad / 2 + 120, 76, 52, lines=2).lines == (
        "Health informatics",
        "specialist",
    )
    assert fitted(title, broad / 2, 60, 60).lines == ("Health…",)
    assert fitted("Donaudampfschiff", 100, 40, 40).lines[0].startswith("Do")
