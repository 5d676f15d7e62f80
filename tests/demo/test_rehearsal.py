"""`onejob rehearse`: the same bot, its weeks at once."""

from __future__ import annotations

import io
import re
from collections.abc import Callable

import pytest

from bot.__main__ import main
from bot.bar import Bar

Lines = Callable[..., list[str]]


@pytest.fixture
def rehearse(capsys: pytest.CaptureFixture[str]) -> Lines:
    """Rehearse a series on Sundays in Paris from September 2026 on; return what is printed."""

    def run(*more: str) -> list[str]:
        series = ["--day", "sunday", "--zone", "Europe/Paris", "--from", "2026-09-28"]
        assert main(["rehearse", *series, *more]) == 0
        return capsys.readouterr().out.splitlines()

    return run


def test_every_week_has_one_line_with_its_local_date(rehearse: Lines) -> None:
    days = [line[:20] for line in rehearse("--weeks", "3", "--time", "9:00")]
    assert days == ["Sun 2026-10-04 09:00", "Sun 2026-10-11 09:00", "Sun 2026-10-18 09:00"]


def test_a_week_tells_how_its_profession_was_chosen(rehearse: Lines) -> None:
    first, second = rehearse("--weeks", "2")
    assert "which nobody chose" in first
    assert "drawn from 4 candidates" in second


def test_weeks_of_changed_clocks_are_marked(rehearse: Lines) -> None:
    lines = rehearse("--weeks", "5", "--time", "2:30")
    assert [bool(re.search("occurs twice|CLOCKS CHANGE", line)) for line in lines] == [
        *(False, False, False),
        *(True, True),
    ]


def test_the_same_seed_gives_the_same_weeks(rehearse: Lines) -> None:
    assert rehearse("--weeks", "4", "--seed", "a") == rehearse("--weeks", "4", "--seed", "a")


def test_another_seed_gives_other_weeks(rehearse: Lines) -> None:
    printed = {tuple(rehearse("--weeks", "4", "--seed", seed)) for seed in "abcd"}
    assert len(printed) > 1


@pytest.mark.parametrize(
    ("option", "value"),
    [("--zone", "Mars/Olympus"), ("--time", "25:00"), ("--from", "tomorrow"), ("--weeks", "0")],
)
def test_a_slip_is_told_in_one_sentence(
    option: str, value: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["rehearse", option, value]) == 1
    told = capsys.readouterr().err
    assert (told.startswith(option), value in told, told.count("\n")) == (True, True, 1)


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_bar_grows_in_a_terminal_and_is_gone_at_the_end(
    capsys: pytest.CaptureFixture[str],
) -> None:
    bar = Terminal()
    with Bar(2, bar) as progress:
        progress.step("one")
        progress.step("two")
    assert "2 of 2" in bar.getvalue()
    assert bar.getvalue().endswith("\r\x1b[K")
    assert capsys.readouterr().out == "one\ntwo\n"


def test_there_is_no_bar_where_nobody_watches() -> None:
    bar = io.StringIO()
    with Bar(1, bar) as progress:
        progress.step("one")
    assert bar.getvalue() == ""
