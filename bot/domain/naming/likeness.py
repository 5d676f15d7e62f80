"""Names that are not what was typed, but of the same kind: another clerk in another office."""

from __future__ import annotations

from collections.abc import Iterator

from bot.domain.naming.lexicon import Lexicon, Use
from bot.domain.naming.reading import Reading, Readings, Words
from bot.domain.naming.register import Kind, Register

_HEAD, _SAID, _NAMED = 0.53, 0.24, 0.18
"""What it counts that the last word is the same; that the others which were typed are there; that
the name has no more than they.
"""
_AKIN = 0.9  # another word at the end that means the same
_STRAY = 0.7  # a word beside it that stands in no name at all
_PUBLISHED, _RESIDUAL = 0.97, 0.9
_VOICE, _MOST_VOICES = 0.01, 3  # for each more name that says so
_CHORUS = 0.05  # how much less sure those may be
_MOST = 0.95


class Likeness:
    """Tells whose names end with the same word as a text, and how much else they share with it."""

    def __init__(self, register: Register, lexicon: Lexicon, readings: Readings) -> None:
        self._register = register
        self._lexicon = lexicon
        self._readings = readings

    def of(self, typed: Words) -> dict[int, float]:
        """Return how sure each job is, by its place."""
        reading = self.mended(typed)
        uses = self._lexicon.uses
        said = [word for word in reading.words if uses.get(word) is not Use.RANK]
        if not said or (len(said) == 1 and self._lexicon.is_ordinary(said[0])):
            return {}
        scores: dict[int, list[float]] = {}
        for row, score in self._scored(said):
            owner = self._register.owners[row]
            rest = _RESIDUAL if self._register.jobs[owner].is_residual else 1.0
            scores.setdefault(owner, []).append(score * reading.sure * rest)
        return {owner: _chorus(found) for owner, found in scores.items()}

    def mended(self, typed: Words) -> Reading:
        """Return the words the right way round, those that nobody knows mended."""
        *_, (words, _) = self._readings.turned(typed)
        strange = [word for word in words if not self._register.knows(word)]
        if len(words) > 1 and strange and not any(map(self._lexicon.is_ordinary, strange)):
            return next(self._readings.corrected(words), Reading(words))
        return Reading(words)

    def _scored(self, said: list[str]) -> Iterator[tuple[int, float]]:
        """Yield rows that have more than their end in common with it, and how alike they are."""
        register = self._register
        heads = {
            number: 1.0 if number == register.ids.get(said[-1]) else _AKIN
            for number in self._numbers(said[-1])
            if register.is_head(number)
        }
        others: dict[int, float] = {}
        wanted = 0.0
        stray = 1.0
        for word in said[:-1]:
            number = register.ids.get(word)
            weight = register.unknown if number is None else register.weights[number]
            stray = _STRAY if number is None else stray
            wanted += weight
            others |= dict.fromkeys(self._numbers(word), weight)
        for row in register.ending(heads, others):
            *rest, head = register.words(row)
            own = sum(register.weights[word] for word in rest)
            found = [word for word in rest if word in others]
            if wanted and not found:  # a trainer, but of unicorns
                continue
            shared = sum(others[word] for word in found)
            score = _HEAD + _SAID * (min(1.0, shared / wanted) if wanted else 1.0)
            score += _NAMED * (sum(register.weights[word] for word in found) / own if own else 1.0)
            score *= heads[head] * stray
            if register.kinds[row] == Kind.FORMAL:
                score *= _PUBLISHED
            yield row, score

    def _numbers(self, word: str) -> list[int]:
        """Return those of the word and of others that mean the same, as far as names have them."""
        ids = self._register.ids
        return [ids[each] for each in (*self._readings.alike(word), word) if each in ids]


def _chorus(scores: list[float]) -> float:
    """Return how sure the best is, and a little more where others say the same."""
    top = max(scores)
    voices = sum(each > top - _CHORUS for each in scores) - 1
    return min(_MOST, top + _VOICE * min(voices, _MOST_VOICES))
