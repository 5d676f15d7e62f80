"""Our bot, with a watch on its event loop: `python -m benchmarks.watched`, as `python -m bot run`.

At its end it writes into the file that `WATCHED` names when the loop came late, and by how much:
lines of two numbers, seconds of `time.perf_counter` and seconds of delay.
"""

from __future__ import annotations

import asyncio
import os
import time
from pathlib import Path
from typing import Any

from bot import app
from bot.operators import running
from bot.settings import Settings
from bot.signals import Signals

_TICK = 0.001  # seconds
_serve = app.run


async def _watch(late: list[tuple[float, float]]) -> None:
    while True:
        due = time.perf_counter() + _TICK
        await asyncio.sleep(_TICK)
        now = time.perf_counter()
        late.append((now, now - due))


async def _run(settings: Settings, signals: Signals) -> None:
    late: list[tuple[float, float]] = []
    watching = asyncio.create_task(_watch(late))
    try:
        await _serve(settings, signals)
    finally:
        watching.cancel()
        _write(late)


def _write(late: list[tuple[float, float]]) -> None:
    lines = (f"{at:.6f} {delay:.6f}\n" for at, delay in late)
    Path(os.environ["WATCHED"]).write_text("".join(lines))


def main() -> int:
    watched: Any = app
    watched.run = _run
    with Signals() as signals:
        return running.run(signals)


if __name__ == "__main__":
    raise SystemExit(main())
