"""What stands on one page of a card, and how much of it fits.

Lines are never cut: a line stands on a page whole, or on another page, or is counted in a line
that says behind which button the rest is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from bot.cards.markup import length, superscript, visible

ROOM = 3900
"""Characters of text on a page; Discord refuses messages with more than 4,000."""

SCREEN = 900
"""Characters that a phone shows at once."""

BLOCKS = 7
"""Blocks on a page under its title: with separators, footnotes, a picture and all the rows of
buttons that a card can have they make 40 components, and Discord refuses messages with more."""

_BETWEEN = " · "


@dataclass(frozen=True, slots=True)
class Line:
    """One fact, with the ids of the sources it rests on."""

    text: str
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """Lines under one heading; `more(n)` says where n lines are that did not fit."""

    lines: tuple[Line, ...]
    heading: str = ""
    more: Callable[[int], str] | None = None
    flowing: bool = False
    """Whether the lines follow each other like words, instead of standing one below the other."""


class Footnotes:
    """Numbers the sources of one page in the order in which the page needs them."""

    def __init__(self, text: Callable[[str], str]) -> None:
        self._text = text
        self._numbers: dict[str, int] = {}

    def cost(self, line: Line) -> int:
        """Return how many characters the line, its marks and its new footnotes take."""
        new = [source for source in line.sources if source not in self._numbers]
        marks = 4 * len(line.sources)
        notes = sum(length(self._text(source)) + 8 for source in new)
        return length(line.text) + marks + notes + len(_BETWEEN)

    def marked(self, line: Line) -> str:
        """Return the line's text with the marks of its sources behind it."""
        for source in line.sources:
            self._numbers.setdefault(source, len(self._numbers) + 1)
        marks = "\u202f".join(superscript(self._numbers[source]) for source in line.sources)
        return f"{line.text}\u00a0{marks}" if marks else line.text

    def text(self, *, flowing: bool) -> str:
        """Return all footnotes, in one line or each in its own; empty if there are none.

        Those with one text stand together.
        """
        marks: dict[str, list[str]] = {}
        for source, number in self._numbers.items():
            marks.setdefault(self._text(source), []).append(superscript(number))
        notes = ["\u202f".join(each) + f"\u00a0{text}" for text, each in marks.items()]
        if flowing and notes:
            return f"-# {_BETWEEN.join(notes)}"
        return "\n".join(f"-# {note}" for note in notes)


@dataclass(frozen=True, slots=True)
class Written:
    """The texts of one page, a separator between each two, the footnotes last."""

    texts: tuple[str, ...]

    @property
    def seen(self) -> int:
        """How many characters members see."""
        return len(visible("\n".join(self.texts)))


def written(
    blocks: Iterable[Block], source: Callable[[str], str], *, flowing: bool = False
) -> Written:
    """Return the page that shows all of `blocks`; `flowing` footnotes share one line."""
    notes = Footnotes(source)
    texts = [_text(block, [notes.marked(line) for line in block.lines]) for block in blocks]
    texts.append(notes.text(flowing=flowing))
    return Written(tuple(text for text in texts if text))


def _text(block: Block, lines: Sequence[str]) -> str:
    if block.flowing:
        # What tells that more is elsewhere stands below, not in the flow.
        rest = [line for line in lines if line.startswith("-#")]
        lines = [_BETWEEN.join(line for line in lines if line not in rest), *rest]
    return "\n".join([f"### {block.heading}", *lines] if block.heading else lines)


def abridged(blocks: Sequence[Block], source: Callable[[str], str], room: int = ROOM) -> Written:
    """Return one page with as many whole lines as fit, taken from all blocks in turn.

    The first block is the page's title and always stands whole.
    """
    whole = written(blocks, source, flowing=True)
    if sum(map(length, whole.texts)) <= room:
        return whole
    notes = Footnotes(source)
    left = room - sum(_overhead(block) for block in blocks)
    taken = [0] * len(blocks)
    for line in blocks[0].lines:
        left -= notes.cost(line)
        notes.marked(line)
    taken[0] = len(blocks[0].lines)
    open_blocks = list(range(1, len(blocks)))
    while open_blocks:
        for number in tuple(open_blocks):
            lines = blocks[number].lines
            if taken[number] == len(lines) or notes.cost(lines[taken[number]]) > left:
                open_blocks.remove(number)
                continue
            left -= notes.cost(lines[taken[number]])
            notes.marked(lines[taken[number]])
            taken[number] += 1
    shown = (_shortened(block, count) for block, count in zip(blocks, taken, strict=True))
    return written((block for block in shown if block.lines), source, flowing=True)


def _shortened(block: Block, count: int) -> Block:
    missing = len(block.lines) - count
    if not missing or block.more is None:
        return replace(block, lines=block.lines[:count])
    return replace(block, lines=(*block.lines[:count], Line(block.more(missing))))


def _overhead(block: Block) -> int:
    more = length(block.more(len(block.lines))) + 1 if block.more else 0
    return length(block.heading) + 6 + more


def paged(
    title: Block, blocks: Iterable[Block], source: Callable[[str], str], room: int = ROOM
) -> tuple[tuple[Block, ...], ...]:
    """Return the blocks of each page: all lines in order, `title` on top of every page."""
    pages: list[tuple[Block, ...]] = []
    page: list[Block] = []
    notes, left = Footnotes(source), 0

    def turn() -> None:
        nonlocal page, notes, left
        page, notes = [title], Footnotes(source)
        left = room - _overhead(title) - sum(notes.cost(line) for line in title.lines)

    turn()
    for block in blocks:
        lines: list[Line] = []
        left -= _overhead(block)
        for line in block.lines:
            crowded = not lines and len(page) > BLOCKS
            if crowded or (notes.cost(line) > left and (lines or len(page) > 1)):
                if lines:
                    page.append(replace(block, lines=tuple(lines)))
                pages.append(tuple(page))
                turn()
                left -= _overhead(block)
                lines = []
            left -= notes.cost(line)
            notes.marked(line)
            lines.append(line)
        page.append(replace(block, lines=tuple(lines)))
    return (*pages, tuple(page))
