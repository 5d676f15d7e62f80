"""Many processes over one PostgreSQL, and much goes wrong: `python -m tests.wire.fleet`.

All servers are due at once, members vote without a pause. In the middle of the posts one process is
killed and started again, and later PostgreSQL crashes and comes back. Then it is counted whether
every post came once, and whether every vote that was said to count is there.
"""

# ruff: noqa: T201  what was counted is to be seen

from __future__ import annotations

import argparse
import asyncio
import gc
import os
import signal
import tempfile
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from math import inf
from pathlib import Path
from typing import Self

from bot.content import load
from tests.postgres import Server as Postgres
from tests.postgres import server as postgres_server
from tests.wire.deployment import Deployment
from tests.wire.electorate import Electorate, Voter
from tests.wire.limit import Limits
from tests.wire.process import Bot, Ended, run
from tests.wire.realm import Realm
from tests.wire.server import Server

_OVERDUE = timedelta(seconds=-30)
_STARTED, _LOOKED_AT = 8.0, 0.02  # seconds for each process, and for each server, before it is due
_LONGEST = 120.0  # seconds, and what the limit of requests makes of it
_REQUESTS = 2  # of a post: itself and its thread
_A_SECOND = 30  # of them, on a machine that has more to do
_LOOK = 0.1  # seconds
_AGAIN = 0.5  # seconds until a process that ended is started again
_CRASHED_AT = 0.6  # share of the posts

_STORED = """
SELECT e.channel_id, v.member_id, v.slug FROM vote v JOIN ballot b ON b.id = v.ballot_id
JOIN edition e ON e.series_id = b.series_id AND e.slot_key = b.announced_key
"""


@dataclass(frozen=True, slots=True)
class Size:
    """How much of everything."""

    servers: int = 2_000
    processes: int = 4
    shards: int = 16
    votes: float = 300.0
    """A second."""
    killed_at: float | None = 0.3
    """By which share of the posts; what that process had begun waits for a minute then."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was counted in the end."""

    posts: int
    wrong: Mapping[str, int]
    """How many weekly messages stand in each channel that does not have one."""
    lost: Sequence[Voter]
    """Of whom the database does not hold what they were told."""
    stored: int
    answers: Mapping[str, int]
    refused: int
    """Requests beyond Discord's limit."""
    seconds: float
    """From when all was due to the last post."""
    ended: Sequence[Ended]
    """The processes, in the order in which they did."""


