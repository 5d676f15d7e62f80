"""What staff are shown: a heading, lines that fit, and buttons."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.cards.page import Block, Line, abridged
from bot.cards.sheet import Control, Sheet
from bot.cards.words import Words
from bot.pictures import design


def panel(title: Sequence[str], blocks: Iterable[Block], *controls: Sequence[Control]) -> Sheet:
    """Return a message whose title stands whole; of the blocks, as many whole lines as fit."""
    head = Block(tuple(Line(text) for text in title))
    page = abridged([head, *(block for block in blocks if block.lines)], str)
    return Sheet(page.texts, controls, design.PLAIN)


def block(heading: str, lines: Iterable[str], words: Words, *, more: str = "more-lines") -> Block:
    """Return lines under a heading; `more` is the message that counts those that did not fit."""
    return Block(
        tuple(Line(text) for text in lines), heading, lambda count: words(more, count=count)
    )
