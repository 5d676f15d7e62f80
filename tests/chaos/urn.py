"""What every member was told counts: the audit's own ballot box."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field

Choice = frozenset[str]
NOTHING: Choice = frozenset()


@dataclass(eq=False, slots=True)
class Slip:
    """A click, or a deletion, between its arrival at a process and the answer."""

    ballot: int
    member: int
    wanted: Choice
    overlaps: bool = False
    """Another one of the same member was on its way at the same time: either may be the last."""


@dataclass(slots=True)
class Member:
    """What one member's part of a ballot may be: one possibility but after a lost answer."""

    possible: set[Choice] = field(default_factory=lambda: {NOTHING})
    pending: list[Slip] = field(default_factory=list[Slip])
    counted: set[Choice] | None = None
    """As it was when the ballot closed."""


class Urn:
    """All ballots, by the ids that the bot gave them."""

    def __init__(self) -> None:
        self._ballots: dict[int, dict[int, Member]] = {}
        self._closed: set[int] = set()
        self.touched: set[int] = set()
        """Ballots in which something else may be stored than at the last look."""

    def begins(self, ballot: int, member: int, wanted: Iterable[str]) -> Slip:
        self.touched.add(ballot)
        found = self._member(ballot, member)
        slip = Slip(ballot, member, frozenset(wanted), bool(found.pending))
        for other in found.pending:
            other.overlaps = True
        found.pending.append(slip)
        return slip

    def acknowledged_as(self, slip: Slip, after: Iterable[str]) -> None:
        """The member was told that `after` counts."""
        self._settle(slip, frozenset(after))

    def unknown(self, slip: Slip) -> None:
        """Nobody was told anything: it may have been counted."""
        slip.overlaps = True
        self._settle(slip, slip.wanted)

    def refused(self, slip: Slip) -> None:
        """It changed nothing."""
        self.touched.add(slip.ballot)
        self._member(slip.ballot, slip.member).pending.remove(slip)

    def _settle(self, slip: Slip, after: Choice) -> None:
        self.touched.add(slip.ballot)
        member = self._member(slip.ballot, slip.member)
        member.pending.remove(slip)
        member.possible = (member.possible if slip.overlaps else set[Choice]()) | {after}
        if member.counted is not None and slip.overlaps:
            member.counted.add(after)

    def forgets(self, member: int) -> list[Slip]:
        """A member has everything deleted: return a slip for each ballot, open or closed."""
        return [
            self.begins(ballot, member, ())
            for ballot, members in self._ballots.items()
            if member in members
        ]

    def close(self, ballot: int) -> None:
        """From now on deletions change what is stored, not what was counted."""
        if ballot in self._closed:
            return
        self._closed.add(ballot)
        for member in self._ballots.get(ballot, {}).values():
            member.counted = member.possible | {slip.wanted for slip in member.pending}

    def reopen(self, ballots: Set[int]) -> None:
        """A clock that was wrong had closed some of these: they are to be counted again."""
        for ballot in self._closed & ballots:
            self._closed.discard(ballot)
            for member in self._ballots.get(ballot, {}).values():
                member.counted = None

    def before(self, slip: Slip) -> set[Choice] | None:
        """What the member may be told to have voted before; none where nobody can know."""
        member = self._member(slip.ballot, slip.member)
        return None if slip.overlaps or len(member.pending) > 1 else member.possible

    def stored(self, ballot: int) -> Mapping[int, Member]:
        """What may be stored of each member."""
        return self._ballots.get(ballot, {})

    def totals(self, ballot: int, standing: Iterable[str]) -> dict[str, tuple[int, int]]:
        """Return the least and the most votes that each candidate can have."""
        found: dict[str, tuple[int, int]] = dict.fromkeys(standing, (0, 0))
        for member in self._ballots.get(ballot, {}).values():
            choices = member.counted if member.counted is not None else member.possible
            for slug, (least, most) in found.items():
                chosen = [slug in choice for choice in choices]
                found[slug] = (least + all(chosen), most + any(chosen))
        return found

    def turnout(self, ballot: int, standing: Iterable[str]) -> tuple[int, int]:
        """Return the least and the most members that can have voted for one who stands."""
        stands, least, most = frozenset(standing), 0, 0
        for member in self._ballots.get(ballot, {}).values():
            choices = member.counted if member.counted is not None else member.possible
            voted = [bool(choice & stands) for choice in choices]
            least, most = least + all(voted), most + any(voted)
        return least, most

    def _member(self, ballot: int, member: int) -> Member:
        return self._ballots.setdefault(ballot, {}).setdefault(member, Member())
