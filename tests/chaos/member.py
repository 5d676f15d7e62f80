"""What members do: they vote, change their minds, suggest, and want to be forgotten."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from bot.domain.errors import JobError
from bot.domain.week.ballot import Candidate
from bot.domain.week.errors import AlreadyDone
from bot.domain.week.vote import Outcome, Voter
from bot.domain.week.voted import Voted
from bot.domain.week.weekly import Poll, Spot
from tests.chaos.process import Process
from tests.chaos.urn import Slip, Urn
from tests.chaos.wall import Message

_VOTER = Voter(frozenset(), datetime(2020, 1, 1, tzinfo=UTC), datetime(2021, 1, 1, tzinfo=UTC))
_TAKEN = (Outcome.COUNTED, Outcome.CHANGED, Outcome.STILL_COUNTED, Outcome.WITHDRAWN)

Complaint = Callable[[str, str], None]


@dataclass(frozen=True, slots=True)
class Click:
    """A member's click on a weekly message, or in the card of `/vote`."""

    guild: int
    ballot: int
    member: int
    chosen: tuple[str, ...]
    """Nothing: the vote is withdrawn."""
    place: int | None
    """Of the button that was pressed; none for what is chosen in a menu."""
    clicked: datetime
    on: Spot
    """Where the message stands."""


def poll_of(message: Message) -> Poll | None:
    """Return the ballot that the message shows, or showed when it was sent."""
    return message.shown.poll or message.weekly.poll


def chosen(candidates: Iterable[Candidate], picks: Iterable[int]) -> tuple[str, ...]:
    """Return the candidates that stand, by number."""
    standing = [candidate.slug for candidate in candidates if not candidate.is_withdrawn]
    return tuple(dict.fromkeys(standing[p % len(standing)] for p in picks)) if standing else ()


def place(candidates: Sequence[Candidate], chosen: Sequence[str]) -> int | None:
    """Return the place of the one that was chosen; none for several."""
    slugs = [candidate.slug for candidate in candidates]
    return slugs.index(chosen[0]) if len(chosen) == 1 else None


async def click(
    process: Process, interaction: int, click: Click, urn: Urn, complain: Complaint
) -> Voted:
    """Vote or withdraw at one process; the urn keeps what the member was told."""
    slip = urn.begins(click.ballot, click.member, click.chosen)
    ballots = process.programme.voting
    try:
        if click.place is not None:
            voted = await ballots.choose(
                click.guild,
                click.ballot,
                click.member,
                click.place,
                clicked=click.clicked,
                voter=_VOTER,
                interaction=interaction,
                on=click.on,
            )
        elif click.chosen:
            voted = await ballots.vote(
                click.guild,
                click.ballot,
                click.member,
                click.chosen,
                clicked=click.clicked,
                voter=_VOTER,
                interaction=interaction,
                on=click.on,
            )
        else:
            voted = await ballots.withdraw(
                click.guild,
                click.ballot,
                click.member,
                clicked=click.clicked,
                interaction=interaction,
                on=click.on,
            )
    except (JobError, AlreadyDone):
        urn.refused(slip)
        raise
    except BaseException:
        urn.unknown(slip)
        raise
    _believe(urn, slip, click, voted, complain)
    return voted


def _believe(urn: Urn, slip: Slip, click: Click, voted: Voted, complain: Complaint) -> None:
    receipt = voted.receipt
    if receipt.outcome not in _TAKEN:
        urn.refused(slip)
        return
    before = urn.before(slip)
    urn.acknowledged_as(slip, receipt.after)
    if before is not None and frozenset(receipt.before) not in before:
        told = sorted(receipt.before)
        known = [sorted(choice) for choice in before]
        complain("vote-forgotten", f"member {click.member} had {told}, was told {known}")
    if voted.closes is not None and click.clicked >= voted.closes:
        complain("late-vote-counted", f"member {click.member} at {click.clicked:%F %T}")
    if set(receipt.after) != set(click.chosen):
        complain("other-vote-counted", f"{receipt.after} instead of {click.chosen}")


async def forget(process: Process, interaction: int, member: int, urn: Urn) -> Any:
    """What `/privacy delete` does."""
    slips = urn.forgets(member)
    try:
        deleted = await process.programme.once(interaction).members.delete(member)
    except AlreadyDone:
        for slip in slips:
            urn.refused(slip)
        raise
    except BaseException:
        for slip in slips:
            urn.unknown(slip)
        raise
    for slip in slips:
        urn.acknowledged_as(slip, ())
    return deleted
