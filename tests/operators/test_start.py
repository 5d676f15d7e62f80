"""What keeps the bot from starting: sentences that name the cure, and exit code 1."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.storage.sqlite.database import Database
from tests.content import folder
from tests.wire.process import run


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The database's file, not there so far."""
    return tmp_path / "onejob.sqlite3"


async def make(file: Path, *statements: str) -> None:
    """Make the bot's own database, then do these things to it."""
    async with Database.open(f"sqlite:///{file}"):
        pass
    with closing(sqlite3.connect(file)) as connection, connection:
        for statement in statements:
            connection.execute(statement)


def is_made(file: Path) -> bool:
    return file.exists()


async def refusal(file: Path, **settings: str) -> str:
    """Return what an operator reads whose bot ends at once."""
    given = {"DATABASE_URL": f"sqlite:///{file}", "DISCORD_TOKEN": "not tried here", **settings}
    async with run("bot", "run", settings=given) as bot:
        ended = await bot.ended()
    assert ended.code == 1
    assert "Traceback" not in ended.stderr
    return ended.stderr


async def test_a_database_newer_than_the_program(file: Path) -> None:
    await make(file, "INSERT INTO onejob_migration (number, name) VALUES (9999, '9999_later.sql')")
    told = await refusal(file)
    assert "was written by a newer version of the bot" in told
    assert told.count("\n") == 1


async def test_a_database_that_another_program_keeps_locked(file: Path) -> None:
    await make(file)
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        told = await refusal(file)
    assert "is locked by another program: stop that program" in told
    assert told.count("\n") == 1


async def test_a_folder_that_cannot_be_made(file: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    told = await refusal(tmp_path / "file" / file.name)
    assert "make its folder writable" in told
    assert told.count("\n") == 1


async def test_a_catalogue_with_mistakes_names_them_all_and_no_database_is_made(
    file: Path, tmp_path: Path
) -> None:
    spoiled = folder.FILES | {
        folder.PROFILE: folder.FILES[folder.PROFILE].replace("title: Baker", "titel: Baker"),
        folder.OTHER: folder.FILES[folder.OTHER].replace("slug: miller", "slug: mler"),
    }
    for name, content in spoiled.items():
        path = tmp_path / "catalogue" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    told = await refusal(file, ONEJOB_CATALOGUE=str(tmp_path / "catalogue"))
    for name in (folder.PROFILE, folder.OTHER):
        assert f"{name}:" in told
    assert "titel" in told
    assert not is_made(file)
