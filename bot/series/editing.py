"""Changing a series: what of the old one is settled first, and what the change does."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from datetime import timedelta

from bot.domain.week.edition import State
from bot.domain.week.errors import BeingPosted
from bot.domain.week.notice import Topic
from bot.domain.week.series import Discussion, Series
from bot.domain.week.slot import Schedule, Slot
from bot.series.claim import arrived
from bot.series.coming import next_slots
from bot.series.passing import settle_obsolete, settle_past
from bot.series.polling import close_due, realign
from bot.series.week import Week

SHOWN = 4
"""So many of the next dates are shown with a change."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What `/series setup` and `/series edit` set; `Plan.settings` gives the present ones.

    Change them with `dataclasses.replace`.
    """

    channel: int
    schedule: Schedule
    language: str = "en-US"
    role: int | None = None
    discussion: Discussion = Discussion.THREAD
    pin: bool = False
    """Whether each post is pinned."""
    catch_up: timedelta = timedelta(hours=24)
    publish: bool = False
    """Whether a post in an announcement channel goes to the servers that follow it."""
    intro: str = ""
    """The server's own line above each post."""
    reminder: bool = False
    """Whether the thread is reminded a day before its vote closes."""


@dataclass(frozen=True, slots=True)
class Edited:
    """A change beside what was: shown before saving by `would_edit`, and after by `edit`."""

    before: Series
    after: Series
    coming_before: tuple[Slot, ...]
    coming: tuple[Slot, ...]
    """The next four dates; none while paused without an end."""


def settings_of(series: Series) -> Settings:
    """Return the present ones."""
    return Settings(**{option.name: getattr(series, option.name) for option in fields(Settings)})


def with_settings(series: Series, settings: Settings) -> Series:
    """Return the series as they want it, with all that they do not name."""
    return replace(series, **{o.name: getattr(settings, o.name) for o in fields(Settings)})


def edit(week: Week, settings: Settings) -> Edited:
    """Save them, once what was due by the old ones is settled. Raises BeingPosted."""
    before, shown = week.series, next_slots(week, SHOWN)
    close_due(week)
    if settings.schedule != before.schedule:
        _reschedule(week, settings.schedule)
    done = save(week, with_settings(week.series, settings))
    if settings.channel != before.channel:
        for record in week.editions.unfinished(week.series.id):
            if record.edition.state is State.BLOCKED:
                edition = record.edition.unblocked(arrived(record.edition))
                week.editions.save(replace(record, edition=edition))
    if before.unreadable and not week.series.unreadable:
        week.notices.forget(week.series, Topic.UNREADABLE)
    return replace(done, before=before, coming_before=shown)


def _reschedule(week: Week, schedule: Schedule) -> None:
    """Change day, time or zone; what the old ones left unsettled has no slot in the new ones.

    Raises BeingPosted. Where a message may stand, it is looked for first, as ever.
    """
    settle_past(week)
    due = week.series.due(week.now, week.programme()).post
    for record in week.editions.unfinished(week.series.id):
        if record.is_taken(week.now) and not record.edition.state.is_settled:
            raise BeingPosted(record.edition.slot.key)
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
