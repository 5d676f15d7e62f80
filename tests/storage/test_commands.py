"""What is remembered of the commands that Discord was told of."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.storage.adapter import opened
from bot.storage.commands import SyncedCommands
from bot.storage.transaction import Database

NOON = datetime(2026, 8, 3, 12, tzinfo=UTC)


@pytest.fixture
def commands(database: Database) -> SyncedCommands:
    return SyncedCommands(database)


async def test_an_application_that_was_never_synced_has_no_digest(commands: SyncedCommands) -> None:
    assert await commands.synced(1) is None


async def test_the_digest_recorded_last_is_the_one_remembered(commands: SyncedCommands) -> None:
    await commands.record(1, "first", {}, NOON)
    await commands.record(1, "second", {}, NOON)
    assert await commands.synced(1) == "second"


async def test_each_application_has_its_own_digest(commands: SyncedCommands) -> None:
    await commands.record(1, "one", {}, NOON)
    await commands.record(2**63 - 1, "two", {}, NOON)
    assert (await commands.synced(1), await commands.synced(2**63 - 1)) == ("one", "two")


async def test_the_digest_is_remembered_by_the_next_start(url: str) -> None:
    async with opened(url) as database:
        await SyncedCommands(database).record(1, "kept", {}, NOON)
    async with opened(url) as database:
        assert await SyncedCommands(database).synced(1) == "kept"


async def test_the_commands_ids_are_remembered_by_the_next_start(url: str) -> None:
    async with opened(url) as database:
        await SyncedCommands(database).record(1, "old", {"job": 1, "gone": 2}, NOON)
        await SyncedCommands(database).record(1, "new", {"job": 2**63 - 1}, NOON)
    async with opened(url) as database:
        assert await SyncedCommands(database).ids(1) == {"job": 2**63 - 1}
        assert await SyncedCommands(database).ids(2) == {}
