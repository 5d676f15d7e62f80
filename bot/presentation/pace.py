"""Spaces what the bot asks of Discord, so that Discord never has to refuse it."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Generator
from contextlib import contextmanager
from contextvars import ContextVar
from math import inf

LIMIT = 49
"""Requests within any `WINDOW`: one fewer than the 50 a second that Discord allows a bot."""

WINDOW = 1.02
"""Seconds. A little more than one, as a request may travel longer than the one before it."""

_STEP = WINDOW / LIMIT
_CREDIT = 0.1  # seconds: so late a wake-up may be, and what it kept waiting is made up for
_LOST = 60.0  # seconds until a request that was never heard of again counts no more


_is_awaited: ContextVar[bool] = ContextVar("is_awaited", default=False)


@contextmanager
def awaited() -> Generator[None]:
    """Let what is asked inside go before what nobody waits for."""
    before = _is_awaited.set(True)
    try:
        yield
    finally:
        _is_awaited.reset(before)


class Turn:
    """The right to send one request: it counts from now on, until a window after it was sent."""

    __slots__ = ("at", "is_over", "is_sent")

    def __init__(self, at: float) -> None:
        self.at = at
        self.is_sent = self.is_over = False

    def sent(self) -> None:
        """It leaves for Discord now."""
        self.at = _now()
        self.is_sent = True

    def over(self) -> None:
        """It ended; one that never left does not count."""
        self.is_over = True


class Pace:
    """Gives turns in order of arrival, first to whom somebody waits for, as many as Discord takes.

    Discord allows a bot 50 requests a second over all servers, whatever window it counts in. What
    is counted here are the moments of sending, and not those that were planned: however late the
    event loop is, and however long a connection takes, at most LIMIT leave within any WINDOW.
    Within that, turns are spread evenly. Time is the event loop's, which no clock can set.
    """

    def __init__(self) -> None:
        self._line = asyncio.Lock()  # lets in who waits in order of arrival
        self._behind = asyncio.Lock()  # lets one of those into the line for whom nobody waits
        self._taken: deque[Turn] = deque()
        self._next = -inf

    async def turn(self) -> Turn:
        """Return when the next request may be sent; say so to the turn when it is."""
        if _is_awaited.get():
            return await self._next_turn()
        async with self._behind:
            return await self._next_turn()

    async def _next_turn(self) -> Turn:
        async with self._line:
            due = self._due(_now())
            while due > (now := _now()):
                await asyncio.sleep(due - now)
                due = max(due, self._due(_now()))
            turn = Turn(_now())
            self._next = max(due, turn.at - _CREDIT) + _STEP
            self._taken.append(turn)
            return turn

    def _due(self, now: float) -> float:
        """Return when there is room for one more; while it is in the future, look again then."""
        self._taken = deque(turn for turn in self._taken if _end(turn) > now)
        if len(self._taken) < LIMIT:
            return self._next
        # While all of them still wait for a connection nobody knows when: look in a while.
        room = min((_end(turn) for turn in self._taken if turn.is_sent), default=now + _STEP)
        return max(room, self._next)


def _end(turn: Turn) -> float:
    """Return until when it counts."""
    if turn.is_sent:
        return turn.at + WINDOW
    return -inf if turn.is_over else turn.at + _LOST


def _now() -> float:
    return asyncio.get_running_loop().time()
