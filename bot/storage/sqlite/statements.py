"""What an operation may do, in SQLite: one statement after the other."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Sequence
from functools import lru_cache
from typing import cast

from bot.storage.transaction import Row, Value, without_nul

_PLACEHOLDER = re.compile(r"\$([0-9]+)")


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
        text, order = _in_turn(sql)
        given = values if order is None else [values[place] for place in order]
        for value in given:  # no generator: it would cost as much as a small statement
            if isinstance(value, str) and "\0" in value:
                given = [without_nul(each) if isinstance(each, str) else each for each in given]
                break
        return self._connection.execute(text, given)


@lru_cache(maxsize=512)
def _in_turn(sql: str) -> tuple[str, Sequence[int] | None]:
    """Return the statement with `?` for each value, and which those are, unless it is each once.

    For Python, `$1` is a name: a dict would have to be made for it, and searched, at every call.
    """
    order = [int(number) - 1 for number in _PLACEHOLDER.findall(sql)]
    text = _PLACEHOLDER.sub("?", sql)
    return text, None if order == list(range(len(order))) else order
