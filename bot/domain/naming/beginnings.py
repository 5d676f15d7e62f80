"""Names that somebody is about to type."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import lru_cache

from rapidfuzz.distance import OSA

from bot.domain.naming.register import Kind, Register

_SOME = 3  # letters of a word that lead to some names, and not to a tenth of all
_TELLING = 4  # that tell a word though one of them is wrong
_REMEMBERED = 1024  # beginnings of a letter or two, which everybody types
_LAST = "\U0010ffff"


class Beginnings:
    """Finds rows of a register by words of which the last may be half typed."""

    def __init__(self, register: Register) -> None:
        self._register = register
        self._words = sorted(register.ids)
        self._numbers = array("H", (register.ids[word] for word in self._words))
        self._shortly = lru_cache(_REMEMBERED)(self._shown)

    def find(self, done: Sequence[str], last: str) -> Sequence[int]:
        """Return the jobs with a name that has these words and one that begins like the last.

        First come those whose title begins so, then those that are called just so, then all others.
        A publisher's names count only where there are no others, and of a letter or two only what
        cards show is looked at. Jobs are places in the register.
        """
        if not done and len(last) < _SOME:
            return self._shortly(last)
        begun = self._beginning(last)
        if "ae" in last or "oe" in last:  # see the forms of words
            begun = [*begun, *self._beginning(last.replace("ae", "e").replace("oe", "e"))]
        return self._having(done, begun, (Kind.SEVERAL, Kind.FORMAL))

    def find_like(self, done: Sequence[str], last: str, meant: Iterable[str]) -> Sequence[int]:
        """Return the same where a letter of the last word is wrong, but none of its first two.

        `meant` are whole words that it may be.
        """
        ids, length = self._register.ids, len(last)
        begun = [ids[word] for word in meant]
        if length >= _TELLING:
            words = self._words
            first, end = bisect_left(words, last[:2]), bisect_left(words, last[:2] + _LAST)
            begun += [
                ids[word]
                for word in words[first:end]
                if len(word) >= length and OSA.distance(last, word[:length], score_cutoff=1) <= 1
            ]
        return self._having(done, begun, (Kind.SEVERAL,))

    def _shown(self, last: str) -> Sequence[int]:
        return self._having((), self._beginning(last), (Kind.SHOWN,))

    def _having(
        self, done: Sequence[str], begun: Sequence[int], kinds: Sequence[Kind]
    ) -> Sequence[int]:
        ids = self._register.ids
        if not begun or any(word not in ids for word in done):
            return ()
        numbers = [ids[word] for word in done]
        for kind in kinds:
            far = self._beside(numbers, begun, kind) if done else self._alone(begun, kind)
            if far:
                return sorted(far, key=lambda place: (far[place], place))
        return ()

    def _beginning(self, last: str) -> Sequence[int]:
        """Return the numbers of the words that begin so."""
        words = self._words
        return self._numbers[bisect_left(words, last) : bisect_left(words, last + _LAST)]

    def _alone(self, begun: Iterable[int], kind: Kind) -> dict[int, int]:
        """Return how far each job is whose name has one of the words."""
        register = self._register
        flat, starts, owners, kinds = (
            register.flat,
            register.starts,
            register.owners,
            register.kinds,
        )
        places: dict[int, int] = {}
        for word in begun:
            for row in register.rows(word, kind):
                start, owner = starts[row], owners[row]
                far = _FAR[kinds[row]][
                    0 if flat[start] != word else 2 if starts[row + 1] - start == 1 else 1
                ]
                if far < places.get(owner, 9):
                    places[owner] = far
        return places

    def _beside(self, done: Sequence[int], begun: Sequence[int], kind: Kind) -> dict[int, int]:
        """Return the same for names that have all words that are done, and one of the others."""
        register, wanted = self._register, set(begun)
        places: dict[int, int] = {}
        for row in register.rows(min(done, key=register.count), kind):
            words = register.words(row)
            rest = [word for word in words if word not in done]
            if len(words) - len(rest) < len(done) or wanted.isdisjoint(rest):
                continue
            begins = 0 if words[0] != done[0] else 2 if len(rest) == 1 else 1
            far, owner = _FAR[register.kinds[row]][begins], register.owners[row]
            if far < places.get(owner, 9):
                places[owner] = far
        return places


_FAR: dict[int, tuple[int, int, int]] = {
    Kind.TITLE: (3, 0, 0),
    Kind.SHOWN: (4, 2, 1),
    Kind.EVERYDAY: (4, 3, 1),
    Kind.FOREIGN: (4, 3, 3),
    Kind.SEVERAL: (4, 3, 1),
    Kind.FORMAL: (4, 3, 1),
}
"""How far a name is that has what was typed: anywhere, at its beginning, or as the whole of it."""
