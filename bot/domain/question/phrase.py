"""Phrases: rows of words, with gaps, that are looked for in the words of a question."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from bot.domain.question.token import Token

GAP: Final = 5
"""Words that a gap may stand for."""


@dataclass(frozen=True, slots=True)
class Sign:
    """What a phrase says: `kind` is where it stands in the phrasebook, `value` its key there."""

    kind: str
    value: Any = None
    weight: int = 0
    aspect: Any = None


@dataclass(frozen=True, slots=True)
class Item:
    """A word of a question, or what was found in the place of several: a job, a country.

    `keys` are what it is found by: its stems, `=` with its forms, `^` with it as it was typed; or
    its mark alone, as `{job}`.
    """

    token: Token
    keys: frozenset[str]
    mark: str = ""
    value: Any = None
    is_small: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """A place in a phrase, and the keys of what may stand there; a gap has none."""

    keys: frozenset[str] = frozenset()
    is_optional: bool = False


@dataclass(frozen=True, slots=True)
class Phrase:
    """Begins with a part that is not optional."""

    parts: tuple[Part, ...]
    sign: Sign

    @property
    def needed(self) -> tuple[frozenset[str], ...]:
        """The keys of each part of which one must be there."""
        return tuple(part.keys for part in self.parts if part.keys and not part.is_optional)


@dataclass(frozen=True, slots=True)
class Found:
    """A phrase that was found: what it says, and the places of its words."""

    sign: Sign
    places: tuple[int, ...]

    @property
    def size(self) -> int:
        return len(self.places)


class Phrases:
    """Finds phrases, of which there are thousands, by the rarest of their words."""

    def __init__(self, phrases: Iterable[tuple[tuple[Part, ...], Sign]]) -> None:
        every = [Phrase(parts, sign) for each, sign in phrases for parts in _beginnings(each)]
        common = Counter(key for phrase in every for keys in phrase.needed for key in keys)
        self._by_key: dict[str, list[tuple[Phrase, tuple[frozenset[str], ...]]]] = {}
        for phrase in every:
            needed = phrase.needed
            rarest = min(needed, key=lambda keys: sum(map(common.__getitem__, keys)))
            for key in rarest:
                self._by_key.setdefault(key, []).append((phrase, needed))

    def find(self, items: Sequence[Item]) -> Iterator[Found]:
        """Yield every phrase that the items have, each as often as it begins there."""
        present = frozenset[str]().union(*(item.keys for item in items))
        tried: set[int] = set()
        for key in sorted(present):
            for phrase, needed in self._by_key.get(key, ()):
                if id(phrase) in tried:
                    continue
                tried.add(id(phrase))
                if any(keys.isdisjoint(present) for keys in needed):
                    continue
                first = phrase.parts[0].keys
                for at, item in enumerate(items):
                    if not first.isdisjoint(item.keys):
                        places = _match(phrase.parts, 1, items, at + 1, (at,))
                        if places is not None:
                            yield Found(phrase.sign, places)


def _beginnings(parts: tuple[Part, ...]) -> Iterator[tuple[Part, ...]]:
    """Yield them, and without each of the parts before the first that is not optional."""
    for at, first in enumerate(parts):
        yield parts[at:]
        if not first.is_optional:
            return


def _match(
    parts: Sequence[Part], part: int, items: Sequence[Item], at: int, places: tuple[int, ...]
) -> tuple[int, ...] | None:
    """Return the places of the words of a phrase that goes on at `at`, gaps left out."""
    if part == len(parts):
        return places
    this = parts[part]
    if not this.keys:
        for skipped in range(min(GAP, len(items) - at) + 1):
            found = _match(parts, part + 1, items, at + skipped, places)
            if found is not None:
                return found
        return None
    if at < len(items) and not this.keys.isdisjoint(items[at].keys):
        found = _match(parts, part + 1, items, at + 1, (*places, at))
        if found is not None:
            return found
    return _match(parts, part + 1, items, at, places) if this.is_optional else None


class Signs:
    """What was found, by kind."""

    def __init__(self, found: Iterable[Found]) -> None:
        self._found = list(found)

    def all(self, kind: str) -> list[Found]:
        return [each for each in self._found if each.sign.kind == kind]

    def values(self, kind: str) -> list[Any]:
        return [each.sign.value for each in self.all(kind)]

    def value(self, kind: str) -> Any:
        """Return what the longest says, the first of equals; None where there is none."""
        found = max(self.all(kind), key=lambda each: each.size, default=None)
        return found.sign.value if found else None


def apart(found: Iterable[Found]) -> list[Found]:
    """Return those that share no word, the longest first."""
    used: set[int] = set()
    kept: list[Found] = []
    for each in sorted(found, key=lambda each: -each.size):
        if used.isdisjoint(each.places):
            used.update(each.places)
            kept.append(each)
    return sorted(kept, key=lambda each: each.places)
