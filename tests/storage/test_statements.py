"""Placeholders mean in SQLite what they mean in PostgreSQL."""

from __future__ import annotations

import sqlite3
from collections.abc import Generator
from contextlib import closing

import psycopg
import pytest

import bot.storage.postgres.statements as postgres
import bot.storage.sqlite.statements as sqlite
from bot.storage.adapter import is_file
from bot.storage.postgres.server import Address
from bot.storage.transaction import Row, Transaction, Value

MISTAKEN = (sqlite3.ProgrammingError, IndexError, psycopg.ProgrammingError, psycopg.DatabaseError)


@pytest.fixture
def statements(url: str) -> Generator[Transaction]:
    if is_file(url):
        with closing(sqlite3.connect(":memory:")) as file:
            yield sqlite.Statements(file)
    else:
        with Address.of(url).connected(patience=1) as connection:
            yield postgres.Statements(connection)


@pytest.mark.parametrize(
    ("sql", "values", "row"),
    [
        ("SELECT 1", (), (1,)),
        ("SELECT $1", ("a",), ("a",)),
        ("SELECT $1, $2, $3", ("a", "b", "c"), ("a", "b", "c")),
        ("SELECT $3, $1, $2", ("a", "b", "c"), ("c", "a", "b")),
        ("SELECT $1, $2, $1, $1", ("a", "b"), ("a", "b", "a", "a")),
        (
            f"SELECT {', '.join(f'${11 - n}' for n in range(11))}",
            (*"abcdefghijk",),
            (*"kjihgfedcba",),
        ),
        ("SELECT $1 + $2", (1, None), (None,)),
    ],
)
def test_a_value_stands_wherever_its_number_does(
    statements: Transaction, sql: str, values: tuple[Value, ...], row: Row
) -> None:
    for _ in range(2):
        assert statements.row(sql, *values) == row


@pytest.mark.parametrize("url", ["sqlite"], indirect=True)  # PostgreSQL takes it, and lets it be
@pytest.mark.parametrize(("sql", "values"), [("SELECT 1", (1,)), ("SELECT $1", (1, 2))])
def test_a_value_that_is_asked_for_nowhere_is_a_mistake(
    statements: Transaction, sql: str, values: tuple[Value, ...]
) -> None:
    with pytest.raises(MISTAKEN):
        statements.row(sql, *values)


@pytest.mark.parametrize("sql", ["SELECT $1", "SELECT $2, $1"])
def test_a_value_that_is_missing_is_a_mistake(statements: Transaction, sql: str) -> None:
    with pytest.raises(MISTAKEN):
        statements.row(sql)


def test_what_no_text_may_have_becomes_what_stands_for_it(statements: Transaction) -> None:
    assert statements.row("SELECT $1, $2", "a\0b", 1) == ("a\ufffdb", 1)


def test_a_number_is_as_large_as_discord_has_them(statements: Transaction) -> None:
    assert statements.row("SELECT $1 + 0", 2**63 - 1) == (2**63 - 1,)
