"""What fills a slot: its profession, how far its post and each effect got, and why not further.

planned, blocked            -> claimed -> posted -> deleted
planned, claimed, blocked   -> blocked, missed
planned, blocked            -> skipped
blocked, missed, skipped    -> planned, where it is still to come after all
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from hashlib import sha256
from types import MappingProxyType
from typing import Self

from bot.domain.week.slot import Slot


class State(StrEnum):
    """How far an edition got."""

    PLANNED = "planned"
    CLAIMED = "claimed"
    """A process is sending it, or died over it: look for its mark in the channel, then send."""
    POSTED = "posted"
    BLOCKED = "blocked"
    """Nothing is lost: it is tried again until the series' `catch_up` ends, and looked for as long
    as nobody knows whether its message stands."""
    DELETED = "deleted"
    MISSED = "missed"
    SKIPPED = "skipped"

    @property
    def is_settled(self) -> bool:
        """Whether the slot needs nothing any more."""
        return self in _SETTLED

    @property
    def is_featured(self) -> bool:
        """Whether members saw the profession, which counts for seasons and ties."""
        return self in _FEATURED

    def leads_to(self, state: State) -> bool:
        """Whether an edition in this state may come to the other."""
        return state in _STEPS[self]


_FEATURED = frozenset({State.POSTED, State.DELETED})
_SETTLED = _FEATURED | {State.MISSED, State.SKIPPED}
_GIVEN_UP = frozenset({State.PLANNED, State.MISSED, State.SKIPPED})
_OPEN = frozenset({State.CLAIMED, State.BLOCKED, State.MISSED, State.SKIPPED})
_STEPS: Mapping[State, frozenset[State]] = MappingProxyType(
    {
        State.PLANNED: _OPEN,
        State.CLAIMED: _OPEN - {State.SKIPPED} | {State.POSTED},
        State.BLOCKED: _OPEN | {State.PLANNED},
        State.POSTED: frozenset({State.DELETED}),
        State.DELETED: frozenset(),
        State.MISSED: frozenset({State.PLANNED}),
        State.SKIPPED: frozenset({State.PLANNED}),
    }
)


class Reason(StrEnum):
    """Why something did not happen."""

    OFFLINE = "offline"  # the bot did not run while the slot could still be posted
    CHANNEL_GONE = "channel-gone"
    MESSAGE_GONE = "message-gone"  # a moderator deleted the weekly message
    PERMISSION_MISSING = "permission-missing"  # the detail names it
    REFUSED = "refused"  # Discord said no; the detail is its code and message
    BUSY = "busy"  # Discord said not now (429 and its like): certainly not done
    UNREACHABLE = "unreachable"  # Discord answered 5xx or nothing: nobody knows whether it was done
    NO_PROFESSION = "no-profession"  # no valid profile was left to post
    SKIPPED = "skipped"  # by staff
    PAUSED = "paused"
    RESCHEDULED = "rescheduled"  # staff changed day, time or zone before it was posted
    REMOVED = "removed"  # the bot was not a member of the server


_LOCKED_OUT = (Reason.CHANNEL_GONE, Reason.PERMISSION_MISSING)


@dataclass(frozen=True, slots=True)
class Cause:
    """A reason, with what staff must know to cure it."""

    reason: Reason
    detail: str = ""


class Effect(StrEnum):
    """What a slot does to the server; each but the post needs the post and nothing else."""

    POST = "post"
    PING = "ping"
    THREAD = "thread"
    PIN = "pin"
    PUBLISH = "publish"
    REMIND = "remind"
    """Wanted a day before the vote closes, and not before."""


class Status(StrEnum):
    """How an effect stands."""

    PENDING = "pending"
    DONE = "done"
    FAILED = "failed"


_WAITS = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60))


def retry_at(failures: int, failed_at: datetime, deadline: datetime | None) -> datetime | None:
    """Return when to try again after the last of `failures` in a row; None: not any more.

    The waits are 1, 5, 15 and 60 minutes, then an hour each; without a deadline, for ever.
    """
    again = failed_at + _WAITS[min(failures, len(_WAITS)) - 1]
    return again if deadline is None or again <= deadline else None


@dataclass(frozen=True, slots=True)
class Progress:
    """How one effect stands, after how many failures, and when it is tried next."""

    status: Status = Status.PENDING
    failures: int = 0
    cause: Cause | None = None
    retry: datetime | None = None
    """None: at once while pending, never once done or failed."""

    def is_due(self, now: datetime) -> bool:
        """Whether it is to be tried now."""
        return self.status is Status.PENDING and self.next_try(now) <= now

    def next_try(self, now: datetime) -> datetime:
        """Return when it is to be tried, while pending; `now` where that was before.

        No wait is longer than an hour: a later moment was set by a wrong clock.
        """
        if self.retry is None or not now < self.retry <= now + _WAITS[-1]:
            return now
        return self.retry

    def done(self) -> Self:
        """The effect happened; what failed before is forgotten."""
        return replace(self, status=Status.DONE, cause=None, retry=None)

    def refused(self, cause: Cause) -> Self:
        """The effect will not happen: trying again would be refused again.

        What is settled stays so, here and in `failed`: another process may have done it meanwhile.
        """
        if self.status is not Status.PENDING:
            return self
        return replace(
            self, status=Status.FAILED, failures=self.failures + 1, cause=cause, retry=None
        )

    def failed(self, cause: Cause, now: datetime, deadline: datetime | None) -> Self:
        """The effect is tried again later, until the deadline is reached; None: for ever."""
        again = retry_at(self.failures + 1, now, deadline)
        if again is None or self.status is not Status.PENDING:
            return self.refused(cause)
        return replace(self, failures=self.failures + 1, cause=cause, retry=again)


@dataclass(frozen=True, slots=True)
class Edition:
    """What fills one slot of one series.

    Made with the effects that are wanted; each method returns the edition one step further and
    raises ValueError where the state does not lead there.
    """

    series: int
    slot: Slot
    profession: str | None
    """Its slug; none where the slot passed before one was chosen."""
    state: State = State.PLANNED
    effects: Mapping[Effect, Progress] = field(
        default_factory=lambda: MappingProxyType({Effect.POST: Progress()})
    )
    cause: Cause | None = None
    """Why it is blocked, missed, skipped or deleted."""
    channel: int | None = None
    """Where its message stands; while it is claimed, where it is being sent to."""
    message: int | None = None
    posted_at: datetime | None = None
    unknown_since: datetime | None = None
    """Since when its message may stand in `channel` without being recorded; none where it
    certainly does not. What is unknown stays unknown until somebody has looked."""

    @property
    def may_stand(self) -> bool:
        """Whether its message may stand in its channel without being recorded."""
        return self.unknown_since is not None

    @property
    def is_finished(self) -> bool:
        """Whether nothing is left to do for it, ever: until then it is found by this alone."""
        if self.state is State.POSTED:
            return all(progress.status is not Status.PENDING for progress in self.effects.values())
        return self.state.is_settled

    @property
    def holds_its_week(self) -> bool:
        """Whether no other slot may be posted by itself in the same ISO week.

        A week that staff skipped stays skipped when they change the day; one that merely fell
        into a pause, or was never posted, does not.
        """
        return self.is_left_out or self.may_stand or self.state.is_featured

    @property
    def is_left_out(self) -> bool:
        """Whether staff took its slot out, rather than a pause or a change of the schedule."""
        skipped = Cause(Reason.SKIPPED)
        return self.state is State.SKIPPED and self.cause == skipped

    @property
    def answers_until(self) -> datetime | None:
        """Return up to when all slots before it are settled too, once it is settled itself.

        One that was settled ahead may have been the next after a pause that staff ended then: what
        came round between is not settled by it. None where nobody knows when it was.
        """
        if self.is_left_out:
            return None
        return self.slot.at if self.posted_at is None else min(self.slot.at, self.posted_at)

    @property
    def was_late(self) -> bool:
        """Whether the post said for when it was planned."""
        return self.posted_at is not None and self.slot.is_late(self.posted_at)

    def due(self, now: datetime) -> tuple[Effect, ...]:
        """Return the effects to be tried now, in order: the post first, then all it carries."""
        if self.state is State.POSTED:
            wanted = [effect for effect in Effect if effect is not Effect.POST]
        elif self.state.is_settled:
            wanted = []
        else:
            wanted = [Effect.POST]
        return tuple(
            effect
            for effect in wanted
            if effect in self.effects and self.effects[effect].is_due(now)
        )

    def claimed(self, channel: int, now: datetime) -> Self:
        """A process is about to send it to `channel`, or to look whether it was sent there."""
        claimed = self._step(State.CLAIMED, None)
        return replace(claimed, channel=channel, unknown_since=self.unknown_since or now)

    def posted(self, channel: int, message: int, at: datetime) -> Self:
        """Its message stands there since `at`."""
        posted = self._step(State.POSTED, None).with_effect(
            Effect.POST, self.effects[Effect.POST].done()
        )
        return replace(posted, channel=channel, message=message, posted_at=at, unknown_since=None)

    def absent(self) -> Self:
        """It was looked for, and certainly does not stand: it is blocked by what it was before."""
        absent = replace(self, unknown_since=None)
        return absent._step(State.BLOCKED, self.cause) if self.state is State.CLAIMED else absent

    def blocked(self, cause: Cause, now: datetime, deadline: datetime) -> Self:
        """It certainly was not sent: tried again until the deadline, missed from then on."""
        post = self.effects[Effect.POST].failed(cause, now, deadline)
        state = State.MISSED if post.status is Status.FAILED else State.BLOCKED
        return replace(self, unknown_since=None)._step(state, cause).with_effect(Effect.POST, post)

    def unknown(self, cause: Cause, now: datetime) -> Self:
        """Nobody knows whether it was sent: looked for again and again, however long it takes."""
        post = self.effects[Effect.POST].failed(cause, now, None)
        return self._step(State.BLOCKED, cause).with_effect(Effect.POST, post)

    def unblocked(self, again: datetime | None = None) -> Self:
        """Staff cured what stopped it: the next try is due at `again`, with all waits before it.

        None: at once.
        """
        return self.with_effect(Effect.POST, Progress(retry=again))

    def missed(self, cause: Cause) -> Self:
        """Its time is over."""
        return self._step(State.MISSED, cause)

    def skipped(self, cause: Cause) -> Self:
        """Staff did not want it."""
        return replace(self._step(State.SKIPPED, cause), unknown_since=None)

    def planned(self, slot: Slot) -> Self:
        """It is still to come: a wrong clock had settled it, or its date has another slot now."""
        planned = replace(self._step(State.PLANNED, None), slot=slot, profession=None)
        return planned.with_effect(Effect.POST, Progress())

    def deleted(self) -> Self:
        """A moderator deleted its message; it is never posted again."""
        return self._step(State.DELETED, None)

    def with_effect(self, effect: Effect, progress: Progress) -> Self:
        """Return the edition with one effect further; the others stay as they are."""
        return replace(self, effects=MappingProxyType({**self.effects, effect: progress}))

    def leads_to(self, state: State) -> bool:
        """Whether it may come to the state: it is not given up while its message may stand.

        But for staff, who have eyes, it may be skipped where the bot is not let look.
        """
        if self.may_stand and state in _GIVEN_UP:
            is_locked_out = self.cause is not None and self.cause.reason in _LOCKED_OUT
            return state is State.SKIPPED and is_locked_out and self.state.leads_to(state)
        return self.state.leads_to(state)

    def _step(self, state: State, cause: Cause | None) -> Self:
        if not self.leads_to(state):
            raise ValueError(f"an edition that is {self.state} does not become {state}")
        return replace(self, state=state, cause=cause)


def nonce(series: int, key: date) -> str:
    """Return what Discord recognises a second sending of the same post by: 25 characters at most.

    The series in hexadecimal, below 2**64, and the slot's key.
    """
    return f"{series:x}-{key.isoformat().replace('-', '')}"


def reminder_nonce(series: int, key: date) -> str:
    """Return the same for the reminder in its thread; no other nonce is like it."""
    return f"r{_digest(series, key)}"


def seal_nonce(series: int, key: date) -> str:
    """Return the same for the seal of its vote in its thread."""
    return f"s{_digest(series, key)}"


def _digest(series: int, key: date) -> str:
    return sha256(f"{series} {key}".encode()).hexdigest()[:23]


_MARK = re.compile(r"week:(\d{1,20}):(\d{4}-\d\d-\d\d)(?::|$)", re.ASCII)


def mark(series: int, key: date) -> str:
    """Return how the `custom_id` of a control begins by which its post is found again.

    At most 36 of the 100 characters; what follows it starts with a colon.
    """
    return f"week:{series}:{key.isoformat()}"


def marked(custom_id: str) -> tuple[int, date] | None:
    """Return the series and slot key that a `custom_id` carries, none where it carries none."""
    match = _MARK.match(custom_id)
    if match is None:
        return None
    try:
        return int(match[1]), date.fromisoformat(match[2])
    except ValueError:  # digits that are no date
        return None
