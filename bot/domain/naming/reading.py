"""The ways in which words may be read, the likeliest first."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby, islice, product

from bot.domain.naming.lexicon import Lexicon, Use, Vocabulary
from bot.domain.naming.register import Register

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """Words that may be meant, and how sure that is: 1 for words as they were typed."""

    words: Words
    sure: float = 1.0
    edits: int = 0
    """Letters that were mended."""


_TURNED, _JOINED, _RANKLESS, _ALIKE = 0.98, 0.97, 0.95, 0.94
_EDITED = 0.95  # for each wrong letter; the first is rarely wrong
_MOST = 24  # readings of one kind
_MENDED = 2  # words of one text
_NEAREST = 4  # words that each of several may be
_SHORTEST = 3  # letters of a word that was written together with another


class Readings:
    """Reads what is typed with what the names and the lexicon know."""

    def __init__(self, register: Register, lexicon: Lexicon) -> None:
        self._known = register.ids
        self._register = register
        self._abbreviations = register.abbreviations
        self._lexicon = lexicon

    @cached_property
    def _vocabulary(self) -> Vocabulary:
        return Vocabulary(word for word in self._known if word not in self._abbreviations)

    def prepare(self) -> None:
        """Make ready what else is made when the first word is mistyped."""
        _ = self._vocabulary

    def of(self, typed: Words) -> Iterator[list[Reading]]:
        """Yield readings in groups, each less sure than the one before; the first is `typed`."""
        told = {typed}
        yield from self._spelt([Reading(typed)], told)
        if self._may_be_mistyped(typed):
            corrected = islice(self.corrected(typed), _MOST)
            for _, readings in groupby(corrected, key=lambda reading: reading.edits):
                new = [reading for reading in readings if reading.words not in told]
                told.update(reading.words for reading in new)
                yield from self._spelt(new, told)

    def _may_be_mistyped(self, typed: Words) -> bool:
        """Whether there is more in it than words that everybody knows: water is no waiter."""
        return not all(map(self._lexicon.is_ordinary, typed))

    def _spelt(self, readings: list[Reading], told: set[Words]) -> Iterator[list[Reading]]:
        yield readings
        for change in (self.turned, self._parted, self._rankless, self._alike):
            new: list[Reading] = []
            for reading in readings:
                if self._is_bare(reading):
                    continue
                for words, sure in change(reading.words):
                    if words and words not in told:
                        told.add(words)
                        new.append(replace(reading, words=words, sure=reading.sure * sure))
            if new:
                yield new
            readings = [*readings, *new][:_MOST]

    def _is_bare(self, reading: Reading) -> bool:
        """Whether it is one word that everybody knows: a house is not what is domestic."""
        words = reading.words
        return len(words) == 1 and self._lexicon.is_ordinary(words[0])

    def turned(self, words: Words) -> Iterator[tuple[Words, float]]:
        """Yield them without words that say nothing; what "of" divides the other way round."""
        uses = self._lexicon.uses
        parts: list[list[str]] = [[]]
        for at, word in enumerate(words):
            use = uses.get(word)
            if use is Use.TURN and 0 < at < len(words) - 1:
                parts.append([])
            elif use is not Use.FILLER:
                parts[-1].append(word)
        parts = [part for part in parts if part]
        yield tuple(word for part in parts for word in part), _TURNED
        yield tuple(word for part in reversed(parts) for word in part), _TURNED

    def _parted(self, words: Words) -> Iterator[tuple[Words, float]]:
        """Yield them with a blank less, or one more, or one elsewhere."""
        for at, word in enumerate(words):
            joined = word + words[at + 1] if at + 1 < len(words) else ""
            if joined in self._known:
                yield (*words[:at], joined, *words[at + 2 :]), _JOINED
            is_known = word in self._known
            for end in range(2, 0 if is_known else len(joined) - 1):
                one, other = joined[:end], joined[end:]
                if one in self._known and other in self._known:
                    yield (*words[:at], one, other, *words[at + 2 :]), _JOINED
            for end in range(_SHORTEST, 0 if is_known else len(word) - _SHORTEST + 1):
                one, other = word[:end], word[end:]
                if one in self._known and other in self._known:
                    yield (*words[:at], one, other, *words[at + 1 :]), _JOINED

    def _rankless(self, words: Words) -> Iterator[tuple[Words, float]]:
        """Yield them without the words that say who does the job."""
        uses = self._lexicon.uses
        ranks = [at for at, word in enumerate(words) if uses.get(word) in (Use.RANK, Use.PERSON)]
        for at in ranks:
            yield (*words[:at], *words[at + 1 :]), _RANKLESS
        if len(ranks) > 1:
            yield tuple(each for at, each in enumerate(words) if at not in ranks), _RANKLESS

    def _alike(self, words: Words) -> Iterator[tuple[Words, float]]:
        """Yield them with others that mean the same."""
        choices = [(word, *self.alike(word)) for word in words]
        for chosen in islice(product(*choices), 1, _MOST):
            yield tuple(" ".join(chosen).split()), _ALIKE

    def near(self, word: str) -> list[tuple[str, int]]:
        """Return words of names that one may be mistyped for, with the edits, the fewest first."""
        return self._vocabulary.near(word)

    def alike(self, word: str) -> Collection[str]:
        return self._lexicon.alike.get(word, ())

    def corrected(self, words: Words) -> Iterator[Reading]:
        """Yield them with every word mended that stands in no name, the fewest edits first."""
        strange = [at for at, word in enumerate(words) if not self._register.knows(word)]
        near = self._near(words, _MOST if len(strange) == 1 else _NEAREST)
        chosen = product(*(near(at) for at in strange[:_MENDED]))
        mended = (_with(words, dict(zip(strange, each, strict=False))) for each in chosen)
        if strange:
            yield from sorted(mended, key=lambda reading: (reading.edits, -reading.sure))

    def _near(self, words: Words, most: int) -> Callable[[int], list[tuple[str, int]]]:
        vocabulary, lexicon = self._vocabulary, self._lexicon

        def near(at: int) -> list[tuple[str, int]]:
            found = vocabulary.near(words[at])
            if words[at].endswith("s"):  # a plural, perhaps, that does not look like one
                found += vocabulary.near(words[at][:-1])
            if lexicon.is_ordinary(words[at]):  # a license is not licensed
                found = [each for each in found if each[0] not in lexicon.uses]
            return [each for each in found if each[1]][:most]

        return near


def _with(words: Words, changes: Mapping[int, tuple[str, int]]) -> Reading:
    """Return them with other words in some places, each with the edits that it takes."""
    changed = tuple(changes[at][0] if at in changes else word for at, word in enumerate(words))
    edits = sum(edits for _, edits in changes.values())
    begins = sum(word[0] != words[at][0] for at, (word, _) in changes.items())
    return Reading(changed, _EDITED ** (edits + begins), edits)
