"""`onejob doctor`, as far as this machine goes."""

from __future__ import annotations

import asyncio
import json
import os
import re
import sqlite3
import subprocess
import sys
from collections.abc import Mapping
from contextlib import closing
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError
from pathlib import Path

import pytest

from bot.domain.shards import ALL, Shards
from bot.operators.doctor import machine
from bot.operators.doctor.database import database, disk, journal, lock
from bot.operators.doctor.finding import Check, Finding, Level, wrong
from bot.operators.doctor.packages import packages
from bot.operators.doctor.processes import processes, shared
from bot.operators.doctor.server import flush
from bot.pictures.artist import Artist
from bot.settings import Settings
from bot.storage.processes import Process
from bot.storage.sqlite.database import Database
from bot.storage.sqlite.health import flaw

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/operating.md").read_text("utf-8")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A database of this version, which nobody uses."""
    file = tmp_path / "onejob.sqlite3"

    async def make() -> None:
        async with Database.open(f"sqlite:///{file}"):
            pass

    asyncio.run(make())
    return file


def looked(file: Path) -> Mapping[Check, Finding]:
    return {each.id: each for each in database(f"sqlite:///{file}")}


def onejob(tmp_path: Path, code: str, **settings: str) -> subprocess.CompletedProcess[str]:
    """Run Python in a process that is told nothing of ours."""
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), **settings}
    return subprocess.run(
        [sys.executable, "-c", code],
        env=environment,
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )


def test_every_finding_is_explained_to_operators_in_order() -> None:
    table = PAGE.partition("| finding |")[2].partition("\n\n")[0]
    assert re.findall(r"^\| `(\w+)`", table, re.MULTILINE) == list(Check)


def test_a_finding_is_one_line() -> None:
    found = wrong(Check.SETTINGS, "Two\nlines.", "A cure.")
    assert found.line() == "wrong    settings     Two lines. A cure."
    assert json.loads(found.in_json()) == {
        "id": "settings",
        "level": "wrong",
        "what": "Two\nlines.",
        "cure": "A cure.",
    }


# The database -------------------------------------------------------------------------------------


def test_a_sound_database_is_well_and_stays_as_it_is(file: Path) -> None:
    before = file.read_bytes()
    found = looked(file)
    assert {each.level for each in found.values()} == {Level.OK}
    assert file.read_bytes() == before
    assert [each.name for each in file.parent.iterdir()] == [file.name]


async def test_it_is_looked_at_while_the_bot_uses_it(file: Path) -> None:
    async with Database.open(f"sqlite:///{file}"):
        assert {each.level for each in looked(file).values()} == {Level.OK}


def test_where_there_is_none_it_is_said_and_none_is_made(tmp_path: Path) -> None:
    file = tmp_path / "var" / "onejob.sqlite3"
    found = looked(file)
    assert found[Check.DATABASE].level is Level.ADVICE
    assert found[Check.INTEGRITY].level is found[Check.MODES].level is Level.SKIPPED
    assert not file.parent.exists()


def test_a_page_that_is_damaged_inside_is_found(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection:
        (page,) = connection.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'command_sync'"
        ).fetchone()
        (size,) = connection.execute("PRAGMA page_size").fetchone()
    with file.open("r+b") as raw:
        raw.seek((page - 1) * size)
        raw.write(bytes([255]) * size)
    found = looked(file)
    assert found[Check.DATABASE].level is Level.OK
    assert found[Check.INTEGRITY].level is Level.WRONG
    assert "is damaged" in found[Check.INTEGRITY].what


def test_what_is_no_database_any_more_is_told(file: Path) -> None:
    file.write_bytes(b"Dear diary, " * 1000)
    found = looked(file)
    assert (found[Check.DATABASE].level, found[Check.LOCK].level) == (Level.WRONG, Level.SKIPPED)
    assert "is not a database" in found[Check.DATABASE].what


