"""Who is meant by what people type, and how sure that is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.domain.naming.lexicon import Lexicon, Use
from bot.domain.naming.reading import Reading, Readings, Words
from bot.domain.naming.register import Job, Kind, Name, Register
from bot.domain.naming.spelling import tokens

MOST = 5
SURE = 0.6
"""What is less sure is not offered."""

_FORMAL = 0.9  # how sure a name is that only a publisher's list has
_SHARED = 0.05  # less for each other job that has it too
_OUTDONE = 0.7  # of a formal name, where people mean something else by it
_HEAD, _SAID, _NAMED = 0.53, 0.24, 0.18
"""What it counts that the last word is the same; that the others which were typed are there; that
the name has no more than they.
"""
_AKIN = 0.9  # another word at the end that means the same
_STRAY = 0.7  # with words that stand in no name at all
_PUBLISHED = 0.97
_VOICE, _MOST_VOICES = 0.01, 3  # for each more name that says so
_MOST_PARTLY = 0.95
_RESIDUAL = 0.9


@dataclass(frozen=True, slots=True)
class Found:
    """The jobs that may be meant, the surest first, each with how sure it is: 0 to 1.

    `is_exact`: the text is the name of the first, and of no other.
    """

    jobs: tuple[tuple[Job, float], ...] = ()
    is_exact: bool = False
    is_named: bool = False
    """Whether the text is, read in some way, the whole name of all of them."""


class Finder:
    """Finds jobs by what people type; the same text always gives the same jobs."""

    def __init__(
        self,
        jobs: Sequence[Job],
        names: Iterable[Name],
        formal: Mapping[str, str],
        lexicon: Lexicon,
    ) -> None:
        self._register = Register(jobs, names, formal)
        self._lexicon = lexicon
        self._readings = Readings(self._register.ids, lexicon)

    def meant(self, text: str) -> Found:
        words = tuple(tokens(text))
        if not words:
            return Found()
        best: dict[int, float] = {}
        for group in self._readings.of(words):
            is_exact = False
            for reading in group:
                rows = self._register.whole(reading.words)
                is_exact = is_exact or (reading.words == words and self._is_exact(rows, words))
                _keep(best, self._called(rows, reading))
            if best:
                return self._found(best, is_exact=is_exact, is_named=True)
        _keep(best, self._partly(words))
        return self._found(best)

    def _is_exact(self, rows: Sequence[int], words: Sequence[str]) -> bool:
        """Whether people say so, and mean one job; what only a publisher's list has is never sure."""
        register = self._register
        rows = [row for row in rows if register.is_in_order(row, words)]
        kinds = {register.kinds[row] for row in rows}
        if not kinds - {Kind.FORMAL} or Kind.SEVERAL in kinds:
            return False
        first = min(kinds)
        return len({register.owners[row] for row in rows if register.kinds[row] == first}) == 1

    def _called(self, rows: Sequence[int], reading: Reading) -> dict[int, float]:
        register = self._register
        plain = {register.owners[row] for row in rows if register.kinds[row] != Kind.FORMAL}
        formal = {register.owners[row] for row in rows} - plain
        sure = dict.fromkeys(plain, reading.sure)
        how = _OUTDONE if plain else _FORMAL - _SHARED * min(len(formal) - 1, 3)
        return sure | dict.fromkeys(formal, reading.sure * how)

    def _partly(self, typed: Words) -> dict[int, float]:
        """Return whose names end with the same word as what was typed, and share others with it."""
        reading = self._mended(typed)
        uses, register = self._lexicon.uses, self._register
        said = [word for word in reading.words if uses.get(word) is not Use.RANK]
        if not said:
            return {}
        heads = {register.ids[said[-1]]: 1.0} if said[-1] in register.ids else {}
        for word in self._readings.alike(said[-1]):
            if word in register.ids:
                heads.setdefault(register.ids[word], _AKIN)
        others: dict[int, float] = {}
        wanted = stray = 0.0
        for word in said[:-1]:
            number = register.ids.get(word)
            weight = register.unknown if number is None else register.weights[number]
            wanted += weight
            stray += weight if number is None else 0.0
            for each in (word, *self._readings.alike(word)):
                if each in register.ids:
                    others.setdefault(register.ids[each], weight)
        sure = reading.sure * (1.0 if not stray else _STRAY)
        scores: dict[int, list[float]] = {}
        for row in register.ending(heads, others):
            *modifiers, head = register.words(row)
            if not modifiers and heads[head] < 1:
                continue
            own = sum(register.weights[word] for word in modifiers)
            shared = sum(others.get(word, 0.0) for word in modifiers)
            both = sum(register.weights[word] for word in modifiers if word in others)
            score = (
                _HEAD
                + _SAID * (min(1.0, shared / wanted) if wanted else 1.0)
                + _NAMED * (both / own if own else 1.0)
            )
            score *= heads[head] * (_PUBLISHED if register.kinds[row] == Kind.FORMAL else 1.0)
            scores.setdefault(register.owners[row], []).append(score)
        best: dict[int, float] = {}
        for owner, found in scores.items():
            top = max(found)
            voices = sum(each > top - 0.05 for each in found) - 1
            best[owner] = min(_MOST_PARTLY, top + _VOICE * min(voices, _MOST_VOICES)) * sure
        return best

    def _mended(self, typed: Words) -> Reading:
        """Return the words the right way round, those that nobody knows mended."""
        *_, (words, _) = self._readings.turned(typed)
        if len(words) > 1:
            for mended in self._readings.corrected(Reading(words)):
                pairs = zip(mended.words, words, strict=True)
                if all(
                    new == old
                    or not (old in self._register.ids or self._lexicon.is_ordinary(old))
                    for new, old in pairs
                ):
                    return mended
        return Reading(words)

    def _found(
        self, best: dict[int, float], *, is_exact: bool = False, is_named: bool = False
    ) -> Found:
        jobs = [(self._register.jobs[owner], sure) for owner, sure in best.items()]
        judged = [
            (job, round(sure * (_RESIDUAL if job.is_residual else 1.0), 2)) for job, sure in jobs
        ]
        judged = [each for each in judged if each[1] >= SURE]
        judged.sort(key=lambda each: (-each[1], not each[0].is_full, -each[0].people, each[0].key))
        return Found(tuple(judged[:MOST]), is_exact, is_named)


def _keep(best: dict[int, float], others: dict[int, float]) -> None:
    for owner, sure in others.items():
        if sure > best.get(owner, 0.0):
            best[owner] = sure
