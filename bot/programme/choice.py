"""Who comes next in a series: what a ballot decided, staff's queue, what has rested longest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.domain.week.ballot import Candidate, Origin
from bot.domain.week.making import Making
from bot.domain.week.season import History, Selection, select
from bot.programme.week import Week


@dataclass(frozen=True, slots=True)
class Choice:
    """Who fills a slot, and how it came to be chosen."""

    slug: str
    origin: Origin | None
    season: int
    begins_season: bool
    ballot: int | None = None


def choice(week: Week) -> Choice | None:
    """Return who fills the next slot; none where no profile is left at all.

    What the ballot decided, else staff's queue, else the first that could stand: what members
    suggested is promised a ballot, so it is passed over as long as there is anything else.
    """
    pending = week.pending()
    if pending is not None and pending.result is not None:
        winner = pending.result.winner
        origin = next(c.origin for c in pending.ballot.candidates if c.slug == winner)
        return Choice(winner, origin, pending.season, pending.begins_season, pending.id)
    history, number = week.seen
    selection = _selected(week, history, None, week.wishes.queue(week.series.id))
    if not selection.candidates:
        return None
    standing = selection.candidates
    first = next((c for c in standing if c.origin is not Origin.PROPOSAL), standing[0])
    season = number + selection.is_new_season
    return Choice(first.slug, first.origin, season, selection.is_new_season)


def standing(week: Week, history: History, posting: str | None = None) -> Selection:
    """Return who stands, given what the server will have seen once `posting` is posted."""
    last = week.ballots.last_decided(week.series.id)
    runner_up = last.result.runner_up if last is not None and last.result else None
    queue = [slug for slug in week.wishes.queue(week.series.id) if slug != posting]
    return _selected(week, history, runner_up, queue)


def seen_with(week: Week, slug: str, season: int) -> History:
    """Return what the server has seen once this profession of that season is posted."""
    history, number = week.seen
    return history.with_next(slug, is_new_season=season != number)


def decided(week: Week, making: Making) -> Candidate | None:
    """Return who comes after an edition without a vote; nobody knows it of one of the past."""
    edition, latest = making.edition, week.latest()
    assert edition.profession is not None
    if not edition.state.is_featured:
        seen = seen_with(week, edition.profession, making.season)
        selection = standing(week, seen, edition.profession)
    elif latest is None or latest.edition.slot == edition.slot:
        selection = standing(week, week.seen[0])
    else:
        return None
    return selection.candidates[0] if len(selection.candidates) == 1 else None


def _selected(
    week: Week, history: History, runner_up: str | None, queue: Sequence[str]
) -> Selection:
    return select(
        week.valid,
        replace(history, offered=week.ballots.offered(week.series.id)),
        week.series.ballot.size,
        runner_up=runner_up,
        proposals=_proposals(week),
        queue=queue,
    )


def _proposals(week: Week) -> list[str]:
    """Return what members suggested and staff approved, and no ballot has had so far."""
    return [
        wish.slug
        for wish in week.wishes.suggestions(week.series.id)
        if wish.is_approved and wish.ballot is None
    ]
