"""Whether a visit is as quick after years as on the first day; for posts, see `rush`."""

from __future__ import annotations

import time
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks import table
from benchmarks.plan import Plan
from benchmarks.table import MILLISECONDS
from bot.storage.sqlite.database import Database
from tests.aged import SLUGS, Past, homes, live, multiply
from tests.programme.town import Hand, Town, Wall, catalogue

_VISIT = 0.010  # seconds
_VISITED = 60  # servers


async def visits(plan: Plan, folder: Path) -> None:
    """Print what a visit with a post takes in a small file and in large ones."""
    table.title("A visit with a post, at the store, by ballots in the file")
    for servers, weeks in plan.pasts:
        with TemporaryDirectory(dir=folder) as inside:
            database = await live(Path(inside), Past(weeks))
            multiply(database, homes(servers))
            table.alone(f"{servers * weeks:,}", MILLISECONDS, await _visit(database), below=_VISIT)


async def _visit(file: Path) -> float:
    clock = Hand(Past(0).until)
    async with Database.open(f"sqlite:///{file}") as database:
        town = Town(database, clock, Wall(clock), catalogue(SLUGS))
        engine = town.engine()
        await engine.programme.rounds.begin()
        clock.set(Past(0).schedule.upcoming(clock.now(), 1)[0].at)
        took: list[float] = []
        for guild, _ in homes(_VISITED):
            began = time.perf_counter()
            await engine.heartbeat.visit(guild)
            took.append(time.perf_counter() - began)
        assert len(town.wall.messages) == _VISITED
    return median(took)
