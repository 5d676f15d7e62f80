"""Every name of every job, in little room.

A name is a row: the numbers of its words, whose it is, and of what kind. Rows stand in arrays:
sixty thousand names as objects would take more memory than the rest of the catalogue.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import accumulate, chain, pairwise
from math import log

from bot.domain.naming.spelling import form, parts


class Kind(IntEnum):
    """Whose word a name is; of what stands in two, the smaller counts."""

    TITLE = 0
    SHOWN = 1  # another name that a card shows
    EVERYDAY = 2  # what people say
    FOREIGN = 3  # what they say in other languages
    SEVERAL = 4  # a word that honestly means several jobs, in any language
    FORMAL = 5  # what a publisher's list holds


@dataclass(frozen=True, slots=True)
class Job:
    """What a name may mean."""

    key: str
    group: str = ""
    """The code under which statistics count it."""
    is_full: bool = False
    people: float = 0
    is_residual: bool = False


@dataclass(frozen=True, slots=True)
class Name:
    """One name of one job."""

    text: str
    key: str
    kind: Kind


_COMMON = 1200  # names with a word, from which on the word alone leads to too many
_ENOUGH = 60  # names that tell what a word is like
_HEADS = 0.4
_ROW_BITS = 20  # of a number that has a hash of the words above and a row below
_ROW = (1 << _ROW_BITS) - 1
_HASH = (1 << 43) - 1
_ANY = re.compile(rb"[^\0]")


class Register:
    """Finds rows by their words, each in the one form that `spelling` gives it."""

    def __init__(
        self,
        jobs: Sequence[Job],
        names: Iterable[Name],
        formal: Mapping[str, str],
        turns: Collection[str] = (),
    ) -> None:
        """`formal` has the names of a list for the key of a job: folded, a line each.

        A name's head stands last: it precedes `turns`, which are "of" and the like.
        """
        self.jobs = tuple(jobs)
        owners = {job.key: place for place, job in enumerate(self.jobs)}
        script = _Script()
        abbreviations: set[str] = set()
        for name in names:
            for order in _orders(name.text, turns):
                script.write(order, owners[name.key], name.kind)
            abbreviations.update(_abbreviations(name.text))
        for key, lines in formal.items():
            for line in lines.split("\n"):
                script.write(line.split(), owners[key], Kind.FORMAL)
        self.abbreviations = frozenset(abbreviations)
        """Words that no other is a mistyped one of."""
        self.ids, self._native = script.numbered()
        """A number for each word that stands in a name."""
        columns = [script.columns[kind] for kind in Kind]
        self.owners = array("H", chain.from_iterable(each.owners for each in columns))
        """For each row, the place of its job in `jobs`."""
        self.kinds = b"".join(
            bytes((kind,)) * len(each.owners) for kind, each in script.columns.items()
        )
        lengths = chain.from_iterable(each.lengths for each in columns)
        self.starts = array("I", accumulate(lengths, initial=0))
        """Where the words of each row begin in `flat`."""
        room = "H" if len(self.ids) < 1 << 16 else "I"
        self.flat = array(room, chain.from_iterable(each.words for each in columns))
        self._turns = {self.ids[word] for word in turns if word in self.ids}
        most = len(self.owners)
        self._ends = [bisect_right(self.kinds, kind) for kind in Kind]
        self._rows, self._firsts = self._by_word()
        counts = [end - start for start, end in pairwise(self._firsts)]
        self._common = {
            word: _bits(self._with(word), most)
            for word, many in enumerate(counts)
            if many > _COMMON
        }
        self.weights = array("f", (log(1 + most / many) for many in counts))
        """How much a word says: the rarer, the more."""
        self.unknown = log(1 + most)
        """The same of a word that stands nowhere."""
        keys = [_hash(self.words(row)) << _ROW_BITS | row for row in range(most)]
        keys.sort()
        self._hashes = array("q", keys)

    def words(self, row: int) -> Sequence[int]:
        return self.flat[self.starts[row] : self.starts[row + 1]]

    def is_head(self, word: int) -> bool:
        """Whether it is somebody who does something: names that have it often end with it."""
        rows, flat, starts = self._with(word), self.flat, self.starts
        ending = sum(flat[starts[row + 1] - 1] == word for row in rows[:_ENOUGH])
        return ending > _HEADS * min(len(rows), _ENOUGH)

    def count(self, word: int) -> int:
        """Return how many names have the word."""
        return self._firsts[word + 1] - self._firsts[word]

    def rows(self, word: int, last: Kind) -> Sequence[int]:
        """Return the rows with a word, of all kinds from the first to the last that is named."""
        rows = self._with(word)
        return rows[: bisect_left(rows, self._ends[last])]

    def knows(self, word: str) -> bool:
        """Whether a name has the word that is not of another language."""
        return self.ids.get(word, self._native) < self._native

    def whole(self, words: Sequence[str]) -> list[int]:
        """Return the rows with exactly these words, in any order."""
        numbers = [self.ids.get(word, -1) for word in words]
        return [] if not numbers or -1 in numbers else self.whole_of(numbers)

    def whole_of(self, numbers: Sequence[int]) -> list[int]:
        """Return the rows with exactly the words that have these numbers, in any order."""
        hashed, numbers = _hash(numbers), sorted(numbers)
        at = bisect_left(self._hashes, hashed << _ROW_BITS)
        found: list[int] = []
        while at < len(self._hashes) and self._hashes[at] >> _ROW_BITS == hashed:
            row = self._hashes[at] & _ROW
            if sorted(self.words(row)) == numbers:
                found.append(row)
            at += 1
        return found

    def is_in_order(self, row: int, words: Sequence[str]) -> bool:
        """Whether a name has its words in this order."""
        numbers, own = [self.ids.get(word) for word in words], list(self.words(row))
        if own and own[0] in self._turns:  # and so was turned round when it was written down
            return any(numbers[at:] + numbers[:at] == own for at in range(len(numbers)))
        return numbers == own

    def ending(self, heads: Collection[int], others: Collection[int]) -> Iterator[int]:
        """Yield rows whose last word is one of `heads`, those with one of `others` among them.

        Of a head that stands in very many names only those, and the name that it is alone.
        """
        found: set[int] = set()
        for head in heads:
            if head not in self._common:
                found.update(self._with(head))
            found.update(self.whole_of((head,)))
        common = [self._common[head] for head in heads if head in self._common]
        for other in others if common else ():
            if other not in self._common:
                found.update(self._with(other))
                continue
            for bits in common:
                found.update(_both(bits, self._common[other]))
        flat, starts = self.flat, self.starts
        return (row for row in sorted(found) if flat[starts[row + 1] - 1] in heads)

    def _by_word(self) -> tuple[array[int], array[int]]:
        """Return the rows word by word, and where those of each begin."""
        many = [0] * len(self.ids)
        for word in self.flat:
            many[word] += 1
        firsts = array("I", accumulate(many, initial=0))
        free, rows = array("I", firsts), array("I", bytes(4 * len(self.flat)))
        for row, (start, end) in enumerate(pairwise(self.starts)):
            for word in self.flat[start:end]:
                rows[free[word]] = row
                free[word] += 1
        return rows, firsts

    def _with(self, word: int) -> array[int]:
        return self._rows[self._firsts[word] : self._firsts[word + 1]]


class _Column:
    """The rows of one kind."""

    def __init__(self) -> None:
        self.owners = array("H")
        self.lengths = array("H")
        self.words = array("I")


class _Script:
    """Rows as they are written down one by one, in arrays: as lists all take 60 MB."""

    def __init__(self) -> None:
        self.columns = {kind: _Column() for kind in Kind}
        self._forms: dict[str, int] = {}
        self._numbers: dict[str, int] = {}

    def write(self, words: Sequence[str], owner: int, kind: Kind) -> None:
        column = self.columns[kind]
        column.owners.append(owner)
        column.lengths.append(len(words))
        for word in words:
            number = self._numbers.get(word)
            if number is None:
                number = self._forms.setdefault(form(word), len(self._forms))
                self._numbers[word] = number
            column.words.append(number)

    def numbered(self) -> tuple[dict[str, int], int]:
        """Number all words anew, those of our own language first, and return how many these are."""
        self._numbers.clear()
        own = (*(kind for kind in Kind if kind < Kind.FOREIGN), Kind.FORMAL)
        native = set(chain.from_iterable(self.columns[kind].words for kind in own))
        order = sorted(self._forms.values(), key=lambda number: number not in native)
        places = array("I", bytes(4 * len(order)))
        for place, number in enumerate(order):
            places[number] = place
        for column in self.columns.values():
            column.words = array("I", map(places.__getitem__, column.words))
        return {word: places[number] for word, number in self._forms.items()}, len(native)


def _orders(text: str, turns: Collection[str]) -> list[list[str]]:
    """Return a name's words, the head last; "driver, bus" is a bus driver as well."""
    plain = text.replace(" ", "")
    # Nearly all are plain, and looking for marks takes longer than all the rest.
    written = [text.lower().split()] if plain.isascii() and plain.isalnum() else parts(text)
    words = [word for part in written for word in part]
    turn = next((at for at, word in enumerate(words) if at and word in turns), 0)
    orders = [[*words[turn:], *words[:turn]]] if words else []
    if len(written) == 2:
        orders.append([*written[1], *written[0]])
    return orders


def _abbreviations(text: str) -> Iterator[str]:
    if text[-2:].isupper() or text[:2].isupper():
        for word in text.split():
            if word.isupper() and len(word) < 6:
                yield word.lower()


def _hash(words: Iterable[int]) -> int:
    return hash(tuple(sorted(words))) & _HASH


def _bits(rows: Iterable[int], count: int) -> bytes:
    """Return a bit for each row."""
    bits = bytearray(count // 8 + 1)
    for row in rows:
        bits[row >> 3] |= 1 << (row & 7)
    return bytes(bits)


def _both(one: bytes, other: bytes) -> Iterator[int]:
    """Yield the rows whose bit is set in both."""
    bits = int.from_bytes(one, "little") & int.from_bytes(other, "little")
    together = bits.to_bytes(len(one), "little")
    for match in _ANY.finditer(together):
        at = match.start()
        for bit in range(8):
            if together[at] >> bit & 1:
                yield (at << 3) + bit
