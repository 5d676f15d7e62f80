"""What answers a question: its sentences, before anybody decides how many of them fit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.cards.page import Line
from bot.cards.sheet import Control


@dataclass(frozen=True, slots=True)
class Said:
    """A part that is not known is an empty line, which is nowhere shown."""

    lines: tuple[Line, ...]
    """The sentence that answers first: it is never left out, the others are from the end."""
    notes: tuple[str, ...] = ()
    """What must be known of the figures, inert; in small letters."""
    rows: Sequence[Sequence[Control]] = ()
    """Controls of its own."""
    near: tuple[str, ...] = ()
    """Slugs of those of whom the same can be asked with more success."""

    @property
    def sources(self) -> tuple[str, ...]:
        return distinct(source for line in self.lines for source in line.sources)


def distinct(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, texts)))


def joined(*lines: Line) -> Line:
    """Return sentences that stand in one line, with the sources of all."""
    told = [line for line in lines if line.text]
    sources = distinct(source for line in told for source in line.sources)
    return Line(" ".join(line.text for line in told), sources)
