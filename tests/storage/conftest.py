"""A real database for each test, of each kind."""

from __future__ import annotations

from collections.abc import AsyncGenerator

import pytest

from bot.storage.adapter import opened
from bot.storage.transaction import OpenDatabase


@pytest.fixture
async def database(url: str) -> AsyncGenerator[OpenDatabase]:
    async with opened(url, patience=0.05) as database:
        yield database
