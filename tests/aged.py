"""A database as it is after years with many servers: one series that was really lived, copied."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from bot.domain.catalogue.catalogue import Catalogue
from bot.domain.week.errors import NoSuchBallot
from bot.domain.week.series import Discussion
from bot.domain.week.slot import Schedule
from tests.programme.town import (
    CHANNEL,
    GUILD,
    MINUTE,
    MONDAYS,
    TERMS,
    TUESDAY,
    WEEK,
    Engine,
    Terms,
    catalogue,
    opened,
)

SLUGS = tuple(f"job-{number:02}" for number in range(80))

_TABLES = (
    "series",
    "edition",
    "effect",
    "ballot",
    "candidate",
    "vote",
    "lot",
    "suggestion",
    "notice",
    "wanted",
)
_APART = 1_000_000_000_000
"""Between the messages of two series, which are unique."""
_VOTES = 5  # in each ballot


@dataclass(frozen=True, slots=True)
class Past:
    """What a series has lived through, without threads."""

    weeks: int
    until: datetime = TUESDAY
    """Half an hour before its next slot, if need be: with the vote on that one over and shown."""
    schedule: Schedule = MONDAYS
    catalogue: Catalogue | None = None

    @property
    def terms(self) -> Terms:
        return Terms(TERMS.channel, self.schedule, discussion=Discussion.NONE)


async def live(folder: Path, past: Past) -> Path:
    """Live one series for so many weeks; return its database, closed."""
    start = past.until - past.weeks * WEEK
    async with opened(f"sqlite:///{folder}/onejob.sqlite3", start) as town:
        town.catalogue = past.catalogue or catalogue(SLUGS)
        engine = town.engine()
        await engine.plan.set_up(GUILD, past.terms)
        for week in range(past.weeks):
            slot = past.schedule.latest(start + (week + 1) * WEEK)
            await engine.until(max(slot.at + MINUTE, town.clock.now()))
            await _vote(engine)
        await engine.until(past.until)
    return folder / "onejob.sqlite3"


async def _vote(engine: Engine) -> None:
    try:
        slugs = await engine.candidates()
    except NoSuchBallot:  # the last of a season
        return
    for member in range(_VOTES):
        await engine.vote(member, slugs[member % len(slugs)])


def multiply(database: Path, homes: Sequence[tuple[int, int]]) -> None:
    """Give all of these servers and channels the same past."""
    with closing(sqlite3.connect(database, isolation_level=None)) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("BEGIN")
        (ballots,) = connection.execute("SELECT max(id) FROM ballot").fetchone()
        for table in _TABLES:
            columns = [name for _, name, *_ in connection.execute(f"PRAGMA table_info({table})")]
            chosen = ", ".join(_copied(table, column) for column in columns)
            connection.execute(
                f"""
                WITH RECURSIVE copy (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM copy WHERE n < ?)
                INSERT INTO {table} ({", ".join(columns)})
                SELECT {chosen} FROM copy CROSS JOIN {table} AS old ORDER BY n
                """.replace("BALLOTS", str(ballots)).replace("APART", str(_APART)),
                (len(homes) - 1,),
            )
        connection.executemany(
            "UPDATE series SET guild_id = -guild_id, channel_id = ? WHERE id = ?",
            [(channel, number) for number, (_, channel) in enumerate(homes, 1)],
        )
        connection.executemany(
            "UPDATE series SET guild_id = ? WHERE id = ?",
            [(guild, number) for number, (guild, _) in enumerate(homes, 1)],
        )
        connection.execute("COMMIT")
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


def homes(servers: int) -> Sequence[tuple[int, int]]:
    """Return so many servers, each with its channel."""
    return [(GUILD + number, CHANNEL + number) for number in range(servers)]


def _copied(table: str, column: str) -> str:
    """Return how a column of a copy is made of that of the original."""
    names = {
        ("series", "id"): "old.id + n",
        ("series", "guild_id"): "old.guild_id + n",
        ("ballot", "id"): "old.id + n * BALLOTS",
        ("suggestion", "id"): "NULL",
        ("suggestion", "member_id"): "old.member_id + n * APART",
        ("wanted", "member_id"): "old.member_id + n * APART",
        ("edition", "message_id"): "old.message_id + n * APART",
        ("vote", "member_id"): "old.member_id + n * 1000",
        ("candidate", "offered_on"): "old.offered_on + n * BALLOTS",
    }
    shared = {"series_id": "old.series_id + n", "ballot_id": "old.ballot_id + n * BALLOTS"}
    return names.get((table, column)) or shared.get(column) or f"old.{column}"
