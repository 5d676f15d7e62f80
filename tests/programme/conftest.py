"""A town for each test, with a series that posts on Mondays at nine in Paris."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from pathlib import Path

import pytest

from tests.programme.town import GUILD, TERMS, Engine, Town, opened


@pytest.fixture
async def town(tmp_path: Path) -> AsyncGenerator[Town]:
    async with opened(tmp_path) as town:
        yield town


@pytest.fixture
async def engine(town: Town) -> Engine:
    """Set up on a Tuesday."""
    engine = town.engine()
    await engine.plan.set_up(GUILD, TERMS)
    return engine
