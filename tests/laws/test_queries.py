"""No statement reads through a table that grows: the bot is as quick after ten years as on day one.

Everything that asks the database is done once over 1,000 servers with 52 weeks each, and SQLite is
asked how it would go about each statement (https://www.sqlite.org/eqp.html).
"""

from __future__ import annotations

import asyncio
import inspect
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from types import FrameType

import pytest

from bot.domain.week.earshot import Earshot
from bot.domain.week.errors import NoSuchBallot
from bot.domain.week.notice import Notice, Topic
from bot.programme.backlog import backlog
from bot.storage import (
    ballots,
    commands,
    earshots,
    editions,
    effects,
    interactions,
    notices,
    processes,
    series,
    votes,
    wanted,
    wishes,
)
from bot.storage.commands import SyncedCommands
from bot.storage.sqlite.database import Database
from bot.storage.sqlite.statements import Statements
from bot.storage.transaction import Row, Value
from tests.aged import SLUGS, Past, homes, live, multiply
from tests.programme.town import DAY, GUILD, HOUR, TERMS, TUESDAY, WEEK, Engine, Hand, Town, Wall
from tests.programme.town import catalogue as catalogue_of

SERVERS, WEEKS = 1000, 52
STORES = (
    *(ballots, commands, earshots, editions, effects, interactions, notices, processes, series),
    *(votes, wanted, wishes),
)

# What is done for all servers at once is one pass over all servers, and nothing else of theirs.
FOR_ALL = {
    "UPDATE series SET wake_at = 0 WHERE (guild_id >> 22) % 1 BETWEEN 0 AND 0",
    "SELECT guild_id, removed_at IS NOT NULL FROM series",
    (
        "SELECT slug, count(*), count(DISTINCT series_id) FROM wanted"
        " GROUP BY slug ORDER BY count(*) DESC, count(DISTINCT series_id) DESC, slug"
    ),
    "SELECT guild_id, country FROM series WHERE country IS NOT NULL",
    "SELECT guild_id, removed_at IS NOT NULL FROM earshot",
    "SELECT guild_id, channel_id FROM earshot LEFT JOIN earshot_channel USING (guild_id)",
    # There is a row for each process, not for each server.
    (
        "SELECT name, first_shard, last_shard, shard_count, beaten_at FROM process"
        " WHERE beaten_at BETWEEN $1 AND $2 ORDER BY shard_count, first_shard, name"
    ),
    "DELETE FROM process WHERE beaten_at NOT BETWEEN $1 AND $2",
}

# How SQLite goes through a table that holds one row of each server: such a pass, too.
ONE_EACH = "SCAN s"

# A ballot's candidates are few; its votes are found by the ballot, as one index more would cost
# every vote.
BY_A_PART: dict[tuple[str, ...], int] = {("vote", "ballot_id", "slug"): 1}


class Asked:
    """Every statement that was run, and the methods of stores that ran one."""

    def __init__(self) -> None:
        self.statements: dict[str, tuple[Value, ...]] = {}
        self.methods: set[str] = set()
        self.truths: set[str] = set()

    def note(self, sql: str, values: tuple[Value, ...], frame: FrameType | None) -> None:
        self.statements.setdefault(" ".join(sql.split()), values)
        if any(isinstance(value, bool) for value in values):
            self.truths.add(" ".join(sql.split()))
        while frame is not None:
            if "/bot/storage/" in frame.f_code.co_filename:
                self.methods.add(frame.f_code.co_qualname.partition(".<locals>")[0])
            frame = frame.f_back


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> tuple[Asked, Path]:
    folder = tmp_path_factory.mktemp("aged")
    database, recorder = asyncio.run(live(folder, Past(WEEKS))), Asked()
    multiply(database, homes(SERVERS))
    with pytest.MonkeyPatch.context() as patch:
        for name in ("rows", "row", "execute"):
            patch.setattr(Statements, name, _recorded(recorder, name))
        asyncio.run(_everything(database))
    return recorder, database


def _recorded(recorder: Asked, name: str) -> object:
    original = getattr(Statements, name)

    def recorded(self: Statements, sql: str, *values: Value) -> list[Row] | Row | int | None:
        recorder.note(sql, values, inspect.currentframe())
        return original(self, sql, *values)

    return recorded


