"""Bringing an old database up to date: all of a step or nothing of it, and a copy first."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.storage.errors import StorageError
from bot.storage.migration import scripts_in
from bot.storage.sqlite.database import Database

INITIAL = """
-- A comment; with a semicolon.
CREATE TABLE onejob_migration (number INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL) STRICT;
CREATE TABLE pet (name TEXT NOT NULL) STRICT;
"""
SECOND = "ALTER TABLE pet ADD COLUMN legs INTEGER NOT NULL DEFAULT 4;\n"
BROKEN = "CREATE TABLE toy (name TEXT NOT NULL) STRICT;\nINSERT INTO nowhere VALUES (1);\n"


class Yard:
    """A database file and the folder of migrations that its program knows."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "onejob.sqlite3"
        self.copy = folder / "onejob.sqlite3.schema-1"
        self.migrations = folder / "migrations"
        self.migrations.mkdir()
        self.add("0001_initial.sql", INITIAL)

    def add(self, name: str, script: str) -> None:
        (self.migrations / name).write_text(script, encoding="utf-8")

    async def opened(self) -> None:
        async with Database.open(f"sqlite:///{self.file}", migrations=self.migrations):
            pass

    def ask(self, sql: str, file: Path | None = None) -> list[tuple[object, ...]]:
        with closing(sqlite3.connect(file or self.file, isolation_level=None)) as connection:
            return connection.execute(sql).fetchall()


@pytest.fixture
def yard(tmp_path: Path) -> Yard:
    return Yard(tmp_path)


@pytest.fixture
async def old(yard: Yard) -> Yard:
    """At schema 1, with one row, before a program that knows schema 2."""
    await yard.opened()
    yard.ask("INSERT INTO pet (name) VALUES ('Rex')")
    yard.add("0002_legs.sql", SECOND)
    return yard


async def test_each_step_is_written_down_in_the_database(old: Yard) -> None:
    await old.opened()
    assert old.ask("SELECT number, name FROM onejob_migration ORDER BY number") == [
        (1, "0001_initial.sql"),
        (2, "0002_legs.sql"),
    ]


async def test_what_was_stored_survives_the_step(old: Yard) -> None:
    await old.opened()
    assert old.ask("SELECT name, legs FROM pet") == [("Rex", 4)]


async def test_the_old_database_is_copied_first(old: Yard) -> None:
    await old.opened()
    assert old.ask("SELECT * FROM pet", old.copy) == [("Rex",)]


async def test_a_copy_that_an_earlier_attempt_left_unfinished_does_not_matter(old: Yard) -> None:
    old.copy.with_name(f"{old.copy.name}.x.unfinished").write_text("half of a copy")
    await old.opened()
    assert sorted(path.name for path in old.file.parent.iterdir()) == [
        "migrations",
        "onejob.sqlite3",
        "onejob.sqlite3.schema-1",
    ]


async def test_a_new_database_is_not_copied(yard: Yard) -> None:
    yard.add("0002_legs.sql", SECOND)
    await yard.opened()
    assert not list(yard.file.parent.glob("*.schema-*"))


async def test_a_database_that_is_up_to_date_is_not_copied(yard: Yard) -> None:
    await yard.opened()
    await yard.opened()
    assert not list(yard.file.parent.glob("*.schema-*"))


async def test_a_step_that_fails_leaves_nothing_behind(old: Yard) -> None:
    old.add("0003_toys.sql", BROKEN)
    with pytest.raises(sqlite3.OperationalError):
        await old.opened()
    assert old.ask("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name") == [
        ("onejob_migration",),
        ("pet",),
    ]


async def test_the_steps_before_the_one_that_fails_stand(old: Yard) -> None:
    old.add("0003_toys.sql", BROKEN)
    with pytest.raises(sqlite3.OperationalError):
        await old.opened()
    assert old.ask("SELECT max(number) FROM onejob_migration") == [(2,)]


async def test_a_failed_first_start_leaves_an_empty_database(yard: Yard) -> None:
    yard.add("0001_initial.sql", INITIAL + BROKEN)
    with pytest.raises(sqlite3.OperationalError):
        await yard.opened()
    assert yard.ask("SELECT * FROM sqlite_master") == []


async def test_the_copy_restored_by_hand_is_brought_up_to_date_again(old: Yard) -> None:
    await old.opened()
    old.copy.replace(old.file)
    await old.opened()
    assert old.ask("SELECT name, legs FROM pet") == [("Rex", 4)]


async def test_no_step_is_taken_while_another_process_writes(old: Yard) -> None:
    with closing(sqlite3.connect(old.file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StorageError):
            async with Database.open(
                f"sqlite:///{old.file}", migrations=old.migrations, patience=0
            ):
                pass
    assert old.ask("SELECT max(number) FROM onejob_migration") == [(1,)]


def test_the_packaged_migrations_are_numbered_without_gaps() -> None:
    numbers = sorted(scripts_in())
    assert numbers == list(range(1, len(numbers) + 1))
