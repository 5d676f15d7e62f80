"""What of aiosqlite is private and used all the same."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import aiosqlite
import pytest

from bot.storage.errors import StorageError
from bot.storage.sqlite.database import Database
from bot.storage.sqlite.thread import PRIVATE, SUPPORTED

PROJECT = Path(__file__).parents[2] / "pyproject.toml"


def forget(patch: pytest.MonkeyPatch, name: str) -> None:
    """Make aiosqlite one that never had it."""
    if hasattr(aiosqlite.Connection, name):
        patch.delattr(aiosqlite.Connection, name)
        return
    made = aiosqlite.Connection.__init__

    def otherwise(self: aiosqlite.Connection, *values: Any, **named: Any) -> None:
        made(self, *values, **named)
        delattr(self, name)

    patch.setattr(aiosqlite.Connection, "__init__", otherwise)


def found_in(folder: Path) -> list[Path]:
    return list(folder.iterdir())


@pytest.mark.parametrize("name", PRIVATE)
async def test_another_aiosqlite_is_refused_in_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    forget(monkeypatch, name)
    monkeypatch.setattr(aiosqlite, "__version__", "0.30.0")
    with pytest.raises(StorageError) as refused:
        async with Database.open(f"sqlite:///{tmp_path}/onejob.sqlite3"):
            pass
    assert str(refused.value) == (
        f"aiosqlite 0.22 is needed, and this Python has 0.30.0 (without {name}): "
        'install it (pip install "aiosqlite>=0.22,<0.23").'
    )
    assert not found_in(tmp_path)


def test_the_version_that_is_asked_for_is_the_one_that_is_installed() -> None:
    project = tomllib.loads(PROJECT.read_text("utf-8"))["project"]
    assert SUPPORTED in project["dependencies"]
