"""What a vote costs: a click that is on disk before it is answered, and votes at the store."""

from __future__ import annotations

import os
import time
from pathlib import Path
from statistics import median

from benchmarks import table
from benchmarks.answering import amount, compare, constant
from benchmarks.booth import AT_ONCE, booth, clicking, polling
from benchmarks.load import Make
from benchmarks.plan import Plan
from benchmarks.subject import Pair, bare, realm, started
from benchmarks.table import A_SECOND, MILLISECONDS
from tests.wire.deployment import Deployment
from tests.wire.server import Server

_CLICK_COSTS = 1.5  # times the constant reply
_CLICK_CPU = 1.3
_TOGETHER = 10  # times what one commit for each vote gives
_TURNS = 5
_FLUSHES = 25  # in each turn
_FLUSHED = 3 * 4096  # bytes: the pages that a first vote changes
_APART = 0.01  # seconds


async def clicks(plan: Plan, folder: Path) -> None:
    """Print the cost of a vote in the weekly message beside that of a constant reply."""
    async with (
        Server(realm(1)) as server,
        started(bare(), server) as other,
        polling("ours", folder) as (deployment, ours),
    ):
        pair = Pair(other, ours)
        table.title(f"A durable vote, {plan.rate:g} clicks a second ({amount(plan)})")
        table.note("beside a constant reply to the same click")
        flushes = _Flushes(folder / "flushed")
        voting = _voting(deployment, clicking(deployment))
        await compare(plan, pair, voting, _CLICK_COSTS, flushes.measure, cpu=_CLICK_CPU)
        table.alone("One flush to this disk, p50", MILLISECONDS, median(flushes.seconds))
        table.note("beside a constant reply to a command, for which no message has to be read")
        await compare(plan, pair, _voting(deployment, constant), None)
        (votes,) = deployment.rows("SELECT count(*), count(DISTINCT member_id) FROM vote")
        table.note(f"{votes[0]:,} votes of {votes[1]:,} members are on disk")


class _Flushes:
    """What the disk alone takes to keep one vote: SQLite's write-ahead log is flushed once."""

    def __init__(self, path: Path) -> None:
        path.write_bytes(bytes(_FLUSHED * _FLUSHES))
        self._path = path
        self.seconds: list[float] = []

    def measure(self) -> None:
        """Write and flush some pages, as far apart as the clicks."""
        with self._path.open("r+b", buffering=0) as file:
            for _ in range(_FLUSHES):
                time.sleep(_APART)
                began = time.perf_counter()
                file.write(bytes(_FLUSHED))
                os.fdatasync(file.fileno())
                self.seconds.append(time.perf_counter() - began)


def _voting(deployment: Deployment, otherwise: Make) -> Make:
    """Return what lets members click in our bot, and does something else with the bare one."""
    click = clicking(deployment)
    return lambda subject: (click if subject.server is deployment.server else otherwise)(subject)


async def store(plan: Plan, folder: Path) -> None:
    """Print the votes a second that are committed together beside those with a commit each."""
    async with polling("ours", folder) as (deployment, _):
        pass  # the vote is open
    rates: dict[bool, list[float]] = {True: [], False: []}
    async with booth(deployment) as votes:
        for turn in range(_TURNS + 1):
            for together in rates:
                amount = plan.votes if together else plan.votes // _TOGETHER
                rate = await votes.rate(amount, together=together)
                if turn:  # the first is for warming up
                    rates[together].append(rate)
    table.title(f"Durable votes at the store, {AT_ONCE} clicks at once (one commit each | ours)")
    one, ours = median(rates[False]), median(rates[True])
    table.times("Votes on disk", A_SECOND, one, ours, at_least=_TOGETHER)
