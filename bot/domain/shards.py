"""Which of the servers are a process's own, by Discord's shards."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import groupby
from math import gcd
from typing import Self

_TEXT = re.compile(r"(\d{1,5})(?:-(\d{1,5}))?/(\d{1,5})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Shards:
    """Neighbors among the connections to which Discord deals the servers out, numbered from 0.

    Without numbers, it is all of them, however many there are.
    """

    first: int = 0
    last: int = 0
    count: int = 1

    @classmethod
    def read(cls, text: str) -> Self:
        """Return what `0-3/16` means, or `3/16`; raises ValueError."""
        found = _TEXT.fullmatch(text)
        if found is None:
            raise ValueError("no shards")
        first, last, count = int(found[1]), int(found[2] or found[1]), int(found[3])
        if not first <= last < count:
            raise ValueError("no such shards")
        return cls(first, last, count)

    def __str__(self) -> str:
        numbers = f"{self.first}" if self.first == self.last else f"{self.first}-{self.last}"
        return "all" if self == ALL else f"{numbers}/{self.count}"

    @property
    def numbers(self) -> range:
        return range(self.first, self.last + 1)

    def own(self, guild: int) -> bool:
        """Whether Discord tells these about a server."""
        return (guild >> 22) % self.count in self.numbers

    def overlap(self, other: Shards) -> bool:
        """Whether there can be a server that both own, however each counts."""
        common = gcd(self.count, other.count)
        ours = {number % common for number in self.numbers}
        return any(number % common in ours for number in other.numbers)


ALL = Shards()


def gaps(held: Collection[Shards], count: int) -> Iterator[Shards]:
    """Yield those of so many shards that nobody holds, neighbors together."""
    numbers = {number for each in held for number in each.numbers}
    for is_held, group in groupby(range(count), numbers.__contains__):
        if not is_held:
            first, *rest = group
            yield Shards(first, rest[-1] if rest else first, count)
