"""Whether the bot is as quick after years as on its first day: posts, votes meanwhile, a visit."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory

from benchmarks import table
from benchmarks.plan import Plan
from benchmarks.subject import Recipe, Subject, started
from benchmarks.table import COUNT, MILLISECONDS, RATE, SECONDS
from bot.domain.week.series import Discussion
from bot.storage.sqlite.database import Database
from tests.aged import SLUGS, Past, homes, live, multiply
from tests.programme.town import Hand, Town, Wall, catalogue
from tests.wire import act
from tests.wire.deployment import Deployment
from tests.wire.interaction import DEADLINE, Interaction
from tests.wire.limit import A_SECOND, Limits
from tests.wire.payload import Json
from tests.wire.realm import Realm
from tests.wire.server import Server

_SHARE = 0.95  # of what Discord allows
_AHEAD = timedelta(seconds=60)  # to start and look at every server, with everything known
_LONGEST = timedelta(minutes=2)  # from the slot to the last post
_FIRST_BEAT = 5.0  # seconds
_VOTE = 0.006  # seconds, at the median while posts go out
_VISIT = 0.010  # seconds
_VOTES_A_SECOND = 20
_PAST = 51  # weeks
_MEMBERS = 1_000
_VISITED = 60  # servers


async def rush(plan: Plan, folder: Path) -> None:
    """Print posts a second and votes meanwhile, with no past and with a year of it."""
    for weeks in (0, _PAST):
        table.title(
            f"{plan.servers:,} servers due at once, each with {weeks} past weeks "
            f"({A_SECOND}/s are allowed)"
        )
        await _rush(plan.servers, folder / f"past-{weeks}", weeks)


async def _rush(servers: int, folder: Path, weeks: int) -> None:
    async with Server(Realm(servers=servers)) as server:
        deployment = Deployment(server, folder, professions=52)
        places = [(guild, guild.channels[1]) for guild in server.realm.guilds]
        if weeks:
            await deployment.plan_after_years(places, _AHEAD, weeks)
        else:
            await deployment.plan(places, _AHEAD, discussion=Discussion.NONE)
        async with started(Recipe("ours", ("bot", "run"), deployment.settings), server) as subject:
            table.alone("The first beat", SECONDS, await _first_beat(deployment), below=_FIRST_BEAT)
            limits = server.rest.limits = Limits()
            cpu = subject.cpu()
            await _until_posted(deployment, 1)
            guild = next(guild for guild, _ in places if deployment.posts(guild))
            seconds = servers / A_SECOND - 4
            votes = asyncio.create_task(_votes(subject, deployment.posts(guild)[0], seconds))
            await _until_posted(deployment, servers)
            cpu = subject.cpu() - cpu
            taken = await votes
    took = limits.taken[-1] - limits.taken[0]
    table.alone("Posts", RATE, (len(limits.taken) - 1) / took, at_least=_SHARE * A_SECOND)
    table.alone("CPU of the bot for one", MILLISECONDS, cpu / servers)
    table.alone("Refused with 429", COUNT, limits.refused, below=1)
    extra = sum(abs(len(deployment.posts(guild)) - 1) for guild, _ in places)
    table.alone("Posted twice, or not at all", COUNT, extra, below=1)
    shares = quantiles(taken, n=100)
    table.alone("A vote meanwhile, p50", MILLISECONDS, shares[49], below=_VOTE)
    table.alone("the same, p99", MILLISECONDS, shares[98])


async def _first_beat(deployment: Deployment) -> float:
    """Return how long it took until every server was looked at once."""
    began = time.perf_counter()
    await deployment.until(
        "SELECT count(*) FROM series WHERE wake_at = 0", lambda rows: rows == [(0,)]
    )
    return time.perf_counter() - began


async def _until_posted(deployment: Deployment, count: int) -> None:
    """Wait until so many servers have their post of this slot, recorded."""
    lately = (datetime.now(UTC) - _AHEAD - _LONGEST).timestamp() * 1_000_000
    await deployment.until(
        "SELECT count(*) FROM edition WHERE message_id IS NOT NULL AND is_finished = 1"
        f" AND posted_at > {lately:.0f}",
        lambda rows: rows[0][0] >= count,
        within=(_AHEAD + _LONGEST).total_seconds(),
    )


async def _votes(subject: Subject, message: Json, seconds: float) -> Sequence[float]:
    """Return how long each of some votes took that members cast in the meantime."""
    realm = subject.server.realm
    titles = act.candidates(message)
    people, sent = realm.people(_MEMBERS), list[Interaction]()
    place = realm.in_channel(message["channel_id"])
    for number in range(max(round(seconds * _VOTES_A_SECOND), _VOTES_A_SECOND)):
        await asyncio.sleep(1 / _VOTES_A_SECOND)
        title = titles[number % len(titles)]
        click = act.press(realm, people[number % len(people)], place, message, title)
        await subject.server.send(click)
        sent.append(click)
    await asyncio.wait([one.answered for one in sent], timeout=DEADLINE)
    return [one.answered_at - one.sent_at for one in sent if one.answered.done()]


async def visits(plan: Plan, folder: Path) -> None:
    """Print what a visit with a post takes in a small file and in large ones."""
    table.title("A visit with a post, at the store, by ballots in the file")
    for servers, weeks in plan.pasts:
        with TemporaryDirectory(dir=folder) as inside:
            database = await live(Path(inside), Past(weeks))
            multiply(database, homes(servers))
            table.alone(f"{servers * weeks:,}", MILLISECONDS, await _visit(database), below=_VISIT)


async def _visit(file: Path) -> float:
    clock = Hand(Past(0).until)
    async with Database.open(f"sqlite:///{file}") as database:
        town = Town(database, clock, Wall(clock), catalogue(SLUGS))
        engine = town.engine()
        await engine.programme.rounds.begin()
        clock.set(Past(0).schedule.upcoming(clock.now(), 1)[0].at)
        took: list[float] = []
        for guild, _ in homes(_VISITED):
            began = time.perf_counter()
            await engine.heartbeat.visit(guild)
            took.append(time.perf_counter() - began)
        assert len(town.wall.messages) == _VISITED
    return median(took)
