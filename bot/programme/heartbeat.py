"""The heartbeat: asks the series what has come due, and hands it to a publisher."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine, Iterable
from datetime import date, datetime, timedelta
from time import monotonic
from typing import Any, TypeVar
from weakref import WeakValueDictionary

from bot import trail
from bot.clock import Clock
from bot.domain.catalogue.catalogue import Catalogue
from bot.domain.week.edition import Cause, Edition, Reason, State
from bot.domain.week.errors import NoSeries
from bot.domain.week.notice import Notice
from bot.domain.week.series import Series
from bot.domain.week.weekly import Weekly
from bot.metrics import Metrics
from bot.programme.agenda import Agenda
from bot.programme.claim import Claim
from bot.programme.programme import Programme
from bot.programme.publisher import NotPublished, Publisher, Sent
from bot.programme.trouble import Trouble, named, traced

_log = logging.getLogger(__name__)

T = TypeVar("T")

_MINUTE = timedelta(minutes=1)
_HOUR = timedelta(hours=1)
_SECOND = timedelta(seconds=1)

_STEPS = 50  # in one visit: a post takes four, with everything that it carries

AT_ONCE = 40
"""Servers that are worked on at the same time: about as many as Discord takes requests in a second.
With fewer, one that takes half a second for an answer is not asked as often as it allows."""

TOGETHER = 1.0
"""Seconds that a beat waits for its visits; slower ones go on beside the next beats."""


class Heartbeat:
    """Runs the week of every server; one guild's failure never touches another's.

    It keeps nothing in memory that a restart would miss.
    """

    def __init__(
        self,
        programme: Programme,
        publisher: Publisher,
        clock: Clock,
        *,
        at_once: int = AT_ONCE,
        moved: Callable[[], None] = lambda: None,
        metrics: Metrics | None = None,
    ) -> None:
        """`at_once` is how many servers are worked on at the same time.

        `moved` is called as the heart begins, and whenever it has got on with anything: every two
        minutes at least while nothing hangs, however slow Discord is, and whatever fails.
        """
        self._programme = programme
        self._rounds = programme.rounds
        self._press = programme.press
        self._publisher = publisher
        self._clock = clock
        self._moved = moved
        self._metrics = metrics or Metrics()
        self._at_once = at_once
        self._places = asyncio.Semaphore(at_once)
        self._visits: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()
        self._under_way: dict[int, asyncio.Task[None]] = {}
        self._troubles: dict[int, Trouble] = {}
        self._patience = programme.owner.lease.total_seconds() * 0.75
        self._has_begun = False
        self._catalogue: Catalogue | None = None

    async def run(self) -> None:
        """Beat until cancelled; what is being sent or recorded is finished first.

        No server waits until another one's visit has ended, however slow Discord is there.
        """
        async with asyncio.TaskGroup() as visits:
            while True:
                self._moved()
                now, begins = self._clock.now(), monotonic()
                try:
                    begun = await self._begin(visits)
                    if begun:
                        await asyncio.wait(begun, timeout=TOGETHER)
                    wake = await self._rounds.next_wake(self._under_way) or now + _HOUR
                    self._metrics.beat(monotonic() - begins)
                except Exception as error:  # the heart goes on: a full disk may be cured
                    self._metrics.beat_failures += 1
                    told = "a beat failed; the next one comes within a minute: %s"
                    _log.error(told, named(error), exc_info=traced(error))
                    wake = now + _MINUTE
                await self._rest_until(max(wake, now + _SECOND))
                if now <= self._clock.now() < now + _SECOND:
                    await self._clock.sleep_until(now + _SECOND)

    async def _rest_until(self, instant: datetime) -> None:
        """Wait for the instant, or until a visit ends: what that has left for later may be sooner.

        The clock may wake us sooner, the machine's own within a minute: then we look again.
        """
        asleep = asyncio.create_task(self._clock.sleep_until(instant))
        try:
            await asyncio.wait(
                [asleep, *self._under_way.values()], return_when=asyncio.FIRST_COMPLETED
            )
            if asleep.done():
                asleep.result()
        finally:
            asleep.cancel()

    async def beat(self) -> None:
        """Do all that is due by now, in every server."""
        async with asyncio.TaskGroup() as visits:
            await self._begin(visits)

    async def _begin(self, visits: asyncio.TaskGroup) -> list[asyncio.Task[None]]:
        """Begin a visit to every server in which something may be due, but for those under way.

        They are taken up as there is room, and looked for anew as they are: what comes due during
        a rush does not wait for its end. Whoever waits for none of them may go on meanwhile.
        """
        if not self._has_begun:
            await self._rounds.begin()
            self._has_begun = True
        catalogue = self._programme.weeks.catalogue()
        if self._catalogue not in (None, catalogue):
            await self._rounds.wake()
        self._catalogue = catalogue
        await self._rounds.forget()
        begun, since = list[asyncio.Task[None]](), None
        while True:
            self._moved()
            now = self._clock.now()
            due = await self._rounds.awake(self._at_once, set(self._under_way), since)
            if not due:
                return begun
            for guild in due:
                await self._places.acquire()
                self._under_way[guild] = visits.create_task(self._quiet_visit(guild))
                begun.append(self._under_way[guild])
            since = now

    async def visit(self, guild: int) -> None:
        """Do all that is due by now in one server; never raises for what Discord answers."""
        async with self._alone(guild):
            await self._visit(guild)

    async def post_now(
        self,
        guild: int,
        *,
        anyway: bool = False,
        only: date | None = None,
        interaction: int | None = None,
    ) -> Edition:
        """Post the next edition now, in its slot's stead, so that no second one follows.

        Its ballot closes at this moment, and clicks that were on their way are waited for. Returns
        the edition as it stands then: POSTED, or BLOCKED with the cause. Raises NoSeries;
        BeingPosted; TooEarly unless `anyway`, see there; NothingComing; Unreadable; AlreadyDone;
        AnotherDate where it is no longer `only`, the date that staff were asked about.
        """
        async with self._alone(guild):
            arrived = await self._press.close_by_hand(
                guild, anyway=anyway, only=only, interaction=interaction
            )
            while True:
                while self._clock.now() < arrived:
                    await self._clock.sleep_until(arrived)
                claim = await self._press.claim_by_hand(guild, anyway=anyway, only=only)
                if isinstance(claim, Edition):
                    return claim
                await self._work(guild, await _finished(self._bring_out(claim, by_hand=True)))
                edition = await self._press.edition(guild, claim.slot.key)
                if claim.look_in is None or edition.state not in (State.MISSED, State.SKIPPED):
                    return edition
                # What had to be looked for first was no longer wanted: now for the next one.

    def _alone(self, guild: int) -> asyncio.Lock:
        """Return what keeps two visits of this process to one server apart; claims keep others."""
        return self._visits.setdefault(guild, asyncio.Lock())

    async def _quiet_visit(self, guild: int) -> None:
        trail.begin("a visit")
        try:
            await self.visit(guild)
            self._troubles.pop(guild, None)
        except NoSeries:  # it was purged meanwhile
            return
        except Exception as error:
            await self._let_rest(guild, error)
        finally:
            self._places.release()
            self._under_way.pop(guild, None)

    async def _let_rest(self, guild: int, error: Exception) -> None:
        """Let a server rest in which a visit failed; should it fail again so, tell its staff."""
        self._metrics.visit_failures += 1
        trouble = Trouble.of(error, self._troubles.get(guild))
        self._troubles[guild] = trouble
        if trouble.times == 1:
            told = "the visit to server %d failed: %s"
            _log.error(told, guild, trouble.what, exc_info=traced(error))
        else:
            _log.error(
                "the visit to server %d failed again, for the %d. time: %s; it rests for %s",
                guild,
                trouble.times,
                trouble.what,
                trouble.rest,
            )
        try:
            await self._rounds.postpone(guild, trouble.rest)
            if trouble.times > 1:
                series, notices = await self._rounds.trouble(guild, trouble.what)
                await self._tell(series, notices)
        except Exception as second:  # nothing can be noted: a visit under way is not begun again
            _log.error("nor can it be noted (%s); server %d is left alone", named(second), guild)
            await self._clock.sleep_until(self._clock.now() + trouble.rest)

    async def _visit(self, guild: int) -> None:
        await self._work(guild, await self._press.agenda(guild))

    async def _work(self, guild: int, agenda: Agenda | None) -> None:
        """Do one thing after the other until nothing is due."""
        for _ in range(_STEPS):
            if agenda is None:
                return
            await self._tell(agenda.series, agenda.notices)
            if agenda.refresh is not None:
                agenda = await self._refresh(agenda.refresh)
            elif agenda.claim is None:
                return
            elif agenda.claim.is_post:
                agenda = await _finished(self._bring_out(agenda.claim))
            else:
                agenda = await _finished(self._carry_out(agenda.claim))
        raise RuntimeError(f"a visit to server {guild} finds no end")

    async def _bring_out(self, claim: Claim, *, by_hand: bool = False) -> Agenda | None:
        """Find the message or send it, and record what became of it."""
        if claim.look_in is not None:
            try:
                spot = await self._asked(self._publisher.find(claim.weekly, claim.look_in))
            except NotPublished as failure:
                is_gone = failure.cause.reason is Reason.CHANNEL_GONE
                if not is_gone or claim.look_in == claim.weekly.series.channel:
                    # Nothing is sent to where nothing was found only because it seemed not to be.
                    return await self._press.not_looked(claim, failure.cause)
                spot = None  # nothing stands in a channel that is not there
            if spot is not None:
                return await self._press.posted(claim, Sent(spot), found=True)
            again = await self._press.absent(claim, by_hand=by_hand)
            if again is None:
                return await self._press.agenda(claim.guild)
            claim = again
        if self._clock.now() + timedelta(seconds=self._patience) > claim.until:
            # The machine slept meanwhile: another process may be at it, and the hour is another.
            return await self._press.agenda(claim.guild)
        try:
            sent = await self._asked(self._publisher.post(claim.weekly))
        except NotPublished as failure:
            return await self._press.failed(claim, failure.cause)
        return await self._press.posted(claim, sent)

    async def _carry_out(self, claim: Claim) -> Agenda | None:
        spot = claim.weekly.spot
        assert spot is not None
        agenda = None
        for effect in claim.effects:
            if self._clock.now() >= claim.until:
                return None  # slow as Discord is today, another process may be at it already
            cause = None
            try:
                await self._asked(self._publisher.apply(effect, claim.weekly, spot))
            except NotPublished as failure:
                cause = failure.cause
            agenda = await self._press.applied(claim, effect, cause)
        return agenda

    async def _refresh(self, weekly: Weekly) -> Agenda | None:
        spot = weekly.spot
        assert spot is not None
        try:
            stands = await self._asked(self._publisher.refresh(weekly, spot))
        except NotPublished as failure:
            if failure.cause.reason is not Reason.MESSAGE_GONE:
                return await self._press.shown(weekly, failure.cause)
            stands = False
        if stands:
            return await self._press.shown(weekly)
        await self._press.deleted(weekly.series.guild, spot.message)
        return await self._press.agenda(weekly.series.guild)

    async def _tell(self, series: Series, notices: Iterable[Notice]) -> None:
        for notice in notices:
            try:
                told = await self._asked(self._publisher.tell(series, notice))
            except NotPublished as failure:
                # Where nobody knows whether it was told, staff's next command tells it.
                if failure.cause.reason is Reason.BUSY:
                    await self._press.tell_later(notice)
                continue
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
        finally:
            self._moved()


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
