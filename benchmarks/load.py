"""Interactions at a given rate, whether or not the bot keeps up, and how long answers take."""

from __future__ import annotations

import asyncio
import gc
import resource
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import quantiles

from benchmarks.subject import Subject
from tests.wire.interaction import DEADLINE, Interaction

Make = Callable[[Subject], Interaction]

_IN_FLIGHT = 32
_SETTLE = 60.0  # seconds
_AT_ONCE = 0.1  # seconds


@dataclass(frozen=True, slots=True)
class Run:
    """What came of some interactions: seconds to each answer in time, and how many were lost.

    Lost is what was answered later than Discord allows, or not at all.
    """

    seconds: Sequence[float]
    lost: int
    cpu: float  # seconds of the bot
    busy: float  # share of its time that this process, which plays Discord, was at work

    @property
    def cpu_each(self) -> float:
        return self.cpu / (len(self.seconds) + self.lost)

    def percentile(self, share: int) -> float:
        return quantiles(self.seconds, n=100)[share - 1]


def joined(runs: Sequence[Run]) -> Run:
    return Run(
        seconds=[seconds for run in runs for seconds in run.seconds],
        lost=sum(run.lost for run in runs),
        cpu=sum(run.cpu for run in runs),
        busy=max(run.busy for run in runs),
    )


async def at_rate(
    subject: Subject, make: Make, rate: float, seconds: float, *, most_waiting: float | None = None
) -> Run:
    """Send `rate` interactions a second for so long, then wait for the last answer.

    Open loop: nothing waits for an answer before the next is sent. With `most_waiting`, it ends
    when an answer is too late, or when more than that many are waited for: that is a loss as well.
    An overwhelmed bot would use up all sockets, for it opens one for each.
    """
    sent: list[Interaction] = []
    oldest = 0  # of those without an answer
    is_overwhelmed = False
    cpu, busy = _begin(subject)
    start = time.perf_counter()
    for number in range(round(rate * seconds)):
        ahead = start + number / rate - time.perf_counter()
        if ahead > 0:
            await asyncio.sleep(ahead)
        interaction = make(subject)
        await subject.server.send(interaction)
        sent.append(interaction)
        while oldest < len(sent) and sent[oldest].answered.done():
            oldest += 1
        waiting = len(sent) - oldest
        if most_waiting is not None and waiting:
            is_overwhelmed = waiting > most_waiting or sent[oldest].late
            if is_overwhelmed:
                break
    elapsed = time.perf_counter() - start
    busy = (time.process_time() - busy) / elapsed
    await asyncio.wait([one.answered for one in sent], timeout=DEADLINE)
    run = _end(subject, sent, cpu, busy)
    return replace(run, lost=max(run.lost, is_overwhelmed))


async def at_full_speed(subject: Subject, make: Make, seconds: float) -> float:
    """Return how many interactions a second are answered when a few are always waiting."""
    end = time.perf_counter() + seconds
    answered = 0

    async def ask() -> None:
        nonlocal answered
        while time.perf_counter() < end:
            interaction = make(subject)
            await subject.server.send(interaction)
            async with asyncio.timeout(_SETTLE):
                await interaction.answered
            answered += 1

    _begin(subject)
    await asyncio.gather(*(ask() for _ in range(_IN_FLIGHT)))
    gc.enable()
    return answered / seconds


async def rest(subject: Subject, make: Make) -> None:
    """Wait until a bot that may have been overwhelmed answers at once again.

    And until there is room for as many sockets more as `sockets` tells: discord.py keeps each that
    it has no more use for, for 15 seconds.
    """
    end = time.perf_counter() + _SETTLE
    while time.perf_counter() < end:
        run = await at_rate(subject, make, rate=10, seconds=0.5)
        if not run.lost and max(run.seconds) < _AT_ONCE and _open_files() < sockets():
            return
    raise TimeoutError(f"the {subject.name} bot has not recovered in {_SETTLE:g} s")


def sockets() -> int:
    """Return how many one bot may have: this process has the other end of each, and of two bots."""
    return resource.getrlimit(resource.RLIMIT_NOFILE)[0] // 3


def _open_files() -> int:
    return len(list(Path("/proc/self/fd").iterdir()))


def _begin(subject: Subject) -> tuple[float, float]:
    # Our own collections would look like a slow bot.
    subject.server.forget()
    gc.collect()
    gc.disable()
    return subject.cpu(), time.process_time()


def _end(subject: Subject, sent: Sequence[Interaction], cpu: float, busy: float) -> Run:
    gc.enable()
    taken = [one.answered_at - one.sent_at for one in sent if one.answered.done()]
    in_time = [seconds for seconds in taken if seconds <= DEADLINE]
    return Run(in_time, len(sent) - len(in_time), subject.cpu() - cpu, busy)
