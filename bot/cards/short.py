"""Short answers: a sentence, and perhaps controls."""

from __future__ import annotations

from collections.abc import Sequence

from bot.cards.markup import inert, visible
from bot.cards.sheet import Control, Sheet
from bot.pictures import design

_LINES = 8
"""As many as an answer has in a channel where others talk."""
_QUERY = 100  # characters of a stranger's text that an answer repeats


def notice(text: str, *controls: Sequence[Control]) -> Sheet:
    return Sheet([text], controls, design.PLAIN)


def brief(sheet: Sheet) -> Sheet:
    """Return a sheet for where others talk: a longer one as its first text and its controls."""
    frames = list(sheet.frames())
    texts = [text for frame in frames for text in frame.texts]
    if sum(text.count("\n") + 1 for text in texts) <= _LINES:
        return sheet  # as nearly all are, in a tenth of the time
    if sum(len(_lines(text)) for text in texts) <= _LINES:
        return sheet
    first = _lines(sheet.texts[0])
    if len(first) > _LINES:
        first = [*first[: _LINES - 1], "…"]
    controls = [row for frame in frames for row in frame.controls]
    return Sheet(["\n".join(first)], controls, sheet.accent)


def _lines(text: str) -> list[str]:
    """Return those in which a reader sees something."""
    return [line for line in text.split("\n") if visible(line).strip()]


def quoted(text: str) -> str:
    """Return a stranger's text so that an answer can repeat it."""
    return inert(text[:_QUERY])