async def _everything(path: Path) -> None:
    """Do all that members, staff, operators and time do."""
    clock = Hand(TUESDAY + 6 * DAY)
    async with Database.open(f"sqlite:///{path}") as database:
        town = Town(database, clock, Wall(clock), catalogue_of(SLUGS))
        engine = town.engine()
        await engine.programme.rounds.begin()
        assert len(await engine.programme.rounds.awake(2 * SERVERS)) == SERVERS
        for guild, _ in homes(10):
            await engine.heartbeat.visit(guild)
        await _members(engine)
        await _staff(engine)
        await _comings_and_goings(engine)
        synced = SyncedCommands(database)
        await synced.record(1, "digest", {}, clock.now())
        assert await synced.ids(1) == {}
        assert await synced.synced(1) == "digest"
        await engine.programme.rounds.wake()
        await engine.programme.rounds.next_wake()
        await backlog(engine.programme.weeks)
        async with engine.programme.processes.joined(), engine.programme.processes.alone("it"):
            pass


async def _members(engine: Engine) -> None:
    asked = engine.programme.once(1)
    standing = await engine.candidates()
    slug, *_ = await _unseen(engine, standing)
    await asked.queue.suggest(GUILD, 1, slug)
    for member in (1, 2):
        await engine.programme.wanting.want(GUILD, member, slug)
    await engine.programme.wanting.wanted(GUILD)
    await engine.vote(1, standing[0])
    await engine.vote(1)
    await engine.programme.members.export(1)
    await engine.programme.members.delete(1)
    await engine.voting.verify(GUILD)
    await engine.diary.history(GUILD, 10, 2)
    await engine.diary.year(GUILD)
    await engine.diary.featured(GUILD)
    await engine.diary.weekly(GUILD)
    assert await engine.diary.talked_about()


async def _unseen(engine: Engine, standing: Sequence[str] = ()) -> list[str]:
    seen = {featured.profession for featured in await engine.diary.featured(GUILD)}
    return [slug for slug in SLUGS if slug not in seen and slug not in standing]


async def _staff(engine: Engine) -> None:
    plan, diary, queue = engine.plan, engine.diary, engine.queue
    unseen = await _unseen(engine)
    await plan.edit(GUILD, replace(TERMS, pin=True))
    await plan.set_log_channel(GUILD, 7)
    await plan.pause(GUILD)
    await plan.resume(GUILD)
    await diary.status(GUILD)
    await diary.sample(GUILD)
    for number, answer in enumerate((queue.approve, queue.refuse)):
        suggested = await queue.suggest(GUILD + 1, 100 + number, unseen[-1 - number])
        await answer(GUILD + 1, suggested.id)
    await engine.programme.wanting.drop(GUILD, unseen[0])
    await engine.town.database.read(lambda each: wanted.WantedStore(each).everywhere())
    await queue.add(GUILD, SLUGS[5])
    await engine.heartbeat.post_now(GUILD, anyway=True)
    [message, *_] = engine.town.wall.messages
    await engine.programme.press.deleted(message.weekly.series.guild, message.id)
    await plan.skip(GUILD)
    lost = "UPDATE series SET zone = 'Mars/Phobos' WHERE id = 8"
    await engine.town.database.write(lambda each: each.execute(lost))
    await plan.edit(GUILD + 7, TERMS)
    notice = Notice(GUILD, Topic.DELETED, engine.town.clock.now())
    await engine.programme.notices.notice(notice)
    await engine.programme.notices.untold(GUILD)
    await engine.programme.press.tell_later(notice)


