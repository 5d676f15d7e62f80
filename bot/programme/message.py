"""What a weekly message says now, and when one that says something else is to be edited."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from hashlib import sha256

from bot.domain.week.edition import Effect, State, Status
from bot.domain.week.making import Making
from bot.domain.week.weekly import Spot, Weekly
from bot.programme.choice import decided
from bot.programme.week import Week

_FRESH = timedelta(hours=1)
_EDIT_WHILE_FRESH = timedelta(minutes=1)
_EDIT_LATER = timedelta(minutes=10)
_EDIT_AT_LAST = timedelta(days=1)

_ENDED = "ended"


def message(week: Week, making: Making) -> Weekly:
    """Return what the edition's message says now."""
    edition = making.edition
    carried = week.ballots.announced_by(week.series.id, edition.slot.key)
    chosen = None if making.ballot is None else week.ballots.of(making.ballot)
    return Weekly(
        week.series,
        edition,
        making.origin,
        making.season,
        making.begins_season and making.season > 1,
        making.ends_season,
        edition.slot.is_late(edition.posted_at or week.now),
        None if chosen is None else week.poll(chosen),
        None if carried is None else week.poll(carried),
        decided(week, making) if carried is None else None,
        week.next_slot(edition.slot) if carried is None else carried.slot,
        making.updated,
        _pinned(week, making),
    )


def _pinned(week: Week, making: Making) -> Spot | None:
    """Return what is to be unpinned before the edition's message is pinned."""
    pin = making.edition.effects.get(Effect.PIN)
    if pin is None or pin.status is not Status.PENDING:
        return None
    before = week.editions.pinned(week.series.id)
    if before is None or before.edition.channel is None or before.edition.message is None:
        return None
    return Spot(before.edition.channel, before.edition.message)


def face(weekly: Weekly) -> str:
    """Return what tells two states of the same message apart."""
    poll = weekly.poll
    parts: list[object] = [weekly.updated, weekly.next_slot and weekly.next_slot.at]
    parts.append(weekly.decided and weekly.decided.slug)
    parts += [weekly.series.intro] if weekly.series.intro else []
    if poll is not None:
        parts += [poll.ballot.id, poll.closes, poll.is_closed, poll.tally.turnout]
        parts += [candidate.slug for candidate in poll.ballot.standing]
        if poll.shows_counts:
            parts += sorted(poll.tally.votes.items())
        if poll.result is not None:
            parts += poll.result.order
    state = _ENDED if poll is not None and poll.is_closed else "open"
    return f"{state} {sha256(repr(parts).encode()).hexdigest()}"


def shows_close(face: str | None) -> bool:
    """Whether a message with that face shows how its ballot ended."""
    return face is not None and face.startswith(_ENDED)


def stale(week: Week) -> list[tuple[Weekly, datetime]]:
    """Return the messages that are to be edited, and when."""
    found: list[tuple[Weekly, datetime]] = []
    for number, making in enumerate(week.editions.featured(week.series.id, 2)):
        edition = making.edition
        # A message of the past is edited only if its ballot ended while nobody could show it.
        if edition.state is not State.POSTED or (number > 0 and shows_close(making.face)):
            continue
        if week.profile(edition.profession) is None:
            continue
        weekly = message(week, making)
        shows_present = face(weekly)
        if shows_present != making.face and (number == 0 or shows_close(shows_present)):
            found.append((weekly, _edit_at(week, making, weekly)))
    return found


def note_change(week: Week) -> None:
    """Note that the profile of this week's message has changed; older weeks stay as they were."""
    making = week.latest()
    if making is None:
        return
    profile = week.profile(making.edition.profession)
    if profile is not None and making.profile not in (None, profile):
        week.editions.save(replace(making, profile=profile, updated=week.now))


def _edit_at(week: Week, making: Making, weekly: Weekly) -> datetime:
    edition, poll = making.edition, weekly.poll
    assert making.shown is not None
    assert edition.posted_at is not None
    if making.shown > week.now:  # by a clock that was ahead
        return week.now
    if poll is not None and poll.is_closed and making.shown <= poll.ballot.closes:
        return week.now
    if making.stale is not None:  # twice as long after each failure: some ten times in a week
        return making.shown + min(max(making.shown - making.stale, _EDIT_LATER), _EDIT_AT_LAST)
    is_fresh = week.now - edition.posted_at < _FRESH
    return making.shown + (_EDIT_WHILE_FRESH if is_fresh else _EDIT_LATER)
