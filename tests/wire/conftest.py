from __future__ import annotations

from collections.abc import AsyncGenerator

import pytest

from tests.wire.openapi import judge
from tests.wire.server import Server


@pytest.fixture
async def server() -> AsyncGenerator[Server]:
    """A fresh world, which everything the bot sent must have fitted, by Discord's description."""
    async with Server(judge=judge()) as server:
        yield server
        assert server.rest.violations == []
