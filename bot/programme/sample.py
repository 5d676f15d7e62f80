"""What a post would look like, were it made now."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.domain.week.errors import NothingComing
from bot.domain.week.weekly import Weekly
from bot.programme.claim import Owner, claim_post
from bot.programme.coming import nearest
from bot.programme.week import Week


def sample(week: Week, seed: str) -> Weekly:
    """Return what a post would look like; to be called where changes are undone.

    It gives nothing away: while members vote, the first candidate stands for the winner. Raises
    NothingComing where there is no profession.
    """
    pending, slug = week.pending(), None
    if pending is not None and pending.is_open:
        week.ballots.void(pending)
        slug = next((c.slug for c in pending.ballot.standing), None)
    making = week.making(nearest(week))
    edition = replace(making.edition.absent(), profession=slug)
    claim = claim_post(
        week, replace(making, edition=edition), Owner("test", timedelta()), seed, keep=True
    )
    if claim is None:
        raise NothingComing
    weekly = replace(claim.weekly, is_test=True, chosen_by=None)
    if weekly.poll is None:
        return weekly
    ballot = replace(weekly.poll.ballot, id="test")
    return replace(weekly, poll=replace(weekly.poll, ballot=ballot))
