"""The log: what is left out of it, and for whom its lines are."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator

import pytest

from bot import log, trail
from bot.log import MOST, SPAN, Form, JsonFormatter, Repeats, TextFormatter

DISK = "the disk is full in server %d"


class Trouble:
    """The same line of the log, over and over, as an operator reads it."""

    def __init__(self) -> None:
        self._repeats = Repeats()

    def told(
        self, at: float, guild: int = 1, *, level: int = logging.ERROR, said: str = DISK
    ) -> str:
        """Return the line; nothing, where it was left out."""
        record = logging.makeLogRecord(
            {"name": "bot.x", "levelno": level, "msg": said, "args": (guild,), "created": at}
        )
        shown = self._repeats.filter(record)
        return json.loads(JsonFormatter().format(record))["message"] if shown else ""


def test_the_same_trouble_in_a_thousand_servers_is_told_ten_times() -> None:
    trouble = Trouble()
    told = [line for guild in range(1000) if (line := trouble.told(guild / 10, guild))]
    assert len(told) == MOST
    assert told[0] == "the disk is full in server 0"
    assert told[-1] == "the disk is full in server 9 (what is like it is left out for 10 minutes)"


def test_after_a_while_it_is_told_again_with_how_often_it_was_not() -> None:
    trouble = Trouble()
    for _ in range(MOST + 32):
        trouble.told(100.0)
    assert not trouble.told(100.0 + SPAN - 1)
    assert trouble.told(100.0 + SPAN).endswith("(and 33 like it, which were left out)")
    assert trouble.told(100.0 + SPAN) == "the disk is full in server 1"


def test_other_trouble_is_told_meanwhile_and_what_is_none_always() -> None:
    trouble = Trouble()
    for _ in range(MOST + 1):
        trouble.told(0.0)
    assert not trouble.told(0.0)
    assert trouble.told(0.0, said="server %d is gone")
    assert trouble.told(0.0, level=logging.INFO)


def test_a_clock_that_is_set_back_silences_nothing() -> None:
    trouble = Trouble()
    for _ in range(MOST + 1):
        trouble.told(1e9)
    assert trouble.told(1e9 - 1)


def test_the_same_sentence_about_another_error_is_told() -> None:
    repeats = Repeats()

    def told(line: int) -> bool:
        record = logging.makeLogRecord({"levelno": logging.ERROR, "msg": "broken"})
        try:
            exec("\n" * line + "raise ValueError")
        except ValueError as error:
            record.exc_info = (type(error), error, error.__traceback__)
        return repeats.filter(record)

    assert [told(1) for _ in range(MOST + 1)] == [True] * MOST + [False]
    assert told(2)


def test_people_read_the_remark_as_well() -> None:
    record = logging.makeLogRecord({"msg": "full", "remark": " (and 3 like it)"})
    assert TextFormatter().format(record).endswith("full (and 3 like it)")


@pytest.fixture
def as_it_was() -> Iterator[None]:
    root, ours = logging.getLogger(), logging.getLogger("bot")
    before = root.handlers[:], root.level, ours.level
    yield
    root.handlers[:], _, _ = before
    root.setLevel(before[1])
    ours.setLevel(before[2])
    logging.getLogger(trail.__name__).setLevel("NOTSET")
    logging.captureWarnings(capture=False)


@pytest.mark.usefixtures("as_it_was")
@pytest.mark.parametrize(
    ("level", "form", "is_told"),
    [
        ("info", "json", True),
        ("warning", "json", False),
        ("info", "text", False),
        ("debug", "text", True),
    ],
)
def test_what_became_of_each_answer_is_for_machines(
    level: str, form: Form, is_told: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    log.configure(level, form)
    trail.tell("/job: answered in 3 ms", what="/job", id=7, guild=None)
    said = capsys.readouterr().err
    assert bool(said) is is_told
    if form == "json" and is_told:
        line = json.loads(said)
        assert (line["message"], line["what"], line["id"]) == ("/job: answered in 3 ms", "/job", 7)
        assert "guild" not in line
        assert "reference" not in line
