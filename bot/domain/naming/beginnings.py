"""Names that somebody is about to type."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from rapidfuzz.distance import OSA

from bot.domain.naming.lexicon import most_edits
from bot.domain.naming.register import Kind, Register

_TELLING = 3  # letters of a word that are about some names, not about a tenth of all
_LAST = "\U0010ffff"


class Beginnings:
    """Finds rows of a register by words of which the last may be half typed."""

    def __init__(self, register: Register) -> None:
        self._register = register
        self._words = sorted(register.ids)

    def find(self, done: Sequence[str], last: str) -> list[int]:
        """Return the jobs with a name that has these words and one that begins like the last.

        A name counts the more, the fewer other words it has, and as it begins with what was typed;
        a publisher's names count only where there are no others, and of a letter or two only titles
        are looked at. Jobs are places in the register.
        """
        kinds = (Kind.OWN,) if not done and len(last) < _TELLING else (Kind.SEVERAL, Kind.FORMAL)
        return self._having(done, self._beginning(last), kinds)

    def find_like(self, done: Sequence[str], last: str) -> list[int]:
        """Return the same for a last word that begins with one letter wrong, but not the first."""
        if not most_edits(last):
            return []
        length = len(last)
        like = [
            word
            for word in self._beginning(last[0])
            if len(word) >= length and OSA.distance(last, word[:length], score_cutoff=1) <= 1
        ]
        return self._having(done, like, (Kind.SEVERAL,))

    def _having(
        self, done: Sequence[str], begun: Sequence[str], kinds: Sequence[Kind]
    ) -> list[int]:
        ids = self._register.ids
        if not begun or any(word not in ids for word in done):
            return []
        numbers, wanted = [ids[word] for word in done], {ids[word] for word in begun}
        owners = self._register.owners
        for kind in kinds:
            places: dict[int, int] = {}
            for row, far in self._rows(numbers, wanted, kind):
                owner = owners[row]
                if far < places.get(owner, 99):
                    places[owner] = far
            if places:
                return sorted(places, key=lambda place: (places[place], place))
        return []

    def _beginning(self, last: str) -> Sequence[str]:
        words = self._words
        return words[bisect_left(words, last) : bisect_left(words, last + _LAST)]

    def _rows(self, done: Sequence[int], begun: set[int], kind: Kind) -> Iterator[tuple[int, int]]:
        """Yield rows, and how far they are from what was typed."""
        register = self._register
        if not done:
            for word in begun:
                for row in register.rows(word, kind):
                    words = register.words(row)
                    yield row, len(words) - 1 + (words[0] != word)
            return
        rarest = min(done, key=register.count)
        for row in register.rows(rarest, kind):
            words = register.words(row)
            rest = [word for word in words if word not in done]
            if len(words) - len(rest) >= len(done) and not begun.isdisjoint(rest):
                yield row, len(rest) - 1 + (words[0] != done[0])