def test_a_database_of_a_newer_version_is_told(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("INSERT INTO onejob_migration (number, name) VALUES (999, 'later')")
    found = looked(file)[Check.DATABASE]
    assert (found.level, "a newer version of the bot" in found.what) == (Level.WRONG, True)


def test_one_of_an_older_version_is_well(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("DELETE FROM onejob_migration WHERE number > 5")
    found = looked(file)[Check.DATABASE]
    assert (found.level, "schema 5; the next start" in found.what) == (Level.OK, True)


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may write everywhere")
def test_a_file_that_may_not_be_written_to_is_told(file: Path) -> None:
    file.chmod(0o400)
    found = looked(file)[Check.LOCK]
    assert (found.level, "may not be written to" in found.what) == (Level.WRONG, True)


def test_a_file_that_others_may_read_is_told(file: Path) -> None:
    file.parent.chmod(0o755)
    file.chmod(0o644)
    found = looked(file)[Check.MODES]
    assert (found.level, "chmod 600" in found.what) == (Level.ADVICE, True)


def test_somebody_who_keeps_others_from_writing_is_told(file: Path) -> None:
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        found = lock(file, patience=0)
    assert (found.level, "locked by another program" in found.what) == (Level.WRONG, True)


def test_reading_all_of_it_has_an_end(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("CREATE TABLE many (a PRIMARY KEY) WITHOUT ROWID")
        connection.executemany("INSERT INTO many VALUES (?)", ((each,) for each in range(5000)))
    assert flaw(file, longest=60) is None
    with pytest.raises(TimeoutError):
        flaw(file, longest=-1)


def test_space_time_and_journal_are_judged(file: Path) -> None:
    assert [disk(file, free).level for free in (2**30, 50 * 2**20, 2**20)] == [
        Level.OK,
        Level.ADVICE,
        Level.WRONG,
    ]
    assert [flush(seconds).level for seconds in (0.005, 0.5)] == [Level.OK, Level.ADVICE]
    assert [journal(mode).level for mode in ("wal", "delete")] == [Level.OK, Level.ADVICE]


def test_a_file_without_anything_in_it_is_a_database_that_begins(tmp_path: Path) -> None:
    file = tmp_path / "onejob.sqlite3"
    file.touch(0o600)
    found = looked(file)
    assert not [each for each in found.values() if each.level is Level.WRONG]
    assert file.read_bytes() == b""


def test_a_setting_that_names_no_file_is_told() -> None:
    found = {each.id: each for each in database("sqlite:///")}
    assert found[Check.DATABASE].level is Level.WRONG


# Packages, pictures, the catalogue ----------------------------------------------------------------


def test_packages_that_are_missing_or_too_old_or_too_new_are_named() -> None:
    versions = {"old": "1.9", "same": "2.0", "longer": "2.0.0", "new": "3", "rc": "2.10rc1"}

    def installed(name: str) -> str:
        if name not in versions:
            raise PackageNotFoundError(name)
        return versions[name]

    needed = ["old>=1.10", "same>=2", "longer>=2.0,<3", "new>=2,<3", "rc>=2.9", "gone>=1"]
    found = packages(needed, installed)
    assert found.level is Level.WRONG
    assert found.what == (
        "old is 1.9, and >=1.10 is needed; new is 3, and <3 is needed; gone is missing."
    )


def test_those_of_this_python_are_as_they_should_be() -> None:
    found = packages()
    assert found.level is Level.OK
    assert re.match(r"All [1-9]\d* packages", found.what)


@pytest.mark.parametrize("package", ["pydantic", "discord", "yaml", "orjson"])
def test_where_a_package_is_missing_that_is_told_and_all_else_skipped(
    tmp_path: Path, package: str
) -> None:
    ended = onejob(
        tmp_path,
        f"import sys; sys.modules[{package!r}] = None; from bot.__main__ import main; "
        "sys.exit(main(['doctor']))",
    )
    told = [line.split()[:2] for line in ended.stdout.splitlines()]
    assert ["wrong", "packages"] in told
    assert ended.stdout.count("skipped") == len(Check) - 1
    assert (ended.returncode, ended.stderr) == (1, "")


async def test_a_picture_is_drawn() -> None:
    assert (await machine.pictures(Settings.model_construct())).level is Level.OK


async def test_a_drawing_process_that_draws_nothing_is_told() -> None:
    dead = Artist([sys.executable, "-c", "pass"])
    found = await machine.pictures(Settings.model_construct(), dead)
    assert (found.level, "bot.pictures.worker" in found.cure) == (Level.WRONG, True)


def test_a_machine_with_mistakes_is_told_a_line_each_without_a_traceback(tmp_path: Path) -> None:
    (tmp_path / "jobs").mkdir()
    ended = onejob(
        tmp_path,
        "import sys; from bot.__main__ import main; sys.exit(main(['doctor']))",
        ONEJOB_CATALOGUE="jobs",
        ONEJOB_PICTURES="perhaps",
        ONEJOB_PICTURE="off",
    )
    levels = [tuple(line.split()[:2]) for line in ended.stdout.splitlines()]
    assert {("wrong", "settings"), ("advice", "settings"), ("wrong", "catalogue")} <= set(levels)
    assert (ended.returncode, ended.stderr) == (1, "")


# The processes -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("held", "level", "told"),
    [
        ([], Level.SKIPPED, "None runs"),
        ([ALL], Level.OK, "One runs, with these shards: all."),
        ([Shards(0, 1, 4), Shards(2, 3, 4)], Level.OK, "2 run, with these shards: 0-1/4, 2-3/4."),
        ([Shards(2, 2, 4)], Level.WRONG, "Nobody has 0-1/4, 3/4."),
        ([ALL, ALL], Level.WRONG, "Some are had twice."),
        ([Shards(0, 1, 4), Shards(1, 3, 4)], Level.WRONG, "Some are had twice."),
        ([Shards(0, 0, 2), Shards(1, 3, 8)], Level.WRONG, "Some are had twice."),
        ([Shards(0, 0, 2), Shards(1, 1, 4)], Level.ADVICE, "They count differently."),
    ],
)
def test_how_processes_share_the_servers(held: list[Shards], level: Level, told: str) -> None:
    at = datetime(2026, 8, 3, tzinfo=UTC)
    found = shared([Process(str(number), each, at) for number, each in enumerate(held)])
    assert found.level is level
    assert told in found.what


def test_processes_are_looked_for_where_there_is_a_database(tmp_path: Path, file: Path) -> None:
    for url, told in ((file, "None runs"), (tmp_path / "nowhere", "There is no database")):
        found = processes(f"sqlite:///{url}")
        assert found.level is Level.SKIPPED
        assert told in found.what
