"""The bot's processes: which run with the database, and whether each server is somebody's."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from bot.clock import SystemClock
from bot.domain.shards import gaps
from bot.operators.doctor.finding import Check, Finding, advice, ok, skipped, wrong
from bot.storage.adapter import look
from bot.storage.errors import StorageError
from bot.storage.processes import Process, ProcessStore

_EACH_ITS_OWN = "give each its own in ONEJOB_SHARDS, and all the same number after the slash."


def processes(url: str) -> Finding:
    """Look at what they tell each other by the database; nothing is changed."""
    now = SystemClock().now()
    try:
        alive = look(url, lambda transaction: ProcessStore(transaction).alive(now))
    except StorageError:
        return skipped(Check.PROCESSES, "There is no database of this version to look at.")
    return shared(alive)


def shared(alive: Sequence[Process]) -> Finding:
    """Judge how those that run share the servers."""
    if not alive:
        return skipped(Check.PROCESSES, "None runs with this database.")
    held, count = [each.shards for each in alive], alive[0].shards.count
    many = "One runs" if len(alive) == 1 else f"{len(alive)} run"
    told = f"{many}, with these shards: {', '.join(map(str, held))}."
    if any(one.overlap(other) for one, other in combinations(held, 2)):
        cure = f"Stop what is one too many, or {_EACH_ITS_OWN}"
        return wrong(Check.PROCESSES, f"{told} Some are had twice.", cure)
    if any(each.count != count for each in held):
        return advice(
            Check.PROCESSES,
            f"{told} They count differently.",
            f"Stop the older ones, or {_EACH_ITS_OWN}",
        )
    if missing := ", ".join(map(str, gaps(held, count))):
        cure = "Start the processes that have them: in those servers the bot is away."
        return wrong(Check.PROCESSES, f"{told} Nobody has {missing}.", cure)
    return ok(Check.PROCESSES, told)
