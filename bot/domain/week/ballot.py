"""The vote that picks the next edition's profession: its options, its count, and who won by what.

Nothing here depends on the order in which votes arrived.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Self

from bot.domain.week.draw import Draw, commitment, draw
from bot.domain.week.errors import OutOfRange

_OLDEST = timedelta(days=365)
_LONGEST_LEAD = timedelta(hours=48)


class Counts(StrEnum):
    """When members see how many voted for what."""

    AT_CLOSE = "at-close"
    LIVE = "live"


class TieRule(StrEnum):
    """What settles a tie."""

    FAIREST = "fairest"  # fewest times featured, then longest since last offered, then the draw
    DRAW = "draw"  # the draw alone


@dataclass(frozen=True, slots=True)
class Requirements:
    """Who may vote. Raises OutOfRange for ages beyond a year."""

    role: int | None = None
    account_age: timedelta = timedelta()
    member_age: timedelta = timedelta()
    """Since joining the server."""

    def __post_init__(self) -> None:
        for option, age in (("account_age", self.account_age), ("member_age", self.member_age)):
            if not timedelta() <= age <= _OLDEST:
                raise OutOfRange(option, age, timedelta(), _OLDEST)


@dataclass(frozen=True, slots=True)
class Options:
    """What staff choose for the ballots of a series. Raises OutOfRange."""

    size: int = 4
    """At most so many candidates."""
    close_lead: timedelta = timedelta(minutes=60)
    """How long before the slot the ballot closes."""
    choices: int = 1
    """How many candidates one member may vote for: approval voting from two on."""
    counts: Counts = Counts.AT_CLOSE
    tie_rule: TieRule = TieRule.FAIREST
    voters: Requirements = field(default_factory=Requirements)

    def __post_init__(self) -> None:
        if not 2 <= self.size <= 10:
            raise OutOfRange("size", self.size, 2, 10)
        if not timedelta() <= self.close_lead <= _LONGEST_LEAD:
            raise OutOfRange("close_lead", self.close_lead, timedelta(), _LONGEST_LEAD)
        if not 1 <= self.choices <= 3:
            raise OutOfRange("choices", self.choices, 1, 3)

    def closing(self, opened: datetime, slot_at: datetime) -> datetime:
        """Return when a ballot for that slot, later than `opened`, closes; in whole seconds.

        Where the slot is near, the lead gives way: half of the time is left for voting.
        """
        latest = slot_at - self.close_lead
        middle = opened + (slot_at - opened) / 2
        return max(max(latest, middle).replace(microsecond=0), opened + timedelta.resolution)


class Origin(StrEnum):
    """How a profession came to be next, or to be voted on."""

    QUEUE = "queue"  # staff's own order: never voted on
    RUNNER_UP = "runner-up"  # carried over from the last ballot
    PROPOSAL = "proposal"  # a member's, approved by staff
    ROTATION = "rotation"  # the least recently offered


@dataclass(frozen=True, slots=True)
class Candidate:
    """One profession on a ballot, with the facts that settle ties, as they were at the opening."""

    slug: str
    origin: Origin
    featured: int = 0
    """How often it was featured in this server."""
    offered: int | None = None
    """The ballot on which it last stood before this one: ids grow, whatever clocks say."""
    is_withdrawn: bool = False
    """Its profile disappeared, or does not load: struck out, its votes do not count."""


@dataclass(frozen=True, slots=True)
class Ballot:
    """A vote between its opening and its close, under the options it was opened with."""

    id: int | str
    candidates: tuple[Candidate, ...]
    opened: datetime
    closes: datetime
    commitment: str
    """Of the seed that is drawn with, should votes leave anything open."""
    options: Options = field(default_factory=Options)

    def __post_init__(self) -> None:
        slugs = [candidate.slug for candidate in self.candidates]
        if not slugs or len(set(slugs)) < len(slugs):
            raise ValueError("a ballot has candidates, each of them once")
        if self.closes <= self.opened:
            raise ValueError("a ballot closes after it has opened")

    @property
    def standing(self) -> tuple[Candidate, ...]:
        """The candidates that were not withdrawn."""
        return tuple(candidate for candidate in self.candidates if not candidate.is_withdrawn)

    def is_open_at(self, instant: datetime) -> bool:
        """Whether a click at that instant, by Discord's own clock, counts."""
        return instant < self.closes

    def without(self, slugs: Collection[str]) -> Self:
        """Withdraw candidates; those already withdrawn stay so."""
        return self._marked(slugs, is_withdrawn=True)

    def with_back(self, slugs: Collection[str]) -> Self:
        """Let withdrawn candidates stand again; their votes, which were kept, count again."""
        return self._marked(slugs, is_withdrawn=False)

    def moved_to(self, slot_at: datetime) -> Self:
        """Hold the ballot for another slot; votes and candidates stay."""
        return replace(self, closes=self.options.closing(self.opened, slot_at))

    def _marked(self, slugs: Collection[str], *, is_withdrawn: bool) -> Self:
        return replace(
            self,
            candidates=tuple(
                replace(candidate, is_withdrawn=is_withdrawn)
                if candidate.slug in slugs
                else candidate
                for candidate in self.candidates
            ),
        )


