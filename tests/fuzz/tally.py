"""What many inputs came to: a number for each kind of thing that should not be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from tests.fuzz.run import judged


@dataclass(slots=True)
class Tally:
    inputs: int = 0
    catalogues: int = 0
    slowest: tuple[float, int] = (0.0, 0)
    kinds: Counter[str] = field(default_factory=Counter[str])
    first: dict[str, int] = field(default_factory=dict[str, int])
    """Of each kind, the number of the input that had it first."""

    def add(self, other: Tally) -> None:
        self.inputs += other.inputs
        self.catalogues += other.catalogues
        self.slowest = max(self.slowest, other.slowest)
        self.kinds += other.kinds
        self.first = {**other.first, **self.first}

    def told(self) -> Iterator[str]:
        seconds, number = self.slowest
        yield (
            f"{self.inputs:,} inputs, of which {self.catalogues:,} are catalogues; "
            f"the slowest, {number}, took {seconds * 1000:.0f} ms"
        )
        for kind, count in self.kinds.most_common():
            yield f"{count:>8,} {kind} (first: {self.first[kind]})"


def tallied(numbers: tuple[int, int]) -> Tally:
    """Read those from the first number up to the last, which is no part of them."""
    tally = Tally()
    for given, verdict in judged(range(*numbers)):
        tally.inputs += 1
        tally.catalogues += verdict.is_catalogue
        tally.slowest = max(tally.slowest, (verdict.seconds, given.number))
        for kind in verdict.wrong:
            tally.kinds[kind] += 1
            tally.first.setdefault(kind, given.number)
    return tally
