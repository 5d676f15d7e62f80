"""One simulated Discord for each conversation with staff, and what must be true of each."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from pathlib import Path

import pytest
from discord.app_commands import MissingPermissions
from simcord import Env

from bot.domain.catalogue.catalogue import Catalogue
from bot.domain.errors import JobError
from tests.conversations.catalogue import many_professions
from tests.conversations.staff.office import Office


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return many_professions(5)


@pytest.fixture
async def office(catalogue: Catalogue, tmp_path: Path) -> AsyncGenerator[Office]:
    """A server on a Tuesday, without a series.

    At the end, every message that the bot sent must have been one that Discord takes and that
    mentions nobody, and nothing unforeseen has happened.
    """
    async with Office.open(catalogue, tmp_path) as office:
        office.chief = await office.hire()
        yield office
    assert office.breaches() == []
    for where, message in office.sent():
        mentioned = message.get("allowed_mentions", {"parse": []})["parse"]
        assert mentioned in ([], list(office.mentions)), where
    foreseen = JobError | MissingPermissions
    assert [error for error in office.errors() if not isinstance(error, foreseen)] == []


@pytest.fixture(autouse=True)
def env(office: Office) -> Env:
    """The same Discord, under the name by which SimCord's plugin finds its clock and transcript."""
    return office.env
