"""Leaving one date out."""

from __future__ import annotations

from datetime import date

from bot.domain.week.edition import Cause, Reason, State
from bot.domain.week.errors import AnotherDate, BeingPosted, NothingComing
from bot.domain.week.status import Skipped
from bot.programme.passing import pass_over, settle_past
from bot.programme.polling import close_due, realign
from bot.programme.week import Week


def skip(week: Week, only: date | None = None) -> Skipped:
    """Take out what is overdue, else the next slot; see `Plan.skip`."""
    close_due(week)
    settle_past(week)
    flight = week.in_flight()
    slot = week.slot_to_fill()
    if flight is not None and (slot is None or flight.edition.slot.at <= week.now):
        slot = flight.edition.slot
    if slot is None:
        raise NothingComing
    if only is not None and slot.key != only:
        raise AnotherDate(slot.key)
    making = week.making(slot)
    if making.is_taken(week.now) or not making.edition.leads_to(State.SKIPPED):
        raise BeingPosted(slot.key)
    pass_over(week, slot, State.SKIPPED, Cause(Reason.SKIPPED))
    poll = realign(week)
    week.every_series.wake(week.series)
    return Skipped(slot, week.next_slot(), None if poll is None else week.poll(poll))
