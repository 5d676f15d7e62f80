"""`onejob ask`: one answer to read, or what is understood of many questions."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import orjson
import pytest

from bot.__main__ import main
from bot.domain.question.library import Library
from bot.domain.question.understand import understand
from bot.operators import asking
from bot.settings import packaged_catalogue
from tests.packaged import LIBRARY, PACKAGED, vocabulary

KEYS = ["topic", "professions", "level", "country", "skill", "field", "assumed", "sure"]
NOTHING: dict[str, object] = {
    "topic": "none",
    "professions": [],
    "level": None,
    "country": None,
    "skill": None,
    "field": None,
    "assumed": [],
    "sure": 0.0,
}


@pytest.fixture(autouse=True)
def packaged(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the catalogue read once, for all that is asked here."""
    monkeypatch.delenv("ONEJOB_CATALOGUE", raising=False)
    monkeypatch.setattr(asking, "library", read)


def read(*_: Path, otherwise: Path) -> Library:
    assert otherwise == packaged_catalogue()
    return LIBRARY


def asked(text: str, capsys: pytest.CaptureFixture[str]) -> str:
    assert main(["ask", *text.split(" ")]) == 0
    return " ".join(capsys.readouterr().out.split())


def told(
    lines: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> list[dict[str, object]]:
    file = tmp_path / "questions"
    file.write_bytes(lines)
    assert main(["ask", "--json", str(file)]) == 0
    return [orjson.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_the_answer_is_the_one_that_members_read(capsys: pytest.CaptureFixture[str]) -> None:
    answer = asked("what does a data scientist earn in the uk?", capsys)
    assert answer.startswith("A data scientist in the United Kingdom earns £")
    assert "understood as: salary of data scientist, United Kingdom, all levels" in answer


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("who won", "Weekly professions, votes and suggestions belong to servers"),
        ("help", "What you can ask me"),
        ("what does a unicorn tamer earn", "I do not guess. /suggest asks for a profile"),
        ("what is the capital of france", "I answer questions about jobs"),
        ("", "I answer questions about jobs"),
        ("how much does it pay", "Which"),
    ],
)
def test_what_is_about_no_job_is_answered_too(
    text: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert said in asked(text, capsys)


def test_each_line_is_told_in_its_order(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = b"senior nurse pay in canada\nwhich jobs in health need python\n"
    nurse, python = told(lines, tmp_path, capsys)
    assert list(nurse) == KEYS
    assert nurse | {"sure": 1} == NOTHING | {
        "topic": "salary",
        "professions": ["registered-nurse"],
        "level": "senior",
        "country": "CA",
        "sure": 1,
    }
    assert python | {"sure": 1} == NOTHING | {
        "topic": "who-needs-skill",
        "skill": "python",
        "field": "Health",
        "sure": 1,
    }


def test_what_was_not_said_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (nurse,) = told(b"nurse", tmp_path, capsys)
    assert (nurse["topic"], nurse["assumed"]) == ("overview", ["topic"])


def test_an_empty_line_is_a_question_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert told(b"\n  \n\xff\xfe\n", tmp_path, capsys) == [NOTHING] * 3


def test_no_line_is_no_question(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert told(b"", tmp_path, capsys) == []


def test_standard_input_is_a_file_as_well(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    typed = b"what does a welder do?\r\nwelder salary"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(typed)))
    assert main(["ask", "--json", "-"]) == 0
    found = [orjson.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [each["topic"] for each in found] == ["duties", "salary"]


def test_it_is_what_is_understood_everywhere(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "are plumbers paid better than electricians"
    understood = understand(text, PACKAGED, vocabulary())
    (found,) = told(text.encode(), tmp_path, capsys)
    assert found["topic"] == understood.topic
    assert found["sure"] == understood.sure
    assert found["professions"] == list(understood.professions)


@pytest.mark.parametrize("arguments", [["ask"], ["ask", "nurse", "--json", "-"]])
def test_one_of_both_is_asked_for(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 1
    assert capsys.readouterr().err.startswith("Say what to ask, or which file to read")
