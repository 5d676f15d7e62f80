"""What one series needs at this instant, and when it must be looked at again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from bot.domain.edition import Effect, State
from bot.domain.notice import Notice
from bot.domain.series import Series
from bot.domain.weekly import Weekly
from bot.series.week import CLICK_GRACE, Week, face, shows_close
from bot.storage import ballots, editions

KEPT_AFTER_REMOVAL = timedelta(days=30)

_FRESH = timedelta(hours=1)
_EDIT_WHILE_FRESH = timedelta(minutes=1)
_EDIT_LATER = timedelta(minutes=10)

_SOON = timedelta(seconds=1)
_LATEST = timedelta(days=1)
"""Nothing is looked further ahead than this: what was computed is computed again."""


@dataclass(frozen=True, slots=True)
class Agenda:
    """What needs Discord now, in this order."""

    series: Series
    refresh: tuple[Weekly, ...]
    """Messages that no longer say what is true."""
    posts: tuple[date, ...]
    """Keys of editions to claim; a later one must wait until the one before is settled."""
    effects: tuple[date, ...]
    """Keys of posted editions of which something is left to do."""


def agenda(week: Week) -> Agenda | None:
    """Settle what needs no Discord, return what does; none for a server that the bot left."""
    removed = week.all.removed_at(week.series)
    if removed is not None:
        end = removed + KEPT_AFTER_REMOVAL
        if week.now >= end:
            week.all.delete(week.series.guild)
        else:
            week.all.sleep(week.series.guild, end)
        return None
    week.close_due()
    week.withdraw_vanished()
    week.ballots.erase(week.series.id, week.now)
    week.settle_past()
    _note_change(week)
    posts, effects = _due(week)
    refresh = tuple(weekly for weekly, at in _stale(week) if at <= week.now)
    return Agenda(week.series, refresh, posts, effects)


def news(week: Week) -> tuple[Notice, ...]:
    """Return what staff are to be told now; from here on it counts as tried.

    Told once rather than twice, should we die over it: staff's next command tells it then.
    """
    notices = week.notices.untried(week.series)
    for notice in notices:
        week.notices.tried(week.series, notice, told=False)
    return tuple(notices)


def next_wake(week: Week) -> datetime:
    """Return when the series must be looked at again, in a day at the latest; votes hasten it."""
    now, series = week.now, week.series
    instants = [now + _LATEST, next(series.schedule.after(now)).at]
    pending = week.pending()
    if pending is not None and pending.state is ballots.State.OPEN:
        instants.append(pending.ballot.closes + CLICK_GRACE)
    erasure = week.ballots.next_erasure(series.id)
    if erasure is not None:
        instants.append(erasure)
    instants += [at for _, at in _stale(week)]
    for record in week.editions.around(series.id, now):
        instants += _instants(week, record)
    return max(min(instants), now + _SOON)


def _due(week: Week) -> tuple[tuple[date, ...], tuple[date, ...]]:
    """Return the keys of editions to claim for their post, and for their effects."""
    programme = week.editions.around(week.series.id, week.now)
    due = week.series.due(week.now, [record.edition for record in programme])
    over = {slot.key for slot in (*due.missed, *due.paused)}
    posts: list[editions.Record] = []
    effects: list[date] = []
    for record in programme:
        slot, state = record.edition.slot, record.edition.state
        if record.is_taken(week.now):
            continue
        is_over = slot.key in over or slot.at <= week.series.since
        if state is State.CLAIMED or (record.may_stand and is_over):
            posts.append(record)
        elif state is State.POSTED and record.edition.due(week.now):
            effects.append(slot.key)
    if due.post is not None:
        record = week.record(due.post)
        if record not in posts and not record.is_taken(week.now):
            posts += [record] if record.edition.due(week.now) else []
    posts.sort(key=lambda record: record.edition.slot.at)
    return tuple(record.edition.slot.key for record in posts), tuple(effects)


def _instants(week: Week, record: editions.Record) -> list[datetime]:
    """Return when something is due of the edition, in the past as well."""
    edition = record.edition
    if record.is_taken(week.now):
        assert record.lease is not None
        return [record.lease]
    if edition.state.is_settled:
        pending = [edition.effects[e] for e in edition.due(week.now + _LATEST)]
    else:
        pending = [edition.effects[Effect.POST]]
    retries = [progress.retry or week.now for progress in pending]
    if edition.state is State.BLOCKED:  # one that was to be posted early waits for its slot
        retries = [max(retry, edition.slot.at) for retry in retries]
    if edition.state in (State.BLOCKED, State.CLAIMED):
        retries.append(week.series.deadline(edition.slot) + timedelta.resolution)
    return retries


def _stale(week: Week) -> list[tuple[Weekly, datetime]]:
    """Return the messages that are to be edited, and when."""
    stale: list[tuple[Weekly, datetime]] = []
    for number, record in enumerate(week.editions.featured(week.series.id, 2)):
        edition = record.edition
        if edition.state is not State.POSTED or week.profile(edition.profession) is None:
            continue
        weekly = week.weekly(record)
        shows_present = face(weekly)
        # A message of the past is edited only if its ballot ended while nobody could show it.
        is_final = number > 0 and (shows_close(record.face) or not shows_close(shows_present))
        if shows_present != record.face and not is_final:
            stale.append((weekly, _edit_at(week, record, weekly)))
    return stale


def _edit_at(week: Week, record: editions.Record, weekly: Weekly) -> datetime:
    edition, poll = record.edition, weekly.poll
    assert record.shown is not None
    assert edition.posted_at is not None
    if poll is not None and poll.is_closed and record.shown <= poll.ballot.closes:
        return week.now
    is_fresh = week.now - edition.posted_at < _FRESH
    return record.shown + (_EDIT_WHILE_FRESH if is_fresh else _EDIT_LATER)


def _note_change(week: Week) -> None:
    """Note that the profile of this week's message has changed; older weeks stay as they were."""
    for record in week.editions.featured(week.series.id, 1):
        profile = week.profile(record.edition.profession)
        if profile is not None and record.profile not in (None, profile):
            week.editions.save(replace(record, profile=profile, updated=week.now))