@dataclass(frozen=True, slots=True)
class Tally:
    """The totals, which stay when the members' ids are erased."""

    votes: Mapping[str, int]
    """By slug, standing candidates only, those without votes included."""
    turnout: int
    """How many members voted for a standing candidate."""


def tally(ballot: Ballot, votes: Iterable[tuple[int, str]]) -> Tally:
    """Count rows of member and slug; equal rows count once, withdrawn candidates not at all."""
    counts = dict.fromkeys((candidate.slug for candidate in ballot.standing), 0)
    rows = {(member, slug) for member, slug in votes if slug in counts}
    for _, slug in rows:
        counts[slug] += 1
    return Tally(MappingProxyType(counts), len({member for member, _ in rows}))


class Rule(StrEnum):
    """What settled who won."""

    VOTES = "votes"
    FEWEST_FEATURED = "fewest-featured"
    LONGEST_SINCE_OFFERED = "longest-since-offered"
    DRAW = "draw"
    ONLY_CANDIDATE = "only-candidate"  # all others were withdrawn


@dataclass(frozen=True, slots=True)
class Result:
    """How a ballot ended."""

    order: tuple[str, ...]
    """The standing candidates, winner first, each tie settled by the same rules."""
    tally: Tally
    rule: Rule
    """What put the winner before the second."""
    draw: Draw | None
    """Among those that only the draw could part from the winner; none where it was not needed."""

    @property
    def winner(self) -> str:
        """The next edition's profession."""
        return self.order[0]

    @property
    def runner_up(self) -> str | None:
        """The second, carried over to the next ballot; none where nobody voted for it."""
        second = self.order[1] if len(self.order) > 1 else None
        return second if second is not None and self.tally.votes.get(second) else None


def settle(ballot: Ballot, totals: Tally, seed: str) -> Result | None:
    """Return how the ballot ends, none where every candidate was withdrawn.

    The most votes win, ties go by the ballot's rule; if nobody voted, the draw alone picks.
    Settling again with the same totals after the winner was withdrawn gives the second. Raises
    ValueError for a seed that the ballot has not committed to.
    """
    if commitment(seed) != ballot.commitment:
        raise ValueError("the seed is not the one that the ballot has committed to")
    standing = ballot.standing
    if not standing:
        return None
    lots = {lot.slug: lot.digest for lot in draw(seed, ballot.id, _slugs(standing)).lots}
    scores = {
        candidate: _score(candidate, ballot, totals, lots[candidate.slug]) for candidate in standing
    }
    order = sorted(standing, key=lambda candidate: tuple(scores[candidate].values()))
    first = scores[order[0]]
    if len(order) == 1:
        return Result(_slugs(order), totals, Rule.ONLY_CANDIDATE, None)
    second = scores[order[1]]
    rule = next(rule for rule in first if first[rule] != second[rule])
    if rule is not Rule.DRAW:
        return Result(_slugs(order), totals, rule, None)
    tied = [
        candidate
        for candidate in order
        if all(scores[candidate][rule] == first[rule] for rule in first if rule is not Rule.DRAW)
    ]
    return Result(_slugs(order), totals, rule, draw(seed, ballot.id, _slugs(tied)))


def _score(candidate: Candidate, ballot: Ballot, totals: Tally, lot: str) -> dict[Rule, int | str]:
    """Return what each rule compares, in the order of the rules; the smallest wins."""
    if not totals.turnout:
        return {Rule.DRAW: lot}
    votes = {Rule.VOTES: -totals.votes.get(candidate.slug, 0)}
    if ballot.options.tie_rule is TieRule.DRAW:
        return {**votes, Rule.DRAW: lot}
    return {
        **votes,
        Rule.FEWEST_FEATURED: candidate.featured,
        Rule.LONGEST_SINCE_OFFERED: candidate.offered or 0,
        Rule.DRAW: lot,
    }


def _slugs(candidates: Iterable[Candidate]) -> tuple[str, ...]:
    return tuple(candidate.slug for candidate in candidates)
