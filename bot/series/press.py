"""How editions get out: what is due, who may send it, and what became of it.

For the scheduler alone. Every step is recorded before and after Discord is asked, so that a crash
at any instant leaves what the next process needs to go on.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from bot.domain.ballot import Origin
from bot.domain.edition import Cause, Edition, Effect, Reason, State
from bot.domain.errors import BeingPosted, NoSuchWeek, TooEarly
from bot.domain.notice import Notice, Topic
from bot.domain.vote import clicked_at
from bot.domain.weekly import Weekly
from bot.series.claim import Claim, Owner, Sent, claim_effects, claim_post, nearest
from bot.series.week import Week, face
from bot.series.weeks import Weeks
from bot.storage import ballots, editions
from bot.storage.database import Transaction
from bot.storage.series import SeriesStore

LOOK_AGAIN = timedelta(minutes=15)
"""Between two looks for a message that may stand, once its slot's time is over."""

_TELL_AGAIN = timedelta(minutes=10)
_LOW = (4, 1)


class Press:
    """Claims editions for this process and records what became of them.

    A claim is refused (None) while another one holds; it ends by being recorded or by itself.
    """

    def __init__(
        self,
        weeks: Weeks,
        seed: Callable[[], str],
        owner: Owner,
    ) -> None:
        self._weeks = weeks
        self._seed = seed
        self._owner = owner

    # The post

    async def claim(self, guild: int, key: date) -> Claim | None:
        """Take an edition to post it; none where another process has it, or it is settled."""
        seed = self._seed()

        def operation(week: Week) -> Claim | None:
            record = week.editions.of(week.series.id, key)
            if record is None:
                record = week.record(week.series.schedule.slot(key))
            if record.is_taken(week.now) or record.edition.state.is_settled:
                return None
            return claim_post(week, record, self._owner, seed)

        return await self._weeks.change(guild, operation)

    async def claim_effects(self, guild: int, key: date) -> Claim | None:
        """Take a posted edition to do what is due of it beside the post."""

        def operation(week: Week) -> Claim | None:
            record = week.editions.of(week.series.id, key)
            if record is None or record.is_taken(week.now):
                return None
            return claim_effects(week, record, self._owner)

        return await self._weeks.change(guild, operation)

    async def claim_by_hand(self, guild: int, *, anyway: bool = False) -> Claim | Edition:
        """Take the next post now, or an overdue one; its ballot closes at this moment.

        Returns the edition where it cannot even be tried. Raises NoSeries, BeingPosted, TooEarly,
        NothingComing.
        """
        seed = self._seed()

        def operation(week: Week) -> Claim | Edition:
            week.close_due()
            week.settle_past()
            slot = week.series.fulfilled_by_hand(week.now, week.programme())
            if slot is None:
                slot = nearest(week)
                if not anyway:
                    raise TooEarly(slot.at)
            record = week.record(slot)
            if record.is_taken(week.now):
                raise BeingPosted(slot.key)
            pending = week.pending()
            if pending is not None and pending.state is ballots.State.OPEN:
                week.close(pending, week.now)
            record = replace(record, edition=record.edition.unblocked())
            return claim_post(week, record, self._owner, seed) or week.record(slot).edition

        return await self._weeks.change(guild, operation)

    async def absent(self, claim: Claim) -> Claim | None:
        """It was looked for and does not stand: go on to send it, where there is still time."""
        seed = self._seed()

        def operation(week: Week) -> Claim | None:
            record = week.record(claim.slot)
            if record.edition.state is not State.CLAIMED or record.owner != self._owner.name:
                return None
            series, slot = week.series, claim.slot
            record = replace(record, may_stand=False)
            week.editions.save(record)
            if slot.at <= series.since:
                week.pass_over(slot, State.MISSED, Cause(Reason.RESCHEDULED))
            elif week.now > series.deadline(slot):
                cause = record.edition.cause or Cause(Reason.OFFLINE)
                week.pass_over(slot, State.MISSED, cause)
            else:
                return claim_post(week, record, self._owner, seed)
            return None

        return await self._weeks.change(claim.guild, operation)

    async def posted(self, claim: Claim, sent: Sent, *, found: bool = False) -> Edition:
        """Record where the message stands; `found`, not sent just now.

        A message that stands is recorded by whoever knows of it, whatever became of the claim.
        """

        def operation(week: Week) -> Edition:
            record = week.record(claim.slot)
            if record.edition.state is not State.CLAIMED:
                return record.edition
            now = min(clicked_at(sent.place.message), week.now) if found else week.now
            edition = record.edition.posted(sent.place.message, now)
            edition = replace(edition, channel=sent.place.channel)
            settled = dict(sent.effects)
            if found and Effect.PING in edition.effects:
                settled[Effect.PING] = None  # it went with the message; who knows if it arrived
            for effect, cause in settled.items():
                if effect in edition.effects:
                    edition = self._with_effect(week, edition, effect, cause)
            saved = replace(
                record,
                edition=edition,
                may_stand=False,
                lease=None,
                profile=week.profile(edition.profession),
                face=face(claim.weekly),
                shown=week.now,
            )
            week.editions.save(saved)
            assert edition.profession is not None  # chosen when it was claimed
            week.wishes.featured(week.series.id, edition.profession)
            self._tell_of_the_season(week, saved)
            if record.origin is Origin.QUEUE:
                queue = week.wishes.queue(week.series.id)
                queue = [slug for slug in queue if slug != edition.profession]
                week.wishes.set_queue(week.series.id, queue)
            return edition

        return await self._weeks.change(claim.guild, operation)

    async def edition(self, guild: int, key: date) -> Edition:
        """Return what became of a slot, or will. Raises NoSeries, NoSuchWeek."""

        def operation(week: Week) -> Edition:
            record = week.editions.of(week.series.id, key)
            if record is None:
                raise NoSuchWeek(key)
            return record.edition

        return await self._weeks.look(guild, operation)

    async def failed(self, claim: Claim, cause: Cause) -> Edition:
        """Record that it could not be sent: tried again, until the slot's time is over."""

        def operation(week: Week) -> Edition:
            record = week.record(claim.slot)
            if record.edition.state is not State.CLAIMED or record.owner != self._owner.name:
                return record.edition
            may_stand = cause.reason is Reason.UNREACHABLE
            deadline = week.series.deadline(claim.slot)
            edition = record.edition.blocked(cause, week.now, deadline)
            if edition.state is State.MISSED and may_stand:
                # Nothing is missed before somebody has looked for it.
                record = replace(record, may_stand=True, lease=week.now + LOOK_AGAIN)
                week.editions.save(record)
                return record.edition
            saved = replace(record, edition=edition, may_stand=may_stand, lease=None)
            week.editions.save(saved)
            if edition.state is State.MISSED:
                week.void_announced_by(claim.slot.key)
                week.note(Topic.MISSED, claim.slot.key.isoformat(), cause)
            else:
                week.note(Topic.BLOCKED, "", cause)
            return edition

        return await self._weeks.change(claim.guild, operation)

    async def not_looked(self, claim: Claim, cause: Cause) -> Edition:
        """Record that nobody could look whether it stands: what is unknown stays unknown."""

        def operation(week: Week) -> Edition:
            record = week.record(claim.slot)
            if record.edition.state is not State.CLAIMED or record.owner != self._owner.name:
                return record.edition
            deadline = week.series.deadline(claim.slot)
            edition = record.edition.blocked(cause, week.now, deadline)
            if edition.state is State.BLOCKED:
                week.editions.save(replace(record, edition=edition, may_stand=True, lease=None))
                week.note(Topic.BLOCKED, "", cause)
                return edition
            if cause.reason is Reason.UNREACHABLE:
                week.editions.save(replace(record, lease=week.now + LOOK_AGAIN))
                return record.edition
            week.pass_over(claim.slot, State.MISSED, cause)
            return edition

        return await self._weeks.change(claim.guild, operation)

    def _tell_of_the_season(self, week: Week, record: editions.Record) -> None:
        left = week.select(week.history()[0]).left
        if left in _LOW:
            week.note(Topic.CATALOGUE_LOW, str(left))
        if record.begins_season and record.season > 1:
            week.note(Topic.NEW_SEASON, str(record.season))

    # What the post carries

    async def applied(self, claim: Claim, effect: Effect, cause: Cause | None) -> None:
        """Record one effect: None where it happened, else why not."""

        def operation(week: Week) -> None:
            record = week.record(claim.slot)
            edition = self._with_effect(week, record.edition, effect, cause)
            week.editions.save(replace(record, edition=edition))

        await self._weeks.change(claim.guild, operation)

    async def let_go(self, claim: Claim) -> None:
        """Every effect of the claim was tried."""

        def operation(week: Week) -> None:
            record = week.record(claim.slot)
            if record.owner == self._owner.name:
                week.editions.save(replace(record, lease=None))

        await self._weeks.change(claim.guild, operation)

    def _with_effect(
        self, week: Week, edition: Edition, effect: Effect, cause: Cause | None
    ) -> Edition:
        progress = edition.effects[effect]
        if cause is None:
            return edition.with_effect(effect, progress.done())
        if cause.reason is Reason.UNREACHABLE:
            deadline = week.series.deadline(edition.slot)
            progress = progress.failed(cause, week.now, deadline)
        else:
            progress = progress.refused(cause)
        week.note(Topic.EFFECT_FAILED, effect.value, cause)
        return edition.with_effect(effect, progress)

    # The message afterwards

    async def shown(self, weekly: Weekly, cause: Cause | None = None) -> None:
        """Record that the message says this now, or why it could not be edited."""

        def operation(week: Week) -> None:
            record = week.record(weekly.edition.slot)
            if cause is None:
                record = replace(record, face=face(weekly))
            elif cause.reason is not Reason.UNREACHABLE:
                week.note(Topic.BALLOT_STALE, "", cause)
            week.editions.save(replace(record, shown=week.now))

        await self._weeks.change(weekly.series.guild, operation)

    async def deleted(self, guild: int, message: int) -> bool:
        """A message is gone: whether it was a weekly one. Discord says so when it is to be edited,
        at the latest at the close of its ballot; no intent is asked for only to hear it sooner.
        """

        def operation(transaction: Transaction) -> bool:
            series = SeriesStore(transaction).of(guild)
            if series is None:
                return False
            week = Week(transaction, series, self._weeks.catalogue(), now)
            record = week.editions.with_message(series.id, message)
            if record is None or record.edition.state is not State.POSTED:
                return False
            week.editions.save(replace(record, edition=record.edition.deleted()))
            week.note(Topic.DELETED, record.edition.slot.key.isoformat())
            week.all.wake(series)
            return True

        now = self._weeks.clock.now()
        return await self._weeks.database.write(operation)

    async def untold(self, notice: Notice) -> None:
        """No channel could be asked: it is tried again with the next visit."""

        def operation(week: Week) -> None:
            week.notices.try_again(week.series)
            week.all.hasten(notice.guild, week.now + _TELL_AGAIN)

        await self._weeks.change(notice.guild, operation)
