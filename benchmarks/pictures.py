"""What pictures cost: a card with one beside the same without, and what drawing does to answers."""

from __future__ import annotations

import asyncio
import time
from contextlib import AsyncExitStack
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path
from statistics import quantiles

from benchmarks import table
from benchmarks.answering import amount, compare, constant, job
from benchmarks.load import at_rate
from benchmarks.plan import Plan
from benchmarks.subject import Pair, Recipe, Subject, bare, ours, realm, started
from benchmarks.table import MILLISECONDS
from bot.settings import packaged_catalogue
from tests.wire.interaction import Interaction
from tests.wire.server import Server

_CPU = 1.6  # times the card without its picture
_LATER = 0.002  # seconds, of the one in the middle
_STALL = 0.005  # seconds that drawing may hold the event loop
_EACH = 15  # one of so many cards is of a profession that was not drawn yet
_LONGEST = 30.0  # seconds until a picture is there
_LOOK = 0.1


async def cards(plan: Plan, folder: Path) -> None:
    """Print a card with its picture from the shelf beside the bare reply, and beside itself."""
    async with AsyncExitStack() as stack:

        async def start(recipe: Recipe) -> Subject:
            server = await stack.enter_async_context(Server(realm(1)))
            return await stack.enter_async_context(started(recipe, server))

        simple = await start(bare())
        plain = await start(ours(folder / "plain"))
        pictured = await start(ours(folder / "pictured", has_pictures=True))
        await _until_drawn(pictured)
        table.title(f"/job ai-engineer with its picture, {plan.rate:g} a second ({amount(plan)})")
        await compare(plan, Pair(simple, pictured), constant, None)
        table.title("The same beside the card without its picture, which is the left column")
        one, two = await compare(
            plan, Pair(replace(plain, name="bare"), pictured), constant, None, cpu=_CPU
        )
        table.above("p50", MILLISECONDS, one.percentile(50), two.percentile(50), _LATER)


async def drawing(plan: Plan, folder: Path) -> None:
    """Print how late the event loop comes while others are drawn, and while they are not.

    Both answer the same: one of so many cards is of a profession that nobody asked for before.
    """
    plain = await _watched(plan, folder / "still", has_pictures=False)
    drawing = await _watched(plan, folder / "drawing", has_pictures=True)
    table.title(f"{plan.rate:g} cards a second, 51 for the first time: without pictures (left)")
    table.times("p50", MILLISECONDS, plain.p50, drawing.p50)
    table.above("Longest turn of the event loop", MILLISECONDS, plain.turn, drawing.turn, _STALL)
    table.above("Late for any reason, p99.9", MILLISECONDS, plain.rare, drawing.rare)
    table.above("Late for any reason, at most", MILLISECONDS, plain.most, drawing.most)
    table.note("late without a long turn: other processes had the processors")


@dataclass(frozen=True, slots=True)
class _Watched:
    """Seconds: to an answer, of CPU in one turn of the event loop, and by which it came late."""

    p50: float
    turn: float
    rare: float
    most: float


async def _watched(plan: Plan, folder: Path, *, has_pictures: bool) -> _Watched:
    recipe, lates = ours(folder, has_pictures=has_pictures), folder / "lates"
    settings = {**recipe.settings, "WATCHED": str(lates)}
    recipe = replace(recipe, command=("benchmarks.watched",), settings=settings)
    others = [path.stem for path in sorted(packaged_catalogue().glob("professions/*.yaml"))]
    others.remove("ai-engineer")
    numbers = count(1)

    def mixed(subject: Subject) -> Interaction:
        number = next(numbers)
        slug = others.pop() if others and number % _EACH == 0 else "ai-engineer"
        return job(subject, slug)

    async with Server(realm(1)) as server, started(recipe, server) as subject:
        if has_pictures:
            await _until_drawn(subject)
        await at_rate(subject, constant, plan.rate, plan.block)
        begin = time.perf_counter()
        run = await at_rate(subject, mixed, plan.rate, len(others) * _EACH / plan.rate)
        end = time.perf_counter()
    turns = [tuple(map(float, line.split())) for line in lates.read_text().splitlines()]
    late, work = zip(*[turn[1:] for turn in turns if begin <= turn[0] < end], strict=True)
    return _Watched(run.percentile(50), max(work), quantiles(late, n=1000)[998], max(late))


async def _until_drawn(subject: Subject) -> None:
    """Ask until the card comes with its picture; the first ones do not wait for it."""
    async with asyncio.timeout(_LONGEST):
        while True:
            interaction = constant(subject)
            await subject.server.send(interaction)
            await interaction.answered
            if subject.server.rest.requests[-1].files:
                return
            await asyncio.sleep(_LOOK)
