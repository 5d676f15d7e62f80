"""Where a profile speaks of a skill in its own words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from bot.domain.catalogue.profession import Skills
from bot.domain.search import folded

_SMALL = frozenset(["a", "an", "and", "at", "for", "in", "of", "on", "or", "the", "to", "with"])
_SHORT = 4
"""Letters of a word that must stand whole: "law" is no lawn, "lean" nobody leaning on a tool."""


class Kind(StrEnum):
    """How much a profession asks for what a phrase of its profile names."""

    ESSENTIAL = "essential"
    NICE = "nice"
    PERSONAL = "personal"


@dataclass(frozen=True, slots=True)
class Mention:
    """One phrase of a profile's skills."""

    kind: Kind
    phrase: str


def phrases(skills: Skills) -> Iterator[Mention]:
    """Yield all phrases of a profile's skills, what is essential first."""
    for kind in Kind:
        for phrase in getattr(skills, kind):
            yield Mention(kind, phrase)


def mentions(skills: Skills, names: Iterable[str]) -> tuple[Mention, ...]:
    """Return the phrases that hold all words of one of the names, in any order."""
    wanted = [words for words in map(_words, names) if words]
    return tuple(
        mention
        for mention in phrases(skills)
        if any(_holds(folded(mention.phrase).split(), words) for words in wanted)
    )


def _words(name: str) -> tuple[str, ...]:
    return tuple(word for word in folded(name).split() if word not in _SMALL)


def _holds(phrase: list[str], words: tuple[str, ...]) -> bool:
    return all(any(_is(word, wanted) for word in phrase) for wanted in words)


def _is(word: str, wanted: str) -> bool:
    if len(wanted) <= _SHORT:
        return word in (wanted, f"{wanted}s")
    return word.startswith(wanted.removesuffix("s"))
