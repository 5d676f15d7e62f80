"""A server with a weekly series, and what must be true of every conversation in it."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from pathlib import Path

import pytest
from simcord import Env

from bot.domain.catalogue.catalogue import Catalogue
from bot.domain.errors import JobError
from tests.conversations.catalogue import many_professions
from tests.conversations.week.assembly import FIRST_SLOT, Assembly


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """Return more professions than stand on one ballot."""
    return many_professions(12)


@pytest.fixture
async def quiet(catalogue: Catalogue, tmp_path: Path) -> AsyncGenerator[Assembly]:
    """Give a server on a Tuesday, as it is before `/series setup`.

    At the end every message that the bot sent must have been one that Discord takes, and nothing
    may have gone wrong that no answer is foreseen for.
    """
    async with Assembly.open(catalogue, tmp_path) as quiet:
        yield quiet
    assert quiet.breaches() == []
    assert [error for error in quiet.errors() if not isinstance(error, JobError)] == []


@pytest.fixture(autouse=True)
def env(quiet: Assembly) -> Env:
    """Name the simulated Discord so that SimCord's plugin finds its clock and transcript."""
    return quiet.env


@pytest.fixture
async def posted(quiet: Assembly) -> Assembly:
    """Give the server when its first weekly message is out."""
    await quiet.set_up()
    await quiet.jump(FIRST_SLOT)
    return quiet
