"""Pages hold every line whole and in order, within the room there is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import count

from hypothesis import given
from hypothesis import strategies as st

from bot.cards.markup import length, superscript
from bot.cards.page import (
    BLOCKS,
    ROOM,
    Block,
    Line,
    Written,
    abridged,
    paged,
    written,
)

SOURCES = [f"source-{number}" for number in range(120)]
TITLE = Block((Line("# Title"), Line("A summary.", ("source-0",))))


def note(source: str) -> str:
    return f"[{source}](<https://example.org/{source}>)"


def rest(count: int) -> str:
    return f"-# {count} more behind “Duties”"


@st.composite
def block_lists(draw: st.DrawFn) -> list[Block]:
    """Any blocks; every line begins with a number of its own."""
    line = st.tuples(
        st.text(alphabet="ab é🧭م", min_size=1, max_size=3),
        st.integers(1, 200),
        st.lists(st.sampled_from(SOURCES), max_size=3, unique=True),
    )
    number = count(1)
    return [
        Block(
            tuple(Line(f"{next(number)}. {text * times}", tuple(s)) for text, times, s in lines),
            draw(st.sampled_from(["", "Heading"])),
            rest,
        )
        for lines in draw(st.lists(st.lists(line, min_size=1, max_size=6), max_size=16))
    ]


blocks = block_lists()


def size(page: Written) -> int:
    return sum(map(length, page.texts))


def lines_of(blocks: Sequence[Block]) -> list[Line]:
    return [line for block in blocks for line in block.lines]


@given(blocks)
def test_every_line_stands_whole_and_in_order_on_some_page(blocks: list[Block]) -> None:
    pages = paged(TITLE, blocks, note)
    assert lines_of([block for page in pages for block in page[1:]]) == lines_of(blocks)


@given(blocks)
def test_every_page_begins_with_the_title(blocks: list[Block]) -> None:
    assert {page[0] for page in paged(TITLE, blocks, note)} == {TITLE}


@given(blocks)
def test_a_block_keeps_its_heading_on_every_page(blocks: list[Block]) -> None:
    headings = {line: block.heading for block in blocks for line in block.lines}
    for page in paged(TITLE, blocks, note):
        for block in page[1:]:
            assert block.lines
            assert block.heading in {headings[line] for line in block.lines}


@given(blocks)
def test_every_page_has_room_for_its_text_and_footnotes(blocks: list[Block]) -> None:
    for page in paged(TITLE, blocks, note):
        assert size(written(page, note)) <= ROOM


def test_a_page_has_no_more_blocks_than_a_message_has_components_for() -> None:
    pages = paged(TITLE, [Block((Line("One."),), "Heading")] * 2 * BLOCKS, note)
    assert [len(page) for page in pages] == [1 + BLOCKS, 1 + BLOCKS]


@given(blocks, st.booleans())
def test_footnotes_are_numbered_in_reading_order_and_complete(
    blocks: list[Block], flowing: bool
) -> None:
    page = written([TITLE, *blocks], note, flowing=flowing)
    cited = list(dict.fromkeys(s for line in lines_of([TITLE, *blocks]) for s in line.sources))
    notes = [f"{superscript(n)}\u00a0{note(source)}" for n, source in enumerate(cited, start=1)]
    assert page.texts[-1] == (
        f"-# {' · '.join(notes)}" if flowing else "\n".join(f"-# {each}" for each in notes)
    )
    body = "\n".join(page.texts[:-1])
    marks = [
        mark
        for marks in re.findall(r"\u00a0([⁰-⁹¹²³\u202f]+)$", body, re.MULTILINE)
        for mark in marks.split("\u202f")
    ]
    numbers = [
        superscript(cited.index(s) + 1) for line in lines_of([TITLE, *blocks]) for s in line.sources
    ]
    assert marks == numbers


def test_a_page_without_sources_has_no_footnotes() -> None:
    assert written([Block((Line("One."),))], note).texts == ("One.",)


@given(blocks)
def test_an_abridged_page_fits(blocks: list[Block]) -> None:
    assert size(abridged([TITLE, *blocks], note)) <= ROOM


@given(blocks)
def test_an_abridged_block_shows_its_first_lines_and_counts_the_others(blocks: list[Block]) -> None:
    shown = "\n".join(abridged([TITLE, *blocks], note).texts)
    numbers = re.findall(r"^(\d+)\. |^-# (\d+) more", shown, re.MULTILINE)
    expected: list[tuple[str, str]] = []
    for block in blocks:
        own = [line.text.split(".")[0] for line in block.lines]
        kept = [number for number in own if (number, "") in numbers]
        missing = len(own) - len(kept)
        expected += [(number, "") for number in own[: len(kept)]]
        expected += [("", str(missing))] if missing else []
    assert numbers == expected


def test_what_fits_is_not_abridged() -> None:
    blocks = [TITLE, Block((Line("One."), Line("Two.")), "Heading", rest)]
    assert abridged(blocks, note) == written(blocks, note, flowing=True)


def test_all_blocks_of_an_abridged_page_get_their_turn() -> None:
    long = Block(tuple(Line(f"{number} {'x' * 90}") for number in range(100)), "Long", rest)
    short = Block((Line("Last but not least."),), "Short", rest)
    shown = "\n".join(abridged([TITLE, long, short], note).texts)
    assert "Last but not least." in shown


def test_flowing_lines_stand_beside_each_other() -> None:
    block = Block((Line("Python"), Line("Statistics")), "Skills", flowing=True)
    assert written([block], note).texts == ("### Skills\nPython · Statistics",)


def test_what_says_that_more_is_elsewhere_stands_below_flowing_lines() -> None:
    block = Block(tuple(Line("x" * 100) for _ in range(60)), "Skills", rest, flowing=True)
    (_, skills) = abridged([Block((Line("# Title"),)), block], note).texts
    *_, flow, last = skills.split("\n")
    shown = flow.count("x" * 100)
    assert last == f"-# {60 - shown} more behind “Duties”"
