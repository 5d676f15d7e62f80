"""One process of the bot: the production programme and heartbeat, which can be killed anywhere.

A process is every task that was made in its context. Killed, it may still run the handlers that
cancelling calls, but no step: whoever passes the gate of a dead process is thrown out again, so
nothing reaches the database or Discord.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from contextlib import AsyncExitStack
from contextvars import Context, ContextVar, copy_context
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from random import Random
from typing import Any, Protocol, cast

from bot.clock import Reckoning
from bot.domain.catalogue.catalogue import Catalogue
from bot.programme.heartbeat import Heartbeat
from bot.programme.programme import Programme
from bot.programme.publisher import Publisher
from bot.storage.sqlite.database import Database
from tests.chaos.disk import Access, Disk, Spindle, at_hand
from tests.chaos.loop import Loop
from tests.chaos.plan import BEGINNING

PATIENCE = 5.0
"""Seconds that answers get when the process is stopped; as the client gives them."""
_STOPPING = 300.0
"""Seconds after which whoever runs the bot kills it."""

_RESTRAINED = 21600.0
"""Seconds between two beats of a process that never rests by itself."""

CURRENT: ContextVar[Process | None] = ContextVar("CURRENT", default=None)
"""The process whose code runs."""


class Killed(BaseException):
    """The process is dead: no step of it is taken any more."""


class When(StrEnum):
    """On which side of a step."""

    BEFORE = "before"
    AFTER = "after"


@dataclass(slots=True)
class Trap:
    """Kills or stops the process at the `left`-th step of a kind from now on."""

    step: str
    """A kind of access or request, `sleep`, or `any`."""
    when: When
    left: int
    fire: Callable[[Process], None]

    def counts(self, step: str, when: When) -> bool:
        """Whether this is the step."""
        if self.step not in ("any", step) or self.when is not when:
            return False
        self.left -= 1
        return self.left <= 0


class Host(Protocol):
    """The world as a process meets it."""

    loop: Loop
    spindle: Spindle
    url: str
    disk_fails: bool
    restrained_until: datetime

    def catalogue(self) -> Catalogue: ...

    def publisher(self, process: Process) -> Publisher: ...

    def beaten(self, process: Process) -> None:
        """A beat of the process has ended."""
        ...

    def stepped(self, process: Process, step: str, when: When) -> None: ...

    def ended(self, process: Process, error: BaseException | None) -> None:
        """The heart stopped by itself."""
        ...


class MachineClock:
    """The machine's clock, which may be wrong, as the bot's own clock takes it: held against the
    uptime and against Discord's time. Handed out raw, it is believed whatever it says.

    It wakes within a minute when something changed, as the real one wakes every minute to look:
    the beats that would find nothing are left out.
    """

    def __init__(self, process: Process, wrong_by: timedelta) -> None:
        self._process = process
        self._sleepers: set[asyncio.Future[None]] = set()
        self._is_poked = False
        self._reckoning = Reckoning(
            self._wall(wrong_by), process.host.loop.time(), lambda _, __, ___: None
        )
        self.wrong_by = wrong_by
        self.is_raw = False

    def now(self) -> datetime:
        if self.is_raw:
            return self._process.host.loop.now() + self.wrong_by
        reckoned = self._reckoning.now(self._wall(self.wrong_by), self._process.host.loop.time())
        return BEGINNING + timedelta(seconds=round(reckoned, 6))

    def hear(self, took: float) -> None:
        """An answer of Discord's says what time it was, to the second."""
        loop = self._process.host.loop
        self._reckoning.hear(
            float(int(loop.time() - took / 2)), took, self._wall(self.wrong_by), loop.time()
        )

    def _wall(self, wrong_by: timedelta) -> float:
        return self._process.host.loop.time() + wrong_by.total_seconds()

    async def sleep_until(self, instant: datetime) -> None:
        process, task = self._process, asyncio.current_task()
        coroutine = None if task is None else cast("Coroutine[Any, Any, Any]", task.get_coro())
        if coroutine is not None and coroutine.__qualname__ == self.sleep_until.__qualname__:
            process.host.beaten(process)  # only the heart rests in a task of its own
        await process.pass_gate("sleep", When.BEFORE)
        loop = process.host.loop
        sleeper: asyncio.Future[None] = loop.create_future()
        self._sleepers.add(sleeper)
        left = max((instant - self.now()).total_seconds(), 0.0)
        if loop.now() < process.host.restrained_until:
            left = max(left, _RESTRAINED)
        timer = loop.call_later(left, _wake, sleeper)
        try:
            await sleeper
        finally:
            timer.cancel()
            self._sleepers.discard(sleeper)
        if self._reckoning.is_in_doubt(loop.time()):
            self.hear(0.2)
        await process.pass_gate("sleep", When.AFTER)

    def poke(self) -> None:
        """Something changed that the next look at the clock or the database will see."""
        if self._sleepers and not self._is_poked:
            self._is_poked = True
            delay = self._process.dice.uniform(0, 60)
            self._process.host.loop.call_later(delay, self._wake_all)

    def _wake_all(self) -> None:
        self._is_poked = False
        for sleeper in list(self._sleepers):
            _wake(sleeper)


