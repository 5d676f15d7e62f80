"""Many servers due in the same minute, and members meanwhile: `python -m benchmarks.rush 10000`.

The limits are Discord's, as tests/wire plays them. While posts go out, members vote and ask, and in
some other servers votes end.
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import sqlite3
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from math import inf
from pathlib import Path
from statistics import quantiles

from benchmarks import table
from benchmarks.pacing import PACE
from benchmarks.plan import Plan
from benchmarks.subject import Recipe, Subject, somebody, started
from benchmarks.table import COUNT, MILLISECONDS, RATE, SECONDS
from bot.domain.week.series import Discussion
from tests.wire import act
from tests.wire.call import Call
from tests.wire.deployment import Deployment
from tests.wire.interaction import DEADLINE, Interaction
from tests.wire.limit import A_SECOND, Limits
from tests.wire.message import EPHEMERAL
from tests.wire.payload import Json
from tests.wire.realm import Guild, Person, Realm
from tests.wire.rest import EDIT, SEND
from tests.wire.server import Server

_SHARE = 0.95  # of what Discord allows
_WEEKS = 52
_LONGEST = 120.0  # seconds that any of them may take longer
_P50, _P99 = 0.006, 0.060  # seconds, while posts go out
_OFTEN, _SETTLE = 0.2, 1.0  # seconds
_A_SECOND = 20  # votes, and as many questions
_MEMBERS = 1_000
_CLOSES = 40  # votes that end meanwhile, as many as a tenth of the servers at most
_GRACE = 3.0  # seconds, for clicks on their way
_LATE = 5.0  # seconds
_OVERDUE = timedelta(seconds=-30)


@dataclass(frozen=True, slots=True)
class Crowd:
    """So many servers with so many weeks behind them."""

    servers: int
    weeks: int
    pace: int = PACE

    @property
    def ahead(self) -> timedelta:
        """So long before their posts are due it begins: all are looked at once by then."""
        return timedelta(seconds=45 + self.servers * (0.012 + 0.0006 * self.weeks))


class Watch:
    """Sees which posts and edits the bot sends. The database, which is large, is not asked: that
    would keep this process, which plays Discord, from its work.
    """

    def __init__(self, server: Server, homes: Sequence[tuple[Guild, str]]) -> None:
        self.edits: dict[str, float] = {}
        """When the message in a channel was edited first."""
        self._due = {channel for _, channel in homes}
        self._requests = server.rest.requests
        self._last: Call | None = None

    async def until_left(self, count: int) -> None:
        """Wait until no more than so many channels have no post, and the others' are recorded."""
        async with asyncio.timeout(_LONGEST + len(self._due) / _A_SECOND):
            while self._look() > count:  # noqa: ASYNC110 - the bot sends them
                await asyncio.sleep(_OFTEN)
        await asyncio.sleep(_SETTLE)
        self._look()

    def _look(self) -> int:
        newest = self._requests[-1] if self._requests else None
        for call in reversed(self._requests):
            if call is self._last:
                break
            if call.request == SEND:
                self._due.discard(call.ids["channel_id"])
            elif call.request == EDIT:
                self.edits.setdefault(call.ids["channel_id"], call.at)
        self._last = newest
        return len(self._due)


async def rush(plan: Plan, folder: Path) -> None:
    """Print posts a second, and what members notice, with no past and with a year of it."""
    for weeks in (0, _WEEKS):
        await measure(Crowd(plan.servers, weeks), folder / f"past-{weeks}")


