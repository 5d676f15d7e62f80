"""Requests are spaced so that no second ever holds more than Discord allows."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

from bot.presentation.pace import Pace

SECOND = timedelta(seconds=1)


class Wound:
    """A clock that goes on only when somebody sleeps."""

    def __init__(self) -> None:
        self.time = datetime(2026, 8, 10, 7, tzinfo=UTC)

    def now(self) -> datetime:
        return self.time

    async def sleep_until(self, instant: datetime) -> None:
        await asyncio.sleep(0)
        self.time = max(self.time, instant)


async def sent(clock: Wound, count: int) -> list[datetime]:
    pace = Pace(clock)
    times: list[datetime] = []
    for _ in range(count):
        await pace.turn()
        times.append(clock.now())
    return times


async def test_no_second_holds_more_than_discord_allows() -> None:
    times = await sent(Wound(), 300)
    assert max(sum(at <= other < at + SECOND for other in times) for at in times) <= 48


async def test_a_thousand_take_hardly_longer_than_discord_needs() -> None:
    clock = Wound()
    began = clock.now()
    await sent(clock, 1000)
    assert clock.now() - began <= 1000 / 50 / 0.9 * SECOND


async def test_a_pause_does_not_save_turns_up() -> None:
    clock = Wound()
    pace = Pace(clock)
    await pace.turn()
    clock.time += timedelta(hours=1)
    began = clock.now()
    for _ in range(47):
        await pace.turn()
    assert clock.now() - began >= SECOND * 44 / 46


async def test_a_clock_that_is_set_back_stops_nobody() -> None:
    clock = Wound()
    pace = Pace(clock)
    for _ in range(10):
        await pace.turn()
    clock.time -= timedelta(hours=1)
    began = clock.now()
    await pace.turn()
    assert clock.now() - began < SECOND
