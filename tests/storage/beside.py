"""Another program at the same database, of either kind."""

from __future__ import annotations

import sqlite3
from collections.abc import Generator
from contextlib import closing, contextmanager
from typing import Any

import psycopg

import bot.storage.postgres.statements as postgres
import bot.storage.sqlite.statements as sqlite
from bot.storage.adapter import is_file
from bot.storage.postgres.server import Address
from bot.storage.transaction import Value

REFUSED = (sqlite3.IntegrityError, psycopg.IntegrityError)
"""What a driver raises where a table refuses a row."""

MISTAKEN = (sqlite3.OperationalError, psycopg.ProgrammingError)
"""What it raises for a statement that makes no sense."""

Rows = list[tuple[Any, ...]]


def ask(url: str, sql: str, *values: Value) -> Rows:
    """Return what it says, if it says something."""
    if is_file(url):
        with closing(sqlite3.connect(url.removeprefix("sqlite:///"), isolation_level=None)) as file:
            return sqlite.Statements(file).rows(sql, *values)
    with Address.of(url).connected(patience=10) as connection:
        if values:
            return postgres.Statements(connection).rows(sql, *values)
        cursor = connection.execute(sql.encode())
        return cursor.fetchall() if cursor.description else []


@contextmanager
def locked(url: str) -> Generator[None]:
    """Keep the bot from writing."""
    if is_file(url):
        with closing(sqlite3.connect(url.removeprefix("sqlite:///"), isolation_level=None)) as file:
            file.execute("BEGIN IMMEDIATE")
            yield
    else:
        with psycopg.connect(url) as connection:
            connection.execute("LOCK TABLE onejob_writer IN EXCLUSIVE MODE")
            yield
            connection.rollback()
