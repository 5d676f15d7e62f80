"""A real database file for each test."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from pathlib import Path

import pytest

from bot.storage.sqlite.database import Database


@pytest.fixture
async def database(tmp_path: Path) -> AsyncGenerator[Database]:
    async with Database.open(f"sqlite:///{tmp_path}/onejob.sqlite3", patience=0.05) as database:
        yield database
