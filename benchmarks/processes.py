"""One process with all servers, and four with a quarter each: `python -m benchmarks.processes`.

With `--quick` there are fewer. Discord wants four shards for 10,000 servers, so the one process has
all four. Each server has a series, and some an open vote. Both use one database, in turns.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import timedelta
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import table
from benchmarks.databases import AS_INSTALLED
from benchmarks.load import Make, Run, at_rate
from benchmarks.plan import Plan, chosen
from benchmarks.starting import at_rest
from benchmarks.subject import Recipe, Subject, somebody, started
from benchmarks.table import MEGABYTES, MILLISECONDS, SECONDS
from bot.domain.week.series import Discussion
from tests.postgres import programs, server
from tests.wire import act
from tests.wire.deployment import Deployment
from tests.wire.interaction import Interaction
from tests.wire.realm import Realm
from tests.wire.server import Server

_SHARDS = 4
_WHOLE = ("0-3/4",)  # shards of each process
_QUARTERS = ("0/4", "1/4", "2/4", "3/4")
_PROFESSIONS = 52
_OVERDUE, _LATER = timedelta(seconds=-30), timedelta(days=3)
_OPEN = 400  # servers with a vote that is open, a tenth of all at most
_A_SECOND = 40  # every other one is a vote
_POSTED, _SEEN = 60.0, 600.0  # seconds that it may take at most


@dataclass(frozen=True, slots=True)
class Bill:
    """What one way took: megabytes, and seconds of CPU of all processes."""

    memory: Sequence[float]  # of each process
    seen: float  # seconds until every server was looked at
    start: float
    idle: float
    members: Run


async def shared(plan: Plan, folder: Path) -> None:
    """Print memory and CPU of one process beside those of four."""
    with ExitStack() as stack:
        database, told = None, "the SQLite file"
        if programs() is not None:
            postgres = stack.enter_context(server(*AS_INSTALLED, is_durable=True))
            database, told = postgres.database(), "PostgreSQL"
        realm = Realm(servers=plan.crowd, shards=_SHARDS, at_once=_SHARDS)
        realm.deal_out()
        async with Server(realm) as wire:
            deployment = Deployment(wire, folder, _PROFESSIONS, database)
            await _prepare(deployment)
            one, four = [await _bill(plan, deployment, shards) for shards in (_WHOLE, _QUARTERS)]
    table.title(f"{plan.crowd:,} servers with a series each, over {told}")
    table.head("one process", "four")
    table.times("Memory at rest, all together", MEGABYTES, sum(one.memory), sum(four.memory))
    table.times("that of the largest", MEGABYTES, max(one.memory), max(four.memory))
    table.times("Start, until every server was looked at", SECONDS, one.seen, four.seen)
    table.times("CPU until all is at rest", SECONDS, one.start, four.start)
    table.times(f"CPU in {plan.idle:g} s with nothing to do", SECONDS, one.idle, four.idle)
    amount = f"{_A_SECOND // 2} /job and {_A_SECOND // 2} votes a second, {plan.members:g} s"
    table.times(f"{amount}: CPU", SECONDS, one.members.cpu, four.members.cpu)
    for share in (50, 99):
        ways = (each.members.percentile(share) for each in (one, four))
        table.times(f"the same, p{share}", MILLISECONDS, *ways)
    if one.members.lost or four.members.lost:
        table.note(f"LOST: {one.members.lost} (one process), {four.members.lost} (four)")


async def _prepare(deployment: Deployment) -> None:
    """Set all series up, and have votes open in some of the servers."""
    realm = deployment.server.realm
    homes = [(guild, guild.channels[1]) for guild in realm.guilds]
    some = min(_OPEN, len(homes) // 10)
    await deployment.plan(homes[:some], _OVERDUE, discussion=Discussion.NONE)
    async with started(_recipe(deployment, _WHOLE), deployment.server):
        await deployment.until_posted(some, within=_POSTED)
    await deployment.plan(homes[some:], _LATER, discussion=Discussion.NONE)


def _recipe(deployment: Deployment, shards: Sequence[str]) -> Recipe:
    each = [{"ONEJOB_SHARDS": own} for own in shards]
    return Recipe("ours", ("bot", "run"), deployment.settings, each)


async def _bill(plan: Plan, deployment: Deployment, shards: Sequence[str]) -> Bill:
    deployment.rows("UPDATE series SET wake_at = 0")  # as a start does, which is not waited for
    async with started(_recipe(deployment, shards), deployment.server) as subject:
        await deployment.until(
            "SELECT count(*) FROM series WHERE wake_at = 0",
            lambda rows: rows == [(0,)],
            within=_SEEN,
        )
        seen = time.perf_counter() - subject.spawned_at
        await at_rest(subject)
        memory, start = subject.memory_each(), subject.cpu()
        await asyncio.sleep(plan.idle)
        idle = subject.cpu() - start
        members = await at_rate(subject, _members(deployment), _A_SECOND, plan.members)
    return Bill(memory, seen, start, idle, members)


def _members(deployment: Deployment) -> Make:
    """Return what asks and votes in turns, somebody else each time and in the next server."""
    realm = deployment.server.realm
    realm.forget()
    posts = list(realm.messages.values())
    turns = count()

    def make(_: Subject) -> Interaction:
        number, is_vote = divmod(next(turns), 2)
        person, place = somebody(realm)
        if not is_vote:
            return act.command(realm, person, place, "job", {"profession": "job-1"})
        post = posts[number % len(posts)]
        place = realm.in_channel(post["channel_id"])
        return act.press(realm, person, place, post, act.candidates(post)[0])

    return make


def main() -> None:
    plan = chosen("python -m benchmarks.processes", __doc__)
    with TemporaryDirectory() as folder:
        asyncio.run(shared(plan, Path(folder)))


if __name__ == "__main__":
    main()
