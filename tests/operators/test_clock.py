"""The machine's own clock."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from bot.clock import SystemClock


@pytest.mark.parametrize(
    ("ahead", "slept"), [(timedelta(days=6), 60), (timedelta(days=-6), 0), (timedelta(), 0)]
)
async def test_it_never_sleeps_longer_than_a_minute(
    ahead: timedelta, slept: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[float] = []

    async def sleep(seconds: float) -> None:
        asked.append(seconds)

    monkeypatch.setattr(asyncio, "sleep", sleep)
    await SystemClock().sleep_until(datetime.now(UTC) + ahead)
    assert asked == [slept]


def test_it_tells_the_time_in_utc() -> None:
    assert SystemClock().now().tzinfo is UTC
