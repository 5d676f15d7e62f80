"""A database as it is after years with many servers: one series that was really lived, copied."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from bot.domain.errors import NoSuchBallot
from tests.series.town import (
    CHANNEL,
    GUILD,
    SETTINGS,
    TUESDAY,
    WEEK,
    Engine,
    catalogue,
    opened,
)

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
)
_APART = 1_000_000_000_000
"""Between the messages of two series, which are unique."""
SLUGS = tuple(f"job-{number:02}" for number in range(80))

_VOTES = 5  # in the open ballot of each series


async def live(folder: Path, weeks: int, slugs: Sequence[str] = SLUGS) -> Path:
    """Live one series for so many weeks; return its database, closed."""
    async with opened(folder) as town:
        town.catalogue = catalogue(slugs)
        engine = town.engine()
        await engine.plan.set_up(GUILD, SETTINGS)
        for week in range(weeks):
            await engine.until(TUESDAY + (week + 1) * WEEK)
            await _vote(engine)
    return folder / "onejob.sqlite3"


async def _vote(engine: Engine) -> None:
    try:
        slugs = await engine.candidates()
    except NoSuchBallot:  # the last of a season
        return
    for member in range(_VOTES):
        await engine.vote(member, slugs[member % len(slugs)])


def multiply(database: Path, servers: int) -> None:
    """Give so many servers the same past; the first one keeps what it has."""
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
                (servers - 1,),
            )
        connection.execute("COMMIT")
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


def _copied(table: str, column: str) -> str:
    """Return how a column of a copy is made of that of the original."""
    names = {
        ("series", "id"): "old.id + n",
        ("series", "guild_id"): "old.guild_id + n",
        ("series", "channel_id"): "old.channel_id + n",
        ("ballot", "id"): "old.id + n * BALLOTS",
        ("suggestion", "id"): "NULL",
        ("suggestion", "member_id"): "old.member_id + n * APART",
        ("edition", "message_id"): "old.message_id + n * APART",
        ("vote", "member_id"): "old.member_id + n * 1000",
        ("candidate", "offered_on"): "old.offered_on + n * BALLOTS",
    }
    shared = {"series_id": "old.series_id + n", "ballot_id": "old.ballot_id + n * BALLOTS"}
    return names.get((table, column)) or shared.get(column) or f"old.{column}"


def aged(folder: Path, servers: int, weeks: int) -> Path:
    """Make such a database; return its file."""
    database = asyncio.run(live(folder, weeks))
    multiply(database, servers)
    return database


def guilds(servers: int) -> Sequence[int]:
    """Return the servers in it, whose channels are as far apart."""
    return range(GUILD, GUILD + servers)


def channel(guild: int) -> int:
    return CHANNEL + guild - GUILD
