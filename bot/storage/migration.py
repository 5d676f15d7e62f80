"""The numbered files that make the schema, the same ones for every driver.

They are written for SQLite; PostgreSQL reads them as `postgres/dialect.py` says.
"""

from __future__ import annotations

from importlib import resources
from importlib.resources.abc import Traversable


def scripts_in(migrations: Traversable | None = None) -> dict[int, Traversable]:
    """The migrations by their numbers; the packaged ones if no other folder is named."""
    folder = migrations or resources.files("bot.storage").joinpath("migrations")
    return {int(file.name.partition("_")[0]): file for file in folder.iterdir()}
