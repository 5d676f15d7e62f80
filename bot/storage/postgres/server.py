"""The server itself: connected to, brought up to date, refused in one sentence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.resources.abc import Traversable
from typing import Any, LiteralString, cast

import psycopg
from psycopg import IsolationLevel
from psycopg.adapt import AdaptersMap
from psycopg.conninfo import conninfo_to_dict, make_conninfo
from psycopg.rows import TupleRow
from psycopg.types.numeric import Int8Dumper
from psycopg.types.string import StrDumperUnknown

from bot.storage.errors import StorageError
from bot.storage.migration import scripts_in
from bot.storage.postgres.cure import explained
from bot.storage.postgres.dialect import in_postgres
from bot.storage.transaction import without_nul

SCHEME = "postgresql://"

NEEDED = 13
"""The oldest PostgreSQL that the bot is tried with is Debian's 15; this one has all it needs."""

IN_USE = int.from_bytes(b"onejob", "big")
"""The advisory lock that every connection of a bot shares, and `onejob move` has for itself."""

_MIGRATING = IN_USE + 1

Connection = psycopg.Connection[TupleRow]


class _Text(StrDumperUnknown):
    def dump(self, obj: str) -> Any:
        return super().dump(without_nul(obj))


# Of one type each, so that a statement is prepared once; PostgreSQL sees what a text is to be.
_ADAPTERS = AdaptersMap(psycopg.adapters)
_ADAPTERS.register_dumper(int, Int8Dumper)
_ADAPTERS.register_dumper(str, _Text)

# Against what the server may have been told otherwise: what is answered is on its disk; who
# falls silent in mid-transaction keeps nobody waiting for as long as they are patient.
_SETTLED = """
SELECT set_config('lock_timeout', '{patience:.0f}ms', false),
    set_config('idle_in_transaction_session_timeout', '3s', false);
SELECT set_config('synchronous_commit', 'on', false)
    WHERE current_setting('synchronous_commit') = 'off'
"""

# What a process that is gone wrote last is asked by nobody.
_FORGET = "DELETE FROM onejob_writer WHERE wrote_at < now() - interval '1 day'"


@dataclass(frozen=True, slots=True)
class Address:
    """Where a database is, and how that is told: without the password."""

    conninfo: str = field(repr=False)
    place: str

    @classmethod
    def of(cls, url: str) -> Address:
        """Raises StorageError."""
        wrong = StorageError(
            f"DATABASE_URL must look like {SCHEME}user:password@host:5432/database, with each "
            "character of the password that is no letter or digit as %40 is for @."
        )
        if not url.startswith(SCHEME):
            raise wrong
        try:
            given = conninfo_to_dict(url)
        except psycopg.ProgrammingError:
            raise wrong from None  # it would tell the password
        host, port = given.get("host"), given.get("port", 5432)
        where = f" at {host}:{port}" if host else ""
        name = given.get("dbname") or given.get("user") or "of the user's own name"
        usual = {"application_name": "onejob", "connect_timeout": 5, "tcp_user_timeout": 10_000}
        whole: dict[str, Any] = {**usual, **given, "client_encoding": "UTF8"}
        return cls(make_conninfo(**whole), f"The PostgreSQL database {name}{where}")

    def connected(self, patience: float) -> Connection:
        """Connect; a statement waits so many seconds for others. Raises psycopg's errors."""
        connection = psycopg.connect(self.conninfo, autocommit=True, context=_ADAPTERS)
        try:
            settings = _SETTLED.format(patience=max(patience, 0.001) * 1000)
            connection.execute(cast("LiteralString", settings))
        except BaseException:
            connection.close()
            raise
        return connection

    def joined(self, patience: float) -> Connection:
        """Connect as a bot does, whose database nobody moves meanwhile."""
        connection = self.connected(patience)
        if not one(connection, "SELECT pg_try_advisory_lock_shared(%s)", IN_USE):
            connection.close()
            raise StorageError(f"{self.place} is being moved: start the bot once that is done.")
        return connection


def prepare(address: Address, patience: float, migrations: Traversable | None = None) -> None:
    """Refuse what must be left alone, and bring what is older up to date. Raises StorageError."""
    scripts = scripts_in(migrations)
    with explained(address.place), address.connected(patience) as connection:
        check(connection, address.place, max(scripts))
        _migrate(connection, scripts)
        if migrations is None:
            connection.execute(_FORGET)


def check(connection: Connection, place: str, newest: int) -> None:
    """Refuse what must be left alone, before anything is changed."""
    version = connection.info.server_version // 10_000
    if version < NEEDED:
        raise StorageError(
            f"{place} is kept by PostgreSQL {version}, and {NEEDED} or newer is needed: move it to "
            "a newer server."
        )
    encoding = one(connection, "SHOW server_encoding")
    if encoding != "UTF8":
        raise StorageError(
            f"{place} is kept in {encoding}, which lacks most letters: make one with CREATE "
            "DATABASE ... ENCODING 'UTF8' TEMPLATE template0, and name it in DATABASE_URL."
        )
    if one(connection, "SHOW transaction_read_only") == "on":
        raise StorageError(
            f"{place} may only be read, as a copy of another server: name that one in DATABASE_URL."
        )
    tables, schema = (
        tables_in(connection),
        schema_of(connection),
    )  # whose those are, looked up later
    if tables and not schema:
        raise StorageError(
            f"{place} is another program's: make one for the bot alone, and name it in "
            "DATABASE_URL."
        )
    if schema > newest:
        raise StorageError(
            f"{place} was written by a newer version of the bot (its schema is {schema}, this "
            f"version knows {newest}): install that version again, or put a dump made before the "
            "upgrade in its place."
        )


def schema_of(connection: Connection) -> int:
    """The number of the last migration; 0 before the first, and in a database that is not ours."""
    if not one(
        connection,
        "SELECT count(*) FROM pg_attribute WHERE attrelid = to_regclass('onejob_migration')"
        " AND attname = 'number'",
    ):
        return 0
    return one(connection, "SELECT max(number) FROM onejob_migration") or 0


def tables_in(connection: Connection) -> list[str]:
    """Of the schema that is in use, extensions' own left out."""
    rows = connection.execute(
        """
        SELECT c.relname FROM pg_class c
        WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p')
        AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')
        ORDER BY c.relname
        """
    )
    return [name for (name,) in rows]


def one(connection: Connection, sql: LiteralString, *values: int | str) -> Any:
    """Return what stands first in the first row."""
    row = connection.execute(sql, values or None).fetchone()
    assert row is not None
    return row[0]


def _migrate(connection: Connection, scripts: Mapping[int, Traversable]) -> None:
    """Runs the numbered files the database has not been through, each in its own transaction."""
    connection.isolation_level = IsolationLevel.READ_COMMITTED
    for number in range(schema_of(connection) + 1, max(scripts) + 1):
        with connection.transaction():
            connection.execute("SELECT pg_advisory_xact_lock(%s)", (_MIGRATING,))
            if schema_of(connection) >= number:
                continue  # another process was faster
            script = scripts[number]
            connection.execute(in_postgres(script.read_text(encoding="utf-8")).encode())
            connection.execute(
                "INSERT INTO onejob_migration (number, name) VALUES (%s, %s)", (number, script.name)
            )
