"""What staff have to do next before a weekly series goes on."""

from __future__ import annotations

from datetime import datetime

from bot.cards.asking.help import Step
from bot.cards.sheet import button
from bot.cards.staff.status import paused_at
from bot.cards.week import decision
from bot.cards.words import Words
from bot.domain.week.edition import State
from bot.domain.week.status import SeriesStatus


def next_step(now: SeriesStatus | None, words: Words, *, at: datetime) -> Step | None:
    """Return it, where anything has to be done at the instant `at`; None of `now` is no series."""
    if now is None:
        return Step(words("step-set-up"), button(words("button-set-up"), decision.SET_UP))
    is_stuck = now.latest is not None and now.latest.state is State.BLOCKED
    if now.series.unreadable or is_stuck:
        return Step(words("step-stuck"), button(words("button-status"), decision.STATUS))
    pause = paused_at(now.series, at)
    if pause is not None and pause.until is None:
        return Step(words("step-paused"), button(words("button-resume"), decision.RESUME))
    return None
