"""What it costs to decide whether somebody hammers: CPU of a decision, in a loop of those alone."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from benchmarks import table
from benchmarks.table import MICROSECONDS
from bot.presentation.admission import Kind, Limits

_COUNT = 200_000
_APART = timedelta(milliseconds=1)
_SERVERS = 1_000
_ONE = 7


def decided() -> None:
    """Print it for members of many servers, for votes in one, and for one who hammers."""
    table.title(f"Whether somebody hammers, each of {_COUNT:,} decisions")
    _row("a command, somebody else each time", lambda n: (Kind.ASK, n, n % _SERVERS))
    _row("a vote, all in one server", lambda n: (Kind.VOTE, n, _ONE))
    _row("what is typed", lambda n: (Kind.TYPE, n % _SERVERS, _ONE))
    _row("one who hammers", lambda _: (Kind.ASK, _ONE, _ONE))


def _row(what: str, who: Callable[[int], tuple[Kind, int, int | None]]) -> None:
    now = datetime.now(UTC)
    limits = Limits(lambda: now)
    asked = [who(number) for number in range(_COUNT)]
    began = time.process_time()
    for each in asked:
        now += _APART
        limits.of(*each)
    table.alone(what, MICROSECONDS, (time.process_time() - began) / _COUNT)


if __name__ == "__main__":
    decided()
