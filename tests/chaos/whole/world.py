"""A Discord, its servers, and processes of the whole bot, in a time that is turned by hand."""

from __future__ import annotations

import asyncio
import heapq
import signal
from asyncio import Future
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import partial
from itertools import count
from pathlib import Path
from random import Random
from time import perf_counter
from typing import Any

from bot.domain.week.edition import marked
from bot.domain.week.vote import clicked_at
from tests.chaos.finding import Finding
from tests.chaos.health import Aspect, Health, Illness
from tests.chaos.journal import Journal
from tests.chaos.ledger import Ledger, instant, micros
from tests.chaos.urn import Urn
from tests.chaos.whole.processes import Processes
from tests.wire.deployment import Deployment
from tests.wire.fault import Hold
from tests.wire.message import walk
from tests.wire.payload import Json
from tests.wire.realm import FORUM, NEWS_CHANNEL, TEXT_CHANNEL, Guild, Realm
from tests.wire.server import Server

CHANNELS = (TEXT_CHANNEL, TEXT_CHANNEL, NEWS_CHANNEL, FORUM)

RECOVERY = timedelta(hours=2)
"""In which the bot does what was due while it was hindered."""

_LONGEST = timedelta(hours=12)  # that time leaps at once
_AFTERPAIN = timedelta(minutes=5)  # in which a bot finds its way back
_RESTART = timedelta(minutes=10)  # after which a process that ended by itself is started again
_LOOK = 0.002  # seconds between two looks at whether all rest
_TURNS = 2  # of a process that has nothing to do, until that is believed
_MANY_TURNS = 150  # of those: whoever was asked has had time to answer
_HURRY = 1.0  # seconds that pass at once where the bot waits for something
_WAITS = 150  # of those: longer is nothing waited for
_PATIENCE = 20.0  # true seconds until time goes on, whatever is being done
_FOUND = 10.0  # true seconds in which a bot notices that it is cut off, and comes back

_DUE = """
SELECT (SELECT count(*) FROM series WHERE removed_at IS NULL AND wake_at <= :now)
+ (SELECT count(*) FROM edition WHERE lease_until > :now)
"""
_WAKE = "SELECT min(wake_at) FROM series WHERE removed_at IS NULL AND wake_at > :now"


@dataclass(frozen=True, slots=True)
class Post:
    """A weekly message, as it was seen first."""

    id: str
    guild: int
    series: int
    key: str
    at: datetime


@dataclass(order=True, slots=True)
class _Due:
    at: datetime
    number: int
    act: Callable[[], Awaitable[None]] = field(compare=False)


