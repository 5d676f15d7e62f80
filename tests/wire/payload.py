"""What both halves of Discord, REST and gateway, have in common."""

from __future__ import annotations

import time
from typing import Any

Json = dict[str, Any]

API_VERSION = 10
DISCORD_EPOCH = 1_420_070_400_000  # ms; snowflakes count from 2015


class Snowflakes:
    """Ids like Discord's: their upper bits are the time, and none comes twice."""

    def __init__(self) -> None:
        self._last = 0

    def __call__(self) -> str:
        now = (time.time_ns() // 1_000_000 - DISCORD_EPOCH) << 22
        self._last = max(self._last + 1, now)
        return str(self._last)
