"""Whose turn it is to begin a session, among the shards of all processes."""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncGenerator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from bot.domain.shards import Shards
from bot.presentation.entry import Entry
from bot.programme.processes import Processes
from bot.storage.sqlite.database import Database
from tests.programme.town import TUESDAY, Hand

APART = timedelta(seconds=0.5)


@pytest.fixture
def clock() -> Hand:
    return Hand(TUESDAY)


@pytest.fixture
async def entries(tmp_path: Path, clock: Hand) -> AsyncGenerator[tuple[Entry, Entry]]:
    """Two processes' own."""
    async with Database.open(f"sqlite:///{tmp_path}/onejob.sqlite3", patience=0.05) as database:
        one, other = (
            Entry(Processes(database, clock, str(first), Shards(first, first + 3, 8)), APART)
            for first in (0, 4)
        )
        yield one, other


async def test_shards_of_all_processes_follow_one_another(
    entries: tuple[Entry, Entry], clock: Hand
) -> None:
    one, other = entries
    for number, (entry, shard) in enumerate([(one, 0), (other, 4), (one, 1), (other, 5)]):
        await entry.launch(shard)
        assert clock.now() == TUESDAY + number * APART
        await entry.identify(shard)
    assert clock.now() == TUESDAY + 3 * APART


async def test_as_many_as_discord_takes_at_once_do_not_wait(
    entries: tuple[Entry, Entry], clock: Hand
) -> None:
    one, other = entries
    one.at_once = other.at_once = 4
    for shard in range(4):
        await one.launch(shard)
    assert clock.now() == TUESDAY
    await other.launch(6)
    assert clock.now() == TUESDAY + APART


async def test_a_session_that_is_begun_anew_waits_for_its_turn(
    entries: tuple[Entry, Entry], clock: Hand
) -> None:
    one, other = entries
    await one.launch(0)
    await one.identify(0)
    await other.identify(4)
    await one.identify(0)
    assert clock.now() == TUESDAY + 2 * APART


async def test_a_database_that_cannot_be_written_to_keeps_nobody_away(
    entries: tuple[Entry, Entry], tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    file = tmp_path / "onejob.sqlite3"
    with closing(sqlite3.connect(file, isolation_level=None)) as writer:
        writer.execute("BEGIN IMMEDIATE")
        await entries[0].identify(2)
    assert "shard 2 cannot wait for those of other processes" in caplog.text
