"""A town over each kind of database, with a series that posts on Mondays at nine in Paris."""

from __future__ import annotations

from collections.abc import AsyncGenerator

import pytest

from tests.programme.town import GUILD, TERMS, Engine, Town, opened


@pytest.fixture
async def town(url: str) -> AsyncGenerator[Town]:
    async with opened(url) as town:
        yield town


@pytest.fixture
async def engine(town: Town) -> Engine:
    """Set up on a Tuesday."""
    engine = town.engine()
    await engine.plan.set_up(GUILD, TERMS)
    return engine