async def measure(crowd: Crowd, folder: Path) -> None:
    """Print both for one crowd."""
    table.title(
        f"{crowd.servers:,} servers due at once, each with {crowd.weeks} past weeks, "
        f"at {crowd.pace} a second ({A_SECOND}/s are allowed)"
    )
    others = min(_CLOSES, crowd.servers // 10)
    async with Server(Realm(servers=crowd.servers + others)) as server:
        deployment = Deployment(server, folder, professions=_WEEKS + 10)
        homes = [(guild, guild.channels[1]) for guild in server.realm.guilds]
        watch, due = Watch(server, homes), datetime.now(UTC) + crowd.ahead
        if crowd.weeks:
            await deployment.plan_after_years(homes[others:], crowd.ahead, crowd.weeks)
        else:
            await deployment.plan(homes[others:], crowd.ahead, discussion=Discussion.NONE)
        await deployment.plan(homes[:others], _OVERDUE, discussion=Discussion.NONE)
        settings = {**deployment.settings, "ONEJOB_PACE": str(crowd.pace)}
        async with started(Recipe("ours", ("bot", "run"), settings), server) as subject:
            await _all_seen(deployment, due)
            await watch.until_left(crowd.servers)
            gc.collect()
            gc.disable()  # to go through so many servers takes so long that Discord stands still
            left = (due - datetime.now(UTC)).total_seconds()
            table.note(f"all servers were looked at {left:.0f} s before that")
            at = _end_votes(deployment, homes[:others], due, crowd.servers / A_SECOND / 2)
            await asyncio.sleep(left - 1)
            limits = server.rest.limits = Limits()
            cpu = subject.cpu()
            await watch.until_left(crowd.servers - 1)
            *_, posted = server.realm.messages.values()
            seconds = crowd.servers / A_SECOND - 2
            members = asyncio.gather(
                _members(subject, _voting(posted), seconds),
                _members(subject, _asking, seconds),
            )
            await watch.until_left(0)
            cpu = subject.cpu() - cpu
            votes, questions = await members
            gc.enable()
    took = limits.taken[-1] - limits.taken[0]
    rate = (len(limits.taken) - 1) / took
    allowed = A_SECOND if crowd.pace > _SHARE * A_SECOND else crowd.pace
    table.alone("Requests", RATE, rate, at_least=_SHARE * allowed)
    table.alone("From the first to the last", SECONDS, took)
    table.alone("CPU of the bot for one", MILLISECONDS, cpu / crowd.servers)
    table.alone("Refused with 429", COUNT, limits.refused, below=1)
    posts = Counter(
        message["channel_id"]
        for message in server.realm.messages.values()
        if not message["flags"] & EPHEMERAL
    )
    extra = sum(abs(posts[channel] - 1) for _, channel in homes)
    table.alone("Posted twice, or not at all", COUNT, extra, below=1)
    for what, seconds in (("A vote", votes), ("/job", questions)):
        shares = quantiles(seconds, n=100)
        table.alone(f"{what} meanwhile, p50", MILLISECONDS, shares[49], below=_P50)
        table.alone("the same, p99", MILLISECONDS, shares[98], below=_P99)
    late = [watch.edits.get(channel, inf) - end for channel, end in at.items()]
    table.alone("The end of a vote shown late, of some the most", SECONDS, max(late), below=_LATE)


async def _all_seen(deployment: Deployment, due: datetime) -> None:
    """Wait until every server was looked at once."""
    await deployment.until(
        "SELECT count(*) FROM series WHERE wake_at = 0",
        lambda rows: rows == [(0,)],
        within=(due - datetime.now(UTC)).total_seconds(),
    )


def _end_votes(
    deployment: Deployment, homes: Sequence[tuple[Guild, str]], due: datetime, seconds: float
) -> dict[str, float]:
    """Let votes end in these servers, one by one within so long; return when, by channel."""
    ends: dict[str, float] = {}
    now, counter = datetime.now(UTC), time.perf_counter()
    with closing(sqlite3.connect(deployment.file, timeout=30)) as connection, connection:
        for number, (guild, channel) in enumerate(homes):
            end = due + timedelta(seconds=seconds * number / len(homes))
            micros, grace = round(end.timestamp() * 1_000_000), round(_GRACE * 1_000_000)
            where = "(SELECT id FROM series WHERE guild_id = ?)"
            connection.execute(
                f"UPDATE ballot SET closes_at = ? WHERE state = 'open' AND series_id = {where}",
                (micros, int(guild.id)),
            )
            connection.execute(
                "UPDATE series SET wake_at = ? WHERE guild_id = ?",
                (micros + grace, int(guild.id)),
            )
            ends[channel] = counter + (end - now).total_seconds() + _GRACE
    return ends


Does = Callable[[Subject, int], Interaction]


async def _members(subject: Subject, does: Does, seconds: float) -> Sequence[float]:
    """Return how long each answer took to what members do in the meantime."""
    sent: list[Interaction] = []
    for number in range(max(round(seconds * _A_SECOND), _A_SECOND)):
        await asyncio.sleep(1 / _A_SECOND)
        sent.append(does(subject, number))
        await subject.server.send(sent[-1])
    await asyncio.wait([one.answered for one in sent], timeout=DEADLINE)
    return [one.answered_at - one.sent_at if one.answered.done() else DEADLINE for one in sent]


def _voting(message: Json) -> Does:
    people: list[Person] = []
    titles = act.candidates(message)

    def vote(subject: Subject, number: int) -> Interaction:
        realm = subject.server.realm
        people.extend(realm.people(_MEMBERS) if not people else ())
        place = realm.in_channel(message["channel_id"])
        title = titles[number % len(titles)]
        return act.press(realm, people[number % len(people)], place, message, title)

    return vote


def _asking(subject: Subject, _: int) -> Interaction:
    realm = subject.server.realm
    return act.command(realm, *somebody(realm), "job", {"profession": "battery-engineer"})


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.rush", description=__doc__)
    parser.add_argument("servers", type=int)
    parser.add_argument("--weeks", type=int, default=_WEEKS)
    parser.add_argument("--pace", type=int, default=PACE)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(measure(Crowd(chosen.servers, chosen.weeks, chosen.pace), Path(folder)))


if __name__ == "__main__":
    main()
