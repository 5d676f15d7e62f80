"""Weekly series for real processes: put into their database before they start, and looked at."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from benchmarks import synthetic
from bot.content import load
from bot.domain.week.edition import marked
from bot.domain.week.series import Discussion
from bot.domain.week.slot import Schedule, Weekday
from bot.domain.week.terms import Terms
from bot.programme.programme import Programme
from bot.storage.adapter import opened
from bot.storage.transaction import Row, Value
from tests.aged import Past, live, multiply
from tests.storage.beside import ask, locked
from tests.wire.message import walk
from tests.wire.payload import Json
from tests.wire.realm import FORUM, Guild
from tests.wire.server import Server

_PROFESSIONS = 12
_HOUR = timedelta(hours=1)
_MINUTE = timedelta(minutes=1)
_LONGEST = 30.0  # seconds until a bot has done what is due
_LOOK = 0.05  # seconds between two looks into the database


@dataclass(frozen=True, slots=True)
class Fixed:
    """A clock that stands still: what is done by it seems done then."""

    instant: datetime

    def now(self) -> datetime:
        return self.instant

    async def sleep_until(self, instant: datetime) -> None:
        raise AssertionError("nothing that is done by this clock waits")


class Deployment:
    """A folder with a catalogue and a database, which processes of the bot can be started on.

    The folder is made where it is missing, and the database is in it unless it is a server's.
    """

    def __init__(
        self,
        server: Server,
        folder: Path,
        professions: int = _PROFESSIONS,
        database: str | None = None,
    ) -> None:
        self.server = server
        self.file = folder / "onejob.sqlite3"
        self.database = database or f"sqlite:///{self.file}"
        self._catalogue = folder / "catalogue"
        if not self._catalogue.exists():
            synthetic.write(self._catalogue, professions)

    @property
    def settings(self) -> dict[str, str]:
        """The environment of a process."""
        return {
            "DISCORD_API_URL": self.server.url,
            "DISCORD_TOKEN": self.server.realm.token,
            "DATABASE_URL": self.database,
            "ONEJOB_CATALOGUE": str(self._catalogue),
            "ONEJOB_PICTURES": "off",
        }

    async def plan(
        self,
        channels: Sequence[tuple[Guild, str]],
        ahead: timedelta,
        *,
        pin: bool = False,
        discussion: Discussion = Discussion.THREAD,
    ) -> None:
        """Set a series up for each, with a slot so far ahead of the real clock, or behind it.

        In a forum the discussion is the post. To the whole second; set up an hour ago.
        """
        now = datetime.now(UTC)
        slot = (now + ahead).replace(microsecond=0)
        schedule = Schedule(Weekday(slot.weekday()), slot.time(), "UTC")
        catalogue = load(self._catalogue)
        async with opened(self.database) as database:
            programme = Programme.over(
                database, lambda: catalogue, Fixed(min(now, slot) - _HOUR), owner="the test"
            )
            for guild, channel in channels:
                is_forum = guild.channel(channel)["type"] == FORUM
                how = Discussion.FORUM if is_forum else discussion
                terms = Terms(int(channel), schedule, discussion=how, pin=pin, publish=True)
                await programme.plan.set_up(int(guild.id), terms)

    async def plan_after_years(
        self, channels: Sequence[tuple[Guild, str]], ahead: timedelta, weeks: int
    ) -> None:
        """As `plan` without threads, for series that have so many weeks behind them."""
        slot = (datetime.now(UTC) + ahead).replace(microsecond=0)
        schedule = Schedule(Weekday(slot.weekday()), slot.time(), "UTC")
        past = Past(weeks, slot - timedelta(minutes=30), schedule, load(self._catalogue))
        database = await live(self.file.parent, past)
        multiply(database, [(int(guild.id), int(channel)) for guild, channel in channels])
        ask(self.database, "UPDATE series SET wake_at = 0")

    def rows(self, sql: str, *values: Value) -> list[Row]:
        """Ask the database beside whoever uses it."""
        return ask(self.database, sql, *values)

    async def until(
        self, sql: str, is_so: Callable[[list[Row]], bool], *, within: float = _LONGEST
    ) -> list[Row]:
        """Wait for what only the database tells; TimeoutError with what it says instead."""
        rows = self.rows(sql)
        try:
            async with asyncio.timeout(within):
                while not is_so(rows := self.rows(sql)):  # noqa: ASYNC110 - other processes write it
                    await asyncio.sleep(_LOOK)
        except TimeoutError:
            raise TimeoutError(f"after {within:g} s: {rows}") from None
        return rows

    async def until_posted(self, count: int, *, within: float = _LONGEST) -> None:
        """Wait until so many editions are posted and nobody works on them any more."""
        await self.until(
            "SELECT count(*) FROM edition e WHERE state = 'posted' AND lease_until = 0"
            " AND NOT EXISTS (SELECT 1 FROM effect f WHERE f.series_id = e.series_id"
            " AND f.slot_key = e.slot_key AND f.status = 'pending')",
            lambda rows: rows == [(count,)],
            within=within,
        )

    def state(self, guild: Guild) -> str:
        """Return how far the edition of a server got; an untouched one is planned."""
        sql = "SELECT state FROM edition e JOIN series s ON s.id = series_id WHERE guild_id = $1"
        rows = self.rows(sql, int(guild.id))
        return rows[0][0] if rows else "planned"

    def let_a_minute_pass(self, guild: Guild) -> None:
        """Bring the end of a claim and the next try nearer; nothing may run meanwhile."""
        minute = _MINUTE // timedelta(microseconds=1)
        where = f"series_id = (SELECT id FROM series WHERE guild_id = {int(guild.id)})"
        ask(
            self.database,
            "UPDATE edition SET lease_until ="
            f" CASE WHEN lease_until > {minute} THEN lease_until - {minute} ELSE 1 END"
            f" WHERE lease_until > 0 AND {where}",
        )
        ask(self.database, f"UPDATE effect SET retry_at = retry_at - {minute} WHERE {where}")

    def make_stale(self) -> None:
        """Have every message say something else, since minutes; nothing may run meanwhile."""
        minutes = 10 * _MINUTE // timedelta(microseconds=1)
        ask(self.database, f"UPDATE edition SET shown_at = shown_at - {minutes}, face = 'open'")

    def locked(self) -> AbstractContextManager[None]:
        """Let nobody write meanwhile."""
        return locked(self.database)

    def posts(self, guild: Guild) -> list[Json]:
        """Return the weekly messages that stand in a server, in whatever channel or thread."""
        realm = self.server.realm
        return [
            message
            for message in list(realm.messages.values())
            if realm.guild_of(message["channel_id"]) == guild
            and any(marked(part.get("custom_id", "")) for part in walk(message["components"]))
        ]
