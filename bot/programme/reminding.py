"""The reminder in the thread, a day before the vote closes: where staff want it, once."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from bot.domain.week.edition import Effect, Progress, State, Status
from bot.programme.week import Week

_BEFORE = timedelta(days=1)
_TOO_LATE = timedelta(hours=1)
"""Before the close, and after the opening: nearer than that it would only be noise."""


def reminder_at(week: Week) -> datetime | None:
    """Return when the vote is to be brought to mind; none where it is not, or was."""
    latest, pending = week.latest(), week.pending()
    if not week.series.reminder or latest is None or pending is None or pending.slot is None:
        return None
    edition, ballot = latest.edition, pending.ballot
    thread = edition.effects.get(Effect.THREAD)
    has_thread = thread is not None and thread.status is Status.DONE
    if edition.state is not State.POSTED or Effect.REMIND in edition.effects or not has_thread:
        return None
    at = ballot.closes - _BEFORE
    if not pending.is_open or at < ballot.opened + _TOO_LATE:
        return None
    return at if week.now < ballot.closes - _TOO_LATE else None


def remind(week: Week) -> None:
    """Want the reminder, once it is time."""
    at, latest = reminder_at(week), week.latest()
    if at is not None and latest is not None and at <= week.now:
        edition = latest.edition.with_effect(Effect.REMIND, Progress())
        week.editions.save(replace(latest, edition=edition))
