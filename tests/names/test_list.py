"""The list of names is whole: whoever measures with it need not read it."""

from __future__ import annotations

import csv
from collections import Counter
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.packaged import PACKAGED

HERE = Path(__file__).parent
OCCUPATIONS = HERE.parents[2] / "shared/facts/occupations.csv"
NO_JOB = "nonsense"


class Row(NamedTuple):
    file: Path
    text: str
    kind: str
    answers: tuple[str, ...]


def rows() -> list[Row]:
    return [row for file in sorted(HERE.rglob("*.csv")) for row in of(file)]


def of(file: Path) -> list[Row]:
    with file.open(encoding="utf-8", newline="") as lines:
        head, *found = csv.reader(lines)
    assert head == ["text", "kind", "answers"], file
    return [
        Row(file, text, kind, tuple(answers.split("; ")) if answers else ())
        for text, kind, answers in found
    ]


def test_every_row_stands_in_the_file_of_its_kind() -> None:
    assert [row for row in rows() if row.kind != row.file.stem] == []


def test_a_third_by_its_hash_stands_aside() -> None:
    def lot(text: str) -> bool:
        return int(sha256(text.encode()).hexdigest(), 16) % 3 == 0

    assert [row.text for row in rows() if lot(row.text) != (row.file.parent != HERE)] == []


def test_no_text_stands_twice() -> None:
    texts = Counter(row.text.casefold() for row in rows())
    assert [text for text, times in texts.items() if times > 1] == []


def test_only_what_is_no_job_has_no_answer() -> None:
    assert [row.text for row in rows() if (row.kind == NO_JOB) == bool(row.answers)] == []


def test_every_answer_is_an_occupation_or_a_full_profile() -> None:
    if not OCCUPATIONS.is_file():
        pytest.skip("the collected facts (../shared/facts) are not here")
    with OCCUPATIONS.open(encoding="utf-8", newline="") as lines:
        known = {row["soc"] for row in csv.DictReader(lines)}
    known |= set(PACKAGED.professions)
    unknown = {answer for row in rows() for answer in row.answers} - known
    assert sorted(unknown) == []
