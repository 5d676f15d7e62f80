"""One simulated Discord for each conversation with staff, and what must be true of each."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import AsyncExitStack
from pathlib import Path

import discord
import pytest
from discord import app_commands
from simcord import Env

from bot.demo.world import world
from bot.domain.catalogue.catalogue import Catalogue
from bot.domain.errors import JobError
from tests.conversations.staff.office import TUESDAY, Office, sent
from tests.conversations.week.series import many_professions
from tests.limits import breaches


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return many_professions(5)


@pytest.fixture
async def office(catalogue: Catalogue, tmp_path: Path) -> AsyncGenerator[Office]:
    """A server on a Tuesday, without a series.

    At the end, every message that the bot sent must have been one that Discord takes and that
    mentions nobody, and nothing unforeseen has happened.
    """
    async with AsyncExitStack() as restarts, world(catalogue, tmp_path, TUESDAY) as demo:
        rights = discord.Permissions(manage_guild=True)
        staff = demo.guild.create_role("Staff", permissions=rights)
        chief = demo.guild.add_member(demo.env.create_user("Edda"), roles=[staff])
        await demo.env.settle()
        office = Office(demo, tmp_path, catalogue, chief, demo.client, restarts)
        yield office
    for path, message in sent(demo.env):
        assert breaches(message["components"]) == [], path
        mentioned = message.get("allowed_mentions", {"parse": []})["parse"]
        assert mentioned in ([], list(office.mentions)), path
    assert [error for error in demo.env.errors if not _is_foreseen(error)] == []


@pytest.fixture(autouse=True)
def env(office: Office) -> Env:
    """The same Discord, under the name by which SimCord's plugin finds its clock and transcript."""
    return office.env


def _is_foreseen(error: BaseException) -> bool:
    """Say whether SimCord noted what our table of errors answers."""
    original = getattr(error, "original", error)
    return isinstance(original, JobError | app_commands.MissingPermissions)
