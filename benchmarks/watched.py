"""Our bot, with a watch on its event loop: `python -m benchmarks.watched`, as `python -m bot run`.

At its end it writes into the file that `WATCHED` names how each turn of the loop went: lines of
three numbers, seconds of `time.perf_counter`, seconds by which it came late, and seconds of CPU
that the bot used since the turn before. What is late without that waited for other processes.
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

Turn = tuple[float, float, float]

_TICK = 0.001  # seconds
_serve = app.run


async def _watch(turns: list[Turn]) -> None:
    while True:
        due, before = time.perf_counter() + _TICK, time.thread_time()
        await asyncio.sleep(_TICK)
        now = time.perf_counter()
        turns.append((now, now - due, time.thread_time() - before))


async def _run(settings: Settings, signals: Signals) -> None:
    turns: list[Turn] = []
    watching = asyncio.create_task(_watch(turns))
    try:
        await _serve(settings, signals)
    finally:
        watching.cancel()
        _write(turns)


def _write(turns: list[Turn]) -> None:
    lines = (" ".join(f"{each:.6f}" for each in turn) for turn in turns)
    Path(os.environ["WATCHED"]).write_text("\n".join(lines))


def main() -> int:
    watched: Any = app
    watched.run = _run
    with Signals() as signals:
        return running.run(signals)


if __name__ == "__main__":
    raise SystemExit(main())
