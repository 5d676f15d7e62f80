"""A ballot from its opening to its close. It belongs to one edition, and ends with it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from bot.domain.week.ballot import Ballot, Origin, settle, tally
from bot.domain.week.draw import commitment
from bot.domain.week.election import Election, Phase
from bot.domain.week.making import Making
from bot.domain.week.notice import Topic
from bot.domain.week.slot import Slot
from bot.programme.choice import seen_with, standing
from bot.programme.week import CLICK_GRACE, WRONG_CLOCK, Week

_SOME_DAY = datetime(9999, 1, 1, tzinfo=UTC)
"""When a ballot closes whose series is paused without an end."""


def open_ballot(week: Week, making: Making, seed: str) -> None:
    """Open the ballot that the edition's message carries, where there is anything to vote on.

    Without a slot to decide (the series is paused) it stays open until there is one.
    """
    slug, slot = making.edition.profession, week.next_slot(making.edition.slot)
    assert slug is not None
    selection = standing(week, seen_with(week, slug, making.season), slug)
    if not selection.is_vote:
        return
    options = week.series.ballot
    ballot = Ballot(
        0,
        selection.candidates,
        week.now,
        _SOME_DAY if slot is None else options.closing(week.now, slot.at),
        commitment(seed),
        options,
    )
    opened = week.ballots.begin(
        Election(
            ballot,
            week.series.id,
            making.edition.slot.key,
            slot,
            seed,
            making.season + selection.is_new_season,
            selection.is_new_season,
        )
    )
    for candidate in ballot.candidates:
        if candidate.origin is Origin.PROPOSAL:
            week.wishes.put_on(week.series.id, candidate.slug, opened.id)


def close(week: Week, election: Election) -> Election:
    """End a ballot with the votes it has, at its own time or now, whichever comes first."""
    closes = min(election.ballot.closes, week.now)
    opened = min(election.ballot.opened, closes - timedelta.resolution)
    ballot = replace(election.ballot, opened=opened, closes=closes)
    totals = tally(ballot, week.votes.of(election.id))
    week.wishes.done_with(election.id)
    ended = replace(election, ballot=ballot)
    return week.ballots.closed(ended, totals, settle(ballot, totals, election.seed))


def close_due(week: Week) -> None:
    """End the ballot whose time is over, once no click is on its way any more.

    Who has a profile then stands: nobody may have looked since the catalogue was replaced.
    """
    if _is_due(week):
        follow_catalogue(week)
        pending = week.pending()
        if pending is not None:
            close(week, pending)


def _is_due(week: Week) -> bool:
    pending = week.pending()
    return (
        pending is not None and pending.is_open and pending.ballot.closes + CLICK_GRACE <= week.now
    )


def end_at(week: Week, at: datetime) -> bool:
    """Let the ballot of the next post take no later click; whether there is one."""
    pending = week.pending()
    if pending is None or not pending.is_open:
        return False
    if pending.ballot.closes > at:
        opened = min(pending.ballot.opened, at - timedelta.resolution)
        ballot = replace(pending.ballot, opened=opened, closes=at)
        week.ballots.save(replace(pending, ballot=ballot))
    return True


def end_open(week: Week) -> None:
    """See to it that none takes votes, before another one does."""
    election = week.ballots.open(week.series.id)
    if election is None:
        return
    announced = week.editions.of(week.series.id, election.announced)
    if announced is not None and announced.edition.state.is_featured:
        close(week, election)
    else:
        week.ballots.void(election)


def void_announced_by(week: Week, key: date) -> None:
    """The edition's message will not be posted: the ballot in it decides nothing."""
    election = week.ballots.announced_by(week.series.id, key)
    if election is not None:
        week.ballots.void(election)


def follow_catalogue(week: Week) -> None:
    """Strike out candidates whose profile disappeared, and let those stand again that are back.

    Once it is closed only a winner is struck out that disappeared: then the second wins.
    """
    pending = week.pending()
    if pending is None:
        return
    flight = week.in_flight()
    if flight is not None and flight.ballot == pending.id:
        return  # the message with its winner may stand already
    known, candidates = week.catalogue.profiles, pending.ballot.candidates
    gone = [c.slug for c in candidates if c.slug not in known and not c.is_withdrawn]
    back = [c.slug for c in candidates if c.slug in known and c.is_withdrawn]
    if pending.state is Phase.CLOSED:
        back = []
        if pending.result is not None and pending.result.winner in known:
            gone = []  # what members have read of it stays as it was
    if not gone and not back:
        return
    election = replace(pending, ballot=pending.ballot.without(gone).with_back(back))
    if election.totals is not None:
        result = settle(election.ballot, election.totals, election.seed)
        election = replace(election, result=result)
    week.ballots.save(election)
    for slug in gone:
        week.note(Topic.WITHDRAWN, slug)


def hold_for(week: Week, election: Election, slot: Slot | None) -> Election:
    """Let an open ballot decide that slot; votes and candidates stay."""
    return election if election.slot == slot else week.ballots.save(_moved(week, election, slot))


def realign(week: Week) -> Election | None:
    """Hold the open ballot for the next slot that will happen; return the pending one."""
    pending = week.pending()
    if pending is None or not pending.is_open:
        return pending
    return hold_for(week, pending, week.slot_to_fill())


def reopen(week: Week) -> None:
    """Take a close back that a clock has made which was ahead: it is still to come.

    The seed stays, so a clock that is behind now, and takes back what was right, changes nothing:
    the same votes give the same result again, and clicks are judged by Discord's time. Once the
    voters' ids are erased nothing is taken back: who had voted could vote again.
    """
    election = week.pending()
    if election is None or election.state is not Phase.CLOSED or election.erase is None:
        return
    if election.ballot.closes > week.now + WRONG_CLOCK and week.in_flight() is None:
        week.ballots.reopened(election)
        week.note(Topic.WRONG_CLOCK)


def _moved(week: Week, election: Election, slot: Slot | None) -> Election:
    if slot is None:
        return replace(election, slot=None, ballot=replace(election.ballot, closes=_SOME_DAY))
    opened = min(election.ballot.opened, week.now)
    ballot = replace(election.ballot, opened=opened).moved_to(slot.at)
    # Nobody is told of a close that was in the past already when it was moved there.
    present = max(week.now.replace(microsecond=0), opened + timedelta.resolution)
    return replace(election, slot=slot, ballot=replace(ballot, closes=max(ballot.closes, present)))