class World:
    """All of one run. What happens is said to its journal, what is wrong is found."""

    def __init__(self, seed: int, servers: int, server: Server, folder: Path) -> None:
        self.seed = seed
        self.server = server
        self.realm: Realm = server.realm
        self.dice = Random(f"whole/{seed}/people")
        self.weather = Random(f"whole/{seed}/weather")
        self.deployment = Deployment(server, folder, professions=24)
        self.journal = Journal(self.now)
        self.health = Health()
        self.urn = Urn()
        self.findings: list[Finding] = []
        self.posts: dict[str, Post] = {}
        self.removed: dict[str, datetime] = {}
        """Weekly messages that somebody took away, by id, and when."""
        self.repair: Callable[[Guild], Awaitable[None]] = _leave
        """What staff do who find that their series cannot go on."""
        self._homes = [each.id for each in self.realm.guilds]
        self.roles = {str(int(id_) + 1) for id_ in self._homes}
        """The ids of those that posts may mention."""
        self._folder = folder
        settings = {**self.deployment.settings, "ONEJOB_MENTIONS": "on"}
        self.processes = Processes(folder, settings, self.journal.say, self._find)
        self._ledger: Ledger | None = None
        self._due: list[_Due] = []
        self._ambushes: list[tuple[Hold, Callable[[], Awaitable[None]]]] = []
        self._numbers = count()
        self._seen: set[tuple[str, int | None, str]] = set()

    @property
    def ledger(self) -> Ledger:
        if self._ledger is None:
            self._ledger = Ledger(self._folder / "onejob.sqlite3")
        return self._ledger

    def now(self) -> datetime:
        return self.realm.now()

    def find(self, kind: str, guild: int | None, text: str, subject: str = "") -> None:
        """Note a broken promise, once for each kind, server and subject."""
        if (kind, guild, subject) in self._seen:
            return
        self._seen.add((kind, guild, subject))
        finding = Finding(kind, guild, self.now(), text)
        self.findings.append(finding)
        self.journal.say("world" if guild is None else f"server {guild}", f"FINDING {finding}")

    def _find(self, kind: str, text: str) -> None:
        self.find(kind, None, text, text[-200:])

    def ill(
        self, aspect: Aspect, guild: int | None, why: str, lasts: timedelta | None = None
    ) -> Illness:
        """Note that something is hindered, for a time or until somebody ends it."""
        illness = self.health.fall(aspect, guild, why, self.now())
        if lasts is not None:
            illness.until = self.now() + lasts
        return illness

    def guild(self, number: int) -> Guild | None:
        """Return one of the servers of the beginning, if the bot is in it."""
        id_ = self._homes[number]
        return next((each for each in self.realm.guilds if each.id == id_), None)

    def whole(self, guild: Guild) -> Json:
        """Return all of a server, as a bot is told that it is there."""
        threads = [each for each in self.realm.threads.values() if each["guild_id"] == guild.id]
        return guild.create(self.realm.me, threads)

    async def tell(self, event: str, data: Json, guild: Guild) -> None:
        """Tell whoever is connected; who is not, learns of it when it comes."""
        if self.server.gateway.sessions:
            await self.server.gateway.dispatch(event, data, int(guild.id))

    def home(self, message: Json) -> str:
        """Return the channel in which a message stands, in a thread of it or not."""
        place: str = message["channel_id"]
        return self.realm.threads.get(place, {}).get("parent_id", place)

    def remove(self, id_: str) -> None:
        """Take a message away."""
        self.look()
        if self.realm.messages.pop(id_, None) is not None:
            self.removed[id_] = self.now()

    def remove_within(self, thread: str) -> None:
        """Take away what stands in a thread."""
        for id_ in [k for k, each in self.realm.messages.items() if each["channel_id"] == thread]:
            self.remove(id_)

    async def mend(self) -> None:
        """Let no request fail any more."""
        self.server.rest.faults.mend()

    def is_answering(self, guild: int) -> bool:
        """Whether whoever asks there now can expect an answer."""
        now = self.now()
        return self.health.is_well(guild, Aspect.TELLING, now - _AFTERPAIN, now)

    # What happens, and time

    def at(self, instant: datetime, act: Callable[[], Awaitable[None]]) -> None:
        heapq.heappush(self._due, _Due(instant, next(self._numbers), act))

    def after(self, wait: timedelta, act: Callable[[], Awaitable[None]]) -> None:
        self.at(self.now() + wait, act)

    async def live_until(self, end: datetime) -> None:
        """Let time pass, and happen what is due in it."""
        while (now := self.now()) < end:
            await self._pass_to(min(self._next(now), end))
            while self._due and self._due[0].at <= self.now():
                await heapq.heappop(self._due).act()
                await self.settle()
            self.look()

    def _next(self, now: datetime) -> datetime:
        candidates = [now + _LONGEST]
        if self._due:
            candidates.append(self._due[0].at)
        ((wake,),) = self.ledger.rows(_WAKE, now=micros(now))
        if wake is not None:
            candidates.append(instant(wake))
        return max(min(candidates), now)

    async def _pass_to(self, at: datetime) -> None:
        left = at - self.now()
        if left > timedelta():
            self._leap(left.total_seconds())
        await self.settle()

    def _leap(self, seconds: float) -> None:
        self.realm.leap(timedelta(seconds=seconds))
        self.processes.leap(seconds)

    async def settle(self) -> None:
        """Wait until nothing more comes of what is due; where the bot waits, let time pass."""
        await self._bury()
        began = perf_counter()
        waited, turns = 0, self.processes.turns()
        self._ambushes = [each for each in self._ambushes if not each[0].released.is_set()]
        while perf_counter() - began < _PATIENCE and waited < _WAITS and self.processes.running:
            await asyncio.sleep(_LOOK)
            if not self.processes.awake():
                return
            if await self._falls_into_ambush() or self._works():
                turns = self.processes.turns()
            elif all(
                now - then >= _TURNS
                for now, then in zip(self.processes.turns(), turns, strict=True)
            ):
                if not self._waits():
                    return
                self._leap(_HURRY)
                waited, turns = waited + 1, self.processes.turns()

    def ambush(self, hold: Hold, act: Callable[[], Awaitable[None]]) -> None:
        """Do something as soon as a request is held, unless it is released before."""
        self._ambushes.append((hold, act))

    async def _falls_into_ambush(self) -> bool:
        for each in self._ambushes:
            hold, act = each
            if hold.arrived.is_set():
                self._ambushes.remove(each)
                await act()
                return True
        return False

    async def until_answered(self, answer: Future[Any], seconds: float) -> None:
        """Wait for an answer for so long, or on a busy machine until the bots have had time."""
        began, turns = perf_counter(), sum(self.processes.turns())
        while not answer.done() and perf_counter() - began < _PATIENCE and self.processes.awake():
            await asyncio.wait([answer], timeout=_LOOK)
            if (
                perf_counter() - began > seconds
                and sum(self.processes.turns()) - turns > _MANY_TURNS
            ):
                return

    async def until_connected(self) -> None:
        """Wait until every bot is, as far as Discord lets it: its heart beats in true time."""
        began = perf_counter()
        while perf_counter() - began < _FOUND and self.processes.awake() and self._is_cut_off():
            await self.settle()

    def _is_cut_off(self) -> bool:
        gateway = self.server.gateway
        return gateway.connected < len(self.processes.awake()) and not gateway.is_down

    def _works(self) -> bool:
        """Whether anybody is at something."""
        return self.server.rest.under_way > 0 or not self.processes.rest()

    def _waits(self) -> bool:
        """Whether something is due that nobody is at."""
        return self._is_cut_off() or self.ledger.rows(_DUE, now=micros(self.now())) != [(0,)]

    # Processes

    async def start(self, number: int = 0) -> None:
        """Start a process, and wait until it is connected if Discord lets it."""
        if number in self.processes.running:
            return
        await self.processes.start(number)
        began = perf_counter()
        while perf_counter() - began < _PATIENCE and self._is_starting(number):  # noqa: ASYNC110 - another process writes it
            await asyncio.sleep(_LOOK)
        await self.settle()

    def _is_starting(self, number: int) -> bool:
        is_running = self.processes.running[number].bot.is_running
        return is_running and (self._is_cut_off() or self.processes.is_starting(number))

    async def end(self, number: int, how: signal.Signals) -> None:
        """Kill or stop it, and read what it said."""
        await self.processes.end(number, how)
        if not self.processes.running:
            await self.server.until_deserted()

    async def _bury(self) -> None:
        """Start those again that ended by themselves, as systemd would."""
        now = self.now()
        for number in await self.processes.bury():
            if all(self.health.is_well(0, aspect, now - _AFTERPAIN, now) for aspect in Aspect):
                self.find("ended-by-itself", None, f"process {number}")
            if number == 0:
                illness = self.ill(Aspect.PROCESS, None, "it ended by itself")
                self.after(_RESTART, partial(self._start_again, illness))

    async def _start_again(self, illness: Illness) -> None:
        await self.start()
        illness.until = self.now() + RECOVERY

    async def cure(self) -> None:
        """Let all that went on end, and one process run."""
        while self._due:
            await heapq.heappop(self._due).act()
        await self.mend()
        await self.end(1, signal.SIGTERM)
        await self.start(0)
        await self.settle()
        self.look()

    def close(self) -> None:
        self.ledger.close()
        self.processes.close()

    # What is seen

    def look(self) -> None:
        """Note what stands in the channels and in the file."""
        for message in list(self.realm.messages.values()):
            if message["id"] not in self.posts:
                self._note(message)
        for ballot in self.ledger.look(self.now()):
            self.urn.close(ballot)

    def _note(self, message: Json) -> None:
        mark = next(filter(None, map(_mark, walk(message["components"]))), None)
        guild = self.realm.guild_of(message["channel_id"])
        if mark is None or guild is None or "interaction_metadata" in message:
            return
        series, day = mark
        at = clicked_at(int(message["id"]))
        post = Post(message["id"], int(guild.id), series, day.isoformat(), at)
        self.posts[post.id] = post
        self.journal.say(f"server {guild.id}", f"posted {post.key}")

    def standing(self, guild: int) -> Iterator[Json]:
        """Yield the weekly messages that stand in a server, the latest first."""
        for post in reversed(self.posts.values()):
            if post.guild == guild and post.id in self.realm.messages:
                yield self.realm.messages[post.id]


async def _leave(_: Guild) -> None:
    """Nobody does anything."""


def _mark(component: Json) -> tuple[int, date] | None:
    return marked(component.get("custom_id", ""))
