"""What a supervisor hears of the heart: that it moves, only while it does."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

import pytest

from bot.programme.heartbeat import Heartbeat
from tests.programme.town import TERMS, Engine


class Pulse:
    """Counts how often the heart has moved."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self) -> None:
        self.count += 1

    async def reaches(self, count: int) -> None:
        async with asyncio.timeout(30):
            while self.count < count:  # noqa: ASYNC110 - time passes by itself here
                await asyncio.sleep(0)


@asynccontextmanager
async def beating(engine: Engine) -> AsyncGenerator[Pulse]:
    """The heart of another process in the same town."""
    pulse, town = Pulse(), engine.town
    heart = Heartbeat(town.engine().programme, town.wall, town.clock, moved=pulse)
    running = asyncio.ensure_future(heart.run())
    try:
        yield pulse
    finally:
        running.cancel()
        with pytest.raises(asyncio.CancelledError):
            await running


async def test_it_moves_as_it_begins_and_with_each_beat(engine: Engine) -> None:
    async with beating(engine) as pulse:
        await pulse.reaches(5)


async def test_while_the_disk_hangs_it_does_not_move(engine: Engine) -> None:
    disk = threading.Event()
    hanging = asyncio.ensure_future(engine.town.database.write(lambda _: disk.wait(30)))
    async with beating(engine) as pulse:
        await pulse.reaches(1)
        for _ in range(1000):
            await asyncio.sleep(0)
        assert pulse.count == 1
        disk.set()
        await pulse.reaches(3)
    await hanging


async def test_it_moves_with_each_answer_of_a_discord_that_is_slow(engine: Engine) -> None:
    wall = engine.town.wall
    answer = wall.held[TERMS.channel] = asyncio.Event()
    async with beating(engine) as pulse:
        async with asyncio.timeout(30):
            while "post" not in wall.calls:  # noqa: ASYNC110 - time passes by itself here
                await asyncio.sleep(0)
        before = pulse.count
        answer.set()
        await pulse.reaches(before + 1)
