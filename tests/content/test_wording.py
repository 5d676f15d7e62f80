"""What is told about writing, of any text."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bot.content.wording import RUN, filler, lix, numbers, repetitions, words

vocabulary = st.sampled_from([f"word{number}" for number in range(1000)])
texts = st.lists(st.lists(vocabulary, unique=True, max_size=20).map(" ".join), max_size=6)


def repeated(texts: Sequence[str]) -> set[str]:
    return {repetition.words for repetition in repetitions(texts)}


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("", 0),
        ("...", 0),
        ("A cat sat on a mat.", 6),
        ("A cat sat. A dog ran.", 3),
        ("Two shifts: day and night.", 2.5),
        ("Institutional communication", 102),
    ],
)
def test_the_reading_level_is_words_a_sentence_and_percent_of_long_words(
    text: str, level: float
) -> None:
    assert lix([text]) == level


@given(st.lists(st.text(alphabet="ab -'.:", max_size=40)))
def test_the_reading_level_is_never_below_nothing(texts: list[str]) -> None:
    assert lix(texts) >= 0


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("An exciting job.", ["exciting"]),
        ("Cutting edge tools, cutting-edge people.", ["Cutting edge", "cutting-edge"]),
        ("Good communication skills", ["communication skills"]),
        ("Uses Microsoft Dynamics.", []),
        ("Studies communication.", []),
    ],
)
def test_words_that_fit_any_job_are_found(text: str, found: list[str]) -> None:
    assert filler(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Twelve-hour shifts, four to 5 years, 1,500 hours.", ["Twelve", "four", "5", "1,500"]),
        ("One prints in 3D by ISO 9001, and no two days are alike, often at ten.", ["ten"]),
        ("Years of training, some weekends, hundreds of visitors.", []),
    ],
)
def test_numbers_are_found_in_digits_and_in_words(text: str, found: list[str]) -> None:
    assert numbers(text) == found


@given(texts, st.lists(vocabulary, min_size=RUN, max_size=12, unique=True), st.data())
def test_eight_words_that_stand_in_two_places_are_found(
    texts: list[str], run: list[str], data: st.DataObject
) -> None:
    said = " ".join(run)
    for _ in range(2):
        texts.insert(data.draw(st.integers(0, len(texts))), f"so {said.upper()}, then")
    assert any(said in found for found in repeated(texts))


@given(texts)
def test_nothing_is_repeated_where_no_eight_words_are_the_same(texts: list[str]) -> None:
    runs = [
        tuple(found[at : at + RUN])
        for found in map(words, texts)
        for at in range(len(found) - RUN + 1)
    ]
    assume(len(runs) == len(set(runs)))
    assert all(len(words(text)) < RUN for text in repeated(texts))


def test_a_stretch_is_told_once_and_whole() -> None:
    said = "one two three four five six seven eight nine ten"
    (found,) = repetitions([f"{said} and", f"but {said}!"])
    assert (found.later, found.earlier, found.words) == (1, 0, said)


@pytest.mark.parametrize(
    ("one", "other", "is_told"),
    [
        ("Knead the dough well. Sing.", "Dance. Knead the dough, well!", True),
        ("Knead the dough.", "Knead the dough.", False),
        ("Knead the dough well: twice.", "Knead the dough well: thrice.", False),
    ],
)
def test_a_short_sentence_is_told_if_it_has_four_words(
    one: str, other: str, *, is_told: bool
) -> None:
    assert bool(repeated([one, other])) is is_told
