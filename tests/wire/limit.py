"""Discord's limits on requests: so many a second for the whole bot, so many for each channel.

As its documentation has them (Topics, Rate Limits): 50 a second over all routes but those of
interactions; what a route allows is told by the headers of each answer. Discord does not say in
which windows it counts; the strictest is played here: at no moment more than that in the second
before it. Those refused are not counted.
"""

from __future__ import annotations

import time
from collections import defaultdict, deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta

from tests.wire.call import Call
from tests.wire.payload import Json

A_SECOND = 50

# What Discord's headers told for `POST /channels/{channel_id}/messages` when others looked.
_IN_CHANNEL, _IN_CHANNEL_SECONDS = 5, 5.0
_CHANNEL_ROUTE = "POST /channels/{channel_id}/messages"


@dataclass(frozen=True, slots=True)
class Ruling:
    """The headers of an answer; with a body, it is a 429."""

    headers: Mapping[str, str]
    refusal: Json | None = None


@dataclass(slots=True)
class Window:
    """At most `limit` within any `seconds`."""

    limit: int
    seconds: float
    taken: deque[float] = field(default_factory=deque[float])

    def wait(self, now: float) -> float:
        """Return how long until there is room for one more."""
        while self.taken and self.taken[0] <= now - self.seconds:
            self.taken.popleft()
        if len(self.taken) < self.limit:
            return 0.0
        return self.taken[0] + self.seconds - now


def _channel() -> Window:
    return Window(_IN_CHANNEL, _IN_CHANNEL_SECONDS)


class Limits:
    """Judges each request; `taken` has the instants of those let through, `refused` counts 429s."""

    def __init__(self, ahead: timedelta = timedelta()) -> None:
        """`ahead` is by how much Discord's time is ahead of this machine's."""
        self.refused = 0
        self._ahead = ahead.total_seconds()
        self.taken: list[float] = []
        self._everywhere = Window(A_SECOND, 1.0)
        self._channels: defaultdict[str, Window] = defaultdict(_channel)

    def judge(self, call: Call) -> Ruling:
        now = time.perf_counter()
        wait = self._everywhere.wait(now)
        if wait:
            return self._refused(wait, {"X-RateLimit-Global": "true"}, "global")
        window = self._channels[call.ids["channel_id"]] if call.request == _CHANNEL_ROUTE else None
        wait = window.wait(now) if window else 0.0
        if window is not None and wait:
            return self._refused(wait, self._headers(window, now), "user")
        self.taken.append(now)
        self._everywhere.taken.append(now)
        if window is None:
            return Ruling({})
        window.taken.append(now)
        return Ruling(self._headers(window, now))

    def _refused(self, wait: float, headers: Mapping[str, str], scope: str) -> Ruling:
        self.refused += 1
        body: Json = {
            "message": "You are being rate limited.",
            "retry_after": wait,
            "global": scope == "global",
        }
        more = {"Retry-After": str(int(wait) + 1), "X-RateLimit-Scope": scope, "Via": "1.1 google"}
        return Ruling({**headers, **more}, body)

    def _headers(self, window: Window, now: float) -> Mapping[str, str]:
        after = window.taken[0] + window.seconds - now
        return {
            "X-RateLimit-Limit": str(window.limit),
            "X-RateLimit-Remaining": str(window.limit - len(window.taken)),
            "X-RateLimit-Reset": f"{time.time() + self._ahead + after:.3f}",
            "X-RateLimit-Reset-After": f"{after:.3f}",
            "X-RateLimit-Bucket": "messages",
        }
