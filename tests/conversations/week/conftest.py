from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from pathlib import Path

import pytest

from tests.conversations.week.series import FIRST_SLOT, Town, town


@pytest.fixture
async def quiet(tmp_path: Path) -> AsyncGenerator[Town]:
    """A server without a series, on a Tuesday."""
    over = asyncio.Event()
    found: asyncio.Future[Town] = asyncio.get_running_loop().create_future()

    # SimCord's context must be left in the task that entered it, and fixtures have none that lasts.
    async def stay() -> None:
        try:
            async with town(tmp_path) as place:
                found.set_result(place)
                await over.wait()
        except BaseException as error:
            if found.done():
                raise
            found.set_exception(error)

    staying = asyncio.create_task(stay())
    yield await found
    over.set()
    await staying


@pytest.fixture
async def posted(quiet: Town) -> Town:
    """A server whose first weekly message is out."""
    await quiet.set_up()
    await quiet.jump(FIRST_SLOT)
    return quiet
