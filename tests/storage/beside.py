"""Another program at the same database, of either kind."""

from __future__ import annotations

import sqlite3
from collections.abc import Generator
from contextlib import closing, contextmanager
from typing import Any

import psycopg

from bot.storage.adapter import is_file

REFUSED = (sqlite3.IntegrityError, psycopg.IntegrityError)
"""What a driver raises where a table refuses a row."""

MISTAKEN = (sqlite3.OperationalError, psycopg.ProgrammingError)
"""What it raises for a statement that makes no sense."""

Rows = list[tuple[Any, ...]]


def ask(url: str, sql: str) -> Rows:
    if is_file(url):
        with closing(sqlite3.connect(url.removeprefix("sqlite:///"), isolation_level=None)) as file:
            return file.execute(sql).fetchall()
    with psycopg.connect(url, autocommit=True) as connection:
        cursor = connection.execute(sql.encode())
        return cursor.fetchall() if cursor.description else []


@contextmanager
def locked(url: str) -> Generator[None]:
    """Keep others from writing what `test_writing` writes."""
    if is_file(url):
        with closing(sqlite3.connect(url.removeprefix("sqlite:///"), isolation_level=None)) as file:
            file.execute("BEGIN IMMEDIATE")
            yield
    else:
        with psycopg.connect(url) as connection:
            connection.execute("LOCK TABLE command_sync IN EXCLUSIVE MODE")
            yield
            connection.rollback()
