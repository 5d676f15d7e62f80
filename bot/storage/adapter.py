"""Which driver an address is for; each has modules of the same names for the same things.

PostgreSQL's is loaded only where one is named: few need it, and its library is an extra.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from importlib import import_module
from typing import Any, TypeVar

from bot.storage.errors import StorageError
from bot.storage.transaction import OpenDatabase, Operation

T = TypeVar("T")

_POSTGRES = "postgresql://"


def is_file(url: str) -> bool:
    """Whether it is a file of its own on this machine, rather than a server's."""
    return not url.startswith(_POSTGRES)


def opened(
    url: str,
    *,
    patience: float = 5.0,
    flushed: Callable[[float], object] = lambda _: None,
    refused: Callable[[], object] = lambda: None,
) -> AbstractAsyncContextManager[OpenDatabase]:
    """Open it as the bot does; see the drivers' `Database.open`. Raises StorageError."""
    database = part(url, "database").Database
    if is_file(url):
        return database.open(url, patience=patience, flushed=flushed)
    return database.open(url, patience=patience, flushed=flushed, refused=refused)


def look(url: str, operation: Operation[T]) -> T:
    """Return what an operation finds that only reads; the bot may run. Raises StorageError."""
    return part(url, "snapshot").look(url, operation)


def part(url: str, name: str) -> Any:
    """Return a module of the driver's. Raises StorageError."""
    driver = "sqlite" if is_file(url) else "postgres"
    try:
        return import_module(f"bot.storage.{driver}.{name}")
    except ModuleNotFoundError as missing:
        if missing.name != "psycopg":
            raise
        raise StorageError(
            "DATABASE_URL names a PostgreSQL database, for which psycopg is not installed: "
            'pip install "onejob[postgres]".'
        ) from None
    except ImportError as broken:  # psycopg without any libpq
        if "libpq" not in str(broken):
            raise
        raise StorageError(
            "psycopg finds no library of PostgreSQL's (libpq) to work with: "
            'pip install "onejob[postgres]".'
        ) from broken
