"""Answers where others talk: eight lines at most."""

from __future__ import annotations

from bot.cards.sheet import Sheet, button
from bot.cards.short import brief

ONE, OTHER = [button("One", "one")], [button("Other", "other")]


def lines(count: int) -> str:
    return "\n".join(f"Line {number}" for number in range(count))


def test_what_is_short_stays_as_it_is() -> None:
    sheet = Sheet([lines(1), lines(4), lines(2)], [ONE], below=Sheet([lines(1)], [OTHER]))
    assert brief(sheet) is sheet


def test_a_longer_one_is_its_first_text_and_all_controls() -> None:
    sheet = Sheet([lines(1), lines(5)], [ONE], 7, below=Sheet([lines(3)], [OTHER]))
    assert brief(sheet) == Sheet([lines(1)], [ONE, OTHER], 7)


def test_a_first_text_that_is_too_long_is_cut_and_says_so() -> None:
    (text,) = brief(Sheet([lines(9)])).texts
    assert text.splitlines() == [*lines(7).splitlines(), "…"]


def test_lines_in_which_nothing_is_seen_do_not_count() -> None:
    sheet = Sheet(["\n\n".join(lines(8).splitlines()) + "\n\u200b\n"])
    assert brief(sheet) is sheet
