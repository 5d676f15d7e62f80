"""A server in memory: a clock that is set by hand, a catalogue, and a Discord that can fail.

`Wall` stands for Discord: it keeps what was posted and finds it again by its mark, takes a nonce
for a few minutes, refuses what it is told to refuse, and lets a process die where it is told to.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict, deque
from collections.abc import AsyncGenerator, Awaitable, Callable, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from itertools import count

from bot.domain.catalogue.catalogue import Catalogue
from bot.domain.catalogue.profession import Profession, Skills, Start
from bot.domain.shards import ALL, Shards
from bot.domain.week.edition import Cause, Edition, Effect, Reason, mark, nonce
from bot.domain.week.notice import Notice
from bot.domain.week.series import Series
from bot.domain.week.slot import Schedule, Weekday
from bot.domain.week.terms import Terms
from bot.domain.week.vote import Receipt, Voter
from bot.domain.week.weekly import Spot, Weekly
from bot.programme.heartbeat import Heartbeat
from bot.programme.programme import Programme
from bot.programme.publisher import NotPublished, Sent
from bot.storage import adapter
from bot.storage.transaction import Database

GUILD, CHANNEL, OTHER_CHANNEL = 10, 100, 101
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
WEEK = timedelta(days=7)
MONDAYS = Schedule(Weekday.MONDAY, time(9), "Europe/Paris")
TERMS = Terms(CHANNEL, MONDAYS, publish=True)
TUESDAY = datetime(2026, 8, 4, 12, tzinfo=UTC)
FIRST, SECOND, THIRD, FOURTH = MONDAYS.upcoming(TUESDAY, 4)
CLOSE = 57 * MINUTE  # before the slot; the close and the grace for clicks on their way are over
SLUGS = tuple(f"job-{letter}" for letter in "abcdefghijkl")

_EPOCH = datetime(2015, 1, 1, tzinfo=UTC)
_NONCE_HOLDS = timedelta(minutes=3)


class Crash(BaseException):
    """The process dies here."""


class Hand:
    """A clock that stands still until it is set; who sleeps on it moves it."""

    def __init__(self, now: datetime) -> None:
        self._now = now
        self.ahead = timedelta()
        """By how much the machine's clock is wrong; Discord's is not."""
        self.held: asyncio.Event | None = None
        """Who sleeps waits for it as well."""

    def now(self) -> datetime:
        return self._now + self.ahead

    def right(self) -> datetime:
        """Return what time it is for Discord."""
        return self._now

    def set(self, now: datetime) -> None:
        self._now = now - self.ahead

    async def sleep_until(self, instant: datetime) -> None:
        if self.held is not None:
            await self.held.wait()
        self._now = max(self._now, instant - self.ahead)
        await asyncio.sleep(0)


@dataclass(slots=True)
class Message:
    """What stands, or stood, in a channel."""

    id: int
    channel: int
    mark: str
    nonce: str
    at: datetime
    weekly: Weekly
    effects: set[Effect] = field(default_factory=set[Effect])
    edits: list[tuple[datetime, Weekly]] = field(default_factory=list[tuple[datetime, Weekly]])
    is_deleted: bool = False

    @property
    def now_says(self) -> Weekly:
        return self.edits[-1][1] if self.edits else self.weekly


Happening = BaseException | Callable[[], Awaitable[None] | None]


class Wall:
    """Discord, as a publisher sees it."""

    def __init__(self, clock: Hand) -> None:
        self.messages: list[Message] = []
        self.notices: list[Notice] = []
        self.is_deaf = False
        """No channel for staff can be written to."""
        self.before: defaultdict[str, deque[Happening]] = defaultdict(deque)
        """What happens instead of the next calls of a method: an exception, or first a call."""
        self.after: defaultdict[str, deque[Happening]] = defaultdict(deque)
        """What happens when Discord has done it, and the process does not know yet."""
        self.held: dict[int, asyncio.Event] = {}
        """Channels in which a post gets no answer before the event."""
        self.calls: list[str] = []
        self.applied: defaultdict[Effect, list[Weekly]] = defaultdict(list)
        """What each effect was asked for with, as often as it happened."""
        self._clock = clock
        self._ids = count()

    @property
    def posts(self) -> list[tuple[str, str]]:
        """Slot key and profession of every message that ever stood there."""
        return [(m.weekly.edition.slot.key.isoformat(), m.weekly.profession) for m in self.messages]

    def delete(self, message: Message) -> None:
        message.is_deleted = True

    async def _happen(self, happenings: deque[Happening]) -> None:
        if happenings:
            happening = happenings.popleft()
            if isinstance(happening, BaseException):
                raise happening
            waits = happening()
            if waits is not None:
                await waits

    async def post(self, weekly: Weekly) -> Sent:
        self.calls.append("post")
        await asyncio.sleep(0)
        if weekly.series.channel in self.held:
            await self.held[weekly.series.channel].wait()
        await self._happen(self.before["post"])
        edition, series = weekly.edition, weekly.series
        sign = nonce(series.id, edition.slot.key)
        now = self._clock.right()
        message = next(
            (m for m in self.messages if m.nonce == sign and now - m.at < _NONCE_HOLDS), None
        )
        if message is None:
            number = ((now - _EPOCH) // timedelta(milliseconds=1) << 22) + next(self._ids)
            message = Message(
                number, series.channel, mark(series.id, edition.slot.key), sign, now, weekly
            )
            self.messages.append(message)
        await self._happen(self.after["post"])
        effects: dict[Effect, Cause | None] = {} if series.role is None else {Effect.PING: None}
        return Sent(Spot(message.channel, message.id), effects)

    async def find(self, weekly: Weekly, channel: int) -> Spot | None:
        self.calls.append("find")
        await asyncio.sleep(0)
        await self._happen(self.before["find"])
        sign = mark(weekly.series.id, weekly.edition.slot.key)
        for message in self.messages:
            if message.mark == sign and message.channel == channel and not message.is_deleted:
                return Spot(channel, message.id)
        return None

    async def apply(self, effect: Effect, weekly: Weekly, spot: Spot) -> None:
        self.calls.append(effect.value)
        await asyncio.sleep(0)
        await self._happen(self.before[effect.value])
        message = self._message(spot)
        assert message is not None
        message.effects.add(effect)
        self.applied[effect].append(weekly)
        await self._happen(self.after[effect.value])

    async def refresh(self, weekly: Weekly, spot: Spot) -> bool:
        self.calls.append("refresh")
        await asyncio.sleep(0)
        await self._happen(self.before["refresh"])
        message = self._message(spot)
        if message is None or message.is_deleted:
            return False
        message.edits.append((self._clock.right(), weekly))
        await self._happen(self.after["refresh"])
        return True

    async def tell(self, series: Series, notice: Notice) -> bool:
        await asyncio.sleep(0)
        await self._happen(self.before["tell"])
        if not self.is_deaf:
            self.notices.append(notice)
        await self._happen(self.after["tell"])
        return not self.is_deaf

    def _message(self, spot: Spot) -> Message | None:
        return next((each for each in self.messages if each.id == spot.message), None)


class Engine:
    """One process: a programme and its heartbeat over the town's database and Discord."""

    def __init__(self, town: Town, shards: Shards = ALL) -> None:
        self.town = town
        self.programme = Programme.over(
            town.database, lambda: town.catalogue, town.clock, shards=shards
        )
        self.heartbeat = Heartbeat(self.programme, town.wall, town.clock)
        self.plan = self.programme.plan
        self.diary = self.programme.diary
        self.servers = self.programme.servers
        self.voting = self.programme.voting
        self.queue = self.programme.queue

    async def at(self, instant: datetime) -> None:
        """Set the clock and beat once."""
        self.town.clock.set(instant)
        await self.heartbeat.beat()

    async def until(self, instant: datetime) -> None:
        """Beat whenever the heartbeat would wake, up to `instant`."""
        clock, rounds = self.town.clock, self.programme.rounds
        while clock.now() < instant:
            await self.heartbeat.beat()
            wake = await rounds.next_wake()
            clock.set(min(max(wake or instant, clock.now() + timedelta(seconds=1)), instant))
        await self.heartbeat.beat()

    async def vote(
        self,
        member: int,
        *slugs: str,
        at: datetime | None = None,
        voter: Voter | None = None,
        ballot: int | None = None,
    ) -> Receipt:
        """Click in the ballot of the next post, or in another one."""
        if ballot is None:
            ballot = int((await self.voting.own(GUILD, member)).poll.ballot.id)
        voted = await self.voting.vote(
            GUILD,
            ballot,
            member,
            slugs,
            clicked=at or self.town.clock.now(),
            voter=voter or Voter(frozenset(), datetime(2020, 1, 1, tzinfo=UTC), None),
        )
        return voted.receipt

    async def candidates(self) -> list[str]:
        poll = (await self.voting.own(GUILD, 0)).poll
        return [candidate.slug for candidate in poll.ballot.candidates]

    async def edition(self, key: date) -> Edition:
        """Return what became of the slot, as the store has it."""
        return await self.programme.press.edition(GUILD, key)


