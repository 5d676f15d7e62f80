"""Opening a database: what is made, what is refused, and in which words."""

from __future__ import annotations

import asyncio
import os
import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest

from bot.storage.database import Database
from bot.storage.errors import StorageError

DIARY = b"Dear diary, " * 100


def url(path: Path) -> str:
    return f"sqlite:///{path}"


async def refusal(path: Path, patience: float = 0.0) -> str:
    with pytest.raises(StorageError) as refused:
        async with Database.open(url(path), patience=patience):
            pass
    return str(refused.value)


def octets(path: Path) -> bytes:
    return path.read_bytes()


def make_read_only(path: Path) -> None:
    path.chmod(0o444)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "onejob.sqlite3"


@pytest.fixture
def diary(file: Path) -> Path:
    file.write_bytes(DIARY)
    return file


async def test_missing_folders_are_made(tmp_path: Path) -> None:
    file = tmp_path / "var" / "deeper" / "onejob.sqlite3"
    async with Database.open(url(file)):
        assert file.is_file()


async def test_a_relative_name_starts_at_the_current_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with Database.open("sqlite:///var/onejob.sqlite3"):
        assert (tmp_path / "var" / "onejob.sqlite3").is_file()


@pytest.mark.parametrize("setting", ["postgresql://me:secret@host/jobs", "sqlite:///", "jobs.db"])
async def test_an_address_of_another_kind_is_refused(setting: str) -> None:
    with pytest.raises(StorageError) as refused:
        async with Database.open(setting):
            pass
    assert str(refused.value) == (
        "DATABASE_URL must be sqlite:/// followed by the name of a file, "
        "such as sqlite:///var/onejob.sqlite3."
    )


@pytest.mark.parametrize(
    ("pragma", "value"),
    [("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1), ("busy_timeout", 5000)],
)
async def test_the_connection_is_durable_and_strict(
    file: Path, pragma: str, value: str | int
) -> None:
    async with Database.open(url(file)) as database:
        assert await database.read(lambda t: t.row(f"PRAGMA {pragma}")) == (value,)


async def test_every_table_is_strict(file: Path) -> None:
    async with Database.open(url(file)) as database:
        lax = await database.read(
            lambda t: t.rows("SELECT name FROM pragma_table_list WHERE NOT strict")
        )
    assert [name for (name,) in lax if not name.startswith("sqlite_")] == []


async def test_a_folder_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "var").write_text("not a folder")
    file = tmp_path / "var" / "onejob.sqlite3"
    assert await refusal(file) == (
        f"The database file {file} cannot be made or opened: make its folder writable for the "
        "user who runs the bot, or name another file in DATABASE_URL."
    )


async def test_a_file_that_is_a_folder_is_refused(tmp_path: Path) -> None:
    assert await refusal(tmp_path) == (
        f"The database file {tmp_path} cannot be made or opened: make its folder writable for the "
        "user who runs the bot, or name another file in DATABASE_URL."
    )


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="this system has no /proc")
async def test_a_folder_that_cannot_be_written_to_is_refused() -> None:
    file = Path("/proc/onejob/onejob.sqlite3")
    assert await refusal(file) == (
        f"The database file {file} cannot be made or opened: make its folder writable for the "
        "user who runs the bot, or name another file in DATABASE_URL."
    )


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may write everywhere")
async def test_a_file_that_may_not_be_written_to_is_refused(file: Path) -> None:
    async with Database.open(url(file)):
        pass
    make_read_only(file)
    async with Database.open(url(file)) as database:
        with pytest.raises(StorageError) as refused:
            await database.write(lambda t: t.execute("DELETE FROM command_sync"))
    assert str(refused.value) == (
        f"The database file {file} may not be written to: make it and its folder writable for the "
        "user who runs the bot, or name another file in DATABASE_URL."
    )


async def test_a_file_that_is_no_database_is_refused_and_left_alone(diary: Path) -> None:
    assert await refusal(diary) == (
        f"The file {diary} is not a database: move it away, or name another file in DATABASE_URL."
    )
    assert octets(diary) == DIARY


async def test_a_damaged_database_is_refused(file: Path) -> None:
    async with Database.open(url(file)):
        pass
    with file.open("r+b") as damaged:
        damaged.seek(100)
        damaged.write(b"\xff" * 3996)
    assert await refusal(file) == (
        f"The database file {file} is damaged: move it away and put a backup in its place."
    )


async def test_another_programs_database_is_refused_and_left_alone(file: Path) -> None:
    with closing(sqlite3.connect(file)) as other:
        other.execute("CREATE TABLE recipe (name TEXT)")
    before = octets(file)
    assert await refusal(file) == (
        f"The file {file} is another program's database: name another file in DATABASE_URL."
    )
    assert octets(file) == before


async def test_a_database_newer_than_the_program_is_refused_and_left_alone(file: Path) -> None:
    async with Database.open(url(file)) as database:
        await database.write(
            lambda t: t.execute(
                "INSERT INTO onejob_migration (number, name) VALUES (9999, '9999_later.sql')"
            )
        )
        known = await database.read(
            lambda t: t.rows("SELECT max(number) FROM onejob_migration WHERE number < 9999")
        )
    before = octets(file)
    assert await refusal(file) == (
        f"The database file {file} was written by a newer version of the bot (its schema is 9999, "
        f"this version knows {known[0][0]}): install that version again, or put the copy made "
        "before the upgrade in its place."
    )
    assert octets(file) == before


async def test_a_database_that_another_program_keeps_to_itself_is_refused(file: Path) -> None:
    async with Database.open(url(file)):
        pass
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        assert await refusal(file) == (
            f"The database file {file} is locked by another program: stop that program, then try "
            "again."
        )


async def test_several_may_open_the_same_new_file_at_once(file: Path) -> None:
    async def start(number: int) -> None:
        async with Database.open(url(file)) as database:
            await database.write(
                lambda t: t.execute("INSERT INTO command_sync VALUES ($1, 'd', 0)", number)
            )

    await asyncio.gather(*(start(number) for number in range(8)))
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("SELECT count(*) FROM command_sync").fetchone() == (8,)


async def test_no_thread_is_left_after_closing(file: Path) -> None:
    before = threading.enumerate()
    async with Database.open(url(file)):
        pass
    assert threading.enumerate() == before


async def test_no_thread_is_left_after_a_refusal(diary: Path) -> None:
    before = threading.enumerate()
    await refusal(diary)
    assert threading.enumerate() == before


async def test_no_thread_is_left_after_opening_was_cancelled(file: Path) -> None:
    before = threading.enumerate()
    opening = asyncio.ensure_future(refusal(file))
    await asyncio.sleep(0)
    opening.cancel()
    with pytest.raises(asyncio.CancelledError):
        await opening
    assert threading.enumerate() == before


async def test_a_closed_database_leaves_one_file(file: Path) -> None:
    async with Database.open(url(file)) as database:
        await database.write(lambda t: t.execute("DELETE FROM command_sync"))
    assert [path.name for path in file.parent.iterdir()] == [file.name]


async def test_what_fails_while_the_database_is_open_still_closes_it(file: Path) -> None:
    with pytest.raises(ZeroDivisionError):
        async with Database.open(url(file)):
            _ = 1 / 0
    assert [path.name for path in file.parent.iterdir()] == [file.name]
