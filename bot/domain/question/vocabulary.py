"""A phrasebook made ready: finds its phrases in the words of a question."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final, cast

import snowballstemmer  # pyright: ignore[reportMissingTypeStubs]
from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.domain.naming.spelling import form
from bot.domain.question.phrasebook import Phrasebook
from bot.domain.question.token import Token
from bot.domain.search import folded

GAP: Final = 5
"""Words that `*` may stand for."""

_MARKS = ("{job}", "{country}", "{money}")
_REMEMBERED = 4096
_SHORTEST, _LONG = 4, 10
"""Letters from which on one, and two, may be wrong."""
_CLEAR = 3  # the weight of a phrase that needs no other
_NAMED = ("country", "skill", "field", "level", "period")
"""Kinds of phrases whose words count in one form only, as those of names do."""


@dataclass(frozen=True, slots=True)
class Sign:
    """What a phrase says: `kind` is where it stands in the phrasebook, `value` its key there."""

    kind: str
    value: Any = None
    weight: int = 0
    aspect: Any = None


@dataclass(frozen=True, slots=True)
class Item:
    """A word of a question, or what was found in the place of several: a job, a country."""

    token: Token
    stems: frozenset[str]
    mark: str = ""
    """What it stands for in phrases, as `{job}`; "" for a word."""
    value: Any = None
    is_small: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """A phrase that was found: what it says, and the places of its words."""

    sign: Sign
    places: tuple[int, ...]

    @property
    def size(self) -> int:
        return len(self.places)


@dataclass(frozen=True, slots=True)
class _Part:
    """A place in a phrase: words that may stand there, or a mark; a gap has neither."""

    stems: frozenset[str] = frozenset()
    typed: frozenset[str] = frozenset()
    forms: frozenset[str] = frozenset()
    mark: str = ""
    is_optional: bool = False

    @property
    def is_gap(self) -> bool:
        return not (self.stems or self.typed or self.forms or self.mark)

    def fits(self, item: Item) -> bool:
        if self.mark:
            return item.mark == self.mark
        if item.mark:
            return False
        token = item.token
        if token.typed in self.typed or token.text in self.forms or token.form in self.forms:
            return True
        return not self.stems.isdisjoint(item.stems)


Phrase = tuple[tuple[_Part, ...], Sign]


class Vocabulary:
    """Knows every word of a phrasebook, and what its phrases say."""

    def __init__(self, book: Phrasebook) -> None:
        self.book = book
        self._stemmer: Any = cast("Any", snowballstemmer).stemmer(book.language)
        self.stem = lru_cache(_REMEMBERED)(self._stem)
        self._words: set[str] = set()
        self._said: set[str] = set()
        self._by_said: set[str] = set()
        self._alone: set[str] = set()
        self._by_stem: dict[str, list[Phrase]] = {}
        self._by_typed: dict[str, list[Phrase]] = {}
        self._by_mark: dict[str, list[Phrase]] = {}
        for said, sign in _signs(book):
            self._add(said, sign)
        self.small = frozenset(word for line in book.small for word in folded(line).split())
        self.sometimes = frozenset(word for line in book.sometimes for word in folded(line).split())
        self.before = frozenset(
            word for said in book.before if " " not in said for word in said.split("|")
        )
        """Single words that stand before a profession and say so."""
        self.jobs = frozenset(
            form(word) for said in book.jobs if " " not in said for word in said.split("|")
        )
        """Single words for any profession."""
        self._spelled = {folded(key): folded(value).split() for key, value in book.spelled.items()}
        self._alike = sorted(word for word in self._words if len(word) > 3)
        self.near = lru_cache(_REMEMBERED)(self._near)

    def knows(self, text: str) -> bool:
        """Whether it is a word of the phrasebook, as it stands there."""
        return text in self._words or text in self.small or text in self._spelled

    def says(self, text: str) -> bool:
        """Whether it is a word of a phrase that is no name of a skill, a field or a country."""
        return text in self._said

    def is_cue(self, text: str) -> bool:
        """Whether it is a form of such a word."""
        return self.stem(text) in self._by_said or text in self._said

    def is_small(self, text: str) -> bool:
        """Whether it says nothing of what is asked; what has no letters does not."""
        return text in self.small or not any(map(str.isalpha, text))

    def asks(self, text: str) -> bool:
        """Whether it speaks of a topic by itself, and so of no job: wages, duties."""
        return self.stem(text) in self._alone

    def spelled(self, text: str) -> Sequence[str]:
        """Return the words that are meant by one that is written otherwise."""
        return self._spelled.get(text, ())

    def _near(self, text: str) -> tuple[str, ...]:
        """Return the words of phrases that somebody may have mistyped, all as near."""
        if len(text) < _SHORTEST:
            return ()
        most = 1 if len(text) < _LONG else 2
        found = process.extract(
            text, self._alike, scorer=OSA.distance, score_cutoff=most, limit=None
        )
        least = min((edits for _, edits, _ in found), default=0)
        return tuple(word for word, edits, _ in found if edits == least)

    def find(self, items: Sequence[Item]) -> Iterator[Found]:
        """Yield every phrase that the items have, each as often as it begins there."""
        for at, item in enumerate(items):
            phrases = self._by_mark.get(item.mark, ()) if item.mark else self._beginning(item)
            for parts, sign in phrases:
                places = _match(parts, 0, items, at, ())
                if places is not None:
                    yield Found(sign, places)

    def _beginning(self, item: Item) -> Iterator[Phrase]:
        for stem in item.stems:
            yield from self._by_stem.get(stem, ())
        token = item.token
        for written in {token.typed, token.text, token.form}:
            yield from self._by_typed.get(written, ())

    def _add(self, said: str, sign: Sign) -> None:
        is_name = sign.kind in _NAMED
        parts = tuple(self._part(each, is_name=is_name) for each in said.split())
        if len(parts) == 1 and sign.weight >= _CLEAR:
            self._alone |= parts[0].stems
        phrase = (parts, sign)
        for first in parts:  # a phrase may begin with any of those that may be missing
            for stem in first.stems:
                self._by_stem.setdefault(stem, []).append((parts, sign))
            for typed in first.typed | first.forms:
                self._by_typed.setdefault(typed, []).append(phrase)
            if first.mark:
                self._by_mark.setdefault(first.mark, []).append(phrase)
            if not first.is_optional:
                break
            parts = parts[1:]
            phrase = (parts, sign)

    def _part(self, said: str, *, is_name: bool) -> _Part:
        if said == "*":
            return _Part()
        is_optional = said.endswith("?")
        said = said.removesuffix("?")
        if said in _MARKS:
            return _Part(mark=said, is_optional=is_optional)
        words = [each for word in said.split("|") for each in self._set(word)]
        typed = frozenset(word for word in words if word != word.lower())
        plain = [folded(word) for word in words if word not in typed and word[0] != "="]
        forms = {folded(word[1:]) for word in words if word[0] == "="}
        self._words.update((*plain, *forms))
        if is_name:
            return _Part(forms=frozenset(map(form, plain)), typed=typed, is_optional=is_optional)
        self._said.update((*plain, *forms))
        stems = frozenset(map(self.stem, plain))
        self._by_said |= stems
        return _Part(stems, typed, frozenset(forms), is_optional=is_optional)

    def _set(self, word: str) -> Sequence[str]:
        name = word.removeprefix("<").removesuffix(">")
        return (word,) if name == word else self.book.sets[name]

    def _stem(self, text: str) -> str:
        return str(self._stemmer.stemWord(text))


def _match(
    parts: Sequence[_Part], part: int, items: Sequence[Item], at: int, places: tuple[int, ...]
) -> tuple[int, ...] | None:
    """Return the places of the words of a phrase that begins at `at`, gaps left out."""
    if part == len(parts):
        return places
    this = parts[part]
    if this.is_gap:
        for skipped in range(min(GAP, len(items) - at) + 1):
            found = _match(parts, part + 1, items, at + skipped, places)
            if found is not None:
                return found
        return None
    if at < len(items) and this.fits(items[at]):
        found = _match(parts, part + 1, items, at + 1, (*places, at))
        if found is not None:
            return found
    return _match(parts, part + 1, items, at, places) if this.is_optional else None


def _signs(book: Phrasebook) -> Iterator[tuple[str, Sign]]:
    for topic, groups in book.topics.items():
        for cues in groups:
            for said in cues.says:
                yield said, Sign("topic", topic, cues.weight, cues.aspect)
    bounds = book.bounds
    named: tuple[tuple[str, Mapping[Any, Iterable[str]]], ...] = (
        ("level", book.levels),
        ("period", book.periods),
        ("order", book.orders),
        ("study", bounds.study),
        ("place", bounds.place),
        ("amount", book.amounts),
        ("country", book.countries),
        ("skill", book.skills),
        ("field", book.fields),
    )
    for kind, table in named:
        for value, phrases in table.items():
            for said in phrases:
                yield said, Sign(kind, value)
    plain = {
        "together": book.together,
        "jobs": book.jobs,
        "least": bounds.least,
        "most": bounds.most,
        "closed": book.closed,
        "beside": book.beside,
        "surely": book.surely,
        "never": book.never,
        "before": book.before,
        "joins": book.joins,
        "asking": book.asking,
    }
    for kind, phrases in plain.items():
        for said in phrases:
            yield said, Sign(kind)
