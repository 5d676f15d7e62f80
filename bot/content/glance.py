"""What people see of a profession before they press anything, and what is too long for it.

A phone's screen has room for the summary, the first duties and a line of caution; a ballot for a
title and what one does. What comes later stands behind a section and may be longer.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from bot.content.document import Path
from bot.content.mistake import quoted
from bot.content.wording import words
from bot.domain.catalogue import headline
from bot.domain.catalogue.profession import Profession
from bot.domain.text import sentences

SUMMARY: Final = 130
DUTY: Final = 80
"""How many characters each may have."""

_STEM: Final = 4  # letters: "installs" says no more than "installer"


class Weakness(NamedTuple):
    """What could be better at a glance, where, and how."""

    path: Path
    what: str
    cure: str


def weaknesses(profession: Profession) -> Iterator[Weakness]:
    """Yield what a card's first lines had better not be."""
    if profession.in_short is not None:
        yield from _in_short(profession.in_short, profession.title)
    yield from _too_long(("summary",), "'summary'", profession.summary, SUMMARY)
    for at, duty in enumerate(headline.duties(profession)):
        place = f"item {at + 1} of 'duties'"
        yield from _too_long(("duties", at), place, duty, DUTY, "Or begin with a shorter duty.")
    if profession.caution is not None:
        opening, *_ = sentences(profession.caution)
        yield from _too_long(
            ("caution",),
            "the first sentence of 'caution'",
            opening,
            headline.CAUTION,
            "Say first whose figures they are, and the details after it.",
        )


def _too_long(
    path: Path, name: str, text: str, most: int, cure: str = "Keep one thought."
) -> Iterator[Weakness]:
    if len(text) > most:
        what = f"{name} has {len(text)} characters, up to {most} are read at a glance"
        yield Weakness(path, what, f"Shorten it by {len(text) - most}. {cure}")


def _in_short(text: str, title: str) -> Iterator[Weakness]:
    path: Path = ("in_short",)
    if text.casefold().startswith(title.casefold()):
        yield Weakness(path, "'in_short' begins with the title", "Go on from it: it stands before.")
    elif (stems := _stems(text)) and stems <= _stems(title):
        yield Weakness(path, "'in_short' says the title again", "Say what one does, and with what.")
    if text[:1].isupper() and not text[:2].isupper():
        what = f"'in_short' begins with a capital, {quoted(text.split()[0])}"
        yield Weakness(path, what, "Go on from the title, with a verb.")
    if text.endswith("."):
        yield Weakness(path, "'in_short' ends with a full stop", "Remove it: it is part of a line.")


def _stems(text: str) -> set[str]:
    return {word.casefold()[:_STEM] for word in words(text) if len(word) >= _STEM}
