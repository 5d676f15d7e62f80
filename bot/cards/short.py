"""Short answers: a sentence, and perhaps controls."""

from __future__ import annotations

from collections.abc import Sequence

from bot.cards.markup import inert
from bot.cards.sheet import Control, Sheet
from bot.pictures import design

_QUERY = 100  # characters of a stranger's text that an answer repeats


def notice(text: str, *controls: Sequence[Control]) -> Sheet:
    return Sheet([text], controls, design.PLAIN)


def quoted(text: str) -> str:
    """Return a stranger's text so that an answer can repeat it."""
    return inert(text[:_QUERY])
