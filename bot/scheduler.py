"""The heartbeat: asks the series what has come due, and hands it to a publisher."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Coroutine
from datetime import timedelta
from typing import Any, Protocol, TypeVar
from weakref import WeakValueDictionary

from bot.clock import Clock
from bot.domain.catalogue import Catalogue
from bot.domain.edition import Cause, Edition, Effect, Reason
from bot.domain.errors import NoSeries
from bot.domain.notice import Notice
from bot.domain.series import Series
from bot.domain.weekly import Place, Weekly
from bot.series.press import Claim, Sent
from bot.series.programme import Programme

_log = logging.getLogger(__name__)

T = TypeVar("T")

_MINUTE = timedelta(minutes=1)
_SECOND = timedelta(seconds=1)

TOGETHER = 1.0
"""Seconds that a beat waits for its visits; slower ones go on beside the next beats."""


class NotPublished(Exception):
    """A publisher could not do what it was asked; raised by it, and never for its own bugs.

    All reasons but one mean that Discord certainly did nothing: CHANNEL_GONE and MESSAGE_GONE,
    what it was about does not exist any more; PERMISSION_MISSING, the detail names permission and
    channel; REFUSED, nor will it when it is asked again like this; BUSY (429, temporarily
    disabled, nobody to connect to), it is worth asking again later. UNREACHABLE (5xx, 408, no
    answer to what had left, one that cannot be read) means that nobody knows: it is tried again,
    and looked for first. `bot.presentation.verdict` has the table.
    """

    def __init__(self, cause: Cause) -> None:
        super().__init__(f"{cause.reason}: {cause.detail}")
        self.cause = cause


class Publisher(Protocol):
    """What the scheduler needs of Discord. It paces itself below Discord's limits.

    Every method may be called twice for the same thing, by another process as well. Each raises
    NotPublished for what Discord answered; anything else is a bug, logged, and counts as
    UNREACHABLE. A call that outlives its claim is cancelled (see `bot.series.press.LEASE`).
    """

    async def post(self, weekly: Weekly) -> Sent:
        """Send the message to `weekly.series.channel`, with nonce and mark; in a forum, open a
        post. A configured role is pinged with it where that is possible; `Sent.effects` tells.
        """
        ...

    async def find(self, weekly: Weekly, channel: int) -> Place | None:
        """Look in the channel (in a forum: in its posts, archived ones included) for the bot's
        message with the edition's mark in a `custom_id`, from `unknown_since` or its slot on,
        whichever was first. None as well where the channel is gone, and the message with it.
        """
        ...

    async def apply(self, effect: Effect, weekly: Weekly, place: Place) -> None:
        """Do THREAD, PIN or PUBLISH; returns as well where it was done before, or where there is
        nothing to do (PUBLISH outside an announcement channel, THREAD in a forum).
        """
        ...

    async def refresh(self, weekly: Weekly, place: Place) -> bool:
        """Edit the message to what `weekly` says now, without a ping; False: it was deleted."""
        ...

    async def tell(self, series: Series, notice: Notice) -> bool:
        """Tell staff in the log channel, else the community updates channel, else the system
        channel; False where none of them can be written to (then staff's next command tells).
        """
        ...


class Scheduler:
    """Runs the week of every server; one guild's failure never touches another's.

    It keeps nothing in memory that a restart would miss.
    """

    def __init__(
        self, programme: Programme, publisher: Publisher, clock: Clock, *, at_once: int = 20
    ) -> None:
        """`at_once` is how many servers are worked on at the same time."""
        self._programme = programme
        self._rounds = programme.rounds
        self._press = programme.press
        self._publisher = publisher
        self._clock = clock
        self._places = asyncio.Semaphore(at_once)
        self._visits: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()
        self._under_way: set[int] = set()
        self._patience = programme.owner.lease.total_seconds() * 0.75
        self._has_begun = False
        self._catalogue: Catalogue | None = None

    async def run(self) -> None:
        """Beat until cancelled; what is being sent or recorded is finished first.

        No server waits until another one's visit has ended, however slow Discord is there.
        """
        async with asyncio.TaskGroup() as visits:
            while True:
                now = self._clock.now()
                try:
                    begun = await self._begin(visits)
                    if begun:
                        await asyncio.wait(begun, timeout=TOGETHER)
                    wake = await self._rounds.next_wake() or now + _MINUTE
                except Exception:  # the heart goes on, whatever it is: a full disk may be cured
                    _log.exception("a beat failed; the next one comes within a minute")
                    wake = now + _MINUTE
                # The clock may wake us sooner, the machine's own within a minute: then we look
                # again.
                await self._clock.sleep_until(max(wake, now + _SECOND))

    async def beat(self) -> None:
        """Do all that is due by now, in every server."""
        async with asyncio.TaskGroup() as visits:
            await self._begin(visits)

    async def _begin(self, visits: asyncio.TaskGroup) -> list[asyncio.Task[None]]:
        """Begin a visit to every server in which something may be due, but for those under way."""
        if not self._has_begun:
            await self._rounds.begin()
            self._has_begun = True
        catalogue = self._programme.catalogue()
        if self._catalogue not in (None, catalogue):
            await self._rounds.wake()
        self._catalogue = catalogue
        return [
            visits.create_task(self._quiet_visit(guild))
            for guild in await self._rounds.awake()
            if guild not in self._under_way
        ]

    async def visit(self, guild: int) -> None:
        """Do all that is due by now in one server; never raises for what Discord answers."""
        async with self._alone(guild):
            await self._visit(guild)

    async def post_now(self, guild: int, *, anyway: bool = False) -> Edition:
        """Post the next edition now, in its slot's stead, so that no second one follows.

        Its ballot closes at this moment. Returns the edition as it stands then: POSTED, or BLOCKED
        with the cause. Raises NoSeries; BeingPosted; TooEarly unless `anyway`, see there;
        NothingComing.
        """
        async with self._alone(guild):
            claim = await self._press.claim_by_hand(guild, anyway=anyway)
            if isinstance(claim, Edition):
                return claim
            edition = await _finished(self._bring_out(claim))
            await self._visit(guild)
            return edition

    def _alone(self, guild: int) -> asyncio.Lock:
        """Return what keeps two visits of this process to one server apart; claims keep others."""
        return self._visits.setdefault(guild, asyncio.Lock())

    async def _quiet_visit(self, guild: int) -> None:
        self._under_way.add(guild)
        try:
            async with self._places:
                await self.visit(guild)
        except NoSeries:  # it was purged meanwhile
            return
        except Exception:
            _log.exception("the visit to server %d failed", guild)
            await self._postpone(guild)
        finally:
            self._under_way.discard(guild)

    async def _postpone(self, guild: int) -> None:
        try:
            await self._rounds.postpone(guild)
        except Exception:  # nothing can be noted: a visit under way is not begun again
            _log.exception("nor can it be noted; server %d is visited again in a minute", guild)
            await self._clock.sleep_until(self._clock.now() + _MINUTE)

    async def _visit(self, guild: int) -> None:
        agenda = await self._rounds.agenda(guild)
        if agenda is None:
            return
        for weekly in agenda.refresh:
            await self._refresh(weekly)
        for key in agenda.posts:
            claim = await self._press.claim(guild, key)
            if claim is None:
                continue
            edition = await _finished(self._bring_out(claim))
            if not edition.state.is_settled:
                break  # the next one may repeat it, as nobody knows yet what becomes of it
        # What has just been posted has its effects at once.
        later = await self._rounds.agenda(guild) if agenda.posts else agenda
        for key in later.effects if later is not None else ():
            claim = await self._press.claim_effects(guild, key)
            if claim is not None:
                await _finished(self._carry_out(claim))
        for notice in await self._rounds.rest(guild):
            await self._tell(agenda.series, notice)

    async def _bring_out(self, claim: Claim) -> Edition:
        """Find the message or send it, and record what became of it."""
        if claim.look_in is not None:
            try:
                place = await self._asked(self._publisher.find(claim.weekly, claim.look_in))
            except NotPublished as failure:
                if failure.cause.reason is not Reason.CHANNEL_GONE:
                    return await self._press.not_looked(claim, failure.cause)
                place = None  # nothing stands in a channel that is not there
            if place is not None:
                return await self._press.posted(claim, Sent(place), found=True)
            again = await self._press.absent(claim)
            if again is None:
                return await self._press.edition(claim.guild, claim.slot.key)
            claim = again
        try:
            sent = await self._asked(self._publisher.post(claim.weekly))
        except NotPublished as failure:
            return await self._press.failed(claim, failure.cause)
        return await self._press.posted(claim, sent)

    async def _carry_out(self, claim: Claim) -> None:
        place = claim.weekly.place
        assert place is not None
        for effect in claim.effects:
            if self._clock.now() >= claim.until:
                return  # slow as Discord is today, another process may be at it already
            cause = None
            try:
                await self._asked(self._publisher.apply(effect, claim.weekly, place))
            except NotPublished as failure:
                cause = failure.cause
            await self._press.applied(claim, effect, cause)
        await self._press.let_go(claim)

    async def _refresh(self, weekly: Weekly) -> None:
        place = weekly.place
        assert place is not None
        try:
            stands = await self._asked(self._publisher.refresh(weekly, place))
        except NotPublished as failure:
            await self._press.shown(weekly, failure.cause)
            return
        if stands:
            await self._press.shown(weekly)
        else:
            await self._press.deleted(weekly.series.guild, place.message)

    async def _tell(self, series: Series, notice: Notice) -> None:
        try:
            told = await self._asked(self._publisher.tell(series, notice))
        except NotPublished:
            await self._press.untold(notice)
            return
        if told:
            await self._programme.notices.told(notice)

    async def _asked(self, answer: Awaitable[T]) -> T:
        """Wait for the publisher; whatever it raises, raise NotPublished."""
        try:
            async with asyncio.timeout(self._patience):
                return await answer
        except NotPublished:
            raise
        except TimeoutError:
            raise NotPublished(Cause(Reason.UNREACHABLE, "no answer in time")) from None
        except Exception as error:
            _log.exception("the publisher failed")
            raise NotPublished(Cause(Reason.UNREACHABLE, type(error).__name__)) from error


async def _finished(work: Coroutine[Any, Any, T]) -> T:
    """Return what the work returns; cancelled meanwhile, let it end before ending.

    Between Discord's answer and its record nothing may come in, if it can be helped.
    """
    task = asyncio.ensure_future(work)
    try:
        return await asyncio.shield(task)
    except asyncio.CancelledError:
        await asyncio.wait([task])
        raise
