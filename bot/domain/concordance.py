"""Finding texts by the words that stand in them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property, lru_cache

from bot.domain.search import folded

_REMEMBERED = 1024  # queries; turning a page asks the same again


class Concordance:
    """Finds keys whose texts hold every word of a query, wherever and in whatever order they stand.

    Case and accents do not count. A word is found where a word begins with it; one of another
    script also inside, because not all scripts put spaces between words. There is no guessing.
    """

    def __init__(self, texts: Mapping[str, Iterable[str]]) -> None:
        self._texts = {key: tuple(each) for key, each in texts.items()}
        self.find = lru_cache(_REMEMBERED)(self._find)

    def _find(self, query: str) -> tuple[str, ...]:
        """Return the keys in the order in which they were given; all of them for no words."""
        needles = _needles(query)
        return tuple(
            key for key, text in self._folded.items() if all(needle in text for needle in needles)
        )

    def passage(self, key: str, query: str) -> str:
        """Return the key's text that holds most of the words, the first of equals.

        Empty where none holds any.
        """
        needles = _needles(query)
        best, most = "", 0
        for text in self._texts[key]:
            plain = f" {folded(text)}"
            held = sum(needle in plain for needle in needles)
            if held > most:
                best, most = text, held
        return best

    @cached_property
    def _folded(self) -> Mapping[str, str]:
        # Made at the first question: with 1,000 profiles it takes a tenth of loading them.
        # A needle is one word, so it does not matter where one text ends and the next begins.
        return {key: f" {folded(' '.join(texts))}" for key, texts in self._texts.items()}


def _needles(query: str) -> tuple[str, ...]:
    return tuple(
        f" {word}" if word.isascii() else word for word in dict.fromkeys(folded(query).split())
    )
