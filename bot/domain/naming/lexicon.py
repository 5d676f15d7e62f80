"""What is known of words beside the names: which can be left out, and which mean the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from rapidfuzz import process
from rapidfuzz.distance import OSA


class Use(StrEnum):
    """What can be done with a word that stands in no name."""

    FILLER = "filler"  # says nothing: a, the, job
    RANK = "rank"  # says who within a job: senior, trainee, female
    TURN = "turn"  # what follows it belongs before what precedes it: teacher of maths
    PERSON = "person"  # any worker: guy, lady, worker


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words in their one form; empty where a catalogue brings none."""

    uses: Mapping[str, Use] = field(default_factory=dict[str, Use])
    alike: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, "tuple[str, ...]"])
    """For a word those that mean the same in names of jobs: lorry, truck."""
    ordinary: Mapping[str, str] = field(default_factory=dict[str, str])
    """By their first letter, words that are no typing mistakes, each between line breaks."""

    @property
    def turns(self) -> frozenset[str]:
        return frozenset(word for word, use in self.uses.items() if use is Use.TURN)

    def is_ordinary(self, word: str) -> bool:
        """Whether it is a word of its own, and no other mistyped: water is no waiter.

        Of a word of three letters nobody can tell.
        """
        return len(word) < 4 or f"\n{word}\n" in self.ordinary.get(word[:1], "")


def most_edits(word: str) -> int:
    """Return how many letters may be wrong before it is another word."""
    return 0 if len(word) < 4 else 1 if len(word) < 8 else 2


class Vocabulary:
    """The words of all names, to be found though they are mistyped."""

    def __init__(self, words: Iterable[str]) -> None:
        self._by_ends: dict[str, list[str]] = {}
        for word in words:
            if len(word) > 2 and word.isalpha():
                for end in _ends(word):
                    self._by_ends.setdefault(end, []).append(word)

    def near(self, word: str) -> list[tuple[str, int]]:
        """Return words with the edits that make them of `word`, the fewest first.

        Swapped neighbours are one edit. It looks where a beginning or an end is right.
        """
        most = most_edits(word)
        if not most:
            return []
        found: dict[str, int] = {}
        for end in _ends(word):
            near = process.extract(
                word, self._by_ends.get(end, ()), scorer=OSA.distance, score_cutoff=most, limit=None
            )
            found |= {other: round(edits) for other, edits, _ in near}
        return sorted(found.items(), key=lambda each: each[1])


def _ends(word: str) -> tuple[str, str, str]:
    """Return what two words have in common if one of them has a slip or two in one place."""
    return word[:2], f"{word[0]}-{word[-2:]}", f"-{word[-3:]}"
