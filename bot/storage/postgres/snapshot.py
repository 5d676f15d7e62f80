"""The database as it is at one instant, for whoever looks in from beside the bot."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from typing import TypeVar

from bot.storage.errors import StorageError
from bot.storage.migration import scripts_in
from bot.storage.postgres.cure import explained
from bot.storage.postgres.server import Address, Connection, check, schema_of
from bot.storage.postgres.statements import Statements
from bot.storage.transaction import Operation

T = TypeVar("T")

_PATIENCE = 5.0


def look(url: str, operation: Operation[T]) -> T:
    """Return what an operation finds that only reads. Raises StorageError."""
    address = Address.of(url)
    with snapshot(address) as source:
        return operation(Statements(source))


@contextmanager
def snapshot(address: Address) -> Generator[Connection]:
    """Give the bot's own database, in a transaction. Raises StorageError for any other."""
    newest = max(scripts_in())
    with explained(address.place), address.connected(_PATIENCE) as source:
        check(source, address.place, newest)
        schema = schema_of(source)
        if schema < newest:
            raise StorageError(
                f"{address.place} is empty, or of an older version of the bot (its schema is "
                f"{schema}, this version's is {newest}): start the bot once, which makes it."
            )
        source.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
        yield source
        source.execute("ROLLBACK")
