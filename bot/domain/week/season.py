"""Which professions may come next: a season features every profession once, then begins anew."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Self

from bot.domain.week.ballot import Candidate, Origin

RESTED = 4
"""So many of the last featured professions never stand, not even in a new season."""


@dataclass(frozen=True, slots=True)
class History:
    """What a server has seen."""

    featured: Mapping[str, int] = field(default_factory=dict[str, int])
    """How often each slug was featured; those that never were are not in it."""
    season: frozenset[str] = frozenset()
    """Slugs featured in this season."""
    latest: tuple[str, ...] = ()
    """Different slugs, the one featured last first; RESTED of them are enough."""
    offered: Mapping[str, int] = field(default_factory=dict[str, int])
    """The last ballot on which each slug stood: the smaller, the longer ago."""

    def with_next(self, slug: str, *, is_new_season: bool) -> Self:
        """Return what it is once that profession is posted."""
        return replace(
            self,
            featured={**self.featured, slug: self.featured.get(slug, 0) + 1},
            season=frozenset({slug}) if is_new_season else self.season | {slug},
            latest=(slug, *(other for other in self.latest if other != slug)),
        )


@dataclass(frozen=True, slots=True)
class Selection:
    """Who stands for the next slot."""

    candidates: tuple[Candidate, ...]
    """With one there is no vote; none only where no valid profile is left at all."""
    left: int
    """How many professions the season has not featured yet; staff are told at 4 and at 1."""
    is_new_season: bool = False
    """Whether the season before has ended: announced, and counted anew from this slot on."""

    @property
    def is_vote(self) -> bool:
        """Whether there is something to vote on."""
        return len(self.candidates) > 1

    @property
    def is_last_of_season(self) -> bool:
        """Whether the one that is posted without a vote completes the season."""
        return len(self.candidates) == self.left == 1


def select(
    valid: Sequence[str],
    history: History,
    size: int,
    *,
    runner_up: str | None = None,
    proposals: Sequence[str] = (),
    queue: Sequence[str] = (),
) -> Selection:
    """Choose who stands: staff's queue first and alone, else a ballot of at most `size`.

    `valid` holds the slugs with a valid profile in the catalogue's own order, which decides
    between those never offered; `proposals` the approved ones, the oldest first. On the ballot
    come the runner-up of the last one, one proposal, then the least recently offered; the other
    proposals only where nobody else is left, as each has a ballot of its own to come. Never one
    featured this season, nor the last four featured. Staff may queue what they like, as long as
    its profile is valid.
    """
    unseen = [slug for slug in valid if slug not in history.season]
    queued = next((slug for slug in queue if slug in valid), None)
    if queued is not None:
        return Selection((_candidate(queued, Origin.QUEUE, history),), len(unseen))
    # A catalogue of four or fewer has to repeat itself sooner than it should, or stop.
    resting = history.latest[: min(RESTED, len(valid) - 1)] if valid else ()
    pool = [slug for slug in unseen if slug not in resting]
    is_new_season = not pool and bool(valid)
    if is_new_season:
        unseen = list(valid)
        pool = [slug for slug in valid if slug not in resting]
    origins: dict[str, Origin] = {}
    if runner_up in pool:
        origins[runner_up] = Origin.RUNNER_UP
    proposed = next((slug for slug in proposals if slug in pool and slug not in origins), None)
    if proposed is not None:
        origins[proposed] = Origin.PROPOSAL
    for slug in sorted(pool, key=lambda slug: (slug in proposals, history.offered.get(slug, 0))):
        origins.setdefault(slug, Origin.ROTATION)
    chosen = islice(origins.items(), size)
    candidates = tuple(_candidate(slug, origin, history) for slug, origin in chosen)
    return Selection(candidates, len(unseen), is_new_season)


def _candidate(slug: str, origin: Origin, history: History) -> Candidate:
    return Candidate(slug, origin, history.featured.get(slug, 0), history.offered.get(slug))
