"""The random choice that settles what votes leave open, committed beforehand, checkable by anyone.

The seed is a text of hexadecimal digits, made elsewhere. When the ballot opens its SHA-256 is
printed, when it closes the seed itself. The lot of a candidate is the SHA-256 of the seed, the
ballot's id and the slug, joined by `|`, in UTF-8, with nothing before or after; the smallest lot
wins. Anybody with a shell can recompute both:

    printf %s "$seed" | sha256sum
    printf %s "$seed|$ballot|$slug" | sha256sum
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256

# Fewer than 128 bits could be found by trying, from the commitment, while the ballot is open.
_SEED = re.compile(r"[0-9a-f]{32,}", re.ASCII)


def commitment(seed: str) -> str:
    """Return what is printed when the ballot opens; raises ValueError for what is no seed."""
    if not _SEED.fullmatch(seed):
        raise ValueError("a seed is at least 32 lower-case hexadecimal digits")
    return _sha256(seed)


@dataclass(frozen=True, slots=True)
class Lot:
    """What one candidate drew: 64 lower-case hexadecimal digits."""

    slug: str
    digest: str


@dataclass(frozen=True, slots=True)
class Draw:
    """A draw as it is published; it proves nothing by itself, `verify` does.

    Raises ValueError for what is no seed, and for a draw among nobody.
    """

    ballot: int | str
    seed: str
    lots: tuple[Lot, ...]
    """Smallest first."""

    def __post_init__(self) -> None:
        commitment(self.seed)
        if not self.lots:
            raise ValueError("a draw needs somebody to draw among")

    @property
    def winner(self) -> str:
        """The candidate with the smallest lot."""
        return self.lots[0].slug


def draw(seed: str, ballot: int | str, slugs: Iterable[str]) -> Draw:
    """Draw among `slugs`; their order and repetitions change nothing.

    Raises ValueError for names that would make the text of a lot ambiguous.
    """
    lots = sorted(
        (Lot(slug, _sha256(lot_text(seed, ballot, slug))) for slug in set(slugs)),
        key=lambda lot: lot.digest,
    )
    return Draw(ballot, seed, tuple(lots))


def pick(seed: str, ballot: int | str, slugs: Iterable[str]) -> str:
    """Return the winner of the draw among `slugs`."""
    return draw(seed, ballot, slugs).winner


def lot_text(seed: str, ballot: int | str, slug: str) -> str:
    """Return the text that a lot is the SHA-256 of."""
    parts = (seed, str(ballot), slug)
    if not all(parts) or any("|" in part for part in parts):
        raise ValueError("seed, ballot and slug are not empty and hold no '|'")
    return "|".join(parts)


class Check(StrEnum):
    """What a step of a verification shows."""

    COMMITMENT = "commitment"  # the seed is the one that was committed to
    LOT = "lot"  # a candidate's lot is what seed, ballot and slug give
    WINNER = "winner"  # the smallest lot won


@dataclass(frozen=True, slots=True)
class Step:
    """What was published beside what was computed again."""

    check: Check
    subject: str
    """The text that is hashed; for the winner, the slugs that were drawn among."""
    published: str
    """Empty where nothing was."""
    computed: str
    """Empty for a lot that nobody should have drawn."""

    @property
    def holds(self) -> bool:
        """Whether the two agree."""
        return self.published == self.computed


@dataclass(frozen=True, slots=True)
class Verification:
    """Every step in the order in which a reader would go; `holds` only if each does."""

    steps: tuple[Step, ...]

    @property
    def holds(self) -> bool:
        """Whether the draw was what was promised."""
        return all(step.holds for step in self.steps)


def verify(
    published: Draw, *, committed: str, ballot: int | str, slugs: Iterable[str]
) -> Verification:
    """Recompute a published draw from what was known before it.

    `committed` and `ballot` are those of the opening, `slugs` the candidates that the votes left
    open. Any other seed, ballot or list than the published draw's fails at least one step.
    """
    seed = published.seed
    drawn = {lot.slug: lot.digest for lot in published.lots}
    expected = {lot.slug: lot.digest for lot in draw(seed, ballot, slugs).lots}
    steps = [Step(Check.COMMITMENT, seed, committed, _sha256(seed))]
    steps += [
        Step(Check.LOT, lot_text(seed, ballot, slug), drawn.get(slug, ""), expected.get(slug, ""))
        for slug in sorted(drawn.keys() | expected.keys())
    ]
    among = " ".join(sorted(expected))
    steps.append(Step(Check.WINNER, among, published.winner, next(iter(expected))))
    return Verification(tuple(steps))


def _sha256(text: str) -> str:
    return sha256(text.encode()).hexdigest()