async def _comings_and_goings(engine: Engine) -> None:
    servers, clock, town = engine.servers, engine.town.clock, engine.town
    await engine.programme.hearing.choose(GUILD + 2, Earshot(frozenset({7})))
    await engine.programme.weeks.earshots.read()
    await servers.guilds()
    await servers.removed(GUILD + 2)
    await servers.found(GUILD + 2)
    await servers.missing(GUILD + 3)
    await engine.plan.set_up(1, TERMS)
    await servers.purge(1)
    town.catalogue = catalogue_of(SLUGS[5:], "It is newer.")
    before = await engine.voting.own(GUILD + 4, 1)
    for span in (HOUR, DAY, 6 * DAY, WEEK):
        clock.set(clock.now() + span)
        for guild in (GUILD, GUILD + 1, GUILD + 4, GUILD + 5):
            await engine.heartbeat.visit(guild)
        await engine.programme.rounds.forget()
    clock.ahead = timedelta(days=60)
    await engine.heartbeat.visit(GUILD + 6)
    clock.ahead = timedelta()
    await engine.heartbeat.visit(GUILD + 6)
    await engine.programme.rounds.trouble(GUILD, "KeyError")
    await engine.programme.rounds.postpone(GUILD, HOUR)
    with pytest.raises(NoSuchBallot):
        await engine.voting.poll(GUILD, 10**9)
    assert before.poll.slot is not None
    await engine.voting.verify(GUILD + 4, before.poll.slot.key.isoformat())


def test_every_method_of_a_store_was_asked(asked: tuple[Asked, Path]) -> None:
    recorder, _ = asked
    methods = {
        f"{kind.__name__}.{name}"
        for module in STORES
        for kind in vars(module).values()
        if inspect.isclass(kind) and kind.__module__ == module.__name__
        for name, method in vars(kind).items()
        if inspect.isfunction(method) and "transaction" in method.__code__.co_names
        if not name.startswith("__")
    }
    assert methods - recorder.methods == set()


def test_no_statement_is_handed_a_truth_for_a_number(asked: tuple[Asked, Path]) -> None:
    """SQLite takes Python's bool for an INTEGER, PostgreSQL does not: see bot/storage/column.py."""
    recorder, _ = asked
    assert recorder.truths == set()


def test_no_statement_reads_through_a_table_that_grows(asked: tuple[Asked, Path]) -> None:
    recorder, database = asked
    with closing(sqlite3.connect(database)) as connection:
        scans = {
            sql: steps
            for sql, values in recorder.statements.items()
            if sql not in FOR_ALL and (steps := _scans(connection, sql, values))
        }
    assert scans == {}
    assert len(recorder.statements) > 60


def _scans(connection: sqlite3.Connection, sql: str, values: tuple[Value, ...]) -> list[str]:
    plan = Statements(connection).rows(f"EXPLAIN QUERY PLAN {sql}", *values)
    steps = [step for *_, step in plan if step != ONE_EACH]
    return [step for step in steps if step.startswith("SCAN") and "CONSTANT" not in step]


def test_every_row_that_names_another_is_found_by_an_index(asked: tuple[Asked, Path]) -> None:
    """SQLite looks for them whenever a row that may be named is changed or deleted."""
    _, database = asked
    with closing(sqlite3.connect(database)) as connection:
        tables = [
            name
            for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        ]
        missing = [
            (table, *columns)
            for table in tables
            for columns in _references(connection, table)
            if not _is_found(_indexes(connection, table), table, columns)
        ]
    assert missing == []


def _is_found(indexes: list[list[str]], table: str, columns: list[str]) -> bool:
    wanted = columns[: BY_A_PART.get((table, *columns), len(columns))]
    return any(index[: len(wanted)] == wanted for index in indexes)


def _references(connection: sqlite3.Connection, table: str) -> list[list[str]]:
    """Return the columns of each foreign key of a table."""
    found: dict[int, list[str]] = {}
    for number, _, _, column, *_ in connection.execute(f"PRAGMA foreign_key_list({table})"):
        found.setdefault(number, []).append(column)
    return list(found.values())


def _indexes(connection: sqlite3.Connection, table: str) -> list[list[str]]:
    """Return the columns of each index that holds every row of a table, its key included."""
    key = [
        name
        for _, name, _, _, _, place in sorted(
            connection.execute(f"PRAGMA table_info({table})"), key=lambda column: column[5]
        )
        if place
    ]
    whole = [
        [name for _, _, name in connection.execute(f"PRAGMA index_info({index})")]
        for _, index, _, _, is_partial in connection.execute(f"PRAGMA index_list({table})")
        if not is_partial
    ]
    return [key, *whole]


def test_the_past_is_as_large_as_it_should_be(asked: tuple[Asked, Path]) -> None:
    _, database = asked
    with closing(sqlite3.connect(database)) as connection:
        (count,) = connection.execute("SELECT count(*) FROM ballot").fetchone()
    assert count >= SERVERS * (WEEKS - 1)
