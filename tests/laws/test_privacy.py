"""The privacy policy tells of every id of Discord's that the database can hold, and no other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from sqlite3 import Connection, connect

import pytest

from bot.domain.week import wanted
from bot.storage import ballots, interactions, series
from bot.storage.sqlite.database import Database

POLICY = Path(__file__).parents[2] / "docs" / "privacy.md"
_ROW = re.compile(r"^\| `(\w+)` \| `(\w+)` \| ([^|]+) \| ([^|]+) \|$", re.MULTILINE)

OURS = {("series", "id"), ("ballot", "id"), ("suggestion", "id")}
"""Numbers that the database itself gives."""


@pytest.fixture
async def tables(tmp_path: Path) -> dict[str, list[str]]:
    """Return the columns of every table that can hold an id of Discord's."""
    file = tmp_path / "onejob.sqlite3"
    async with Database.open(f"sqlite:///{file}"):
        pass
    with closing(connect(file)) as database:
        names = database.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        ).fetchall()
        return {name: list(_ids(database, name)) for (name,) in names}


def _ids(database: Connection, table: str) -> Iterator[str]:
    """Yield the columns named as ids, but for those that the database gives itself."""
    keys = database.execute(f"PRAGMA foreign_key_list({table})").fetchall()
    pointing = {(source, target, to) for _, _, target, source, to, *_ in keys}
    inner = {source for source, _, to in pointing if to != "guild_id"}
    for _, column, *_ in database.execute(f"PRAGMA table_info({table})"):
        is_id = column == "id" or column.endswith("_id")
        if is_id and (table, column) not in OURS and column not in inner:
            yield column


def test_every_column_with_an_id_is_named_and_nothing_else(tables: dict[str, list[str]]) -> None:
    named = [(table, column) for table, column, _, _ in _ROW.findall(POLICY.read_text("utf-8"))]
    assert len(named) == len(set(named))
    assert set(named) == {(table, each) for table, ids in tables.items() for each in ids}


def test_every_table_without_one_is_named(tables: dict[str, list[str]]) -> None:
    (sentence,) = re.findall(r"No such id is in ([^:]+):", POLICY.read_text("utf-8"))
    assert sorted(re.findall(r"`(\w+)`", sentence)) == sorted(
        table for table, ids in tables.items() if not ids
    )


def test_it_is_kept_as_long_as_is_told() -> None:
    kept = {(table, column): text for table, column, _, text in _ROW.findall(POLICY.read_text())}
    hour = timedelta(hours=1)
    assert f"erased {ballots.KEPT // hour} hours after" in kept["vote", "member_id"]
    assert kept["wanted", "member_id"].startswith(f"{wanted.KEPT.days} days")
    assert f"{series.KEPT_AFTER_REMOVAL.days} days after" in kept["series", "guild_id"]
    assert f"{series.KEPT_AFTER_REMOVAL.days} days after" in kept["earshot", "guild_id"]
    least = interactions.KEPT // hour
    assert kept["interaction", "id"].startswith(f"{least} to {2 * least} hours")
