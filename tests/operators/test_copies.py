"""`onejob backup` and `onejob restore`, as an operator meets them."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.storage.sqlite.database import Database


@pytest.fixture(autouse=True)
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The bot's database, named in the environment."""
    url = f"sqlite:///{tmp_path / 'onejob.sqlite3'}"
    monkeypatch.setenv("DATABASE_URL", url)
    monkeypatch.chdir(tmp_path)

    async def make() -> None:
        async with Database.open(url):
            pass

    asyncio.run(make())
    return url


def test_backup_says_what_it_has_proven(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["backup", str(tmp_path / "copy")]) == 0
    assert "read back and found whole" in capsys.readouterr().out


def test_restore_says_where_the_replaced_database_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["backup", str(tmp_path / "copy")])
    assert main(["restore", str(tmp_path / "copy")]) == 0
    (kept,) = tmp_path.glob("*.replaced-*")
    assert str(kept) in capsys.readouterr().out


def test_what_is_refused_is_one_sentence_and_exit_code_1(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["restore", str(tmp_path / "nothing")]) == 1
    told = capsys.readouterr().err
    assert told == f"There is no file {tmp_path / 'nothing'}: name the backup to restore.\n"


def test_names_are_told_whole_wherever_one_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", "sqlite:///onejob.sqlite3")
    assert main(["backup", "copy"]) == 0
    assert f"Backed up to {tmp_path / 'copy'}: " in capsys.readouterr().out
    assert main(["restore", "copy"]) == 0
    out = capsys.readouterr().out
    assert f"Restored {tmp_path / 'copy'} to {tmp_path / 'onejob.sqlite3'}: " in out
    assert f"What was there before is in {tmp_path / 'onejob.sqlite3.replaced-'}" in out


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Somebody in another folder, where a relative name means another file."""
    main(["backup", str(tmp_path / "copy")])
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    monkeypatch.chdir(folder)
    monkeypatch.setenv("DATABASE_URL", "sqlite:///var/onejob.sqlite3")
    return folder


@pytest.mark.parametrize("command", [["backup", "x"], ["restore", "../copy"]])
def test_from_another_folder_no_database_is_found_and_none_is_made(
    elsewhere: Path, command: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(command) == 1
    told = capsys.readouterr().err
    assert told.startswith(f"There is no database {elsewhere / 'var/onejob.sqlite3'}")
    assert told.count("\n") == 1
    assert list(elsewhere.iterdir()) == []


def test_an_empty_file_is_no_database_that_could_be_restored(
    elsewhere: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (elsewhere / "var").mkdir()
    (elsewhere / "var/onejob.sqlite3").touch()
    assert main(["restore", "../copy"]) == 1
    assert "There is no database" in capsys.readouterr().err


def test_who_says_so_has_a_new_database_made(elsewhere: Path) -> None:
    assert main(["restore", "--new", "../copy"]) == 0
    assert main(["backup", "x"]) == 0
    assert sorted(path.name for path in elsewhere.iterdir()) == ["var", "x"]


def test_new_does_no_harm_where_there_is_a_database(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["backup", str(tmp_path / "copy")])
    assert main(["restore", "--new", str(tmp_path / "copy")]) == 0
    assert "What was there before is in" in capsys.readouterr().out


@pytest.mark.parametrize("content", [b"", b"\0" * 512, b"SQLite format 3\0", b"Dear diary"])
@pytest.mark.parametrize("command", ["backup", "restore"])
def test_a_file_without_a_database_in_it_is_refused(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    content: bytes,
    command: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    file = tmp_path / "x"
    file.write_bytes(content)
    if command == "backup":
        monkeypatch.setenv("DATABASE_URL", f"sqlite:///{file}")
    arguments = [command, str(tmp_path / "y") if command == "backup" else str(file)]
    assert main(arguments) == 1
    told = capsys.readouterr().err
    assert (told.count("\n"), str(file) in told) == (1, True)
    assert file.read_bytes() == content
    assert not (tmp_path / "y").exists()
