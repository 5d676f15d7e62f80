"""What is known by now of the next dates."""

from __future__ import annotations

from bot.domain.week.ballot import Candidate, Origin
from bot.domain.week.coming import Coming
from bot.domain.week.errors import NothingComing
from bot.domain.week.slot import Slot
from bot.programme.choice import choice
from bot.programme.week import Week

SHOWN = 4
"""So many of the next dates are shown with a series, and with a change of it."""


def next_slots(week: Week, count: int) -> tuple[Slot, ...]:
    """Return the next dates; none while paused without an end."""
    return week.series.upcoming(week.now, count, week.around())


def nearest(week: Week) -> Slot:
    """Return the next slot that is not settled, in a pause as well. Raises NothingComing."""
    slot = week.next_slot()
    if slot is not None:
        return slot
    settled = {edition.slot.key for edition in week.around() if edition.state.is_settled}
    for slot in week.series.schedule.upcoming(week.now, len(settled) + 1):
        if slot.key not in settled:
            return slot
    raise NothingComing


def coming(week: Week, count: int) -> tuple[Coming, ...]:
    """Return the next dates with what is known of each: the first two or so, then the queue's."""
    pending = week.pending()
    poll = None if pending is None else week.poll(pending)
    queue = [slug for slug in week.wishes.queue(week.series.id) if slug in week.valid]
    found: list[Coming] = []
    for slot in next_slots(week, count):
        turn = week.series.schedule.turn(slot)
        decided: Candidate | None = None
        if not found and poll is not None:
            if poll.result is not None:
                winner = poll.result.winner
                decided = next(c for c in poll.ballot.candidates if c.slug == winner)
            found.append(Coming(slot, turn, poll, decided))
            continue
        if queue:
            decided = Candidate(queue.pop(0), Origin.QUEUE)
        elif not found:
            chosen = choice(week)
            if chosen is not None and chosen.origin is not None:
                decided = Candidate(chosen.slug, chosen.origin)
        found.append(Coming(slot, turn, None, decided))
    return tuple(found)
