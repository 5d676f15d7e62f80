"""Opening a database: what is made, what is refused, and in which words."""

from __future__ import annotations

import asyncio
import errno
import os
import re
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Generator
from contextlib import closing
from pathlib import Path

import pytest

from bot.storage.errors import StorageError
from bot.storage.sqlite.cure import CURES, OURS, explained
from bot.storage.sqlite.database import Database
from bot.storage.sqlite.file import too_open

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
        f"The file {diary} is not a database, or no longer: move it away and restore a backup with "
        "`onejob restore BACKUP --new`, or name another file in DATABASE_URL."
    )
    assert octets(diary) == DIARY


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
                lambda t: t.execute("INSERT INTO command_sync VALUES ($1, 'd', 0, '{}')", number)
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


# Whatever SQLite says -----------------------------------------------------------------------------

# Of https://www.sqlite.org/rescode.html; the driver has other things of such names, too.
RESULT_CODES = """
    ABORT AUTH BUSY CANTOPEN CONSTRAINT CORRUPT EMPTY ERROR FORMAT FULL INTERNAL INTERRUPT IOERR
    LOCKED MISMATCH MISUSE NOLFS NOMEM NOTADB NOTFOUND PERM PROTOCOL RANGE READONLY SCHEMA TOOBIG
"""


def said(code: int, message: str = "") -> sqlite3.Error:
    """Return an error as the driver raises it."""
    error = sqlite3.OperationalError(message)
    error.sqlite_errorcode = code
    return error


def explanation(file: Path, error: Exception) -> str:
    with pytest.raises(StorageError) as refused, explained(file):
        raise error
    return str(refused.value)


def test_every_result_code_is_cured_by_somebody() -> None:
    codes = {getattr(sqlite3, f"SQLITE_{name}") for name in RESULT_CODES.split()}
    assert codes == CURES.keys() | OURS
    assert not CURES.keys() & OURS


@pytest.mark.parametrize("code", CURES)
def test_each_is_one_sentence_with_the_file_and_a_cure(file: Path, code: int) -> None:
    for extended in (code, code | 5 << 8):
        told = explanation(file, said(extended, "as SQLite says it"))
        assert str(file) in told
        assert re.search(r": |, then", told)
        assert (told[-1], "{" in told, "\n" in told) == (".", False, False)


@pytest.mark.parametrize(
    "code", [sqlite3.SQLITE_PROTOCOL, sqlite3.SQLITE_NOLFS, sqlite3.SQLITE_IOERR]
)
def test_those_of_network_drives_name_them(file: Path, code: int) -> None:
    assert "network drives" in explanation(file, said(code))


@pytest.mark.parametrize("code", OURS)
def test_mistakes_of_ours_travel_on(file: Path, code: int) -> None:
    with pytest.raises(sqlite3.OperationalError), explained(file):
        raise said(code)


@pytest.mark.parametrize(
    ("number", "told"),
    [
        (errno.ENOSPC, "is full"),
        (errno.EDQUOT, "is full"),
        (errno.EIO, "The disk failed"),
        (errno.EROFS, "may not be written to"),
        (errno.EACCES, "cannot be made or opened"),
        (errno.ESTALE, "cannot be made or opened"),
        (errno.ENOMEM, "not enough memory"),
    ],
)
def test_what_the_system_says_of_a_file_is_told_alike(file: Path, number: int, told: str) -> None:
    assert told in explanation(file, OSError(number, os.strerror(number)))


OUT_OF_MEMORY = """
import asyncio, sqlite3, sys
from bot.storage.sqlite.database import Database
from bot.storage.errors import StorageError

async def main():
    async with Database.open(sys.argv[1]) as database:
        operation = getattr(database, sys.argv[2])
        try:
            await operation(lambda t: t.execute("PRAGMA hard_heap_limit = 1"))
        except StorageError as told:
            print(told)

asyncio.run(main())
"""


@pytest.mark.parametrize("how", ["read", "write"])
def test_a_machine_that_is_really_out_of_memory(file: Path, how: str) -> None:
    """From the first statement on, SQLite gets none; undoing things takes some, too."""
    done = subprocess.run(
        [sys.executable, "-c", OUT_OF_MEMORY, url(file), how],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parents[2],
    )
    told = f"There is not enough memory to use the database file {file}: free some, or give "
    assert (done.stdout, done.stderr) == (f"{told}the bot more, then try again.\n", "")


# Who may read it ----------------------------------------------------------------------------------

has_modes = pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")


@pytest.fixture
def lax() -> Generator[None]:
    """Whatever is made without a word about it is for all to read."""
    before = os.umask(0)
    yield
    os.umask(before)


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


@has_modes
@pytest.mark.usefixtures("lax")
async def test_all_that_is_made_is_for_the_owner_alone(tmp_path: Path) -> None:
    file = tmp_path / "var" / "onejob.sqlite3"
    async with Database.open(url(file)) as database:
        await database.write(lambda t: t.execute("DELETE FROM command_sync"))
        names = {path.name: mode(path) for path in file.parent.iterdir()}
    assert names == {
        "onejob.sqlite3": 0o600,
        "onejob.sqlite3-wal": 0o600,
        "onejob.sqlite3-shm": 0o600,
    }
    assert mode(file.parent) == 0o700


@has_modes
async def test_what_was_there_keeps_its_mode_and_advice_is_given(tmp_path: Path) -> None:
    file = tmp_path / "here" / "onejob.sqlite3"
    file.parent.mkdir(0o755)
    file.touch(0o644)
    async with Database.open(url(file)):
        pass
    assert (mode(file.parent), mode(file)) == (0o755, 0o644)
    told = too_open(url(file))
    assert told is not None
    assert told.endswith(f"(its mode is 0644). Write: chmod 600 {file}.")


@has_modes
@pytest.mark.parametrize(("folder", "file_"), [(0o755, 0o600), (0o700, 0o644)])
async def test_no_advice_is_given_where_nobody_else_can_read_it(
    tmp_path: Path, folder: int, file_: int
) -> None:
    file = tmp_path / "here" / "onejob.sqlite3"
    file.parent.mkdir(folder)
    file.touch(file_)
    assert too_open(url(file)) is None


def test_no_advice_is_given_where_there_is_nothing_yet(tmp_path: Path) -> None:
    assert too_open(url(tmp_path / "nothing" / "onejob.sqlite3")) is None
