"""`onejob backup` and `onejob restore`, as an operator meets them."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.storage.database import Database


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
