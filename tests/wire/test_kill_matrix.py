"""`kill -9` at every instant of a post, for every kind of channel: exactly one message.

What is seen is printed as a table; docs/exactly-once.md shows the same one and explains it.
"""

# ruff: noqa: T201  the table is to be seen

from __future__ import annotations

import asyncio
import signal
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from tests.wire.call import Call
from tests.wire.deployment import Deployment
from tests.wire.fault import Held, Hold
from tests.wire.message import CROSSPOSTED
from tests.wire.openapi import judge
from tests.wire.payload import Json
from tests.wire.process import run
from tests.wire.realm import FORUM, NEWS_CHANNEL, TEXT_CHANNEL, Guild, Realm
from tests.wire.rest import (
    CROSSPOST,
    PIN,
    PIN_IN_FORUM,
    POST_IN_FORUM,
    SEND,
    START_THREAD,
)
from tests.wire.server import Server
from tests.wire.thread import is_pinned

DOCUMENT = Path(__file__).parents[2] / "docs" / "exactly-once.md"

KINDS = {TEXT_CHANNEL: "text channel", NEWS_CHANNEL: "announcement channel", FORUM: "forum"}
SENDING = {TEXT_CHANNEL: SEND, NEWS_CHANNEL: SEND, FORUM: POST_IN_FORUM}
THREADING = {TEXT_CHANNEL: START_THREAD, NEWS_CHANNEL: START_THREAD}
PINNING = {TEXT_CHANNEL: PIN, NEWS_CHANNEL: PIN, FORUM: PIN_IN_FORUM}
PUBLISHING = {NEWS_CHANNEL: CROSSPOST}

_DUE_SINCE = timedelta(seconds=30)
_AT_ONCE = 6  # crashes; each is a bot of its own
_LONGEST = 60.0  # seconds of one crash, both processes included


@dataclass(frozen=True, slots=True)
class Crash:
    """An instant to kill the process at: all of these requests are held there.

    In a kind of channel that is not among them the instant does not exist.
    """

    when: str
    held: Mapping[int, str] = field(default_factory=dict[int, str])
    where: Held = Held.BEFORE
    is_answered: bool = False
    """Whether the answer has come, and the disk is slow to take it."""
    state: str = "claimed"
    """What the database holds of the edition at that instant."""


CRASHES = (
    Crash("before the claim", state="planned"),
    Crash("claimed, the request never reached Discord", SENDING),
    Crash("claimed, the request still on its way (done later)", SENDING, Held.LATE),
    Crash("done by Discord, its answer lost", SENDING, Held.AFTER),
    Crash("answered by Discord, not yet recorded", SENDING, Held.AFTER, is_answered=True),
    Crash("recorded, the thread's request lost", THREADING, state="posted"),
    Crash("thread opened, the answer lost", THREADING, Held.AFTER, state="posted"),
    Crash("the pin's request lost", PINNING, state="posted"),
    Crash("pinned, the answer lost", PINNING, Held.AFTER, state="posted"),
    Crash("pinned, not yet recorded", PINNING, Held.AFTER, is_answered=True, state="posted"),
    Crash("the publishing's request lost", PUBLISHING, state="posted"),
    Crash("published, the answer lost", PUBLISHING, Held.AFTER, state="posted"),
)


async def test_killed_at_any_instant_and_started_again_it_leaves_one_message(
    tmp_path: Path, new: Callable[[], str | None]
) -> None:
    places = asyncio.Semaphore(_AT_ONCE)

    async def seen(number: int, crash: Crash) -> list[str]:
        folder = tmp_path / str(number)
        folder.mkdir()
        async with places, asyncio.timeout(_LONGEST):
            return await crash_and_restart(crash, folder, new())

    async with asyncio.TaskGroup() as group:
        rows = [group.create_task(seen(number, crash)) for number, crash in enumerate(CRASHES)]
    matrix = table([row.result() for row in rows])
    print(f"\n{matrix}")
    assert matrix in DOCUMENT.read_text(encoding="utf-8"), matrix


