"""Spaces what the bot asks of Discord, so that Discord never has to refuse it."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable, Generator
from contextlib import contextmanager
from contextvars import ContextVar
from math import ceil, inf

LIMIT = 50
"""Requests that Discord allows a bot within any second."""

RATE = 45
"""Requests a second. A request may travel a tenth of a second longer than one before it then,
whatever its answer tells, and no second holds more than LIMIT at Discord's."""

_LONGEST_REST = 30.0  # seconds
_CREDIT = 0.1  # seconds: so late a wake-up may be, and what it kept waiting is made up for
_LOST = 60.0  # seconds until a request that was never heard of again counts no more
_SECOND = 1.01  # seconds: Discord's, and what the way there may vary by
_TRAVEL = 1.0  # seconds that one may be on its way longer than others before nobody waits for it


_is_awaited: ContextVar[bool] = ContextVar("is_awaited", default=False)


@contextmanager
def awaited() -> Generator[None]:
    """Let what is asked inside go before what nobody waits for."""
    before = _is_awaited.set(True)
    try:
        yield
    finally:
        _is_awaited.reset(before)


def await_all() -> None:
    """Let all that the running task asks from now on go before what nobody waits for."""
    _is_awaited.set(True)


class Turn:
    """The right to send one request: it counts from now on, until a window after it was sent.

    And until a second after it can have arrived at the latest, as far as its answer tells.
    """

    __slots__ = ("at", "is_sent", "over_at")

    def __init__(self, at: float) -> None:
        self.at = at
        self.is_sent = False
        self.over_at: float | None = None

    def sent(self) -> None:
        """It leaves for Discord now."""
        self.at = _now()
        self.is_sent = True

    def over(self) -> None:
        """It ended; one that never left does not count."""
        self.over_at = _now()

    @property
    def is_over(self) -> bool:
        return self.over_at is not None

    @property
    def took(self) -> float | None:
        """How long it was on its way there and back, once it is known."""
        return None if self.over_at is None or not self.is_sent else self.over_at - self.at

    def end(self, window: float, usual: float) -> float:
        """Return until when it counts, where the way there and back takes `usual` at least."""
        if not self.is_sent:
            return self.at + _LOST if self.over_at is None else -inf
        if self.over_at is None:
            return self.at + window + _TRAVEL
        late = min(self.over_at - self.at - usual, _TRAVEL)
        return self.at + max(window, _SECOND + late)


def alone() -> int:
    """Say that no other process of the bot is alive."""
    return 1


class Pace:
    """Gives turns in order of arrival, first to whom somebody waits for, so many a second.

    Discord allows a bot LIMIT requests a second over all servers, whatever window it counts in.
    What is counted here are the moments of sending, and not those that were planned: however late
    the event loop is, and however long a connection takes, no more than LIMIT leave in the time
    that so many take at this pace. One that is answered later than the quickest of the others may
    have arrived so much later: so no more than LIMIT arrive in a second either. Within that, turns
    are spread evenly. Time is the event loop's, which no clock can set.

    Of several processes, each has its share of both.
    """

    def __init__(self, rate: float | None = RATE, alive: Callable[[], int] = alone) -> None:
        """`rate` is for the whole bot, none where somebody else sees to it; `alive` says how many
        processes there are, this one among them.
        """
        self._rate = rate
        self._alive = alive
        self._line = asyncio.Lock()  # lets in who waits in order of arrival
        self._behind = asyncio.Lock()  # lets one of those into the line for whom nobody waits
        self._taken: deque[Turn] = deque()
        self._next = -inf

    async def turn(self) -> Turn:
        """Return when the next request may be sent; say so to the turn when it is."""
        if self._rate is None:
            return Turn(_now())
        if _is_awaited.get():
            return await self._next_turn(self._rate)
        async with self._behind:
            return await self._next_turn(self._rate)

    def rest(self, seconds: float) -> None:
        """Give no turn for so long: Discord has refused one, for the whole bot."""
        self._next = max(self._next, _now() + min(seconds, _LONGEST_REST))

    async def _next_turn(self, rate: float) -> Turn:
        async with self._line:
            alive = max(self._alive(), 1)
            share = rate / alive
            most = max(LIMIT // alive, ceil(share))
            due = self._due(_now(), share, most)
            while due > (now := _now()):
                await asyncio.sleep(due - now)
                due = max(due, self._due(_now(), share, most))
            turn = Turn(_now())
            self._next = max(due, turn.at - _CREDIT) + 1 / share
            self._taken.append(turn)
            return turn

    def _due(self, now: float, share: float, most: int) -> float:
        """Return when there is room for one more; while it is in the future, look again then."""
        window = most / share
        usual = min((took for turn in self._taken if (took := turn.took) is not None), default=0.0)
        counts = [(turn, turn.end(window, usual)) for turn in self._taken]
        counts = [(turn, end) for turn, end in counts if end > now]
        self._taken = deque(turn for turn, _ in counts)
        if len(counts) < most:
            return self._next
        # Of one without an answer so far, and one that waits for a connection, nobody knows when.
        known = (end if turn.is_over else turn.at + window for turn, end in counts)
        return max(min((at for at in known if at > now), default=now + 1 / share), self._next)


def _now() -> float:
    return asyncio.get_running_loop().time()
