"""A PostgreSQL database, as `onejob move` reads or fills it: alone."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import psycopg
from psycopg.sql import SQL, Identifier

from bot.storage.errors import StorageError
from bot.storage.migration import scripts_in
from bot.storage.postgres.cure import explained
from bot.storage.postgres.server import (
    IN_USE,
    Address,
    Connection,
    check,
    one,
    prepare,
    schema_of,
    tables_in,
)
from bot.storage.transaction import Row

_PATIENCE = 5.0
_OWN = ("onejob_migration", "onejob_writer")


@dataclass(frozen=True, slots=True)
class Server:
    """One `Side` of a move."""

    place: str
    connection: Connection

    def tables(self) -> Mapping[str, Sequence[str]]:
        """Return each with its columns."""
        names = (name for name in tables_in(self.connection) if name not in _OWN)
        return {name: self._columns(name) for name in names}

    def count(self, table: str) -> int:
        """Return how many rows it has."""
        row = self.connection.execute(
            SQL("SELECT count(*) FROM {}").format(Identifier(table))
        ).fetchone()
        assert row is not None
        return row[0]

    def rows(self, table: str) -> Generator[Row]:
        """Yield them in order, some thousands at a time."""
        names = [Identifier(name) for name in self._columns(table)]
        statement = SQL("SELECT {} FROM {} ORDER BY {}").format(
            SQL(", ").join(names),
            Identifier(table),
            SQL(", ").join(SQL("{} NULLS FIRST").format(name) for name in names),
        )
        with self.connection.cursor(name="rows") as cursor:
            cursor.itersize = 5_000
            yield from cursor.execute(statement)

    def add(self, table: str, rows: Iterable[Row]) -> None:
        """Insert them."""
        names = SQL(", ").join(map(Identifier, self._columns(table)))
        statement = SQL("COPY {} ({}) FROM STDIN").format(Identifier(table), names)
        with self.connection.cursor() as cursor, cursor.copy(statement) as copy:
            for row in rows:
                copy.write_row(row)

    def counters(self) -> Mapping[str, int]:
        """Return the last number of each table that gives out numbers."""
        rows = self.connection.execute(
            """
            SELECT table_name::text, coalesce(pg_sequence_last_value(
                pg_get_serial_sequence(table_name, column_name)::regclass
            ), 0)
            FROM information_schema.columns
            WHERE table_schema = current_schema() AND is_identity = 'YES'
            """
        )
        return dict(rows.fetchall())

    def count_from(self, counters: Mapping[str, int]) -> None:
        """Give out later ones."""
        for table, last in counters.items():
            self.connection.execute(
                "SELECT setval(pg_get_serial_sequence(%s, 'id'), greatest(%s, 1), %s > 0)",
                (table, last, last),
            )

    def settle(self) -> None:
        """Raise StorageError where a row names one that is not there."""
        try:
            self.connection.execute("SET CONSTRAINTS ALL IMMEDIATE")
        except psycopg.IntegrityError as error:
            reason = error.diag.message_primary
            raise StorageError(
                f"{self.place} does not take all that was to be moved ({reason}): restore a backup "
                "of the other one first."
            ) from error

    def _columns(self, table: str) -> Sequence[str]:
        rows = self.connection.execute(
            "SELECT attname FROM pg_attribute WHERE attrelid = %s::regclass AND attnum > 0"
            " AND NOT attisdropped ORDER BY attnum",
            (table,),
        )
        return tuple(name for (name,) in rows)


@contextmanager
def source(url: str) -> Generator[Server]:
    """Give one that is there and up to date. Raises StorageError."""
    address = Address.of(url)
    with _alone(address) as side:
        newest = max(scripts_in())
        check(side.connection, address.place, newest)
        schema = schema_of(side.connection)
        if schema < newest:
            raise StorageError(
                f"{side.place} is empty, or of an older version of the bot (its schema is {schema},"
                f" this version's is {newest}): start the bot once, which brings it up to date."
            )
        yield side


@contextmanager
def target(url: str) -> Generator[Server]:
    """Give one whose tables are made, where they are missing; it stands once this ends well."""
    address = Address.of(url)
    prepare(address, _PATIENCE)
    with _alone(address) as side:
        side.connection.execute("SET CONSTRAINTS ALL DEFERRED")
        yield side
        side.connection.execute("COMMIT")


@contextmanager
def _alone(address: Address) -> Generator[Server]:
    with explained(address.place), address.connected(_PATIENCE) as connection:
        if not one(connection, "SELECT pg_try_advisory_lock(%s)", IN_USE):
            raise StorageError(
                f"{address.place} is in use: stop the bot, move it, then start it again."
            )
        connection.execute("SET idle_in_transaction_session_timeout = 0")
        connection.execute("BEGIN ISOLATION LEVEL REPEATABLE READ")
        yield Server(address.place, connection)