async def prove(size: Size, folder: Path, postgres: Postgres) -> Outcome:
    """Let all of it happen; the folder is for the catalogue."""
    realm = Realm(servers=size.servers, shards=size.shards, at_once=size.shards)
    realm.deal_out()
    async with Server(realm) as server:
        deployment = Deployment(server, folder, database=postgres.database())
        homes = [(guild, guild.channels[0]) for guild in realm.guilds]
        early = max(size.servers // 100, 1)  # under whose posts the first votes are
        await deployment.plan(homes[:early], _OVERDUE)
        ahead = _STARTED * size.processes + _LOOKED_AT * size.servers
        due = time.monotonic() + ahead
        await deployment.plan(homes[early:], timedelta(seconds=ahead))
        async with _Fleet(deployment, size) as fleet:
            await server.until_ready()
            electorate = Electorate(server)
            await _until(electorate, early, ahead)
            limits = server.rest.limits = Limits()
            over = asyncio.Event()
            await asyncio.sleep(due - time.monotonic())
            voting = asyncio.create_task(electorate.vote(size.votes, over))
            longest = _LONGEST + _REQUESTS * size.servers / _A_SECOND
            if size.killed_at is not None:
                await _until(electorate, round(size.killed_at * size.servers), longest)
                fleet.kill(0)
            await _until(electorate, round(_CRASHED_AT * size.servers), longest)
            await asyncio.to_thread(postgres.stop, signal.SIGQUIT)
            postgres.begin()
            await asyncio.to_thread(postgres.wait)
            await _until(electorate, size.servers, longest)
            took = time.monotonic() - due
            await deployment.until_posted(size.servers, within=longest)
            over.set()
            await voting
            await fleet.end()
    stored = _stored(deployment)
    standing = Counter(message["channel_id"] for message in electorate.messages)
    channels = {channel for _, channel in homes} | standing.keys()
    return Outcome(
        posts=len(electorate.messages),
        wrong={each: standing[each] for each in channels if standing[each] != 1},
        lost=[one for one in electorate.voters if stored.get(one.key) not in one.may_stand],
        stored=len(stored),
        answers=electorate.answers,
        refused=limits.refused,
        seconds=took,
        ended=fleet.ended,
    )


class _Fleet:
    """The processes, each with its share of the shards, and who starts each again when it ends."""

    def __init__(self, deployment: Deployment, size: Size) -> None:
        self.ended: list[Ended] = []
        self._deployment = deployment
        self._size = size
        self._bots: dict[int, Bot] = {}
        self._is_over = False
        self._keeping: list[asyncio.Task[None]] = []

    async def __aenter__(self) -> Self:
        for number in range(self._size.processes):
            self._keeping.append(asyncio.create_task(self._keep(number)))
        return self

    async def __aexit__(self, *_: object) -> None:
        for task in self._keeping:
            task.cancel()
        await asyncio.wait(self._keeping)

    def kill(self, number: int) -> None:
        self._tell(self._bots[number], signal.SIGKILL)

    async def end(self) -> None:
        """Ask all to end; nobody starts them again."""
        self._is_over = True
        for bot in self._bots.values():
            self._tell(bot, signal.SIGTERM)
        await asyncio.gather(*self._keeping)

    def _tell(self, bot: Bot, what: signal.Signals) -> None:
        if bot.is_running:
            os.kill(bot.pid, what)

    async def _keep(self, number: int) -> None:
        each = self._size.shards // self._size.processes
        shards = f"{number * each}-{(number + 1) * each - 1}/{self._size.shards}"
        settings = {**self._deployment.settings, "ONEJOB_SHARDS": shards}
        while not self._is_over:
            async with run("bot", "run", settings=settings) as bot:
                self._bots[number] = bot
                self.ended.append(await bot.ended(inf))
            await asyncio.sleep(_AGAIN)


async def _until(electorate: Electorate, posts: int, within: float) -> None:
    """Wait until so many posts stand. PostgreSQL, which may be down, is not asked."""
    try:
        async with asyncio.timeout(within):
            while electorate.look() < posts:  # noqa: ASYNC110 - the processes send them
                await asyncio.sleep(_LOOK)
    except TimeoutError:
        raise TimeoutError(f"{electorate.look()} of {posts} posts after {within:g} s") from None


def _stored(deployment: Deployment) -> dict[tuple[int, int], str]:
    """Return for whom everybody's vote is, by channel and member."""
    known = load(Path(deployment.settings["ONEJOB_CATALOGUE"]))
    rows = deployment.rows(_STORED)
    stored = {(channel, member): known.title(slug) for channel, member, slug in rows}
    assert len(stored) == len(rows)
    return stored


def main() -> int:
    """Return 1 where something was lost, or came twice."""
    parser = argparse.ArgumentParser(prog="python -m tests.wire.fleet", description=__doc__)
    usual = Size()
    parser.add_argument("--servers", type=int, default=usual.servers)
    parser.add_argument("--processes", type=int, default=usual.processes)
    parser.add_argument("--shards", type=int, default=usual.shards)
    parser.add_argument("--votes", type=float, default=usual.votes)
    parser.add_argument("--logs", type=Path, help="a folder for what the processes write")
    chosen = vars(parser.parse_args())
    logs: Path | None = chosen.pop("logs")
    size = Size(**chosen)
    gc.disable()  # to go through all that was said takes a second, in which Discord stands still
    with tempfile.TemporaryDirectory() as folder, postgres_server(is_durable=True) as postgres:
        outcome = asyncio.run(prove(size, Path(folder), postgres))
    print(f"{outcome.posts} posts of {size.servers}, {outcome.seconds:.0f} s after they were due")
    print(f"requests that Discord refused: {outcome.refused}")
    print(f"channels with none or several: {dict(outcome.wrong) or 'none'}")
    for text, times in sorted(outcome.answers.items(), key=lambda item: -item[1]):
        print(f"clicks: {times} {text!r}")
    print(f"{outcome.stored} votes are stored")
    for voter in outcome.lost:
        print(f"lost: {voter.key} was told {voter.told}, last click {voter.clicked}")
    for number, ended in enumerate(outcome.ended):
        errors = sum(" ERROR " in line for line in ended.stderr.splitlines())
        print(f"a process ended with {ended.code}, after {errors} errors in its log")
        if logs is not None:
            (logs / f"{number}.log").write_text(ended.stderr, encoding="utf-8")
    return int(bool(outcome.wrong or outcome.lost))


if __name__ == "__main__":
    raise SystemExit(main())
