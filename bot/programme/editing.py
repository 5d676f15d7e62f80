"""Changing a series: what of the old one is settled first, and what the change does."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.week.edition import State
from bot.domain.week.errors import BeingPosted
from bot.domain.week.notice import Topic
from bot.domain.week.series import Series
from bot.domain.week.slot import Schedule
from bot.domain.week.status import Edited
from bot.domain.week.terms import Terms
from bot.programme.claim import arrived
from bot.programme.coming import SHOWN, next_slots
from bot.programme.passing import settle_obsolete, settle_past
from bot.programme.polling import close_due, realign
from bot.programme.week import Week


def edit(week: Week, terms: Terms) -> Edited:
    """Save them, once what was due by the old ones is settled. Raises BeingPosted."""
    before, shown = week.series, next_slots(week, SHOWN)
    close_due(week)
    if terms.schedule != before.schedule:
        _reschedule(week, terms.schedule)
    done = save(week, terms.applied(week.series))
    if terms.channel != before.channel:
        for making in week.editions.unfinished(week.series.id):
            if making.edition.state is State.BLOCKED:
                edition = making.edition.unblocked(arrived(making.edition))
                week.editions.save(replace(making, edition=edition))
    if before.unreadable and not week.series.unreadable:
        week.notices.forget(week.series, Topic.UNREADABLE)
    return replace(done, before=before, coming_before=shown)


def _reschedule(week: Week, schedule: Schedule) -> None:
    """Change day, time or zone; what the old ones left unsettled has no slot in the new ones.

    Raises BeingPosted. Where a message may stand, it is looked for first, as ever.
    """
    settle_past(week)
    due = week.due().post
    for making in week.editions.unfinished(week.series.id):
        if making.is_taken(week.now) and not making.edition.state.is_settled:
            raise BeingPosted(making.edition.slot.key)
    week.save(week.series.rescheduled(schedule, week.now))
    settle_past(week)
    if due is not None and week.editions.of(week.series.id, due.key) is None:
        settle_obsolete(week, due)


def save(week: Week, series: Series) -> Edited:
    """Save any change; the open ballot moves to the next slot that will happen."""
    before, shown = week.series, next_slots(week, SHOWN)
    close_due(week)
    week.save(series)
    realign(week)
    return Edited(before, series, shown, next_slots(week, SHOWN))
