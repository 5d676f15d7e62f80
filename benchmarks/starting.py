"""What a start costs: time to ready, time to the first answer, memory once ready."""

from __future__ import annotations

import asyncio
import time
from pathlib import Path
from statistics import median

from benchmarks import table
from benchmarks.plan import Plan
from benchmarks.subject import Recipe, Subject, bare, ours, realm, started
from benchmarks.table import MEGABYTES, SECONDS
from tests.wire.server import Server

_CALM = 0.1  # megabytes between three readings
_READINGS = 40
_FIRST_ANSWER_LATER = 0.65  # seconds: 0.35 for the bot, 0.3 for all jobs and their names
_MEMORY_MORE = 47.0  # megabytes: 27 for the bot, 20 for all jobs and their names
_PICTURES_MORE = 60.0


async def times(plan: Plan, folder: Path) -> None:
    """Print the medians of some starts. The first of each, which fills caches, does not count."""
    recipes = (bare(), ours(folder, has_pictures=True))
    async with Server(realm(1)) as server, Server(realm(1)) as other:
        seconds = {recipe.name: list[tuple[float, float, float]]() for recipe in recipes}
        for _ in range(plan.starts + 1):
            for recipe, on in zip(recipes, (server, other), strict=True):
                seconds[recipe.name].append(await _first_answer(recipe, on))

    def middle(name: str, which: int) -> float:
        return median(start[which] for start in seconds[name][1:])

    table.title(f"Starting (median of {plan.starts}; the commands are known to Discord)")
    table.above("Process to ready", SECONDS, middle("bare", 0), middle("ours", 0))
    table.above(
        "Process to first answer",
        SECONDS,
        middle("bare", 1),
        middle("ours", 1),
        _FIRST_ANSWER_LATER,
    )
    table.above("CPU until then", SECONDS, middle("bare", 2), middle("ours", 2))


async def _first_answer(recipe: Recipe, server: Server) -> tuple[float, float, float]:
    async with started(recipe, server) as subject:
        await server.slash("job", {"profession": "ai-engineer"})
        answered_at, cpu = time.perf_counter(), subject.cpu()
    return subject.ready_at - subject.spawned_at, answered_at - subject.spawned_at, cpu


async def memory(folder: Path) -> None:
    """Print what each process alone keeps in memory once it is ready and has come to rest."""
    table.title("Memory at ready (USS: what the process has for itself)")
    for servers in (1, 1000):
        used = {recipe.name: await _at_rest(recipe, servers) for recipe in (bare(), ours(folder))}
        what = f"{servers:,} server{'s' if servers > 1 else ''}"
        table.above(what, MEGABYTES, used["bare"], used["ours"], _MEMORY_MORE)


async def with_pictures(folder: Path) -> None:
    """Print what it keeps without pictures, and what with its drawing process, which has drawn."""
    table.title("Memory without pictures (left), and with the process that has drawn one")
    plain, pictured = (ours(folder, has_pictures=each) for each in (False, True))
    used = await _at_rest(plain, 1), await _at_rest(pictured, 1, has_asked=True)
    table.above("1 server", MEGABYTES, *used, _PICTURES_MORE)


async def _at_rest(recipe: Recipe, servers: int, *, has_asked: bool = False) -> float:
    async with Server(realm(servers)) as server, started(recipe, server) as subject:
        if has_asked:
            await server.slash("job", {"profession": "ai-engineer"})
        return await at_rest(subject)


async def at_rest(subject: Subject) -> float:
    """Return the megabytes when they have stopped changing, or after a while if they do not."""
    # discord.py calls itself ready when no server has come for two seconds.
    await asyncio.sleep(2.5)
    readings = [subject.memory()]
    for _ in range(_READINGS):
        await asyncio.sleep(0.5)
        readings.append(subject.memory())
        if max(readings[-3:]) - min(readings[-3:]) < _CALM and len(readings) > 2:
            break
    return readings[-1]
