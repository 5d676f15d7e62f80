"""Finding professions by what people type."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from functools import lru_cache

from rapidfuzz import fuzz, process

# Letters that no Unicode decomposition takes apart.
_SPELLINGS = str.maketrans(
    {"ı": "i", "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "þ": "th"}
)
_SEPARATORS = str.maketrans(dict.fromkeys("-_/.,;:()'’\"", " "))

# U+0300 to U+036F only: vowel signs of other scripts are letters, not decoration.
_ACCENTS = re.compile("[\u0300-\u036f]+")

_LONGEST_QUERY = 100
_INSIDE = 3  # the place of what only stands inside a word
_REMEMBERED = 1024  # queries; people type the same beginnings again and again


def fold(text: str) -> str:
    """Return `text` as it is compared: no case, no Latin accents, single spaces.

    For what people type: of a very long text only the beginning is kept.
    """
    return folded(text[:_LONGEST_QUERY])


def folded(text: str) -> str:
    """Return a whole text as `fold` returns what people type."""
    plain = text.casefold()
    if not plain.isascii():
        # Twice: only taken apart, ornamental letters have a case.
        apart = unicodedata.normalize("NFKD", plain).casefold()
        bare = _ACCENTS.sub("", apart).translate(_SPELLINGS)
        plain = unicodedata.normalize("NFC", bare)
    return " ".join(plain.translate(_SEPARATORS).split())


class Index:
    """Finds keys by their names; the same query always gives the same keys in the same order.

    Whole names come first, then beginnings of names, beginnings of words, parts of words, and
    last what only looks alike. Equals keep the order in which the keys were given.
    """

    def __init__(self, names: Mapping[str, Iterable[str]], *, alike: float = 70.0) -> None:
        self._keys: list[str] = list(names)
        self._names: list[str] = []
        self._owners: list[int] = []
        for owner, key in enumerate(self._keys):
            for name in dict.fromkeys(fold(name) for name in names[key]):
                self._names.append(name)
                self._owners.append(owner)
        # To compare these with `ratio` is `token_sort_ratio` without sorting at every search.
        self._sorted = [" ".join(sorted(name.split())) for name in self._names]
        # One long text is searched much faster than thousands of short ones.
        self._text = "".join(f"\n {name}" for name in self._names) + "\n"
        self._starts: list[int] = []
        position = 0
        for name in self._names:
            self._starts.append(position)
            position += len(name) + 2
        self._alike = alike
        self._exact = {
            name: self._keys[owner] for name, owner in zip(self._names, self._owners, strict=True)
        }
        self.find = lru_cache(_REMEMBERED)(self._find)

    def named(self, query: str) -> str | None:
        """Return the key that is called exactly `query`, letters' case and accents aside."""
        return self._exact.get(fold(query))

    def _find(self, query: str, limit: int) -> tuple[str, ...]:
        wanted = fold(query)
        if not wanted:
            return tuple(self._keys[:limit])
        ranks: dict[int, tuple[int, int]] = {}
        for name, tier in self._occurrences(wanted):
            owner = self._owners[name]
            ranks[owner] = min(ranks.get(owner, (9, 0)), (tier, owner))
        found = sorted(ranks, key=ranks.__getitem__)[:limit]
        # Once a word begins with what was typed, nobody needs to guess: it takes ten times as long.
        if all(tier == _INSIDE for tier, _ in ranks.values()):
            found += [owner for owner in self._lookalikes(wanted) if owner not in ranks]
        return tuple(self._keys[owner] for owner in found[:limit])

    def _occurrences(self, wanted: str) -> Iterable[tuple[int, int]]:
        """Yield (name, tier) for each place where `wanted` stands in the text of all names."""
        text = self._text
        # A single letter inside a word says nothing, and there are thousands of them.
        needle = f" {wanted}" if len(wanted) == 1 else wanted
        at = text.find(needle)
        while at >= 0:
            start = at + len(needle) - len(wanted)
            name = bisect_right(self._starts, at) - 1
            if start == self._starts[name] + 2:
                yield name, 0 if text[start + len(wanted)] == "\n" else 1
            else:
                yield name, 2 if text[start - 1] == " " else _INSIDE
            at = text.find(needle, at + 1)

    def _lookalikes(self, wanted: str) -> list[int]:
        if len(wanted) < 3:
            return []
        in_order = " ".join(sorted(wanted.split()))
        scores: dict[int, float] = {}
        for query, names, scorer in (
            (in_order, self._sorted, fuzz.ratio),
            (wanted, self._names, fuzz.partial_ratio),
        ):
            for text, score, name in process.extract(
                query, names, scorer=scorer, score_cutoff=self._alike, limit=None
            ):
                # Half-typed names are meant; a short name inside a long query is an accident
                # ("ai" stands in "brain surgeon").
                if scorer is fuzz.partial_ratio and len(text) < len(wanted):
                    continue
                owner = self._owners[name]
                scores[owner] = max(scores.get(owner, 0.0), score)
        return sorted(scores, key=lambda owner: (-scores[owner], owner))
