"""How editions get out: what is due, who may send it, and what became of it.

For the heartbeat alone. Every step is recorded before and after Discord is asked, so that a crash
at any instant leaves what the next process needs to go on. Whatever is recorded, the answer is
what comes next.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta

from bot.domain.week.edition import Cause, Edition, Effect, Reason, State
from bot.domain.week.errors import NoSeries, NoSuchWeek
from bot.domain.week.making import Making
from bot.domain.week.notice import Notice, Topic
from bot.domain.week.weekly import Weekly
from bot.programme.account import Account
from bot.programme.agenda import Agenda, agenda
from bot.programme.claim import Claim, Owner, claim_post
from bot.programme.hand import by_hand
from bot.programme.message import face
from bot.programme.passing import settle_obsolete, settle_past
from bot.programme.polling import close_due, end_at, follow_catalogue, void_announced_by
from bot.programme.publisher import Sent
from bot.programme.recording import record_effect, record_post
from bot.programme.week import CLICK_GRACE, Week
from bot.programme.weeks import Weeks

_TELL_AGAIN = timedelta(minutes=10)
_TELL_AT_MOST = timedelta(hours=1)


class Press:
    """Claims editions for this process and records what became of them.

    A claim is refused while another one holds; it ends by being recorded or by itself. All verbs
    raise NoSeries where the series is gone, also if the server has another one by then.
    """

    def __init__(
        self, weeks: Weeks, seed: Callable[[], str], owner: Owner, account: Account
    ) -> None:
        self._weeks = weeks
        self._seed = seed
        self._owner = owner
        self._account = account

    async def agenda(self, guild: int) -> Agenda | None:
        """Settle what needs no Discord; return what does. None: the server is not to be served."""
        return await self._then(guild, lambda _: None)

    async def edition(self, guild: int, key: date) -> Edition:
        """Return what became of a slot, or will. Raises NoSuchWeek."""

        def operation(week: Week) -> Edition:
            making = week.editions.of(week.series.id, key)
            if making is None:
                raise NoSuchWeek(key)
            return making.edition

        return await self._weeks.look(guild, operation)

    # The post

    async def close_by_hand(
        self,
        guild: int,
        *,
        anyway: bool = False,
        only: date | None = None,
        interaction: int | None = None,
    ) -> datetime:
        """Staff want the next post now: its ballot closes at this moment.

        Returns when clicks that were on their way have arrived; then `claim_by_hand`. Raises
        BeingPosted, TooEarly, AnotherDate, NothingComing, Unreadable, AlreadyDone.
        """
        weeks = self._weeks if interaction is None else self._weeks.once(interaction)

        def operation(week: Week) -> datetime:
            close_due(week)
            settle_past(week)
            by_hand(week, anyway=anyway, only=only)
            return week.now + CLICK_GRACE if end_at(week, week.now) else week.now

        return await weeks.change(guild, operation)

    async def claim_by_hand(
        self, guild: int, *, anyway: bool = False, only: date | None = None
    ) -> Claim | Edition:
        """Take the next post, or an overdue one, or the one of which nobody knows if it stands.

        Returns the edition where it cannot even be tried. Raises as `close_by_hand` does.
        """
        seed = self._seed()

        def operation(week: Week) -> Claim | Edition:
            close_due(week)
            settle_past(week)
            making = by_hand(week, anyway=anyway, only=only)
            making = replace(making, edition=making.edition.unblocked())
            claim = claim_post(week, making, self._owner, seed)
            return claim or week.making(making.edition.slot).edition

        return await self._weeks.change(guild, operation)

    async def absent(self, claim: Claim, *, by_hand: bool = False) -> Claim | None:
        """It was looked for and does not stand: go on to send it, where there is still time.

        What staff wanted ahead of its slot waits for that, once it was tried for as long as one
        that is late, but for `by_hand`: they want it again now.
        """
        seed = self._seed()

        def operation(week: Week) -> Claim | None:
            making = self._own(week, claim)
            if making is None:
                return None
            series, slot = week.series, claim.slot
            wanted = week.now if by_hand else making.edition.unknown_since or week.now
            making = making.let_go(making.edition.absent())
            week.editions.save(making)
            if series.unreadable:
                return None
            if series.slot_on(slot.key) != slot or week.now > series.deadline(slot):
                settle_obsolete(week, slot)
                return None
            if wanted + series.patience < week.now < slot.at:
                return None
            follow_catalogue(week)
            return claim_post(week, making, self._owner, seed, keep=True)

        return await self._weeks.change(claim.guild, operation, series=claim.weekly.series.id)

    async def posted(self, claim: Claim, sent: Sent, *, found: bool = False) -> Agenda | None:
        """Record where the message stands; `found`, not sent just now.

        A message that stands is recorded by whoever knows of it, whatever became of the claim.
        """
        then = await self._after(
            claim.weekly,
            lambda week: record_post(week, claim.slot.key, sent, None if found else claim.weekly),
        )
        self._account.tell(claim, Effect.POST, None, found=found)
        self._account.tell_all(claim, sent.effects)
        return then

    async def failed(self, claim: Claim, cause: Cause) -> Agenda | None:
        """Record that it could not be sent: tried again, until the slot's time is over.

        Where nobody knows whether it was, it is looked for first, however long that takes.
        """

        def operation(week: Week) -> None:
            making = self._own(week, claim)
            if making is None:
                return
            if cause.reason is Reason.UNREACHABLE:
                self._unknown(week, making, cause)
                return
            deadline = week.series.deadline(claim.slot)
            edition = making.edition.blocked(cause, week.now, deadline)
            week.editions.save(making.let_go(edition))
            if edition.state is State.MISSED:
                void_announced_by(week, claim.slot.key)
                week.note(Topic.MISSED, claim.slot.key.isoformat(), cause)
            else:
                week.note(Topic.BLOCKED, "", cause)

        then = await self._after(claim.weekly, operation)
        self._account.tell(claim, Effect.POST, cause)
        return then

    async def not_looked(self, claim: Claim, cause: Cause) -> Agenda | None:
        """Record that nobody could look whether it stands: what is unknown stays unknown."""

        def operation(week: Week) -> None:
            making = self._own(week, claim)
            if making is not None:
                self._unknown(week, making, cause)

        then = await self._after(claim.weekly, operation)
        self._account.tell(claim, Effect.POST, cause)
        return then

    def _own(self, week: Week, claim: Claim) -> Making | None:
        """Return the edition if it is still claimed by this process."""
        making = week.editions.of(week.series.id, claim.slot.key)
        if making is None or making.edition.state is not State.CLAIMED:
            return None
        return making if making.owner == self._owner.name else None

    def _unknown(self, week: Week, making: Making, cause: Cause) -> None:
        edition = making.edition.unknown(cause, week.now)
        week.editions.save(making.let_go(edition))
        week.note(Topic.BLOCKED, "", cause)

    # What the post carries

    async def applied(self, claim: Claim, effect: Effect, cause: Cause | None) -> Agenda | None:
        """Record one effect: None where it happened, else why not.

        With the last one of the claim the edition is let go, and what comes next is returned.
        """
        is_last = effect is claim.effects[-1]

        def operation(week: Week) -> None:
            making = week.editions.of(week.series.id, claim.slot.key)
            if making is None or effect not in making.edition.effects:
                return
            if cause is not None and cause.reason is Reason.MESSAGE_GONE:
                _note_deleted(week, making)
                return
            edition = record_effect(week, making.edition, effect, cause)
            is_over = is_last and making.owner == self._owner.name
            week.editions.save(
                making.let_go(edition) if is_over else replace(making, edition=edition)
            )

        then = None
        if is_last:
            then = await self._after(claim.weekly, operation)
        else:
            series = claim.weekly.series
            await self._weeks.change(series.guild, operation, series=series.id)
        self._account.tell(claim, effect, cause)
        return then

    # The message afterwards

    async def shown(self, weekly: Weekly, cause: Cause | None = None) -> Agenda | None:
        """Record that the message says this now, or why it could not be edited."""

        def operation(week: Week) -> None:
            making = week.editions.of(week.series.id, weekly.edition.slot.key)
            if making is None or making.edition.message != weekly.edition.message:
                return
            if cause is None:
                making = replace(making, face=face(weekly), stale=None)
            else:
                making = replace(making, stale=making.stale or week.now)
                if cause.reason not in (Reason.UNREACHABLE, Reason.BUSY):
                    week.note(Topic.BALLOT_STALE, "", cause)
            week.editions.save(replace(making, shown=week.now))

        return await self._after(weekly, operation)

    async def deleted(self, guild: int, message: int) -> bool:
        """A message is gone: whether it was a weekly one. Discord says so when it is to be edited,
        at the latest at the close of its ballot; no intent is asked for only to hear it sooner.
        """

        def operation(week: Week) -> bool:
            making = week.editions.with_message(week.series.id, message)
            if making is None or making.edition.state is not State.POSTED:
                return False
            _note_deleted(week, making)
            week.every_series.wake(week.series)
            return True

        try:
            return await self._weeks.change(guild, operation)
        except NoSeries:
            return False

    async def tell_later(self, notice: Notice) -> None:
        """No channel would take it now, and certainly none has: it is tried again for an hour."""

        def operation(week: Week) -> None:
            if week.now - notice.at < _TELL_AT_MOST:
                week.notices.try_again(week.series, notice)
                week.every_series.hasten(notice.guild, week.now + _TELL_AGAIN)

        await self._weeks.change(notice.guild, operation)

    async def _after(self, weekly: Weekly, operation: Callable[[Week], object]) -> Agenda | None:
        """Record, and return what comes next."""
        return await self._then(weekly.series.guild, operation, weekly.series.id)

    async def _then(
        self, guild: int, operation: Callable[[Week], object], series: int | None = None
    ) -> Agenda | None:
        seed = self._seed()

        def whole(week: Week) -> Agenda | None:
            operation(week)
            return agenda(week, self._owner, seed)

        return await self._weeks.change(guild, whole, series=series)


def _note_deleted(week: Week, making: Making) -> None:
    if making.edition.state is State.POSTED:
        week.editions.save(making.let_go(making.edition.deleted()))
        week.note(Topic.DELETED, making.edition.slot.key.isoformat())
