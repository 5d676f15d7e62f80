"""Spaces what the bot sends of its own accord, so that Discord never has to refuse it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from bot.clock import Clock


class Pace:
    """Lets `rate` requests a second through, at most `burst` of them at once, in order of arrival.

    Discord allows a bot 50 a second over all servers, whatever window it counts in: so rate and
    burst together stay below that. Answers to interactions are not counted by Discord, nor here.
    A turn that is waited for and then cancelled is lost; that only makes the pace slower.
    """

    def __init__(self, clock: Clock, rate: int = 46, burst: int = 2) -> None:
        self._clock = clock
        self._step = timedelta(seconds=1) / rate
        self._head = self._step * (burst - 1)
        self._seen = self._next = datetime.min.replace(tzinfo=UTC)

    async def turn(self) -> None:
        """Return when the next request may be sent."""
        now = self._clock.now()
        if now < self._seen:  # the clock was set back: what was planned by it moves along
            self._next -= self._seen - now
        self._seen = now
        mine = max(self._next, now - self._head)
        self._next = mine + self._step
        if mine > now:
            await self._clock.sleep_until(mine)
