"""What processes know of each other, and which servers a database gives each."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.shards import ALL, Shards
from bot.storage.processes import ALIVE, LONGEST_TURN, Process, ProcessStore
from bot.storage.series import within
from bot.storage.transaction import Database

NOON = datetime(2026, 8, 3, 12, tzinfo=UTC)
SECOND = timedelta(seconds=1)


async def names(database: Database, now: datetime = NOON) -> list[str]:
    alive = await database.read(lambda each: ProcessStore(each).alive(now))
    return [each.name for each in alive]


async def enter(database: Database, name: str, shards: Shards, at: datetime = NOON) -> None:
    await database.write(lambda each: ProcessStore(each).enter(Process(name, shards, at)))


async def test_those_that_beat_are_alive_in_the_order_of_their_shards(database: Database) -> None:
    await enter(database, "a", Shards(2, 3, 4))
    await enter(database, "b", Shards(0, 1, 4))
    assert await names(database) == ["b", "a"]
    late = NOON + ALIVE + SECOND
    assert await names(database, late) == []
    beats = Process("a", Shards(2, 3, 4), late)
    await database.write(lambda each: ProcessStore(each).beat(beats))
    assert await database.read(lambda each: ProcessStore(each).alive(late)) == (beats,)


async def test_one_that_begins_takes_the_place_of_who_had_its_shards(database: Database) -> None:
    await enter(database, "killed", Shards(0, 1, 4))
    await enter(database, "other", Shards(2, 3, 4))
    await enter(database, "again", Shards(0, 1, 4))
    assert await names(database) == ["again", "other"]
    await enter(database, "whole", ALL)
    assert await names(database) == ["whole"]


async def test_the_dead_are_forgotten_with_the_next_that_begins(database: Database) -> None:
    for name, at in (("dead", NOON - ALIVE - SECOND), ("clock ahead", NOON + 9 * ALIVE)):
        beaten = Process(name, Shards(2, 3, 4), at)
        await database.write(lambda each, beaten=beaten: ProcessStore(each).beat(beaten))
    await enter(database, "new", Shards(0, 1, 4))
    rows = await database.read(lambda each: each.rows("SELECT name FROM process"))
    assert rows == [("new",)]


async def test_one_that_ends_is_gone_at_once(database: Database) -> None:
    await enter(database, "a", ALL)
    await database.write(lambda each: ProcessStore(each).leave("a"))
    assert await names(database) == []


async def take(database: Database, now: datetime, until: datetime) -> datetime | None:
    return await database.write(lambda each: ProcessStore(each).take_turn("it", now, until))


async def test_a_turn_is_one_s_until_it_is_over(database: Database) -> None:
    until = NOON + 5 * SECOND
    assert await take(database, NOON, until) is None
    assert await take(database, NOON + SECOND, NOON + 9 * SECOND) == until
    assert await take(database, until, until + SECOND) is None


async def test_a_turn_that_is_ended_is_the_next_one_s(database: Database) -> None:
    until = NOON + 5 * SECOND
    await take(database, NOON, until)
    await database.write(lambda each: ProcessStore(each).end_turn("it", until))
    assert await take(database, NOON, until) is None


async def test_nobody_ends_the_turn_of_another(database: Database) -> None:
    await take(database, NOON, NOON + SECOND)
    await take(database, NOON + SECOND, NOON + 9 * SECOND)
    await database.write(lambda each: ProcessStore(each).end_turn("it", NOON + SECOND))
    assert await take(database, NOON + SECOND, NOON + 9 * SECOND) == NOON + 9 * SECOND


async def test_a_turn_that_a_wrong_clock_took_keeps_nobody_for_long(database: Database) -> None:
    await take(database, NOON, NOON + LONGEST_TURN + SECOND)
    assert await take(database, NOON, NOON + SECOND) is None


@pytest.mark.parametrize(
    "shards", [ALL, Shards(0, 1, 4), Shards(2, 3, 4), Shards(6, 6, 7)], ids=str
)
async def test_the_database_divides_servers_as_discord_does(
    database: Database, shards: Shards
) -> None:
    guilds = [shard << 22 | 5 for shard in (*range(30), 2**41 - 1)]
    rows = await database.read(
        lambda each: [
            each.row(f"SELECT {within(shards)} FROM (SELECT $1 AS guild_id) AS s", guild)
            for guild in guilds
        ]
    )
    assert [bool(row and row[0]) for row in rows] == [shards.own(guild) for guild in guilds]
