"""Times and days as people type them."""

from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.week.errors import NotADay, NotATime
from bot.domain.week.typed import calendar_day, wall_time


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("9:30", time(9, 30)),
        ("09:30", time(9, 30)),
        (" 9.30 pm ", time(21, 30)),
        ("9.30PM", time(21, 30)),
        ("9 p.m.", time(21)),
        ("9am", time(9)),
        ("12 am", time(0)),
        ("12:15 pm", time(12, 15)),
        ("21h30", time(21, 30)),
        ("21 h", time(21)),
        ("0:00", time(0)),
        ("23:59", time(23, 59)),
        ("9:30\u202fAM", time(9, 30)),
    ],
)
def test_a_time_is_read_as_people_type_it(text: str, meant: time) -> None:
    assert wall_time(text) == meant


@pytest.mark.parametrize(
    "text",
    ["", "9", "soon", "24:00", "9:60", "13 pm", "0 am", "9:3", "9:300", "-9:30", "9:30:00", "570"],
)
def test_what_is_no_time_or_could_be_two_is_refused(text: str) -> None:
    with pytest.raises(NotATime):
        wall_time(text)


@given(st.times().map(lambda moment: moment.replace(second=0, microsecond=0)))
def test_every_time_is_read_in_both_ways_of_writing_it(moment: time) -> None:
    assert wall_time(f"{moment:%H:%M}") == wall_time(f"{moment:%I:%M %p}") == moment


def test_a_day_is_read_in_the_one_order_that_means_the_same_everywhere() -> None:
    assert calendar_day(" 2026-12-24 ") == date(2026, 12, 24)


@pytest.mark.parametrize("text", ["", "12/11/2026", "24.12.2026", "2026-13-01", "tomorrow"])
def test_what_is_no_day_or_could_be_two_is_refused(text: str) -> None:
    with pytest.raises(NotADay):
        calendar_day(text)
