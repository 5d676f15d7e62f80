"""One server's weekly programme: its settings, which slots happen, and which have come due."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from itertools import islice
from typing import Self

from bot.domain.week.ballot import Options
from bot.domain.week.edition import Edition
from bot.domain.week.errors import OutOfRange
from bot.domain.week.slot import GRACE, WEEK, Schedule, Slot, week_of

LONGEST_INTRO = 300
CATCH_UP_LIMIT = timedelta(hours=96)
POST_NOW_REACH = timedelta(hours=72)


class Discussion(StrEnum):
    """Where members talk about an edition."""

    NONE = "none"
    THREAD = "thread"
    FORUM = "forum"


@dataclass(frozen=True, slots=True)
class Pause:
    """Slots from `since` to before `until` do not happen; without an end, until staff resume.

    It is kept when it is over: slots that fell into it are never caught up.
    """

    since: datetime
    until: datetime | None = None

    def covers(self, instant: datetime) -> bool:
        """Whether a slot at that instant does not happen."""
        return self.since <= instant and (self.until is None or instant < self.until)


@dataclass(frozen=True, slots=True)
class Due:
    """What a beat finds to do for one series."""

    post: Slot | None = None
    """The one slot whose time it is; its edition tells whether to try at this beat."""
    missed: tuple[Slot, ...] = ()
    """Slots to record as missed, oldest first. One that was claimed is looked for in its channel
    before: its message may have been sent just before a crash."""
    paused: tuple[Slot, ...] = ()
    """Slots to record as skipped because of the pause, oldest first."""

    @property
    def over(self) -> frozenset[date]:
        """Keys of the slots whose time is over."""
        return frozenset(slot.key for slot in (*self.missed, *self.paused))


@dataclass(frozen=True, slots=True)
class Series:
    """The settings of one series, and the rules that follow from them.

    Methods that take `editions` need those of the last and the coming weeks, in any order:
    back to the newest settled one whose slot has passed. Raises OutOfRange for `catch_up`.
    """

    id: int
    guild: int
    channel: int
    schedule: Schedule
    since: datetime
    """When it was set up, or its schedule changed: slots up to then are not its own."""
    language: str = "en-US"
    role: int | None = None
    """Whom a post pings."""
    discussion: Discussion = Discussion.THREAD
    pin: bool = False
    """Whether each post is pinned."""
    catch_up: timedelta = timedelta(hours=24)
    """How long after its slot a post is still sent; within GRACE it always is."""
    pause: Pause | None = None
    publish: bool = False
    """Whether a post in an announcement channel goes to the servers that follow it."""
    intro: str = ""
    """The server's own line above each post; not inert yet."""
    reminder: bool = False
    """Whether the thread is reminded a day before its vote closes."""
    log_channel: int | None = None
    staff_role: int | None = None
    """Who may use `/series` besides those with Manage Server, as far as Discord lets them."""
    country: str | None = None
    """In which country the server reads; without one, each reader in their own."""
    ballot: Options = field(default_factory=Options)
    unreadable: Mapping[str, str] = field(default_factory=dict[str, str])
    """What is stored and means nothing any more, by the name of the option (a zone that the tz
    database has dropped). Another value stands in its place here; until staff set one, no slot
    happens."""

    def __post_init__(self) -> None:
        if not timedelta() <= self.catch_up <= CATCH_UP_LIMIT:
            raise OutOfRange("catch_up", self.catch_up, timedelta(), CATCH_UP_LIMIT)

    def deadline(self, slot: Slot) -> datetime:
        """Return the last instant at which the slot may still be posted."""
        return slot.at + self.patience

    @property
    def patience(self) -> timedelta:
        """How long a post is tried for, from when it was wanted."""
        return max(self.catch_up, GRACE)

    def due(self, now: datetime, editions: Iterable[Edition]) -> Due:
        """Return what has come round and is not settled: at most one post, the latest slot.

        Slots are looked at from the latest back to those that a settled one answers for, so
        `missed` and `paused` must be recorded before, or together with, what becomes of `post`.
        """
        if self.unreadable:
            return Due()
        programme = tuple(editions)
        settled = {edition.slot.key: edition for edition in programme if edition.state.is_settled}
        answered = self.since
        post: Slot | None = None
        missed: list[Slot] = []
        paused: list[Slot] = []
        for slot in self.schedule.back_from(now):
            if slot.at <= answered:
                break
            if slot.key in settled:
                answered = max(answered, settled[slot.key].answers_until or answered)
                continue
            if self._is_held(slot, programme):
                break
            if self.pause is not None and self.pause.covers(slot.at):
                paused.insert(0, slot)
            elif now <= self.deadline(slot):
                post = slot
            else:
                missed.insert(0, slot)
        return Due(post, tuple(missed), tuple(paused))

    def upcoming(self, now: datetime, count: int, editions: Iterable[Edition]) -> tuple[Slot, ...]:
        """Return the next slots after `now` that will happen, `count` of them or none at all.

        Left out are those in a pause, those with an edition that is settled already (posted by
        hand, skipped), and those in a week that had its post before the schedule was changed.
        """
        if self.unreadable:
            return ()
        return tuple(islice(self._happening(max(now, self.since), tuple(editions)), count))

    def fulfilled_by_hand(self, now: datetime, editions: Iterable[Edition]) -> Slot | None:
        """Return the slot that a post made now by hand stands for, so that no second one follows.

        What is overdue, else the next one within 72 hours; None: staff must be asked.
        """
        programme = tuple(editions)
        overdue = self.due(now, programme).post
        if overdue is not None:
            return overdue
        coming = self.upcoming(now, 1, programme)
        return coming[0] if coming and coming[0].at - now <= POST_NOW_REACH else None

    def slot_on(self, key: date) -> Slot | None:
        """Return the slot of the present schedule with that key; none where it has none."""
        if key.weekday() != self.schedule.weekday:
            return None
        slot = self.schedule.slot(key)
        return slot if slot.at > self.since else None

    def rescheduled(self, schedule: Schedule, now: datetime) -> Self:
        """Change day, time or zone, for slots after `now` only.

        What is due by the old schedule must be settled before; it is no slot of the new one.
        """
        unreadable = {
            option: value
            for option, value in self.unreadable.items()
            if getattr(schedule, option) == getattr(self.schedule, option)
        }
        return replace(self, schedule=schedule, since=now, unreadable=unreadable)

    def held_to(self, now: datetime) -> Self:
        """Take back what a clock has noted that was ahead: nothing has begun later than now.

        A beginning within a week is left alone: it may be right, and the clock behind now.
        """
        since, pause = self.since, self.pause
        if since > now + WEEK:
            since = now
        if pause is not None and pause.since > now:
            is_over = pause.until is not None and pause.until <= now
            pause = None if is_over else replace(pause, since=now)
        return replace(self, since=since, pause=pause)

    def paused(self, now: datetime, until: datetime | None = None) -> Self:
        """Stop posting; pausing again moves the end only."""
        since = now
        if self.pause is not None and self.pause.covers(now):
            since = self.pause.since
        return replace(self, pause=Pause(since, until))

    def resumed(self, now: datetime) -> Self:
        """Post again from the next slot on."""
        if self.pause is None or not self.pause.covers(now):
            return self
        return replace(self, pause=Pause(self.pause.since, now))

    def _happening(self, start: datetime, programme: tuple[Edition, ...]) -> Iterator[Slot]:
        if self.pause is not None and self.pause.covers(start):
            if self.pause.until is None:
                return
            start = self.pause.until - timedelta.resolution  # a slot at the very end happens
        settled = {edition.slot.key for edition in programme if edition.state.is_settled}
        for slot in self.schedule.after(start):
            if slot.key not in settled and not self._is_held(slot, programme):
                yield slot

    def _is_held(self, slot: Slot, programme: tuple[Edition, ...]) -> bool:
        """Whether another edition holds the slot's ISO week."""
        return any(
            edition.slot.key != slot.key
            and edition.holds_its_week
            and slot.week in self._weeks(edition.slot)
            for edition in programme
        )

    def _weeks(self, slot: Slot) -> set[tuple[int, int]]:
        """Return the ISO weeks that a slot belongs to: its key's, and in this zone its instant's.

        They differ for a slot of another zone; posts of Sunday night here are Monday's there.
        They also would where a gap moves a slot over midnight, so the gap is taken back.
        """
        return {slot.week, week_of((self.schedule.local(slot.at) - slot.moved).date())}
