"""A phrasebook made ready: finds its phrases in the words of a question."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any, cast

import snowballstemmer  # pyright: ignore[reportMissingTypeStubs]
from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.domain.naming.spelling import form
from bot.domain.question.phrase import Found, Item, Part, Phrases, Sign
from bot.domain.question.phrasebook import Phrasebook
from bot.domain.question.token import Token
from bot.domain.question.understanding import Topic
from bot.domain.search import folded

JOB, COUNTRY, MONEY = "{job}", "{country}", "{money}"
"""What phrases write for what is named there."""
MARKS = (JOB, COUNTRY, MONEY)
_REMEMBERED = 4096
_SHORTEST, _LONG = 4, 10
"""Letters from which on one, and two, may be wrong."""
_CLEAR = 3  # the weight of a phrase that needs no other
_NAMED = ("country", "skill", "field", "level", "period")
"""Kinds of phrases whose words count in one form only, as those of names do."""


class Vocabulary:
    """Knows every word of a phrasebook, and what its phrases say."""

    def __init__(self, book: Phrasebook) -> None:
        self.book = book
        self._stemmer: Any = cast("Any", snowballstemmer).stemmer(book.language)
        self.stem = lru_cache(_REMEMBERED)(self._stem)
        self._words: set[str] = set()
        self._said: set[str] = set()
        self._cues: set[str] = set()
        self._alone: set[str] = set()
        self._phrases = Phrases((self._parts(said, sign), sign) for said, sign in _signs(book))
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

    def has(self, text: str) -> bool:
        """Whether it is a word of the phrasebook that is no slang."""
        return text in self._words or text in self.small

    def says(self, text: str) -> bool:
        """Whether it is a word of a phrase that is no name of a skill, a field or a country."""
        return text in self._said

    def is_cue(self, text: str) -> bool:
        """Whether it is a form of such a word."""
        return self.stem(text) in self._cues or text in self._said

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
        return self._phrases.find(items)

    def item(self, token: Token) -> Item:
        """Return a word as phrases find it; a mistyped one also as what may be meant."""
        if token.amount:
            return Item(token, frozenset({MONEY}), MONEY, token.amount)
        keys = {self.stem(token.text), f"={token.text}", f"={token.form}", f"^{token.typed}"}
        return Item(token, frozenset(keys), is_small=self.is_small(token.text))

    def mistyped(self, item: Item) -> Item:
        """Return a word that nobody knows as what may be meant, too."""
        near = map(self.stem, self.near(item.token.text))
        return replace(item, keys=item.keys.union(near))

    def _parts(self, said: str, sign: Sign) -> tuple[Part, ...]:
        is_name = sign.kind in _NAMED
        is_own = not is_name and sign.value is not Topic.NONE
        parts = tuple(self._part(each, is_name=is_name) for each in said.split())
        if is_own:
            words = [word for part in said.split() for word in self._plain(part)]
            self._said.update(words)
            self._cues.update(map(self.stem, words))
        if len(parts) == 1 and sign.weight >= _CLEAR:
            self._alone |= parts[0].keys
        return parts

    def _part(self, said: str, *, is_name: bool) -> Part:
        if said == "*":
            return Part()
        is_optional = said.endswith("?")
        said = said.removesuffix("?")
        choices = said.split("|")
        marks = [each for each in choices if each in MARKS]
        words = [each for word in choices if word not in marks for each in self._set(word)]
        typed = [word for word in words if word != word.lower()]
        plain = [folded(word) for word in words if word not in typed and word[0] != "="]
        exact = [folded(word[1:]) for word in words if word[0] == "="]
        self._words.update((*plain, *exact))
        keys = {*marks, *(f"^{word}" for word in typed), *(f"={word}" for word in exact)}
        if is_name:
            keys.update(f"={form(word)}" for word in plain)
        else:
            keys.update(map(self.stem, plain))
        return Part(frozenset(keys), is_optional)

    def _plain(self, said: str) -> Iterator[str]:
        """Yield the words of a part of a phrase that count however they are typed."""
        for word in said.removesuffix("?").split("|"):
            for each in self._set(word):
                if each == each.lower() and each[0] not in "*{":
                    yield folded(each.removeprefix("="))

    def _set(self, word: str) -> Sequence[str]:
        name = word.removeprefix("<").removesuffix(">")
        return (word,) if name == word else self.book.sets[name]

    def _stem(self, text: str) -> str:
        return str(self._stemmer.stemWord(text))


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
        "hardly": book.hardly,
        "never": book.never,
        "before": book.before,
        "joins": book.joins,
        "asking": book.asking,
        "telling": book.telling,
    }
    for kind, phrases in plain.items():
        for said in phrases:
            yield said, Sign(kind)
