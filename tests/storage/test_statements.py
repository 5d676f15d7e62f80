"""Placeholders mean in SQLite what they mean in PostgreSQL."""

from __future__ import annotations

import sqlite3
from collections.abc import Generator
from contextlib import closing

import pytest

from bot.storage.sqlite.statements import Statements
from bot.storage.transaction import Row, Value


@pytest.fixture
def statements() -> Generator[Statements]:
    with closing(sqlite3.connect(":memory:")) as connection:
        yield Statements(connection)


@pytest.mark.parametrize(
    ("sql", "values", "row"),
    [
        ("SELECT 1", (), (1,)),
        ("SELECT $1", ("a",), ("a",)),
        ("SELECT $1, $2, $3", ("a", "b", "c"), ("a", "b", "c")),
        ("SELECT $3, $1, $2", ("a", "b", "c"), ("c", "a", "b")),
        ("SELECT $1, $2, $1, $1", ("a", "b"), ("a", "b", "a", "a")),
        ("SELECT $11, $1", tuple("abcdefghijk"), ("k", "a")),
        ("SELECT $1 + $2", (1, None), (None,)),
    ],
)
def test_a_value_stands_wherever_its_number_does(
    statements: Statements, sql: str, values: tuple[Value, ...], row: Row
) -> None:
    for _ in range(2):
        assert statements.row(sql, *values) == row


@pytest.mark.parametrize(("sql", "values"), [("SELECT 1", (1,)), ("SELECT $1", (1, 2))])
def test_a_value_that_is_asked_for_nowhere_is_a_mistake(
    statements: Statements, sql: str, values: tuple[Value, ...]
) -> None:
    with pytest.raises(sqlite3.ProgrammingError):
        statements.row(sql, *values)


@pytest.mark.parametrize(
    ("sql", "error"), [("SELECT $1", sqlite3.ProgrammingError), ("SELECT $2, $1", IndexError)]
)
def test_a_value_that_is_missing_is_a_mistake(
    statements: Statements, sql: str, error: type[Exception]
) -> None:
    with pytest.raises(error):
        statements.row(sql)