class Process:
    """Starts dead; `start` and `stop` belong to the world, `run` makes tasks of the process."""

    def __init__(
        self,
        host: Host,
        number: int,
        name: str,
        dice: Random,
        seeds: Random,
        wrong_by: timedelta,
    ) -> None:
        self.host = host
        self.number = number
        self.name = name
        self.dice = dice
        self._seeds = seeds
        self.clock = MachineClock(self, wrong_by)
        self.is_dead = True
        self.is_stopping = False
        self.slow = 0.0
        self.traps: list[Trap] = []
        self.heart: asyncio.Task[None] | None = None
        self.answering: set[asyncio.Task[Any]] = set()
        self._tasks: set[asyncio.Task[Any]] = set()
        self._awake = asyncio.Event()
        self._awake.set()
        self._stack = AsyncExitStack()
        self._context = copy_context()
        self._context.run(CURRENT.set, self)
        self.programme: Programme
        self.heartbeat: Heartbeat
        self._disk: Disk

    @property
    def context(self) -> Context:
        return self._context

    @property
    def takes_interactions(self) -> bool:
        return not self.is_dead and not self.is_stopping and self._awake.is_set()

    @property
    def is_asleep(self) -> bool:
        return not self._awake.is_set()

    @property
    def disk_fails(self) -> bool:
        return self.host.disk_fails

    def takes(self, task: asyncio.Task[Any]) -> None:
        """The task was made by this process."""
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def start(self) -> None:
        """Open the database and beat."""
        spindle = self.host.spindle
        opener = _Opener()
        real = await spindle.do(opener, Access.ALONE, self._open)
        self._disk = Disk(spindle, real, self)
        self.is_dead = False
        self.clock.hear(0.2)  # whoever logs in is told what time it is
        self.programme = Programme.over(
            self._disk,
            self.host.catalogue,
            self.clock,
            owner=self.name,
            seed=lambda: f"{self._seeds.getrandbits(256):064x}",
        )
        self.heartbeat = Heartbeat(self.programme, self.host.publisher(self), self.clock)
        self.heart = self.run(self.heartbeat.run())
        self.heart.add_done_callback(self._heart_ended)

    async def _open(self) -> Database:
        return self._stack.enter_context(at_hand(self.host.url, self.host.spindle.traces))

    def run(self, work: Coroutine[Any, Any, Any]) -> asyncio.Task[Any]:
        """Begin something inside the process."""
        return self.host.loop.create_task(work, context=self._context.copy())

    def answer(self, work: Coroutine[Any, Any, Any]) -> asyncio.Task[Any]:
        """Begin to answer an interaction: it is waited for when the process is stopped."""
        task = self.run(work)
        self.answering.add(task)
        task.add_done_callback(self.answering.discard)
        return task

    async def pass_gate(self, step: str, when: When) -> None:
        """Go on, be slowed down, put to sleep or thrown out. Raises Killed."""
        if self.is_dead:
            raise Killed
        self.host.stepped(self, step, when)
        for trap in list(self.traps):
            if trap.counts(step, when):
                self.traps.remove(trap)
                trap.fire(self)
        if self.is_dead:
            raise Killed

    async def database(self, access: Access, *, is_over: bool) -> None:
        when = When.AFTER if is_over else When.BEFORE
        await self.pass_gate(access.value, when)
        if self.slow and when is When.BEFORE:
            await asyncio.sleep(self.dice.uniform(0, self.slow))
        if self.is_asleep:
            await self._awake.wait()
        if self.is_dead:
            raise Killed

    def sleep(self) -> None:
        """The machine is suspended: no step is taken before `wake`."""
        self._awake.clear()

    def wake(self) -> None:
        self._awake.set()
        self.clock.poke()

    def kill(self) -> None:
        """kill -9: from here on nothing of it happens any more."""
        if self.is_dead:
            return
        self.is_dead = self._disk.is_cut = True
        self._awake.set()
        for task in list(self._tasks):
            task.cancel()

    async def close(self) -> None:
        """Let go of the file, once dead: a killed process does so by dying."""
        await self.host.spindle.do(_Opener(), Access.ALONE, self._stack.aclose)

    async def stop(self) -> bool:
        """SIGTERM: take nothing new, finish what is being answered and recorded. Whether it
        ended by itself.
        """
        self.is_stopping = True
        self._awake.set()
        if self.answering:
            _, late = await asyncio.wait(self.answering, timeout=PATIENCE)
            for task in late:
                task.cancel()
            if late:
                await asyncio.wait(late, timeout=_STOPPING)
        assert self.heart is not None
        self.heart.cancel()
        _, late = await asyncio.wait([self.heart], timeout=_STOPPING)
        self.kill()
        return not late

    def _heart_ended(self, heart: asyncio.Task[None]) -> None:
        if self.is_dead or self.is_stopping:
            if not heart.cancelled():
                heart.exception()
            return
        error = None if heart.cancelled() else heart.exception()
        self.host.ended(self, error)


@dataclass(slots=True)
class _Opener:
    """Who opens and closes a database is never cut off."""

    is_cut: bool = False


def _wake(sleeper: asyncio.Future[None]) -> None:
    if not sleeper.done():
        sleeper.set_result(None)
