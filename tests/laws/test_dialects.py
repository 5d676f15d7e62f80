"""SQLite and PostgreSQL make the same of the migrations, and keep the same.

What one says of a check, or of the rows that an index has, the other is asked to say again: as it
reads SQLite's own words, and as it has them.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Generator, Iterator
from contextlib import closing
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any

import psycopg
import pytest

from bot.domain.week.series import Series
from bot.domain.week.slot import Schedule, Weekday
from bot.storage.adapter import opened
from bot.storage.postgres.server import Address, prepare
from bot.storage.series import SeriesStore
from bot.storage.sqlite.file import opened as opened_file
from bot.storage.transaction import Transaction
from tests.postgres import Server

ALONE = "onejob_writer"
"""PostgreSQL's: the driver's own."""

TYPES = {"INTEGER": "bigint", "TEXT": "text"}
DELETIONS = {"c": "CASCADE", "n": "SET NULL", "a": "NO ACTION"}

NAMES = ["", " ", "-", "B", "Z", "_", "a", "job-1", "job1", "job_1", "z", "Ä", "ä", "ﬃ", "🙂"]
"""As code points sort."""

Rows = list[tuple[Any, ...]]


@pytest.fixture(scope="module")
def lite(tmp_path_factory: pytest.TempPathFactory) -> Generator[sqlite3.Connection]:
    file = tmp_path_factory.mktemp("dialects") / "onejob.sqlite3"
    with closing(opened_file(file, 5, None)) as connection:
        yield connection


@pytest.fixture(scope="module")
def english(postgres: Server) -> str:
    """Return the address of one that sorts as a dictionary does, where nobody says otherwise."""
    words = "LOCALE_PROVIDER icu ICU_LOCALE 'en-US'"
    url = postgres.database("template0", words)
    prepare(Address.of(url), patience=5)
    return url


@pytest.fixture(scope="module")
def server(english: str) -> Generator[psycopg.Connection[Any]]:
    with psycopg.connect(english, autocommit=True) as connection:
        yield connection


def tables(lite: sqlite3.Connection) -> list[str]:
    rows = lite.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
        " ORDER BY name"
    )
    return [name for (name,) in rows]


def asked(server: psycopg.Connection[Any], sql: str, *values: str) -> Rows:
    return server.execute(sql.encode(), values).fetchall()


def test_they_have_the_same_tables(
    lite: sqlite3.Connection, server: psycopg.Connection[Any]
) -> None:
    found = asked(server, "SELECT relname FROM pg_stat_user_tables ORDER BY relname")
    assert [name for (name,) in found if name != ALONE] == tables(lite)


def test_their_columns_are_the_same(
    lite: sqlite3.Connection, server: psycopg.Connection[Any]
) -> None:
    sql = """
        SELECT column_name, data_type, is_nullable = 'NO', column_default, collation_name
        FROM information_schema.columns WHERE table_name = %s ORDER BY ordinal_position
        """
    for table in tables(lite):
        theirs = [
            (name, kind, strict, default and default.removesuffix("::text"), sorts)
            for name, kind, strict, default, sorts in asked(server, sql, table)
        ]
        ours = [
            (name, TYPES[kind], bool(strict or key), default, "C" if kind == "TEXT" else None)
            for _, name, kind, strict, default, key in lite.execute(f"PRAGMA table_info({table})")
        ]
        assert theirs == ours, table


def test_a_number_that_is_given_out_comes_from_the_same_columns(
    lite: sqlite3.Connection, server: psycopg.Connection[Any]
) -> None:
    ours = lite.execute("SELECT name FROM sqlite_master WHERE sql LIKE '%AUTOINCREMENT%'")
    sql = "SELECT table_name FROM information_schema.columns WHERE is_identity = 'YES'"
    assert sorted(asked(server, sql)) == sorted(ours)


def test_their_keys_are_the_same(lite: sqlite3.Connection, server: psycopg.Connection[Any]) -> None:
    sql = """
        SELECT c.contype, array(
            SELECT a.attname::text FROM unnest(c.conkey) WITH ORDINALITY AS k (number, place)
            JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.number ORDER BY k.place
        )
        FROM pg_constraint c WHERE c.conrelid = %s::regclass AND c.contype IN ('p', 'u')
        """
    for table in tables(lite):
        assert sorted(asked(server, sql, table)) == sorted(_keys(lite, table)), table


def _keys(lite: sqlite3.Connection, table: str) -> Iterator[tuple[str, list[str]]]:
    columns = lite.execute(f"PRAGMA table_info({table})").fetchall()
    key = [name for _, name, _, _, _, place in sorted(columns, key=lambda each: each[5]) if place]
    if key:
        yield "p", key
    for _, index, _, origin, _ in lite.execute(f"PRAGMA index_list({table})").fetchall():
        if origin == "u":
            yield "u", [name for _, _, name in lite.execute(f"PRAGMA index_info({index})")]


def test_rows_that_name_others_do_so_alike(
    lite: sqlite3.Connection, server: psycopg.Connection[Any]
) -> None:
    sql = """
        SELECT c.confrelid::regclass::text, a.attname, b.attname, c.confdeltype, c.condeferred
        FROM pg_constraint c
        CROSS JOIN unnest(c.conkey, c.confkey) AS k (ours, theirs)
        JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.ours
        JOIN pg_attribute b ON b.attrelid = c.confrelid AND b.attnum = k.theirs
        WHERE c.conrelid = %s::regclass AND c.contype = 'f'
        """
    for table in tables(lite):
        theirs = [
            (other, here, there, DELETIONS[deletion], later)
            for other, here, there, deletion, later in asked(server, sql, table)
        ]
        ours = [
            (other, here, there, deletion, False)
            for _, _, other, here, there, _, deletion, _ in lite.execute(
                f"PRAGMA foreign_key_list({table})"
            )
        ]
        assert sorted(theirs) == sorted(ours), table


def test_they_refuse_the_same(lite: sqlite3.Connection, server: psycopg.Connection[Any]) -> None:
    sql = """
        SELECT pg_get_constraintdef(oid) FROM pg_constraint
        WHERE conrelid = %s::regclass AND contype = 'c'
        """
    count = 0
    for table in tables(lite):
        with _probe(server, table) as probe:
            for check in _checks(_words(lite, "table", table)):
                server.execute(f"ALTER TABLE {probe} ADD {check}".encode())
                count += 1
            assert sorted(asked(server, sql, table)) == sorted(asked(server, sql, probe)), table
    assert count > 30


def test_their_indexes_are_the_same(
    lite: sqlite3.Connection, server: psycopg.Connection[Any]
) -> None:
    sql = """
        SELECT pg_get_indexdef(indexrelid) FROM pg_index i
        WHERE indrelid = %s::regclass
        AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conindid = i.indexrelid)
        """
    count = 0
    for table in tables(lite):
        indexes = lite.execute(
            "SELECT sql FROM sqlite_master WHERE type = 'index' AND tbl_name = ? AND sql <> ''",
            (table,),
        ).fetchall()
        with _probe(server, table) as probe:
            for (words,) in indexes:
                server.execute(words.replace(f" ON {table} ", f" ON {probe} ").encode())
                count += 1
            ours = sorted(_nameless(text) for (text,) in asked(server, sql, probe))
            assert sorted(_nameless(text) for (text,) in asked(server, sql, table)) == ours, table
    assert count > 15


def _nameless(definition: str) -> str:
    return re.sub(r" ON \S+ USING ", " USING ", definition)


class _probe:  # noqa: N801 - stands for a function
    """A table with the columns of another one, and nothing else of it."""

    def __init__(self, server: psycopg.Connection[Any], table: str) -> None:
        self._server = server
        self._table = table

    def __enter__(self) -> str:
        self._server.execute(f"CREATE TEMP TABLE probe (LIKE {self._table})".encode())
        return "probe"

    def __exit__(self, *_: object) -> None:
        self._server.execute("DROP TABLE probe")


def _words(lite: sqlite3.Connection, kind: str, name: str) -> str:
    (words,) = lite.execute(
        "SELECT sql FROM sqlite_master WHERE type = ? AND name = ?", (kind, name)
    ).fetchone()
    return re.sub(r"--.*", "", words)


def _checks(words: str) -> Iterator[str]:
    for start in (found.start() for found in re.finditer(r"CHECK \(", words)):
        depth = 0
        for place in range(start, len(words)):
            depth += {"(": 1, ")": -1}.get(words[place], 0)
            if words[place] == ")" and not depth:
                yield words[start : place + 1]
                break


# What they keep -----------------------------------------------------------------------------------


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Return one of each kind; that of PostgreSQL sorts as a dictionary does, if it is let."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/onejob.sqlite3"
    return request.getfixturevalue("english")


async def test_texts_sort_by_code_points(url: str) -> None:
    def operation(transaction: Transaction) -> Rows:
        for number, name in enumerate(reversed(NAMES)):
            transaction.execute("INSERT INTO command_sync VALUES ($1, $2, 0, '{}')", number, name)
        rows = transaction.rows("SELECT digest FROM command_sync ORDER BY digest")
        transaction.execute("DELETE FROM command_sync")
        return rows

    async with opened(url) as database:
        assert [name for (name,) in await database.write(operation)] == NAMES


async def test_a_series_comes_back_as_it_was_but_for_what_no_text_may_have(url: str) -> None:
    since = datetime(2026, 8, 4, 12, tzinfo=UTC)
    monday = Schedule(Weekday.MONDAY, time(9, 30), "Europe/Paris")
    series = Series(0, 2**63 - 1, 100, monday, since, intro="a\0b", pin=True)

    def operation(transaction: Transaction) -> tuple[Series | None, dict[int, bool]]:
        store = SeriesStore(transaction)
        store.add(series)
        return store.of(series.guild), store.guilds()

    async with opened(url) as database:
        found, guilds = await database.write(operation)
    assert found is not None
    assert (found.intro, found.pin, found.since) == ("a\ufffdb", True, since)
    assert guilds == {series.guild: False}