@dataclass(slots=True)
class Town:
    """What outlives a process: disk, Discord, the time, and the files of the catalogue."""

    database: Database
    clock: Hand
    wall: Wall
    catalogue: Catalogue

    def engine(self, shards: Shards = ALL) -> Engine:
        """Start a process, for all servers or for some."""
        return Engine(self, shards)


def keys(engine: Engine) -> list[str]:
    """Return the slot keys of every message that ever stood there."""
    return [key for key, _ in engine.town.wall.posts]


def catalogue(slugs: Iterable[str] = SLUGS, summary: str = "It is new.") -> Catalogue:
    return Catalogue(profession(slug, summary) for slug in slugs)


def profession(slug: str, summary: str = "It is new.") -> Profession:
    return Profession(
        slug=slug,
        title=slug.replace("-", " ").title(),
        field="Technology",
        summary=summary,
        needed=("Everywhere.",),
        duties=("Does the work.",),
        skills=Skills(essential=("Care",)),
        start=Start(steps=("Begin.",)),
        question="Would you do it?",
    )


@asynccontextmanager
async def opened(url: str, now: datetime = TUESDAY) -> AsyncGenerator[Town]:
    clock = Hand(now)
    async with adapter.opened(url) as database:
        yield Town(database, clock, Wall(clock), catalogue())


def refusal(reason: Reason, detail: str = "") -> NotPublished:
    return NotPublished(Cause(reason, detail))
