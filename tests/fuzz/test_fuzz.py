"""A share of `python -m tests.fuzz`, and what it has found."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.content import BadCatalogue, load
from tests.content.folder import SOURCES, Folder
from tests.fuzz.run import Input, Judge, input_of, judging
from tests.fuzz.seed import seeds


@pytest.fixture(scope="module")
def judge() -> Iterator[Judge]:
    with judging() as judge:
        yield judge


def test_every_file_is_without_a_mistake_before_it_is_spoiled(judge: Judge) -> None:
    wrong = [
        seed.file
        for group in seeds()
        for seed in group
        if not judge(Input(0, seed, seed.text.encode())).is_catalogue
    ]
    assert wrong == []


@settings(max_examples=settings().max_examples * 10, deadline=None)
@given(st.integers(0, 2**40))
def test_a_spoiled_catalogue_is_read_to_an_end_and_told_with_its_places(
    judge: Judge, number: int
) -> None:
    assert judge(input_of(number)).wrong == ()


def test_an_input_is_the_same_whatever_was_asked_for_before() -> None:
    numbers = range(300)
    forwards = [input_of(number).raw for number in numbers]
    assert forwards[::-1] == [input_of(number).raw for number in reversed(numbers)]


# What it has found --------------------------------------------------------------------------------


def test_an_alias_with_a_long_name_is_told_in_short(tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    folder.write(SOURCES, f"a: *{'n' * 10_000}\n")
    with pytest.raises(BadCatalogue) as refused:
        load(folder.path)
    (told,) = (str(m) for m in refused.value.mistakes if "repeats nothing" in m.what)
    assert "there is no '&nnn" in told
    assert len(told) < 300
