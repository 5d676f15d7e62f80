"""Many servers due in the same minute, against Discord's limits as tests/wire plays them."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from benchmarks import table
from benchmarks.pacing import PACE
from benchmarks.plan import Plan
from benchmarks.subject import Recipe, started
from benchmarks.table import COUNT, RATE, SECONDS
from bot.domain.week.series import Discussion
from tests.wire.deployment import Deployment
from tests.wire.limit import A_SECOND, Limits
from tests.wire.realm import Realm
from tests.wire.server import Server

_SHARE = 0.95  # of what Discord allows
_AHEAD = timedelta(seconds=20)  # to start, with everything known about every server
_SLOWEST = 20  # requests a second that are waited for


async def at_once(plan: Plan, folder: Path) -> None:
    """Print how fast all are posted, with and without their threads, and what was refused."""
    for discussion, requests in ((Discussion.NONE, 1), (Discussion.THREAD, 2)):
        inside = folder / discussion.value
        what = "posts" if requests == 1 else "posts and their threads"
        table.title(f"{plan.servers:,} servers due at once, {what} ({A_SECOND}/s are allowed)")
        await _measure(plan.servers, inside, discussion, requests)


async def _measure(servers: int, folder: Path, discussion: Discussion, requests: int) -> None:
    async with Server(Realm(servers=servers)) as server:
        deployment = Deployment(server, folder)
        guilds = server.realm.guilds
        homes = [(guild, guild.channels[1]) for guild in guilds]
        await deployment.plan(homes, _AHEAD, discussion=discussion)
        settings = {**deployment.settings, "ONEJOB_PACE": str(PACE)}
        async with started(Recipe("ours", ("bot", "run"), settings), server) as subject:
            limits = server.rest.limits = Limits()
            before = subject.cpu()
            longest = servers * requests / _SLOWEST + _AHEAD.total_seconds()
            await deployment.until_posted(servers, within=longest)
            cpu = subject.cpu() - before
    took = limits.taken[-1] - limits.taken[0]
    table.alone("Requests", RATE, (len(limits.taken) - 1) / took, at_least=_SHARE * A_SECOND)
    table.alone("From the first to the last", SECONDS, took)
    table.alone("CPU of the bot", SECONDS, cpu)
    table.alone("Refused with 429", COUNT, limits.refused, below=len(limits.taken) / 100)
    extra = sum(abs(len(deployment.posts(guild)) - 1) for guild in guilds)
    table.alone("Posted twice, or not at all", COUNT, extra, below=1)
