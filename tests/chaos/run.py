"""Carries a plan out, from its beginning to the audit."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

from tests.chaos.audit.whole import audited
from tests.chaos.fate import Fate
from tests.chaos.finding import Finding
from tests.chaos.loop import Loop
from tests.chaos.people import People
from tests.chaos.plan import BEGINNING, Event, Kind, Plan, event
from tests.chaos.wall import guild_of
from tests.chaos.world import MAIN, World

WATCHED = timedelta(weeks=4)
"""How long a plan is watched when all is cured."""

_SHARED_MEMORY = Path("/dev/shm")


@dataclass(frozen=True, slots=True)
class Run:
    """What came of a plan."""

    world: World
    seconds: float
    effort: float
    """Seconds of a processor, whatever else the machine did."""

    @property
    def findings(self) -> list[Finding]:
        return self.world.findings

    @property
    def kinds(self) -> set[str]:
        return {finding.kind for finding in self.world.findings}

    @property
    def server_years(self) -> float:
        plan = self.world.plan
        return len(plan.servers) * (plan.weeks + WATCHED.days / 7) / 52

    def posts(self, server: int = 0) -> list[tuple[str, str]]:
        """Return slot key and profession of every message that ever stood there."""
        return [(m.key, m.weekly.profession) for m in self.world.wall.of(guild_of(server))]

    def slots(self, server: int = 0) -> list[str]:
        return [key for key, _ in self.posts(server)]

    def notices(self, server: int = 0) -> list[str]:
        """Return what staff were told: topic, subject and reason."""
        guild = guild_of(server)
        return [told.notice.key for told in self.world.wall.told if told.guild == guild]

    def states(self, server: int = 0) -> dict[str, str]:
        """Return what the file says became of each slot, by key."""
        return self.world.states[guild_of(server)]


def carried_out(plan: Plan, wanted: str | None = None) -> Run:
    """Carry it out and audit it; the same plan twice gives the same.

    With `wanted` it ends as soon as something of that kind is found.
    """
    folder = _SHARED_MEMORY if _SHARED_MEMORY.is_dir() else None
    started, worked = perf_counter(), process_time()
    with TemporaryDirectory(dir=folder, prefix="onejob-chaos-") as temporary:
        loop = Loop()
        world = World(plan, Path(temporary) / "onejob.sqlite3", loop)
        world.wanted = wanted
        asyncio.set_event_loop(loop)
        try:
            with _listening(world):
                loop.run_until_complete(_lived(world))
        finally:
            asyncio.set_event_loop(None)
            loop.close()
    return Run(world, perf_counter() - started, process_time() - worked)


async def _lived(world: World) -> None:
    """Let the plan happen to its end, or until what is looked for was found."""
    life = asyncio.create_task(_life(world))
    found = asyncio.create_task(world.is_found.wait())
    await asyncio.wait([life, found], return_when=asyncio.FIRST_COMPLETED)
    if not life.done():
        life.cancel()
        await asyncio.wait([life])
        world.is_over = True
        for process in list(world.processes.values()):
            world.end(process, "what was looked for is found", None)
        await world.closed()
        world.ledger.close()
        return
    found.cancel()
    await life


async def _life(world: World) -> None:
    plan, loop = world.plan, world.loop
    fate, people = Fate(world), People(world)
    world.on_message = people.habits
    await world.start(MAIN)
    world.open_ledger()
    patrol = world.spawn(world.patrol())
    for number, server in enumerate(plan.servers):
        at = BEGINNING + timedelta(hours=server.begins, seconds=1 + number)
        _schedule(world, fate, people, event(at, Kind.SET_UP, number))
    for each in plan.events:
        _schedule(world, fate, people, each)
    await _until(loop, plan.end)
    await _cure(world, fate, people)
    await _until(loop, plan.end + WATCHED)
    world.is_over = True
    patrol.cancel()
    for process in list(world.processes.values()):
        await world.stop(process, None)
    await world.closed()
    world.look(is_rare=True)
    audited(world)
    world.ledger.close()


def _schedule(world: World, fate: Fate, people: People, event: Event) -> None:
    def happen() -> None:
        at = people.aimed(event)
        if at is None or at <= world.loop.now():
            act()
        else:
            world.loop.at(at, act)

    def act() -> None:
        if world.is_cured:
            return
        if fate.knows(event):
            fate.happen(event)
        else:
            people.happen(event)

    world.loop.at(event.at, happen)


async def _cure(world: World, fate: Fate, people: People) -> None:
    """Make everything well again: fate ends, one process runs, staff see to their series."""
    fate.cure()
    world.is_cured = True
    for number, process in list(world.processes.items()):
        if number != MAIN:
            await world.stop(process, None)
    if MAIN not in world.processes:
        await world.start(MAIN)
    world.machines_changed("all is well again")
    await asyncio.sleep(120)
    for number in range(len(world.plan.servers)):
        people.repair(number)
    await asyncio.sleep(60)


async def _until(loop: Loop, instant: datetime) -> None:
    left = (instant - loop.now()).total_seconds()
    if left > 0:
        await asyncio.sleep(left)


@contextmanager
def _listening(world: World) -> Generator[None]:
    """Hear what is logged as an error, and nothing else."""

    class Ear(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            world.logged(record)

    ear, root = Ear(logging.ERROR), logging.getLogger()
    before = root.handlers[:]
    root.handlers[:] = [ear]
    try:
        yield
    finally:
        root.handlers[:] = before
