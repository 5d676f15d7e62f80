"""All that a store, or whoever uses one, knows of a database.

What a driver is handed are operations: plain functions over a `Transaction`, their SQL in the
subset that SQLite and PostgreSQL share, with PostgreSQL's placeholders (`$1`, `$2`). The drivers
are rooms of their own, `storage/sqlite` and `storage/postgres`; `adapter.py` chooses one by its
address.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import nan
from typing import Any, Protocol, TypeVar

T = TypeVar("T")

Value = str | int | float | bytes | None
"""What a column takes. A truth value is none, though Python calls it an int: see `column.py`.

In a text, U+0000 becomes U+FFFD: PostgreSQL takes none, and nobody can see it.
"""

Row = tuple[Any, ...]


class Transaction(Protocol):
    """What an operation may do; valid until the operation returns."""

    def rows(self, sql: str, *values: Value) -> list[Row]: ...

    def row(self, sql: str, *values: Value) -> Row | None:
        """The first row; None when there is none."""
        ...

    def execute(self, sql: str, *values: Value) -> int:
        """How many rows were inserted, changed or deleted."""
        ...


Operation = Callable[[Transaction], T]
"""Cannot await, so no transaction stays open while Discord answers. It must touch nothing but its
transaction, as it may be run twice, and do the same twice."""


@dataclass(frozen=True, slots=True)
class Sizes:
    """Bytes; not a number where nobody can tell."""

    database: float = nan
    """With the log beside it, if that is a file of its own."""
    free: float = nan
    """On its disk."""


class Database(Protocol):
    """Reads and durable writes, each one operation in one transaction.

    Both raise what the operation raised, or StorageError.
    """

    async def read(self, operation: Operation[T]) -> T:
        """One consistent view of the database; sees every finished write, changes nothing."""
        ...

    async def write(self, operation: Operation[T]) -> T:
        """Returns only when the operation's changes are on the disk; one that raises has none."""
        ...


class OpenDatabase(Database, Protocol):
    """What whoever watches it may ask as well."""

    async def prove(self) -> None:
        """Write something that changes nothing, all the way to the disk. Raises StorageError."""
        ...

    async def sizes(self) -> Sizes:
        """How much room it takes, and is left for it."""
        ...


def without_nul(text: str) -> str:
    """Return a text as a column takes it."""
    return text.replace("\0", "\ufffd")
