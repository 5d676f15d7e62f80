"""What time it is, as something that is handed out."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from typing import Protocol

_LONGEST = 60.0
"""Seconds: a clock that was set, or a machine that slept, is noticed within a minute."""


class Clock(Protocol):
    """Tells the present instant, aware and in UTC, and waits for one."""

    def now(self) -> datetime: ...

    async def sleep_until(self, instant: datetime) -> None:
        """Return at `instant` or before, at once if it has passed: look at `now()` again."""
        ...


class SystemClock:
    """The machine's own clock; `sleep_until` wakes at least once a minute."""

    def now(self) -> datetime:
        return datetime.now(UTC)

    async def sleep_until(self, instant: datetime) -> None:
        left = (instant - self.now()).total_seconds()
        await asyncio.sleep(min(max(left, 0.0), _LONGEST))
