"""Carries a seed out: weeks of all servers, with all of the bot, from set-up to the audit."""

from __future__ import annotations

import os
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import perf_counter

from tests.chaos.finding import Finding
from tests.chaos.whole import audit
from tests.chaos.whole.people import People, set_up
from tests.chaos.whole.weather import Fault, drawn
from tests.chaos.whole.world import CHANNELS, World
from tests.wire.realm import Realm
from tests.wire.server import Server

_WEEK = timedelta(weeks=1)
_WATCHED = 2  # weeks after the last trouble
_MOST = 6  # faults in a week,
_PER_FAULT = 8  # and one more for so many servers
_HEARTBEAT = 1000  # ms of true time
_NEAR = 3.0  # seconds around a slot or a close
_SHARED_MEMORY = Path("/dev/shm")
_FOLDER = _SHARED_MEMORY if _SHARED_MEMORY.is_dir() else None


@dataclass(frozen=True, slots=True)
class Whole:
    """A run of the whole bot."""

    seed: int
    servers: int
    weeks: int

    @property
    def command(self) -> str:
        """What carries it out again."""
        given = f"--seeds 1 --first {self.seed} --servers {self.servers}"
        return f"python -m tests.chaos whole {given} --weeks {self.weeks} --story"

    @property
    def server_years(self) -> float:
        return self.servers * (self.weeks + _WATCHED) / 52


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one."""

    plan: Whole
    findings: list[Finding]
    story: list[str]
    seconds: float
    effort: float
    """Seconds of a processor, those of the bot included."""
    hits: dict[str, int] = field(default_factory=dict[str, int])


async def carried_out(plan: Whole) -> Outcome:
    began, worked = perf_counter(), _effort()
    async with AsyncExitStack() as stack:
        temporary = stack.enter_context(TemporaryDirectory(dir=_FOLDER, prefix="onejob-whole-"))
        realm = Realm(servers=plan.servers, channels=len(CHANNELS), kinds=CHANNELS, roles=2)
        server = await stack.enter_async_context(Server(realm))
        server.gateway.heartbeat_interval = _HEARTBEAT
        world = World(plan.seed, plan.servers, server, Path(temporary))
        try:
            await _lived(world, plan)
        finally:
            await world.processes.stop()
            world.close()
    story = list(world.journal.printed())
    seconds, effort = perf_counter() - began, _effort() - worked
    return Outcome(plan, world.findings, story, seconds, effort, dict(world.journal.hits))


def _effort() -> float:
    own = os.times()
    return own.user + own.system + own.children_user + own.children_system


async def _lived(world: World, plan: Whole) -> None:
    people = People(world)
    world.repair = people.repair
    await set_up(world)
    world.look()
    await world.start()
    beginning = world.now()
    for week in range(plan.weeks):
        _plan_week(world, people, beginning + week * _WEEK, plan.servers, is_calm=week % 4 == 3)
        await world.live_until(beginning + (week + 1) * _WEEK)
        audit.check(world)
    await _cure(world, people)
    for _ in range(_WATCHED):
        _plan_week(world, people, world.now(), plan.servers, is_calm=True)
        await world.live_until(world.now() + _WEEK)
    audit.audit(world)


def _plan_week(
    world: World, people: People, begins: datetime, servers: int, *, is_calm: bool
) -> None:
    dice = world.dice

    def sometime(act: Callable[[], Awaitable[None]]) -> None:
        world.at(begins + dice.random() * _WEEK, act)

    for _ in range(3):
        sometime(people.vote)
    sometime(people.ask)
    sometime(people.ask)
    world.at(_near(world, dice, begins, servers), people.vote)
    if is_calm:
        return
    sometime(people.order)
    weather = world.weather
    for _ in range(weather.randrange(_MOST + servers // _PER_FAULT + 1)):
        fault = drawn(weather, servers)
        at, near = begins + weather.random() * _WEEK, _near(world, weather, begins, servers)
        world.at(near if weather.random() < 0.5 else at, partial(_strike, world, fault))


async def _strike(world: World, fault: Fault) -> None:
    world.journal.say("weather", str(fault))
    world.journal.hit(type(fault).__name__)
    await fault.strike(world)


def _near(world: World, dice: Random, begins: datetime, servers: int) -> datetime:
    """Return a moment close to a slot of the week, or an hour before it, where votes close."""
    guild = world.guild(dice.randrange(servers))
    lead, off = (
        timedelta(hours=dice.choice((0, 0, 1))),
        timedelta(seconds=dice.uniform(-_NEAR, _NEAR)),
    )
    stand = guild and world.ledger.now(int(guild.id))
    if stand is None:
        return begins + abs(off)
    _, slot = next(stand.rhythm.after(begins + timedelta(seconds=_NEAR)))
    return slot - lead + off


async def _cure(world: World, people: People) -> None:
    """Make everything well again."""
    await world.cure()
    for guild in list(world.realm.guilds):
        await people.repair(guild)
    world.look()
