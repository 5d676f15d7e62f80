"""Whatever people type, it is shown and does nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from unicodedata import bidirectional

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from simcord.preview._markdown import markdown_tokens

from bot.cards.markup import inert, length, linked, shortened, superscript, visible

# What comes alive in a Discord message, in pieces that hypothesis puts together.
LIVE = [
    *("@everyone", "@here", "<@1>", "<@!1>", "<@&1>", "<#1>", "<id:customize>", "</job:1>"),
    *("<t:1:R>", "<t:1>", "<:smile:1>", "<a:smile:1>", "https://example.org", "http://a.b"),
    *("<https://example.org>", "discord://x", "[", "](", ")", "[a](https://a.b)", "mailto:a@b.c"),
    *("**", "*", "_", "__", "~~", "||", "`", "```", "\\", "\\\\", "# ", "## ", "-# ", "- ", "+ "),
    *("> ", ">>> ", "1. ", "12) ", "\n", "\r", "\u2028", "\u202e", "\u2066", "\u061c", "\u200b"),
    *("\u200f", "\ufeff", "\x00", "a", "b ", " ", ".", "مرحبا", "שלום", "🧭", "👩🏽‍🚀", "é", "一"),
]
nasty = st.lists(st.sampled_from(LIVE) | st.text(max_size=3), max_size=12).map("".join)

DIRECTIONS = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


def body(text: str) -> str:
    """Return `text` without the pair of marks that isolates its direction."""
    return text[1:-1] if text.startswith("\u2068") and text.endswith("\u2069") else text


def read(text: str) -> str:
    """Return what a person reads of it, by SimCord's own reader of Discord's markup.

    Fails where the reader finds anything but plain text.
    """
    parts: list[str] = []
    # SimCord takes "\-# " for small print; Discord does not.
    text = re.sub(r"^\\-# ", r"\\- \\# ", text)
    for token in flat(markdown_tokens(text, "text_display")):
        assert token["type"] in {"paragraph", "inline", "text"}, token
        parts.append(token.get("content", ""))
    return "".join(parts)


def flat(tokens: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for token in tokens:
        yield token
        yield from flat(token.get("children", []))


@given(nasty)
@example("[*a*](b)")
@example("[a](b) [*c*](https://d.e)")
@example("1\u200b. x")
def test_a_reader_of_markup_finds_plain_text_only(text: str) -> None:
    read(inert(text))


@given(nasty)
def test_nothing_visible_is_lost(text: str) -> None:
    def visible(text: str) -> str:
        return re.sub(r"[\s\u200b]|[^\w\s]", "", text)

    assert visible(read(inert(text))) == visible(text)


@given(nasty)
def test_it_stays_one_line(text: str) -> None:
    assert len(inert(text).splitlines()) <= 1


@given(nasty)
def test_no_mention_stands_in_it(text: str) -> None:
    # Discord's servers look for mentions without regard for backslashes.
    assert not re.search(r"@(everyone|here)|<@[!&]?\d+>", inert(text))


@given(nasty)
def test_no_address_stands_in_it(text: str) -> None:
    assert "://" not in inert(text)


@given(nasty)
def test_no_mark_of_direction_stands_in_it(text: str) -> None:
    assert not set(body(inert(text))) & set(DIRECTIONS)


def test_every_letter_that_is_written_from_the_right_is_isolated() -> None:
    letters = (chr(code) for code in range(0x110000))
    from_the_right = [c for c in letters if c.isalpha() and bidirectional(c) in {"R", "AL"}]
    assert [c for c in from_the_right if inert(c) != f"\u2068{c}\u2069"] == []


@pytest.mark.parametrize("text", ["مهندس", "AI مهندس", "מהנדס 3"])
def test_letters_written_from_the_right_are_isolated(text: str) -> None:
    assert inert(text) == f"\u2068{text}\u2069"


@pytest.mark.parametrize(
    "text",
    [
        "Plain words, and 3.5 of them.",
        "L'été à Zürich",
        "机器学习",
        "R&D: C++ / C#",
        "👩🏽‍🚀 (space)",
    ],
)
def test_ordinary_text_is_left_alone(text: str) -> None:
    assert inert(text) == text


@given(nasty, st.integers(20, 100))
def test_a_label_is_shortened_to_its_room(text: str, room: int) -> None:
    assert length(shortened(text, room)) <= room


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("Reliability engineer", "Reliability engineer"),
        ("Site reliability engineer", "Site reliability…"),
        ("Donaudampfschifffahrtskapitän", "Donaudampfschifffah…"),
        ("🧭" * 11, "🧭" * 9 + "…"),
    ],
)
def test_a_label_is_shortened_between_words_where_it_has_any(text: str, short: str) -> None:
    assert shortened(text, 20) == short


def test_a_number_at_the_beginning_is_no_list() -> None:
    assert inert("3. Bundesliga") == "3\\. Bundesliga"


def test_a_character_outside_the_first_plane_counts_twice() -> None:
    assert length("a🧭") == 3


def test_numbers_are_raised() -> None:
    assert superscript(120) == "¹²⁰"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("By us: https://a.org/b_c/d*e.", "By us: <https://a.org/b_c/d*e>."),
        ("https://a.org", "<https://a.org>"),
        ("see http://a.org, and (https://b.org/) too", None),
        ("no *address* here", "no \\*address\\* here"),
        ("ask @everyone at https://a.org/", "ask @\u200beveryone at <https://a.org/>"),
    ],
)
def test_addresses_of_the_catalogue_can_be_followed(text: str, shown: str | None) -> None:
    expected = shown or "see <http://a.org>, and (<https://b.org/>) too"
    assert linked(text) == expected


@given(nasty)
def test_nothing_but_addresses_comes_alive_in_a_text_of_the_catalogue(text: str) -> None:
    rest = re.sub(r"<https?://[^\s<>()\[\]]+>", "", linked(text))
    assert "://" not in rest.replace(":\u200b//", "")
    assert "\n" not in rest
    assert not re.search(r"@(?!\u200b)", rest)


def test_what_a_reader_sees_of_a_text_is_counted() -> None:
    assert visible("-# **a** [b](<https://x.example>) \\* </job:1>") == "a b * /job"
    assert len(visible("<t:1786000000:F>")) > len("Monday, August 10, 2026 at 9:30 AM")
