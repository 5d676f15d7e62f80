"""What both halves of Discord, REST and gateway, have in common."""

from __future__ import annotations

import time
from datetime import timedelta
from typing import Any

Json = dict[str, Any]

API_VERSION = 10
DISCORD_EPOCH = 1_420_070_400_000  # ms; snowflakes count from 2015


class Snowflakes:
    """Ids like Discord's: their upper bits are the time, and none comes twice.

    Discord's time is so far ahead of this machine's.
    """

    def __init__(self, ahead: timedelta = timedelta()) -> None:
        self._ahead = ahead // timedelta(milliseconds=1)
        self._last = 0

    def leap(self, by: timedelta) -> None:
        """Let so much time pass at once."""
        self._ahead += by // timedelta(milliseconds=1)

    def __call__(self) -> str:
        now = (time.time_ns() // 1_000_000 + self._ahead - DISCORD_EPOCH) << 22
        self._last = max(self._last + 1, now)
        return str(self._last)
