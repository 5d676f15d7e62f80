"""What a vote costs: a click that is on disk before it is answered, and votes at the store."""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import Iterator, Sequence
from contextlib import AsyncExitStack, nullcontext
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from statistics import median

from benchmarks import table
from benchmarks.answering import amount, compare, constant
from benchmarks.load import Make
from benchmarks.plan import Plan
from benchmarks.subject import Pair, Recipe, Subject, bare, realm, started
from benchmarks.table import A_SECOND, MILLISECONDS
from bot.clock import SystemClock
from bot.content import load
from bot.domain.week.vote import Voter
from bot.domain.week.weekly import Poll
from bot.programme.programme import Programme
from bot.storage.sqlite.database import Database
from tests.wire import act
from tests.wire.deployment import Deployment
from tests.wire.interaction import Interaction
from tests.wire.server import Server

_CLICK_COSTS = 1.5  # times the constant reply
_CLICK_CPU = 1.3
_TOGETHER = 10  # times what one commit for each vote gives
_MEMBERS = 1_000
_AT_ONCE = 100  # clicks at the store
_TURNS = 5
_FLUSHES = 25  # in each turn
_FLUSHED = 3 * 4096  # bytes: the pages that a first vote changes
_APART = 0.01  # seconds
_DUE_SINCE = timedelta(seconds=-30)


async def clicks(plan: Plan, folder: Path) -> None:
    """Print the cost of a vote in the weekly message beside that of a constant reply."""
    async with AsyncExitStack() as stack:
        servers = [await stack.enter_async_context(Server(realm(1))) for _ in range(2)]
        deployment = Deployment(servers[1], folder)
        guild = servers[1].realm.guilds[0]
        await deployment.plan([(guild, guild.channels[0])], _DUE_SINCE)
        recipes = (bare(), Recipe("ours", ("bot", "run"), deployment.settings))
        pair = Pair(
            *[
                await stack.enter_async_context(started(recipe, server))
                for recipe, server in zip(recipes, servers, strict=True)
            ]
        )
        await deployment.until_posted(1)
        table.title(f"A durable vote, {plan.rate:g} clicks a second ({amount(plan)})")
        table.note("beside a constant reply to the same click")
        flushes = _Flushes(folder / "flushed")
        voting = _voting(deployment, _clicking(deployment))
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
    click = _clicking(deployment)
    return lambda subject: (click if subject.server is deployment.server else otherwise)(subject)


def _clicking(deployment: Deployment) -> Make:
    """Return what lets one member after the other vote, and change their vote the next time."""
    message = deployment.posts(deployment.server.realm.guilds[0])[0]
    people = deployment.server.realm.people(_MEMBERS)
    turns = _turns(act.candidates(message))

    def make(subject: Subject) -> Interaction:
        realm = subject.server.realm
        place, title = next(turns)
        return act.press(realm, people[place], realm.in_server(), message, title)

    return make


def _turns(offered: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Yield which member votes next and for what: each time for something else than before."""
    for round_ in count():
        for member in range(_MEMBERS):
            yield member, offered[(round_ + member) % len(offered)]


async def store(plan: Plan, folder: Path) -> None:
    """Print the votes a second that are committed together beside those with a commit each."""
    async with Server(realm(1)) as server:
        deployment = Deployment(server, folder)
        guild = server.realm.guilds[0]
        await deployment.plan([(guild, guild.channels[0])], _DUE_SINCE)
        async with started(Recipe("ours", ("bot", "run"), deployment.settings), server):
            await deployment.until_posted(1)
    catalogue = load(Path(deployment.settings["ONEJOB_CATALOGUE"]))
    rates: dict[bool, list[float]] = {True: [], False: []}
    async with Database.open(deployment.settings["DATABASE_URL"]) as database:
        programme = Programme.over(database, lambda: catalogue, SystemClock())
        poll = (await programme.diary.status(int(guild.id))).poll
        assert poll is not None
        turns = _turns([candidate.slug for candidate in poll.ballot.candidates])
        for turn in range(_TURNS + 1):
            for together in rates:
                votes = plan.votes if together else plan.votes // _TOGETHER
                rate = await _rate(programme, int(guild.id), poll, turns, votes, together=together)
                if turn:  # the first is for warming up
                    rates[together].append(rate)
    table.title(f"Durable votes at the store, {_AT_ONCE} clicks at once (one commit each | ours)")
    one, ours = median(rates[False]), median(rates[True])
    table.times("Votes on disk", A_SECOND, one, ours, at_least=_TOGETHER)


async def _rate(
    programme: Programme,
    guild: int,
    poll: Poll,
    turns: Iterator[tuple[int, str]],
    votes: int,
    *,
    together: bool,
) -> float:
    """Return how many votes a second are on disk; alone, no two of them share a commit."""
    voter = Voter(frozenset(), datetime(2020, 1, 1, tzinfo=UTC), None)
    clicked = datetime.now(UTC)
    alone = nullcontext() if together else asyncio.Lock()

    async def click(count: int) -> None:
        for _ in range(count):
            member, slug = next(turns)
            async with alone:
                await programme.voting.vote(
                    guild, int(poll.ballot.id), 1 + member, [slug], clicked=clicked, voter=voter
                )

    began = time.perf_counter()
    await asyncio.gather(*(click(votes // _AT_ONCE) for _ in range(_AT_ONCE)))
    return votes / (time.perf_counter() - began)
