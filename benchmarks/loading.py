"""Loading a catalogue, in a process that does nothing else.

`python -m benchmarks.loading FOLDER TIMES` prints the seconds of each time, one a line.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from statistics import median

from benchmarks import table
from benchmarks.plan import Plan
from benchmarks.table import MILLISECONDS
from bot.content import load
from tests.wire.process import run

_LONGEST = 120.0  # seconds


async def row(plan: Plan, what: str, folder: Path, below: float) -> None:
    """Print the first time, as a start pays it, and the middle of all."""
    async with run("benchmarks.loading", str(folder), str(plan.loads), settings={}) as process:
        ended = await process.ended(within=_LONGEST)
    if ended.code:
        raise RuntimeError(f"{what}: {ended.stderr}")
    seconds = [float(line) for line in ended.stdout.split()]
    table.alone(f"{what}, the first time", MILLISECONDS, seconds[0], below)
    table.alone(f"{what}, median of {len(seconds)}", MILLISECONDS, median(seconds), below)


def main(folder: Path, times: int) -> None:
    for _ in range(times):
        start = time.perf_counter()
        load(folder)
        print(time.perf_counter() - start)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
