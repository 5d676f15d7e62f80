"""`onejob wanted`: what authors might write next."""

from __future__ import annotations

import asyncio
import json
import sqlite3
from collections.abc import AsyncGenerator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.operators.wanting import Row, in_json, table, wanted
from bot.storage.errors import StorageError
from bot.storage.sqlite.database import Database
from bot.storage.sqlite.snapshot import look
from bot.storage.wanted import WantedStore
from tests.content.folder import Folder
from tests.conversations.catalogue import with_short_profiles
from tests.programme.town import GUILD, TERMS, Town, opened

OTHER = GUILD + 1
ROWS = [
    Row("electrician", "Electrician", "47-2111", 1203, 2),
    Row("plumber", "Plumber", "47-2112", 1, 1),
]


@pytest.fixture
async def town(tmp_path: Path) -> AsyncGenerator[Town]:
    """Give a bot that runs, in two servers."""
    async with opened(f"sqlite:///{tmp_path}/onejob.sqlite3") as town:
        engine = town.engine()
        for guild in (GUILD, OTHER):
            await engine.plan.set_up(guild, replace(TERMS, channel=guild))
        yield town


async def test_wishes_of_all_servers_are_read_while_the_bot_runs(
    town: Town, tmp_path: Path
) -> None:
    wanting = town.engine().programme.wanting
    for guild, member, slug in (
        (GUILD, 1, "plumber"),
        (GUILD, 1, "electrician"),
        (GUILD, 2, "electrician"),
        (OTHER, 1, "electrician"),
        (OTHER, 1, "long-gone"),
        (OTHER, 2, "ai-engineer"),
    ):
        await wanting.want(guild, member, slug)
    found = look(
        f"sqlite:///{tmp_path}/onejob.sqlite3",
        lambda transaction: WantedStore(transaction).everywhere(),
    )
    assert wanted(found, with_short_profiles()) == [
        Row("electrician", "Electrician", "47-2111", 3, 2),
        Row("plumber", "Plumber", "47-2112", 1, 1),
    ]
    await wanting.want(GUILD, 3, "plumber")


def test_a_person_reads_a_table() -> None:
    assert "\n".join(table(ROWS)) == (
        "members  servers  code      profile\n"
        "  1,203        2  47-2111   Electrician (electrician)\n"
        "      1        1  47-2112   Plumber (plumber)\n"
        "`onejob new SLUG --from CODE` begins one."
    )


def test_a_program_reads_an_object_a_line() -> None:
    assert [json.loads(line) for line in in_json(ROWS)] == [
        {
            "slug": "electrician",
            "title": "Electrician",
            "code": "47-2111",
            "members": 1203,
            "servers": 2,
        },
        {"slug": "plumber", "title": "Plumber", "code": "47-2112", "members": 1, "servers": 1},
    ]


@pytest.fixture
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Name a database that is not there yet, and a small catalogue, in the environment."""
    file = tmp_path / "onejob.sqlite3"
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{file}")
    monkeypatch.setenv("ONEJOB_CATALOGUE", str(Folder(tmp_path / "in-use").path))
    return file


async def make(file: Path) -> None:
    async with Database.open(f"sqlite:///{file}"):
        pass


def test_nothing_wanted_is_said(database: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asyncio.run(make(database))
    assert main(["wanted"]) == 0
    assert capsys.readouterr().out == "No profile is wanted.\n"
    assert main(["wanted", "--json"]) == 0
    assert capsys.readouterr().out == ""


def test_where_there_is_no_database_none_is_made(
    database: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["wanted"]) == 1
    told = capsys.readouterr()
    assert (told.out, told.err.count("\n")) == ("", 1)
    assert f"There is no database {database}: " in told.err
    assert not database.exists()


def test_a_database_of_an_older_version_is_left_alone(database: Path) -> None:
    asyncio.run(make(database))
    with closing(sqlite3.connect(database, isolation_level=None)) as connection:
        connection.execute("DELETE FROM onejob_migration WHERE number > 5")
        connection.execute("DROP TABLE wanted")
    with pytest.raises(StorageError, match=r"older version .* start the bot once"):
        look(f"sqlite:///{database}", lambda transaction: WantedStore(transaction).everywhere())
