"""Names that somebody is about to type."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from rapidfuzz.distance import OSA

from bot.domain.naming.register import Kind, Register

_SOME = 3  # letters of a word that lead to some names, and not to a tenth of all
_TELLING = 4  # that tell a word though one of them is wrong
_LAST = "\U0010ffff"


class Beginnings:
    """Finds rows of a register by words of which the last may be half typed."""

    def __init__(self, register: Register) -> None:
        self._register = register
        self._words = sorted(register.ids)

    def find(self, done: Sequence[str], last: str) -> list[int]:
        """Return the jobs with a name that has these words and one that begins like the last.

        First come those whose title begins so, then those that are called just so, then all others.
        A publisher's names count only where there are no others, and of a letter or two only what
        cards show is looked at. Jobs are places in the register.
        """
        kinds = (Kind.SHOWN,) if not done and len(last) < _SOME else (Kind.SEVERAL, Kind.FORMAL)
        begun = self._beginning(last)
        if "ae" in last or "oe" in last:  # see the forms of words
            begun = [*begun, *self._beginning(last.replace("ae", "e").replace("oe", "e"))]
        return self._having(done, begun, kinds)

    def find_like(self, done: Sequence[str], last: str, meant: Iterable[str]) -> list[int]:
        """Return the same where a letter of the last word is wrong, but none of its first two.

        `meant` are whole words that it may be.
        """
        length = len(last)
        like = [
            word
            for word in self._beginning(last[:2])
            if length >= _TELLING
            and len(word) >= length
            and OSA.distance(last, word[:length], score_cutoff=1) <= 1
        ]
        return self._having(done, [*like, *meant], (Kind.SEVERAL,))

    def _having(
        self, done: Sequence[str], begun: Sequence[str], kinds: Sequence[Kind]
    ) -> list[int]:
        ids = self._register.ids
        if not begun or any(word not in ids for word in done):
            return []
        numbers, wanted = [ids[word] for word in done], {ids[word] for word in begun}
        owners, whose = self._register.owners, self._register.kinds
        for kind in kinds:
            places: dict[int, int] = {}
            for row, begins, more in self._rows(numbers, wanted, kind):
                owner = owners[row]
                far = _far(Kind(whose[row]), begins=begins, more=more)
                if far < places.get(owner, 9):
                    places[owner] = far
            if places:
                return sorted(places, key=lambda place: (places[place], place))
        return []

    def _beginning(self, last: str) -> Sequence[str]:
        words = self._words
        return words[bisect_left(words, last) : bisect_left(words, last + _LAST)]

    def _rows(
        self, done: Sequence[int], begun: set[int], kind: Kind
    ) -> Iterator[tuple[int, bool, int]]:
        """Yield rows, whether they begin as was typed, and how many more words they have."""
        register = self._register
        if not done:
            for word in begun:
                for row in register.rows(word, kind):
                    words = register.words(row)
                    yield row, words[0] == word, len(words) - 1
            return
        rarest = min(done, key=register.count)
        for row in register.rows(rarest, kind):
            words = register.words(row)
            rest = [word for word in words if word not in done]
            if len(words) - len(rest) >= len(done) and not begun.isdisjoint(rest):
                yield row, words[0] == done[0], len(rest) - 1


def _far(kind: Kind, *, begins: bool, more: int) -> int:
    """Return how far a name is from what was typed: 0 for a title that begins so."""
    if not begins:
        return 3 if kind == Kind.TITLE else 4
    if kind == Kind.TITLE:
        return 0
    if kind == Kind.FOREIGN:
        return 3
    return (2 if kind == Kind.SHOWN else 3) if more else 1
