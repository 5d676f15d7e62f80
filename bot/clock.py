"""What time it is, as something that is handed out."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from enum import Enum
from typing import Protocol

_log = logging.getLogger(__name__)

TOLERANCE = 30.0
"""Seconds by which the machine's clock may be wrong and is believed for all that."""

_AGAIN = TOLERANCE / 2  # nearer than that it is believed again; or it would waver at the limit
_SLOW = 10.0  # seconds: the time in an answer that took longer is too old to say anything
_QUIET = 3600.0  # seconds in which the same is not told again
_SILENCE = 900.0  # seconds after which Discord is asked what time it is, if nothing else is
_ASK_AGAIN = 30.0  # seconds between two such questions
_ANSWER = 10.0  # seconds that each may take
_LONGEST = 60.0
"""Seconds: a clock that was set, or a machine that slept, is noticed within a minute."""

_CURE = "Set the machine's clock, and let it be kept (timedatectl set-ntp true)."


class Clock(Protocol):
    """Tells the present instant, aware and in UTC, and waits for one."""

    def now(self) -> datetime: ...

    async def sleep_until(self, instant: datetime) -> None:
        """Return at `instant` or before, at once if it has passed: look at `now()` again."""
        ...


def uptime() -> float:
    """Return for how many seconds the machine has been running: nobody can set that.

    Sleep is counted where the system can tell; where it cannot, a machine that slept seems to
    have a clock that leapt, until Discord is heard again.
    """
    if hasattr(time, "CLOCK_BOOTTIME"):
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    return time.monotonic()


class Finding(Enum):
    """What there is to tell of the machine's clock; with what it says, and what is gone by."""

    LEAPT = "The machine's clock leapt to %s. It is not followed: it is %s. " + _CURE
    OFF = "The machine's clock says %s, Discord says %s. Discord's time is gone by. " + _CURE
    AGREES = "The machine's clock says %s, and agrees again with what is known: %s. It is gone by."


class Reckoning:
    """What time it is, from three clocks: the machine's, its uptime, and Discord's.

    All are seconds: `wall` is what the machine's clock says, `up` the uptime, `said` what Discord
    says. The machine's clock is believed while it is within TOLERANCE of what is known: of the
    last that Discord said (at first, of the first that the machine's clock said), and how long ago
    that was. While it is not, it is corrected by what it was off, so that time goes on as if
    nothing had happened.
    """

    def __init__(
        self, wall: float, up: float, tell: Callable[[Finding, float, float], None]
    ) -> None:
        self._known, self._since = wall, up
        self._tell = tell
        self._correction = 0.0
        self._heard: float | None = None
        self._leapt = False

    def now(self, wall: float, up: float) -> float:
        """Return what time it is."""
        return self._agreed(wall, self._known + up - self._since, Finding.LEAPT)

    def hear(self, said: float, took: float, wall: float, up: float) -> None:
        """Discord said it in an answer that took so long: at most that and a second ago.

        What is known may be a second late for that, which comes closer with each answer; it is
        never early, as a post would be.
        """
        if took > _SLOW:
            return
        known = self._known + up - self._since
        known = known if said <= known <= said + 1 + took else said
        self._known, self._since, self._heard, self._leapt = known, up, up, False
        self._agreed(wall, known, Finding.OFF)
        if self._correction:
            self._correction = known - wall

    def is_in_doubt(self, up: float) -> bool:
        """Whether Discord should be asked: it has said nothing for long, or since a leap."""
        return self._leapt or self._heard is None or up - self._heard > _SILENCE

    def _agreed(self, wall: float, known: float, why: Finding) -> float:
        if self._correction and abs(wall - known) <= _AGAIN:
            self._correction = 0.0
            self._tell(Finding.AGREES, wall, known)
        elif abs(wall + self._correction - known) > TOLERANCE:
            self._correction = known - wall
            self._leapt = self._leapt or why is Finding.LEAPT
            self._tell(why, wall, known)
        return wall + self._correction


class SystemClock:
    """The machine's own clock, held against Discord's; `sleep_until` wakes at least once a minute.

    Whoever hears what time it is at Discord tells it (`hear`). Where that is needed and nobody has,
    `sleep_until` asks, if it knows how (`asks`): so what wakes acts by a time that is known.
    """

    def __init__(self) -> None:
        self._reckoning = Reckoning(time.time(), uptime(), self._tell)
        self._told: dict[Finding, float] = {}
        self._ask: Callable[[], Awaitable[object]] | None = None
        self._asked = -_ASK_AGAIN

    def now(self) -> datetime:
        return _instant(self._reckoning.now(time.time(), uptime()))

    async def sleep_until(self, instant: datetime) -> None:
        left = (instant - self.now()).total_seconds()
        await asyncio.sleep(min(max(left, 0.0), _LONGEST))
        await self._make_sure()

    def hear(self, said: datetime, took: float) -> None:
        """Discord said it, to the second, in an answer that took so many seconds."""
        self._reckoning.hear(said.timestamp(), took, time.time(), uptime())

    def asks(self, ask: Callable[[], Awaitable[object]]) -> None:
        """Have Discord asked for something by `ask`, whose answer is then heard."""
        self._ask = ask

    async def _make_sure(self) -> None:
        self.now()  # notices a leap
        up = uptime()
        is_needed = self._reckoning.is_in_doubt(up) and up - self._asked >= _ASK_AGAIN
        if self._ask is None or not is_needed:
            return
        self._asked = up
        try:
            async with asyncio.timeout(_ANSWER):
                await self._ask()
        except Exception as error:  # Discord is not to be reached: the next one may be
            _log.debug("Discord was asked for the time, and did not answer: %r", error)

    def _tell(self, change: Finding, wall: float, known: float) -> None:
        up = uptime()
        if up - self._told.get(change, -_QUIET) >= _QUIET:
            self._told[change] = up
            _log.warning(change.value, _instant(wall), _instant(known))


def _instant(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
