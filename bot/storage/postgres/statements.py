"""What an operation may do, in PostgreSQL, which takes `$1` as it stands."""

from __future__ import annotations

from typing import Any, LiteralString, cast

from psycopg import Connection, RawCursor
from psycopg.rows import TupleRow

from bot.storage.transaction import Row, Value


class Statements:
    """The `Transaction` that operations get here; who makes it has begun one, and ends it."""

    __slots__ = ("_cursor",)

    def __init__(self, connection: Connection[TupleRow]) -> None:
        self._cursor = RawCursor(connection)

    def rows(self, sql: str, *values: Value) -> list[Row]:
        return self._run(sql, values).fetchall()

    def row(self, sql: str, *values: Value) -> Row | None:
        return self._run(sql, values).fetchone()

    def execute(self, sql: str, *values: Value) -> int:
        return self._run(sql, values).rowcount

    def _run(self, sql: str, values: tuple[Value, ...]) -> RawCursor[Any]:
        return self._cursor.execute(cast("LiteralString", sql), values)
