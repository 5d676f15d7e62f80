"""The ways in which words may be read, the likeliest first."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice, product

from bot.domain.naming.lexicon import Lexicon, Use, Vocabulary

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """Words that may be meant, and how sure that is: 1 for words as they were typed."""

    words: Words
    sure: float = 1.0


_TURNED, _JOINED, _RANKLESS, _ALIKE = 0.98, 0.97, 0.95, 0.94
_EDITED = 0.95  # for each wrong letter
_MOST = 24  # readings of one kind
_NEAREST = 4  # words that a mistyped one may be
_SHORTEST = 3  # letters of a word that was written together with another


class Readings:
    """Reads what is typed with what the names and the lexicon know."""

    def __init__(self, known: Mapping[str, int], lexicon: Lexicon) -> None:
        self._known = known
        self._lexicon = lexicon
        self._vocabulary: Vocabulary | None = None

    def of(self, typed: Words) -> Iterator[list[Reading]]:
        """Yield readings in groups, each less sure than the one before; the first is `typed`."""
        told = {typed}
        yield from self._spelt([Reading(typed)], told)
        corrected = list(islice(self.corrected(Reading(typed)), _MOST))
        told.update(each.words for each in corrected)
        if corrected:
            yield from self._spelt(corrected, told)

    def _spelt(self, readings: list[Reading], told: set[Words]) -> Iterator[list[Reading]]:
        yield readings
        for change in (self.turned, self._parted, self._rankless, self._alike):
            new: list[Reading] = []
            for reading in readings:
                for words, sure in change(reading.words):
                    if words and words not in told:
                        told.add(words)
                        new.append(Reading(words, reading.sure * sure))
            if new:
                yield new
            readings = [*readings, *new][:_MOST]

    def turned(self, words: Words) -> Iterator[tuple[Words, float]]:
        """Yield them without words that say nothing; what "of" divides the other way round."""
        uses = self._lexicon.uses
        parts: list[list[str]] = [[]]
        for word in words:
            use = uses.get(word)
            if use is Use.TURN:
                parts.append([])
            elif use is not Use.FILLER:
                parts[-1].append(word)
        parts = [part for part in parts if part]
        yield tuple(word for part in parts for word in part), _TURNED
        yield tuple(word for part in reversed(parts) for word in part), _TURNED

    def _parted(self, words: Words) -> Iterator[tuple[Words, float]]:
        """Yield them with a blank less, or one more."""
        for at, word in enumerate(words):
            joined = word + words[at + 1] if at + 1 < len(words) else ""
            if joined in self._known:
                yield (*words[:at], joined, *words[at + 2 :]), _JOINED
            for end in range(_SHORTEST, len(word) - _SHORTEST + 1):
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

    def alike(self, word: str) -> Collection[str]:
        return self._lexicon.alike.get(word, ())

    def corrected(self, reading: Reading) -> Iterator[Reading]:
        """Yield it with every word that nobody knows mended; one that is a word stays alone.

        In company a word that is one may be mistyped too: a bus diver.
        """
        words = reading.words
        if self._vocabulary is None:
            self._vocabulary = Vocabulary(self._known)
        choices = [self._meant(word, is_alone=len(words) == 1) for word in words]
        mended = sorted(
            product(*choices), key=lambda chosen: sum(edits for _, edits in chosen)
        )
        for chosen in mended:
            edits = sum(edits for _, edits in chosen)
            if edits:
                yield Reading(tuple(word for word, _ in chosen), reading.sure * _EDITED**edits)

    def _meant(self, word: str, *, is_alone: bool) -> list[tuple[str, int]]:
        assert self._vocabulary is not None
        if is_alone and self._lexicon.is_ordinary(word):
            return [(word, 0)]
        near = self._vocabulary.near(word)[:_NEAREST]
        return near if near and near[0][1] == 0 and is_alone else [(word, 0), *near]
