"""A server with a weekly series, and what must be true of every conversation in it."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from pathlib import Path
from typing import Any, cast

import pytest
from simcord import Env

from bot.demo.world import World, world
from bot.domain.catalogue.catalogue import Catalogue
from bot.domain.errors import JobError
from tests.conversations.week.series import FIRST_SLOT, TUESDAY, Town, many_professions
from tests.limits import breaches


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """Return more professions than stand on one ballot."""
    return many_professions(12)


@pytest.fixture
async def club(catalogue: Catalogue, tmp_path: Path) -> AsyncGenerator[World]:
    """Give a server without a series, on a Tuesday.

    At the end every message that the bot sent must have been one that Discord takes, and nothing
    may have gone wrong that no answer is foreseen for.
    """
    async with world(catalogue, tmp_path, TUESDAY) as club:
        yield club
    for request in club.env.http_requests:
        sent: Any = request.json
        body = cast("dict[str, Any]", sent if isinstance(sent, dict) else {})
        message = body.get("data") or body.get("message") or body
        if "components" in message:
            assert breaches(message["components"]) == [], request.path
    errors = [getattr(error, "original", error) for error in club.env.errors]
    assert [error for error in errors if not isinstance(error, JobError)] == []


@pytest.fixture(autouse=True)
def env(club: World) -> Env:
    """Name the simulated Discord so that SimCord's plugin finds its clock and transcript."""
    return club.env


@pytest.fixture
def quiet(club: World, catalogue: Catalogue, tmp_path: Path) -> Town:
    """Give the server as it is before `/series setup`."""
    return Town(club, tmp_path, catalogue, club.client)


@pytest.fixture
async def posted(quiet: Town) -> Town:
    """Give the server when its first weekly message is out."""
    await quiet.set_up()
    await quiet.jump(FIRST_SLOT)
    return quiet
