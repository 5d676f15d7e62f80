"""What an operation may do, in SQLite: one statement after the other."""

from __future__ import annotations

import sqlite3
from typing import cast

from bot.storage.transaction import Row, Value


class Statements:
    """The `Transaction` that operations get here; who makes it has begun one, and ends it."""

    __slots__ = ("_connection",)

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def rows(self, sql: str, *values: Value) -> list[Row]:
        return self._run(sql, values).fetchall()

    def row(self, sql: str, *values: Value) -> Row | None:
        return cast("Row | None", self._run(sql, values).fetchone())

    def execute(self, sql: str, *values: Value) -> int:
        return self._run(sql, values).rowcount

    def _run(self, sql: str, values: tuple[Value, ...]) -> sqlite3.Cursor:
        return self._connection.execute(sql, {str(n): value for n, value in enumerate(values, 1)})
