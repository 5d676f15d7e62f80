"""What operators are told where the bot's database is one of PostgreSQL's."""

from __future__ import annotations

import asyncio
import subprocess
from collections.abc import Mapping
from pathlib import Path

import psycopg
import pytest

from bot.__main__ import main
from bot.operators.doctor.database import database
from bot.operators.doctor.finding import Check, Finding, Level
from bot.operators.doctor.server import flush
from bot.storage import adapter
from bot.storage.errors import StorageError
from tests.postgres import Server, free_port
from tests.storage.beside import ask

Told = pytest.CaptureFixture[str]


@pytest.fixture
def url(postgres: Server, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> str:
    """The bot's own, named in the environment."""
    url = postgres.emptied()
    monkeypatch.setenv("DATABASE_URL", url)
    monkeypatch.chdir(tmp_path)
    return url


def looked(url: str) -> Mapping[Check, Finding]:
    return {each.id: each for each in database(url)}


@pytest.mark.usefixtures("url")
def test_backup_and_restore_say_in_one_sentence_what_to_use_instead(capsys: Told) -> None:
    for command, program in (("backup", "pg_dump"), ("restore", "pg_restore")):
        assert main([command, "copy"]) == 1
        told = capsys.readouterr().err
        assert told.startswith("DATABASE_URL names a PostgreSQL database, which PostgreSQL ")
        assert program in told
        assert told.count("\n") == 1


def test_what_they_say_works(url: str, postgres: Server, tmp_path: Path) -> None:
    ask(url, "INSERT INTO command_sync VALUES (1, 'kept', 0, '{}')")
    copy, other = tmp_path / "onejob.dump", postgres.database()
    dump = ["pg_dump", "--format=custom", f"--file={copy}", url]
    restore = ["pg_restore", "--clean", "--if-exists", "--single-transaction", copy]
    for program, *arguments in (dump, [*restore, f"--dbname={other}"]):
        subprocess.run([postgres.programs / str(program), *arguments], check=True)
    assert next(each.level for each in database(other)) is Level.OK
    assert ask(other, "SELECT digest FROM command_sync") == [("kept",)]


def test_everything_is_moved_and_that_is_said(url: str, tmp_path: Path, capsys: Told) -> None:
    ask(url, "INSERT INTO command_sync VALUES (1, 'kept', 0, '{}')")
    assert main(["move", "--to", "sqlite:///moved.sqlite3"]) == 0
    told = capsys.readouterr().out
    assert told.startswith(f"The database file {tmp_path / 'moved.sqlite3'} has everything now: 1 ")
    assert told.endswith(
        "each read again and found the same. Name it in DATABASE_URL, then start the bot. What was "
        "moved is still where it was.\n"
    )
    assert main(["move", "--to", "sqlite:///moved.sqlite3"]) == 1
    assert "has 1 rows already: name one that is new" in capsys.readouterr().err


def test_a_sound_one_is_seen(url: str) -> None:
    seen = looked(url)
    assert list(seen) == [
        *(Check.DATABASE, Check.INTEGRITY, Check.LOCK, Check.JOURNAL),
        *(Check.DISK, Check.FLUSH, Check.MODES),
    ]
    told = seen[Check.DATABASE]
    assert told.level is Level.OK
    assert "onejob_empty at 127.0.0.1:" in told.what
    assert "MB, PostgreSQL 1" in told.what
    assert seen[Check.LOCK].level is Level.OK
    assert seen[Check.JOURNAL].level is Level.WRONG  # that of the tests is in a hurry
    assert seen[Check.FLUSH].what.endswith(" ms until something is on the disk.")
    assert flush(0.2).level is Level.ADVICE


def test_one_that_nobody_may_write_to_is_seen(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.operators.doctor.server._PATIENCE", 0.05)
    with psycopg.connect(url) as other:
        other.execute("LOCK TABLE onejob_writer")
        assert " is locked by another program: " in looked(url)[Check.LOCK].what
        other.rollback()


def test_one_that_is_not_there_is_seen() -> None:
    seen = looked(f"postgresql://me:hush@127.0.0.1:{free_port()}/jobs")
    assert seen[Check.DATABASE].level is Level.WRONG
    assert "hush" not in seen[Check.DATABASE].what
    assert {each.level for check, each in seen.items() if check is not Check.DATABASE} == {
        Level.SKIPPED
    }


@pytest.mark.usefixtures("url")
def test_wishes_are_read_there(capsys: Told) -> None:
    assert main(["wanted"]) == 0
    assert capsys.readouterr().out == "No profile is wanted.\n"


def test_an_address_that_means_nothing_is_told_by_check(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: Told
) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://me:hush@[::1/x")
    monkeypatch.chdir(tmp_path)
    assert main(["check"]) == 1
    told = capsys.readouterr()
    assert "DATABASE_URL must look like postgresql://" in told.out + told.err
    assert "hush" not in told.out + told.err


async def test_without_its_package_one_is_told_which(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(_: str) -> None:
        raise ModuleNotFoundError(name="psycopg")

    monkeypatch.setattr(adapter, "import_module", missing)
    with pytest.raises(StorageError, match=r'pip install "onejob\[postgres\]"'):
        async with adapter.opened("postgresql://x"):
            await asyncio.sleep(0)
