from __future__ import annotations

from collections.abc import AsyncGenerator, Callable
from pathlib import Path

import pytest

from benchmarks import synthetic
from tests.postgres import Server as Postgres
from tests.wire.openapi import judge
from tests.wire.server import Server


@pytest.fixture
async def server() -> AsyncGenerator[Server]:
    """A fresh realm, which everything the bot sent must have fitted, by Discord's description."""
    async with Server(judge=judge()) as server:
        yield server
        assert server.rest.violations == []


@pytest.fixture(params=["sqlite", "postgresql"])
def new(request: pytest.FixtureRequest) -> Callable[[], str | None]:
    """Make the address of a new database, or none for a file in the deployment's folder."""
    if request.param == "sqlite":
        return lambda: None
    postgres: Postgres = request.getfixturevalue("postgres")
    return postgres.database


@pytest.fixture(scope="session")
def professions(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A catalogue of a dozen: a process that reads ours takes twice as long to be started."""
    folder = tmp_path_factory.mktemp("wire") / "catalogue"
    synthetic.write(folder, 12)
    return folder


@pytest.fixture
def settings(server: Server, professions: Path, tmp_path: Path) -> dict[str, str]:
    """The environment of a process that is to find that realm, and a database of its own."""
    return {
        "DISCORD_API_URL": server.url,
        "DISCORD_TOKEN": server.realm.token,
        "DATABASE_URL": f"sqlite:///{tmp_path}/onejob.sqlite3",
        "ONEJOB_CATALOGUE": str(professions),
        "ONEJOB_PICTURES": "off",
    }