def table(rows: list[list[str]]) -> str:
    lines = [["killed", *KINDS.values()], ["---"] * (len(KINDS) + 1)]
    lines += [[crash.when, *row] for crash, row in zip(CRASHES, rows, strict=True)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


async def crash_and_restart(crash: Crash, folder: Path, database: str | None) -> list[str]:
    """Return what stands in each kind of channel when a second process is done."""
    realm = Realm(servers=len(KINDS), channels=len(KINDS), kinds=tuple(KINDS))
    async with Server(realm, judge()) as server:
        deployment = Deployment(server, folder, database=database)
        homes = dict(zip(KINDS, realm.guilds, strict=True))
        channels = [guild.channels[place] for place, guild in enumerate(homes.values())]
        await deployment.plan(list(zip(realm.guilds, channels, strict=True)), -_DUE_SINCE, pin=True)
        holds = {each: server.rest.faults.hold(each, crash.where) for each in crash.held.values()}
        async with run("bot", "run", settings=deployment.settings) as bot:
            await server.until_ready()
            await _all(holds, crash, "calls")
            if crash.is_answered:
                with deployment.locked():
                    release(*holds.values())
                    await _all(holds, crash, "answered")
                    await bot.end(signal.SIGKILL)
            else:
                await bot.end(signal.SIGKILL)
        await server.until_deserted()
        stood = {kind: deployment.state(homes[kind]) for kind in crash.held or KINDS}
        assert set(stood.values()) <= {crash.state}, f"{crash.when}: {stood}"
        if crash.where is not Held.LATE:
            realm.nonces.clear()  # it may take any time until somebody starts the bot again
        for request, hold in holds.items():
            server.rest.faults.let_pass(request)
            # Without a nonce, Discord has a lease's time to do what it was asked.
            if crash.where is not Held.LATE or request == POST_IN_FORUM:
                release(hold)
        if crash.where is Held.LATE:
            await holds[POST_IN_FORUM].done.get()
        deployment.let_a_minute_pass(homes[FORUM])
        server.rest.requests.clear()
        async with run("bot", "run", settings=deployment.settings):
            await deployment.until_posted(len(KINDS))
        if crash.where is Held.LATE:
            release(holds[SEND])
            for _ in range(2):
                await holds[SEND].done.get()
        assert server.rest.violations == []
        return [
            outcome(deployment, homes[kind], kind, stood[kind]) if kind in stood else "-"
            for kind in KINDS
        ]


async def _all(holds: Mapping[str, Hold], crash: Crash, queue: str) -> None:
    """Wait until every one of the requests has got so far."""
    for request, count in Counter(crash.held.values()).items():
        for _ in range(count):
            got: asyncio.Queue[Call] = getattr(holds[request], queue)
            await got.get()


def release(*holds: Hold) -> None:
    for hold in holds:
        hold.released.set()


def outcome(deployment: Deployment, guild: Guild, kind: int, state: str) -> str:
    """Say how many messages stand, how the second process came to one, and what is wrong."""
    posts = deployment.posts(guild)
    asked = [
        call
        for call in deployment.server.rest.requests
        if call.request == SENDING[kind] and call.ids["channel_id"] in guild.channels
    ]
    how = "sent" if asked else "found" if state == "claimed" else "kept"
    return ", ".join([f"{len(posts)} {how}", *wrong(deployment, guild, kind, posts)])


def wrong(deployment: Deployment, guild: Guild, kind: int, posts: list[Json]) -> list[str]:
    """Name whatever is not as if nothing had happened."""
    realm = deployment.server.realm
    threads = [t for t in realm.threads.values() if t["guild_id"] == guild.id]
    rows = deployment.rows(
        "SELECT message_id, (SELECT count(*) FROM ballot b WHERE b.series_id = s.id"
        " AND b.state = 'open') FROM edition e JOIN series s ON s.id = e.series_id"
        " WHERE s.guild_id = $1",
        int(guild.id),
    )
    undone = deployment.rows(
        "SELECT effect FROM effect f JOIN series s ON s.id = f.series_id"
        " WHERE s.guild_id = $1 AND f.status <> 'done'",
        int(guild.id),
    )
    facts = {
        "more than one is known": len(rows) == 1,
        "another one is recorded": [row[0] for row in rows] == [int(p["id"]) for p in posts],
        "not one ballot is open": [row[1] for row in rows] == [1],
        f"{len(threads)} threads": len(threads) == 1,
        "not pinned": all(is_pinned(t) for t in threads) if kind == FORUM else posts[0]["pinned"],
        "not published": kind != NEWS_CHANNEL or bool(posts[0]["flags"] & CROSSPOSTED),
        f"not done: {undone}": not undone,
    }
    return [fault for fault, is_well in facts.items() if not is_well]
