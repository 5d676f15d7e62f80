"""The two bots that are measured, each a process of its own."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncGenerator, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import NamedTuple

from tests.wire.process import Bot, run
from tests.wire.realm import Person, Place, Realm
from tests.wire.server import Server

_SERVERS = 100  # among which questions are dealt out: in one alone, so many are hammering
_START = 120.0  # seconds that one may take to be ready, beside other work
_turns = count()


@dataclass(frozen=True, slots=True)
class Recipe:
    """How to start a bot: `python -m command`, and what it needs of the environment besides."""

    name: str
    command: tuple[str, ...]
    settings: Mapping[str, str]
    each: Sequence[Mapping[str, str]] = ({},)
    """What each of its processes needs for itself: most have one."""


def bare() -> Recipe:
    return Recipe("bare", ("benchmarks.bare",), {})


def deaf() -> Recipe:
    """Return the bare bot that receives messages and makes nothing of them."""
    return Recipe("deaf", ("benchmarks.bare",), {"DEAF": "yes"})


def ours(folder: Path, catalogue: Path | None = None, *, has_pictures: bool = False) -> Recipe:
    """Return our bot with its database in `folder`, and another catalogue than its own if given.

    Without pictures its answers are texts, as those of the bare bot are.
    """
    settings = {
        "DATABASE_URL": f"sqlite:///{folder}/onejob.sqlite3",
        "ONEJOB_PICTURES": "on" if has_pictures else "off",
    }
    if catalogue is not None:
        settings["ONEJOB_CATALOGUE"] = str(catalogue)
    return Recipe("ours", ("bot", "run"), settings)


def somebody(realm: Realm) -> tuple[Person, Place]:
    """Return another person each time, in the next server: no one of them may ask so much."""
    return Person(realm.snowflake(), "Anna"), realm.in_server(next(_turns))


@dataclass(frozen=True, slots=True)
class Subject:
    """A running bot with its own server; times are seconds of `time.perf_counter`."""

    name: str
    server: Server
    bots: Sequence[Bot]
    spawned_at: float
    ready_at: float

    def cpu(self) -> float:
        """Return the seconds of CPU that its processes have used so far, to the nanosecond."""
        return sum(_cpu(bot.pid) for bot in self.bots)

    def memory(self) -> float:
        """Return the megabytes that would be free again if its processes ended (USS)."""
        return sum(self.memory_each())

    def memory_each(self) -> list[float]:
        """Return that of each process. With it ends the process that draws for it."""
        return [_memory(bot.pid) for bot in self.bots]


def _cpu(pid: int) -> float:
    return time.clock_gettime(~pid << 3 | 2)  # its clock, as Linux numbers them


def _memory(pid: int) -> float:
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return sum(map(_private, [pid, *map(int, children)]))


def _private(pid: int) -> float:
    rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
    sizes = [line.split() for line in rollup.splitlines()[1:]]
    private = (int(size[1]) for size in sizes if size[0].startswith("Private_"))
    return sum(private) / 1024


class Pair(NamedTuple):
    """Both bots, running at the same time and asked in turns."""

    bare: Subject
    ours: Subject


@asynccontextmanager
async def started(recipe: Recipe, server: Server) -> AsyncGenerator[Subject]:
    """Start a bot, and have it ready: connected, and told about every server."""
    settings = {
        "DISCORD_API_URL": server.url,
        "DISCORD_TOKEN": server.realm.token,
        **recipe.settings,
    }
    spawned_at = time.perf_counter()
    async with AsyncExitStack() as stack:
        bots = [
            await stack.enter_async_context(run(*recipe.command, settings={**settings, **own}))
            for own in recipe.each
        ]
        await server.until_ready(_START)
        yield Subject(recipe.name, server, bots, spawned_at, time.perf_counter())
        await asyncio.gather(*(bot.end() for bot in bots))


def realm(servers: int) -> Realm:
    """Return a realm with servers of an everyday size."""
    return Realm(servers=servers, channels=20, roles=10)


@asynccontextmanager
async def both(folder: Path, catalogue: Path | None = None) -> AsyncGenerator[Pair]:
    """Start both bots, each in a realm of its own; ours with its database in `folder`.

    Ours has made ready what finds names, which it does once, some seconds after it came up.
    """
    async with (
        Server(realm(_SERVERS)) as server,
        Server(realm(_SERVERS)) as other,
        started(bare(), server) as one,
        started(ours(folder, catalogue), other) as two,
    ):
        await other.slash("job", {"profession": "nobody is called so"})  # which waits for it
        yield Pair(one, two)
