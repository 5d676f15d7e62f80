"""Durable votes at the store: many members clicking at once, committed together or one by one.

Both run the bot's own `Ballots.vote`; for one commit a vote, each waits until the one before it
is on the disk.
"""

from __future__ import annotations

import asyncio
import tempfile
import time
from contextlib import AbstractAsyncContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path

from benchmarks import table
from benchmarks.table import A_SECOND
from tests.series.town import FIRST, GUILD, SETTINGS, Engine, opened

AT_ONCE = 100
_BLOCKS = 5


@dataclass(frozen=True, slots=True)
class Rates:
    """Durable votes a second."""

    alone: float
    """With one commit for each."""
    grouped: float

    @property
    def ratio(self) -> float:
        return self.grouped / self.alone


async def rates(folder: Path, clicks: int = 20) -> Rates:
    """Return both rates, 100 members clicking so often each, from blocks taken in turns."""
    alone, grouped = 0.0, 0.0
    async with opened(folder) as town:
        engine = town.engine()
        await engine.plan.set_up(GUILD, SETTINGS)
        await engine.until(FIRST.at)
        slugs = await engine.candidates()
        for block in range(_BLOCKS):
            alone += await _seconds(engine, slugs, block, 1, asyncio.Lock())
            grouped += await _seconds(engine, slugs, block, clicks, nullcontext())
    return Rates(_BLOCKS * AT_ONCE / alone, _BLOCKS * AT_ONCE * clicks / grouped)


async def _seconds(
    engine: Engine,
    slugs: list[str],
    block: int,
    clicks: int,
    turn: AbstractAsyncContextManager[object],
) -> float:
    async def member(number: int) -> None:
        for click in range(clicks):
            async with turn:
                await engine.vote(number, slugs[(block + click + number) % 4], ballot=1)

    start = time.perf_counter()
    await asyncio.gather(*(member(number) for number in range(AT_ONCE)))
    return time.perf_counter() - start


async def rows() -> None:
    """Print them: at least ten times one commit a vote."""
    with tempfile.TemporaryDirectory() as folder:
        measured = await rates(Path(folder))
    table.alone(f"Votes on disk, {AT_ONCE} at once, a commit each", A_SECOND, measured.alone)
    table.alone(f"Votes on disk, {AT_ONCE} at once, in groups", A_SECOND, measured.grouped)
    table.note(f"{measured.ratio:.1f} times as many; the aim is 10 or more")


if __name__ == "__main__":
    asyncio.run(rows())
