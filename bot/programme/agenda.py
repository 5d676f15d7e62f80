"""What one series needs at this instant, and when it must be looked at again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.week.edition import Cause, Effect, Reason, State
from bot.domain.week.making import Making
from bot.domain.week.notice import Notice, Topic
from bot.domain.week.series import Series
from bot.domain.week.weekly import Weekly
from bot.programme.claim import Claim, Owner, claim_effects, claim_post
from bot.programme.message import note_change, stale
from bot.programme.passing import settle_past, take_back
from bot.programme.polling import close_due, follow_catalogue
from bot.programme.reminding import remind, reminder_at
from bot.programme.week import CLICK_GRACE, Week
from bot.storage.series import LONGEST_SLEEP

_SOON = timedelta(seconds=1)
_LATER = timedelta(minutes=1)
"""What should have been done by now, and could not be, is looked at again then."""


@dataclass(frozen=True, slots=True)
class Agenda:
    """The next thing that needs Discord, if anything does; then ask again."""

    series: Series
    refresh: Weekly | None
    """A message that no longer says what is true."""
    claim: Claim | None
    """What is to be brought further: one thing at a time, the oldest first."""
    notices: tuple[Notice, ...]
    """What staff are to be told. From here on it counts as tried: told once rather than twice,
    should we die over it; staff's next command tells it then."""


def agenda(week: Week, owner: Owner, seed: str) -> Agenda | None:
    """Settle what needs no Discord, claim the next thing that does; none for a server that the
    bot left. Whatever happens to the process, the series is looked at again in time.
    """
    take_back(week)
    close_due(week)
    if week.every_series.removed_at(week.series) is not None:
        week.every_series.sleep(week.series.guild, _ballot_wake(week) or week.now + LONGEST_SLEEP)
        return None
    follow_catalogue(week)
    settle_past(week)
    note_change(week)
    remind(week)
    _note_unreadable(week)
    edits = stale(week)
    refresh = next((weekly for weekly, at in edits if at <= week.now), None)
    claim = None if refresh is not None else _claim(week, owner, seed)
    week.every_series.sleep(week.series.guild, _wake(week, [at for _, at in edits]))
    return Agenda(week.series, refresh, claim, news(week))


def news(week: Week) -> tuple[Notice, ...]:
    """Return what staff are to be told now, and note that it was tried."""
    notices = week.notices.untried(week.series)
    for notice in notices:
        week.notices.tried(week.series, notice, told=False)
    return tuple(notices)


def _claim(week: Week, owner: Owner, seed: str) -> Claim | None:
    """Claim what is due: what may stand before anything is sent, the post before its effects.

    A later post waits until the one before is known: it may repeat it otherwise.
    """
    unfinished = week.editions.unfinished(week.series.id)
    unknown = next((each for each in unfinished if each.edition.may_stand), None)
    if unknown is not None:
        if not unknown.is_taken(week.now) and unknown.edition.due(week.now):
            return claim_post(week, unknown, owner, seed)
    else:
        slot = week.due().post
        making = None if slot is None else week.making(slot)
        if making is not None and making.edition.due(week.now):
            claim = claim_post(week, making, owner, seed)
            if claim is not None:
                return claim
    for making in unfinished:
        if not making.is_taken(week.now):
            claim = claim_effects(week, making, owner)
            if claim is not None:
                return claim
    return None


def _wake(week: Week, edits: Sequence[datetime]) -> datetime:
    """Return when the series must be looked at again, in a day at the latest; votes hasten it."""
    now, series = week.now, week.series
    instants = [now + LONGEST_SLEEP, *edits]
    if not series.unreadable:
        instants.append(next(series.schedule.after(now)).at)
    instants += [at for at in (_ballot_wake(week), reminder_at(week)) if at is not None]
    for making in week.editions.unfinished(series.id):
        instants += _instants(week, making)
    return max(min(at if at > now else now + _LATER for at in instants), now + _SOON)


def _ballot_wake(week: Week) -> datetime | None:
    """Return when the open ballot is to be counted."""
    pending = week.pending()
    if pending is None or not pending.is_open:
        return None
    return min(pending.ballot.closes + CLICK_GRACE, week.now + LONGEST_SLEEP)


def _instants(week: Week, making: Making) -> list[datetime]:
    """Return when something is due of the edition, in the past as well."""
    edition = making.edition
    if making.is_taken(week.now):
        assert making.lease is not None
        return [making.lease]
    if edition.state is State.POSTED:
        pending = [edition.effects[effect] for effect in edition.due(week.now + LONGEST_SLEEP)]
        return [progress.next_try(week.now) for progress in pending]
    retry = edition.effects[Effect.POST].next_try(week.now)
    if edition.may_stand:
        return [retry]
    # One that was to be posted early waits for its slot.
    return [max(retry, edition.slot.at), week.series.deadline(edition.slot) + timedelta.resolution]


def _note_unreadable(week: Week) -> None:
    for option, value in week.series.unreadable.items():
        week.note(Topic.UNREADABLE, option, Cause(Reason.REFUSED, value))
