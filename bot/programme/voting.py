"""Voting: clicks, what a member is told of them, and what anybody can check afterwards."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.week.ballot import Ballot
from bot.domain.week.election import Election, Phase
from bot.domain.week.errors import NoSuchBallot
from bot.domain.week.typed import slot_key
from bot.domain.week.vote import Outcome, Receipt, Voter, cast, choose, withdraw
from bot.domain.week.voted import Own, Verified, Voted
from bot.domain.week.weekly import Poll, Spot
from bot.programme.publisher import Sent
from bot.programme.recording import record_post
from bot.programme.week import Week
from bot.programme.weeks import Weeks
from bot.storage.ballots import BallotStore
from bot.storage.interactions import InteractionStore
from bot.storage.series import SeriesStore
from bot.storage.transaction import Transaction
from bot.storage.votes import VoteStore

_REMEMBERED = 10_000

_TURNOUT_SHOWN = timedelta(minutes=1)
"""How soon after a vote the message may show it; how often it does is the agenda's."""


class Voting:
    """Takes votes. A vote counts if Discord's timestamp of the click is before the close.

    `ballot` is `poll.ballot.id`, which controls carry in their `custom_id`; NoSuchBallot where it
    is not one of the server's. `clicked` is `clicked_at(interaction.id)`, and `interaction` that
    id: it has its effect once, whoever gets it. `on` is the weekly message, if the click was there.
    """

    def __init__(self, weeks: Weeks) -> None:
        self._weeks = weeks
        # The last ballots read, by id, each good for one revision: a vote costs two statements.
        self._known: dict[int, tuple[int, Election]] = {}

    async def vote(
        self,
        guild: int,
        ballot: int,
        member: int,
        chosen: Collection[str],
        *,
        clicked: datetime,
        voter: Voter,
        interaction: int | None = None,
        on: Spot | None = None,
    ) -> Voted:
        """Make `chosen` all that the member votes for. Raises NoSuchBallot, AlreadyDone."""
        click = _Click(guild, ballot, member, clicked, interaction, on)
        return await self._clicked(
            click, lambda found, before: cast(found, before, chosen, clicked, voter)
        )

    async def choose(
        self,
        guild: int,
        ballot: int,
        member: int,
        place: int,
        *,
        clicked: datetime,
        voter: Voter,
        interaction: int | None = None,
        on: Spot | None = None,
    ) -> Voted:
        """Make the candidate at that place of the ballot all that the member votes for.

        Raises NoSuchBallot, AlreadyDone.
        """
        click = _Click(guild, ballot, member, clicked, interaction, on)
        return await self._clicked(
            click, lambda found, before: choose(found, before, place, clicked, voter)
        )

    async def withdraw(
        self,
        guild: int,
        ballot: int,
        member: int,
        *,
        clicked: datetime,
        interaction: int | None = None,
        on: Spot | None = None,
    ) -> Voted:
        """Take the member's vote back. Raises NoSuchBallot, AlreadyDone."""
        click = _Click(guild, ballot, member, clicked, interaction, on)
        return await self._clicked(click, lambda found, before: withdraw(found, before, clicked))

    async def own(self, guild: int, member: int) -> Own:
        """Return the ballot of the next slot, open or closed, and the member's part in it.

        Raises NoSeries, NoSuchBallot.
        """

        def operation(week: Week) -> Own:
            election = week.pending()
            if election is None:
                raise NoSuchBallot
            found = week.votes.own(election.id, guild, member)
            assert found is not None
            choices = [c for c in election.ballot.candidates if c.slug in found.choices]
            return Own(
                week.poll(election),
                tuple(c.slug for c in choices if not c.is_withdrawn),
                tuple(c.slug for c in choices if c.is_withdrawn),
            )

        return await self._weeks.look(guild, operation)

    async def poll(self, guild: int, ballot: int) -> Poll:
        """Return any ballot of the server. Raises NoSeries, NoSuchBallot."""

        def operation(week: Week) -> Poll:
            election = week.ballots.of(ballot)
            if (
                election is None
                or election.series != week.series.id
                or election.state is Phase.VOID
            ):
                raise NoSuchBallot
            return week.poll(election)

        return await self._weeks.look(guild, operation)

    async def verify(self, guild: int, day: str | None = None) -> Verified:
        """Check the ballot that decided a past slot, the latest closed one by default.

        `day` is the slot's key as in `2026-08-03`. Raises NoSeries, NoSuchWeek, NoSuchBallot.
        """
        key = None if day is None else slot_key(day)

        def operation(week: Week) -> Verified:
            store, series = week.ballots, week.series.id
            election = store.last_decided(series) if key is None else store.decided(series, key)
            if election is None or election.slot is None:
                raise NoSuchBallot
            return Verified.of(week.poll(election), election.slot.key)

        return await self._weeks.look(guild, operation)

    async def _clicked(
        self, click: _Click, outcome: Callable[[Ballot, Collection[str]], Receipt]
    ) -> Voted:
        now = self._weeks.clock.now()
        shown = now + _TURNOUT_SHOWN
        catalogue = self._weeks.catalogue()

        def operation(transaction: Transaction) -> tuple[Receipt, Election]:
            votes = VoteStore(transaction)
            found = votes.own(click.ballot, click.guild, click.member)
            if found is None:
                raise NoSuchBallot
            known = self._known.get(click.ballot)
            if known is None or known[0] != found.revision:
                election = BallotStore(transaction).of(click.ballot)
                assert election is not None
            else:
                election = known[1]
            if not found.is_recorded and click.on is not None:
                # Nobody knew whether the message stands: the click proves it.
                week = Week.of(transaction, click.guild, catalogue, now)
                record_post(week, election.announced, Sent(click.on), None)
            if election.state is not Phase.OPEN:
                had = withdraw(election.ballot, found.choices, election.ballot.closes).before
                return Receipt(Outcome.CLOSED, had, had), election
            receipt = outcome(election.ballot, found.choices)
            if receipt.before != receipt.after:
                if click.interaction is not None:
                    InteractionStore(transaction).take(click.interaction, now)
                votes.put(click.ballot, click.member, found.choices, receipt.after, click.at)
                if found.wake > shown:
                    SeriesStore(transaction).hasten(click.guild, shown)
            return receipt, election

        receipt, election = await self._weeks.database.write(operation)
        if len(self._known) >= _REMEMBERED:
            self._known.clear()
        self._known[click.ballot] = election.revision, election
        late = election.poll(election.totals) if election.totals is not None else None
        held = election.slot is None and late is None
        return Voted(receipt, election.ballot, None if held else election.ballot.closes, late)


@dataclass(frozen=True, slots=True)
class _Click:
    """What a member pressed, and where."""

    guild: int
    ballot: int
    member: int
    at: datetime
    interaction: int | None
    on: Spot | None
    """The weekly message, where it was pressed there."""
