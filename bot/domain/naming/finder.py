"""Who is meant by what people type, and how sure that is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.domain.naming.beginnings import Beginnings
from bot.domain.naming.lexicon import Lexicon
from bot.domain.naming.likeness import Likeness
from bot.domain.naming.reading import Reading, Readings
from bot.domain.naming.register import Job, Kind, Name, Register
from bot.domain.naming.spelling import form, tokens
from bot.domain.search import fold

MOST = 5
SURE = 0.6
"""What is less sure is not offered."""

_FORMAL = 0.9  # how sure a name is that only a publisher's list has
_GUESSED = 0.7  # and two letters of it are wrong
_SHARED = 0.05  # less for each other job that has it too
_SAID = (Kind.EVERYDAY, Kind.FOREIGN)
_MANY = 12  # jobs whose names end with one word
_REMEMBERED = 1024  # texts; people type the same beginnings again and again
_SECOND = 0.95  # what people say, where a title or a general word may be meant
_LATER = 0.01  # less for each meaning of a general word that its author names before
_OUTDONE = 0.7  # of a formal name, where people mean something else by it
_RESIDUAL = 0.9  # and no group of its own


@dataclass(frozen=True, slots=True)
class Found:
    """The jobs that may be meant, the surest first, each with how sure it is: 0 to 1.

    `is_exact`: the text is the name of the first, and of no other.
    """

    jobs: tuple[tuple[Job, float], ...] = ()
    is_exact: bool = False
    is_name: bool = False
    """Whether the text is, read in some way, the whole name of all of them."""


class Finder:
    """Finds jobs by what people type; the same text always gives the same jobs."""

    def __init__(
        self,
        jobs: Iterable[Job],
        names: Iterable[Name],
        formal: Mapping[str, str],
        lexicon: Lexicon,
    ) -> None:
        """`formal` has a publisher's names by the key of a job: folded, a line each."""
        # Equally sure ones keep this order.
        ordered = sorted(jobs, key=lambda job: (not job.is_full, -job.people, job.key))
        self._register = Register(ordered, names, formal, lexicon.turns)
        self._beginnings = Beginnings(self._register)
        self._lexicon = lexicon
        self._readings = Readings(self._register, lexicon)
        self.begun = lru_cache(_REMEMBERED)(self._begun)
        self.meant = lru_cache(_REMEMBERED)(self._meant)
        self._likeness = Likeness(self._register, lexicon, self._readings)

    def prepare(self) -> None:
        """Make ready what finds words that are mistyped."""
        self._readings.prepare()

    def _meant(self, text: str) -> Found:
        """Return who may be meant, MOST at most; nobody where nothing is sure enough."""
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
            if jobs := self._judged(best):
                return Found(jobs, is_exact, is_name=True)
        return Found(self._judged(self._likeness.of(words)))

    def called(self, words: Sequence[str]) -> Found:
        """Return whose whole name these words are as they stand, each in its one form."""
        rows = self._register.whole(words)
        if not rows:
            return Found()
        jobs = self._judged(self._called(rows, Reading(tuple(words))))
        return Found(jobs, self._is_exact(rows, words), is_name=bool(jobs))

    def kinds(self, words: Sequence[str]) -> frozenset[Kind]:
        """Return of which kinds the names are that have just these words."""
        return frozenset(Kind(self._register.kinds[row]) for row in self._register.whole(words))

    def knows(self, word: str) -> bool:
        """Whether a name has the word, or everybody knows it: it is not mistyped then."""
        return self._register.knows(word) or self._lexicon.is_ordinary(word)

    def near_words(self, word: str, most: int) -> list[str]:
        """Return the words of names, so many, that one in its one form may be mistyped for."""
        return [near for near, _ in self._readings.near(word)[:most]]

    def is_ordinary(self, word: str) -> bool:
        """Whether everybody knows the word, in its one form."""
        return self._lexicon.is_ordinary(word)

    def is_somebody(self, word: str) -> bool:
        """Whether names end with the word: a mechanic, and not mechanics as such."""
        number = self._register.ids.get(word)
        return number is not None and self._register.is_head(number)

    def is_abbreviation(self, word: str) -> bool:
        """Whether a name is, or has, these letters instead of words: UX, HR."""
        return word in self._register.abbreviations

    def is_filler(self, word: str) -> bool:
        """Whether a name is the same without the word, in its one form."""
        return word in self._lexicon.uses

    def _begun(self, text: str, most: int) -> tuple[Job, ...]:
        """Return the jobs whose names somebody may be typing, the likeliest first."""
        *done, last = fold(text).split() or ("",)
        if not last:
            return ()
        words = tuple(map(form, done))
        jobs = self._register.jobs
        rows = self._register.whole((*words, form(last)))
        called = self._called(rows, Reading(words))
        found = dict.fromkeys(job for job, _ in self._judged(called))
        found |= dict.fromkeys(jobs[place] for place in self._beginnings.find(words, last)[:most])
        if not found:
            found |= dict.fromkeys(job for job, _ in self.meant(text).jobs)
        if not found:
            mended = self._likeness.mended(words).words
            places = self._beginnings.find(mended, last)
            if not places:
                near = self._readings.corrected((form(last),))
                meant = [word for reading in near for word in reading.words]
                places = self._beginnings.find_like(mended, last, meant)
            found |= dict.fromkeys(jobs[place] for place in places[:most])
        return tuple(found)[:most]

    def near(self, text: str) -> tuple[Job, ...]:
        """Return whose names are near a text that names nobody, MOST at most."""
        found = tuple(job for job, _ in self.meant(text).jobs)
        if found or all(map(self._lexicon.is_ordinary, tokens(text))):
            return found  # as words of a sentence begin the names of something or other
        return self.begun(text, MOST)

    def _is_exact(self, rows: Sequence[int], words: Sequence[str]) -> bool:
        """Whether people say so and mean one job, and no publisher only means others by it."""
        register = self._register
        rows = [row for row in rows if register.is_in_order(row, words)]
        kinds = {register.kinds[row] for row in rows}
        if not kinds - {Kind.FORMAL} or Kind.SEVERAL in kinds:
            return False
        if len(words) == 1 and not self._is_one_job(register.ids[words[0]]):
            return False
        first = min(kinds)
        owners = {register.owners[row] for row in rows if register.kinds[row] == first}
        formal = {register.owners[row] for row in rows if register.kinds[row] == Kind.FORMAL}
        is_contested = bool(formal) and not formal & owners
        return len(owners) == 1 and not is_contested

    def _is_one_job(self, word: int) -> bool:
        """Whether a word alone can be a name: "safety" is more than a job, "developer" many."""
        register = self._register
        if not register.is_head(word):
            return False
        rows = register.rows(word, Kind.SEVERAL)
        ending = (row for row in rows if register.words(row)[-1] == word)
        return len({register.owners[row] for row in ending}) < _MANY

    def _called(self, rows: Sequence[int], reading: Reading) -> dict[int, float]:
        """Return whose name those rows are, and how sure that is by who says so."""
        register = self._register
        kinds = {register.kinds[row] for row in rows}
        is_general, is_shown = Kind.SEVERAL in kinds, min(kinds, default=0) <= Kind.SHOWN
        formal = len({register.owners[row] for row in rows if register.kinds[row] == Kind.FORMAL})
        found: dict[int, float] = {}
        meanings = 0
        for row in sorted(rows):  # the kinds in their order, then as their authors wrote
            owner, kind = register.owners[row], register.kinds[row]
            sure = 1.0
            if kind == Kind.SEVERAL:
                sure = 1 - _LATER * meanings
                meanings += 1
            elif kind == Kind.FOREIGN and reading.edits:
                sure = _SECOND**2  # or people would mistype all that is said in any language
            elif kind in _SAID and (is_general or is_shown or reading.edits):
                sure = _SECOND
            elif kind == Kind.FORMAL:
                sure = _OUTDONE if kinds - {kind} else _FORMAL - _SHARED * min(formal - 1, 3)
                sure *= _RESIDUAL if register.jobs[owner].is_residual else 1.0
                sure *= 1.0 if reading.edits < 2 else _GUESSED
            found[owner] = max(found.get(owner, 0.0), reading.sure * sure)
        return found

    def _judged(self, best: Mapping[int, float]) -> tuple[tuple[Job, float], ...]:
        """Return those that are sure enough, the surest first."""
        judged = sorted((-round(sure, 2), place) for place, sure in best.items() if sure >= SURE)
        return tuple((self._register.jobs[place], -sure) for sure, place in judged[:MOST])


def _keep(best: dict[int, float], others: dict[int, float]) -> None:
    for owner, sure in others.items():
        if sure > best.get(owner, 0.0):
            best[owner] = sure
