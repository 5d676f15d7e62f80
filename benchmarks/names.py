"""Names of jobs: how many are found, kind by kind, and what finding costs."""

from __future__ import annotations

import asyncio
import csv
import gc
import random
import time
import tracemalloc
from collections.abc import Callable
from itertools import cycle

from benchmarks import table
from benchmarks.answering import amount, compare, constant, job, slipped
from benchmarks.plan import Plan
from benchmarks.subject import Pair, Subject, somebody
from benchmarks.table import MEGABYTES, SECONDS
from bot.content import load
from bot.settings import packaged_catalogue
from tests.names.shares import Share, shares, together
from tests.names.test_list import HERE, NO_JOB, rows
from tests.wire import act
from tests.wire.interaction import Interaction

_COSTS, _SLOWEST = 1.3, 3.0  # times the constant answer
_PREPARING = 0.6  # seconds
_ROOM = 10.0  # megabytes
_TEXTS = 2_000
_SETTLED = 6  # seconds until a bot has prepared its names


def found() -> None:
    """Print the shares of the list of names, for those that are read and those that are not."""
    catalogue = load(packaged_catalogue())
    for what, is_aside in (("known", False), ("aside, which nobody reads", True)):
        table.title(f"Names found, {what}: first right, among five, wrongly called exact")
        list_ = shares((row for row in rows() if (row.file.parent != HERE) == is_aside), catalogue)
        for kind, share in list_.items():
            _share(kind, share)
        _share("all but beginnings and what is no job", together(list_))
        nothing = list_[NO_JOB]
        table.note(f"nothing pretended: {nothing.first} of {nothing.rows}")


def cost() -> None:
    """Print what the names of all jobs cost in memory and time, in this process alone."""
    table.title(f"Names of {len(load(packaged_catalogue()).professions)} jobs")
    catalogue = load(packaged_catalogue())
    gc.collect()
    tracemalloc.start()
    catalogue.prepare()
    gc.collect()
    held, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    table.alone("Memory of what finds them", MEGABYTES, held / 1e6, below=_ROOM)
    table.alone("Making that, once", SECONDS, _made(), below=_PREPARING)
    texts = [row.text for row in rows()]
    chosen = [texts[number % len(texts)] + " " * (number // len(texts)) for number in range(_TEXTS)]
    begun = time.process_time()
    for text in chosen:
        catalogue.meant(text)
    table.alone(f"{_TEXTS:,} texts", SECONDS, time.process_time() - begun, below=2.5)


async def asked(plan: Plan, pair: Pair) -> None:
    """Print what suggesting and not knowing cost beside a constant answer."""
    await asyncio.sleep(_SETTLED)
    table.title(f"Autocomplete, all jobs, {plan.rate:g} a second ({amount(plan)})")
    await compare(plan, pair, _typing(), _COSTS, slowest=_SLOWEST)
    table.title(f"/job with a text that is no job, another each time ({amount(plan)})")
    await compare(plan, pair, _missing(), _COSTS, slowest=_SLOWEST)


def _share(what: str, share: Share) -> None:
    row = f"  {what:40}{share.rows:6}"
    row += f"{share.first / share.rows:9.1%}{share.among_five / share.rows:9.1%}"
    print(f"{row}{len(share.wrongly_exact):5}", flush=True)


def _made() -> float:
    catalogue = load(packaged_catalogue())
    begun = time.process_time()
    catalogue.prepare()
    return time.process_time() - begun


def _titles() -> list[str]:
    with (packaged_catalogue() / "occupations.csv").open(encoding="utf-8", newline="") as lines:
        return [row["title"].casefold() for row in csv.DictReader(lines)]


def _typing() -> Callable[[Subject], Interaction]:
    """Return what types the beginnings of all titles, a fifth of them with a slip, in no order."""
    typed = slipped(_titles())
    turns = {name: cycle(typed) for name in ("bare", "ours")}

    def make(subject: Subject) -> Interaction:
        realm = subject.server.realm
        said = {"profession": next(turns[subject.name])}
        return act.autocomplete(realm, *somebody(realm), "job", said, "profession")

    return make


def _missing() -> Callable[[Subject], Interaction]:
    """Return what asks for two ordinary words, which are no job together."""
    words = (packaged_catalogue() / "names/ordinary.txt").read_text("utf-8").split()
    chance = random.Random(0)
    chance.shuffle(words)
    texts = cycle(map(" ".join, zip(words, reversed(words), strict=True)))
    return lambda subject: (
        constant(subject) if subject.name == "bare" else job(subject, next(texts))
    )
