"""One member's vote: whether the click counts, and what the member is told."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from bot.domain.week.ballot import Ballot, Requirements

# https://docs.discord.com/developers/reference#snowflakes
_DISCORD_EPOCH = datetime(2015, 1, 1, tzinfo=UTC)


def clicked_at(snowflake: int) -> datetime:
    """Return when Discord made an id, to the millisecond: for an interaction, the click."""
    return _DISCORD_EPOCH + timedelta(milliseconds=snowflake >> 22)


class Outcome(StrEnum):
    """What became of a click."""

    COUNTED = "counted"
    CHANGED = "changed"
    STILL_COUNTED = "still-counted"
    WITHDRAWN = "withdrawn"
    NOTHING_TO_WITHDRAW = "nothing-to-withdraw"
    CLOSED = "closed"
    NOT_ELIGIBLE = "not-eligible"
    NOT_A_CANDIDATE = "not-a-candidate"
    TOO_MANY = "too-many"


class Barrier(StrEnum):
    """Why a member may not vote."""

    ROLE = "role"
    ACCOUNT_AGE = "account-age"
    MEMBER_AGE = "member-age"


@dataclass(frozen=True, slots=True)
class Voter:
    """What an interaction tells about the member who clicked."""

    roles: frozenset[int]
    account_created: datetime
    joined: datetime | None
    """None where Discord did not say: never long enough ago."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """The answer to a click. The member's stored choices must become `after`."""

    outcome: Outcome
    before: tuple[str, ...]
    after: tuple[str, ...]
    """Both in the ballot's order; equal unless the click changed something."""
    barrier: Barrier | None = None
    """Why, where the outcome is NOT_ELIGIBLE."""


def barrier(requirements: Requirements, voter: Voter, now: datetime) -> Barrier | None:
    """Return the first requirement that the voter does not meet."""
    if requirements.role is not None and requirements.role not in voter.roles:
        return Barrier.ROLE
    if now - voter.account_created < requirements.account_age:
        return Barrier.ACCOUNT_AGE
    if requirements.member_age and (
        voter.joined is None or now - voter.joined < requirements.member_age
    ):
        return Barrier.MEMBER_AGE
    return None


def cast(
    ballot: Ballot, before: Collection[str], chosen: Collection[str], at: datetime, voter: Voter
) -> Receipt:
    """Return what a click at `at` makes of the member's choices so far.

    `chosen` replaces them all; nothing chosen is a withdrawal.
    """
    if not chosen:
        return withdraw(ballot, before, at)
    had, wants = _ordered(ballot, before), _ordered(ballot, chosen)
    if not ballot.is_open_at(at):
        return Receipt(Outcome.CLOSED, had, had)
    refusal = barrier(ballot.options.voters, voter, at)
    if refusal is not None:
        return Receipt(Outcome.NOT_ELIGIBLE, had, had, refusal)
    if not set(chosen) <= {candidate.slug for candidate in ballot.standing}:
        return Receipt(Outcome.NOT_A_CANDIDATE, had, had)
    if len(wants) > ballot.options.choices:
        return Receipt(Outcome.TOO_MANY, had, had)
    if not had:
        return Receipt(Outcome.COUNTED, had, wants)
    if had == wants:
        return Receipt(Outcome.STILL_COUNTED, had, wants)
    return Receipt(Outcome.CHANGED, had, wants)


def choose(
    ballot: Ballot, before: Collection[str], place: int, at: datetime, voter: Voter
) -> Receipt:
    """Return what the button of one candidate does; `place` counts all that ever stood, from 0."""
    slugs = [candidate.slug for candidate in ballot.candidates[place : place + 1]]
    return cast(ballot, before, slugs or ("",), at, voter)


def withdraw(ballot: Ballot, before: Collection[str], at: datetime) -> Receipt:
    """Return what the withdrawing button does, for members that may no longer vote as well."""
    had = _ordered(ballot, before)
    if not ballot.is_open_at(at):
        return Receipt(Outcome.CLOSED, had, had)
    if not had:
        return Receipt(Outcome.NOTHING_TO_WITHDRAW, had, had)
    return Receipt(Outcome.WITHDRAWN, had, ())


def _ordered(ballot: Ballot, slugs: Collection[str]) -> tuple[str, ...]:
    return tuple(candidate.slug for candidate in ballot.candidates if candidate.slug in slugs)


@dataclass(frozen=True, slots=True)
class StoredVote:
    """One choice of a member in a ballot whose ids are not erased yet."""

    guild: int
    ballot: int
    slug: str
    at: datetime
    is_open: bool
    """Whether the ballot still takes votes."""
    erased_at: datetime | None
    """When the id will be gone by itself; none while the ballot is open."""
