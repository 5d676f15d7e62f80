"""How thoroughly hypothesis searches, and the databases that tests are run over.

No deadline: a busy machine is no mistake of the code.
"""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path

import pytest
from hypothesis import settings

from tests.postgres import Server, require, server

settings.register_profile("thorough", deadline=None)
settings.register_profile("quick", max_examples=20, deadline=None)  # for `make quick`
settings.load_profile("thorough")


@pytest.fixture(scope="session")
def postgres() -> Generator[Server]:
    """One for each process of the tests, made when the first of them asks."""
    require()
    with server() as made:
        yield made


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Return the address of an empty database, of each kind in turn."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/onejob.sqlite3"
    made: Server = request.getfixturevalue("postgres")
    return made.emptied()
