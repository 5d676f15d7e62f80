"""Backups and the way back, with real files and a process that writes meanwhile."""

from __future__ import annotations

import os
import sqlite3
import stat
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.storage.errors import StorageError
from bot.storage.sqlite.backup import back_up, restore
from bot.storage.sqlite.database import Database
from tests.storage.child import ACKNOWLEDGING, child, lines

NOW = datetime(2026, 8, 3, 9, 0, tzinfo=UTC)


class Desk:
    """A database with one row, and a backup's name beside it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.file = folder / "onejob.sqlite3"
        self.backup = folder / "backup.sqlite3"
        self.url = f"sqlite:///{self.file}"

    async def add(self, number: int) -> None:
        async with Database.open(self.url) as database:
            await database.write(
                lambda t: t.execute("INSERT INTO command_sync VALUES ($1, 'd', 0, '{}')", number)
            )

    def ask(self, sql: str, file: Path | None = None) -> list[tuple[int | str, ...]]:
        with closing(sqlite3.connect(file or self.file, isolation_level=None)) as connection:
            return connection.execute(sql).fetchall()

    def numbers(self, file: Path | None = None) -> set[int | str]:
        return {number for (number,) in self.ask("SELECT application_id FROM command_sync", file)}

    def names(self) -> set[str]:
        return {path.name for path in self.folder.iterdir()}

    def back_up_refused(self, file: Path | None = None) -> str:
        with pytest.raises(StorageError) as refused:
            back_up(self.url, file or self.backup)
        return str(refused.value)

    def restore_refused(self, file: Path | None = None) -> str:
        with pytest.raises(StorageError) as refused:
            restore(self.url, file or self.backup, NOW, patience=0)
        return str(refused.value)


@pytest.fixture
async def desk(tmp_path: Path) -> Desk:
    desk = Desk(tmp_path)
    await desk.add(1)
    return desk


def damage(file: Path) -> None:
    """Overwrite the middle of the file, where its rows and indexes are."""
    size = file.stat().st_size
    with file.open("r+b") as octets:
        octets.seek(size // 2)
        octets.write(b"\xa5" * (size // 4))


# Backing up ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("error", [PermissionError, IsADirectoryError])
async def test_a_system_that_opens_no_folders_makes_backups_for_all_that(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, error: type[OSError]
) -> None:
    """As Windows does not."""
    really = os.open

    def open_(path: str | Path, flags: int, mode: int = 0o777) -> int:
        if Path(path).is_dir():
            raise error
        return really(path, flags, mode)

    monkeypatch.setattr(os, "open", open_)
    back_up(desk.url, desk.backup)
    restore(desk.url, desk.backup, NOW)
    assert desk.numbers(desk.backup) == desk.numbers() == {1}


async def test_a_backup_holds_what_the_database_held(desk: Desk) -> None:
    copied = back_up(desk.url, desk.backup)
    assert desk.numbers(desk.backup) == {1}
    migrations = desk.ask("SELECT count(*), max(number) FROM onejob_migration")
    assert [(copied.rows - 1, copied.schema)] == migrations


async def test_a_backup_is_one_file_for_its_owner(desk: Desk) -> None:
    back_up(desk.url, desk.backup)
    assert desk.names() == {desk.file.name, desk.backup.name}
    assert stat.S_IMODE(desk.backup.stat().st_mode) == 0o600


async def test_a_backup_of_a_database_in_mid_writing_holds_every_write_acknowledged_before(
    desk: Desk,
) -> None:
    async with child(ACKNOWLEDGING, f"sqlite:///{desk.folder / 'busy'}") as writer:
        acknowledged = {int(line) for line in await lines(writer, 200)}
        back_up(f"sqlite:///{desk.folder / 'busy'}", desk.backup)
        later = {int(line) for line in await lines(writer, 200)}
        assert writer.returncode is None
    kept = desk.numbers(desk.backup)
    assert acknowledged <= kept
    assert desk.ask("PRAGMA integrity_check", desk.backup) == [("ok",)]
    assert later - acknowledged, "the writer went on"


async def test_a_backup_made_at_any_instant_restores_to_a_whole_beginning(desk: Desk) -> None:
    """Writes are acknowledged in the order of their numbers: a backup has no gap among them."""
    busy, beginnings = f"sqlite:///{desk.folder / 'busy'}", list[int]()
    async with child(ACKNOWLEDGING, f"sqlite:///{desk.folder / 'busy'}") as writer:
        for _ in range(12):
            acknowledged = max(int(line) for line in await lines(writer, 7))
            back_up(busy, desk.backup)
            restore(desk.url, desk.backup, NOW)
            kept = desk.numbers()
            assert kept == set(range(len(kept)))
            assert acknowledged in kept
            beginnings.append(len(kept))
    assert beginnings == sorted(beginnings)


async def test_a_backup_takes_the_place_of_an_older_one(desk: Desk) -> None:
    back_up(desk.url, desk.backup)
    await desk.add(2)
    back_up(desk.url, desk.backup)
    assert desk.numbers(desk.backup) == {1, 2}


async def test_the_older_backup_stays_where_a_new_one_fails(desk: Desk) -> None:
    back_up(desk.url, desk.backup)
    damage(desk.file)
    assert "is damaged" in desk.back_up_refused()
    assert desk.numbers(desk.backup) == {1}
    assert desk.names() == {desk.file.name, desk.backup.name}


async def test_what_a_killed_backup_left_unfinished_goes_with_the_next_one(desk: Desk) -> None:
    (desk.folder / "backup.sqlite3.x1.unfinished").write_text("half of a copy")
    back_up(desk.url, desk.backup)
    assert desk.names() == {desk.file.name, desk.backup.name}


async def test_a_file_that_is_no_backup_is_not_overwritten(desk: Desk) -> None:
    desk.backup.write_text("Dear diary")
    assert desk.back_up_refused() == (
        f"{desk.backup} exists and is no backup: name another file, or move it away."
    )
    assert desk.backup.read_text() == "Dear diary"


async def test_the_database_is_no_place_for_its_own_backup(desk: Desk) -> None:
    assert "is the database itself" in desk.back_up_refused(desk.file)


@pytest.mark.parametrize("name", ["", "missing/backup.sqlite3"])
async def test_a_backup_needs_a_name_in_a_folder_that_exists(desk: Desk, name: str) -> None:
    assert "name one" in desk.back_up_refused(desk.folder / name)


async def test_without_a_database_there_is_nothing_to_back_up(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    assert desk.back_up_refused() == (
        f"There is no database {desk.file}: name its file in DATABASE_URL, or run the bot once."
    )
    assert desk.names() == set()


# Restoring ----------------------------------------------------------------------------------------


async def test_what_was_restored_is_what_was_backed_up(desk: Desk) -> None:
    back_up(desk.url, desk.backup)
    await desk.add(2)
    restore(desk.url, desk.backup, NOW)
    assert desk.numbers() == {1}


async def test_what_was_there_before_is_kept_beside_it(desk: Desk) -> None:
    back_up(desk.url, desk.backup)
    await desk.add(2)
    restored = restore(desk.url, desk.backup, NOW)
    assert restored.replaced == desk.folder / "onejob.sqlite3.replaced-20260803T090000Z"
    assert desk.numbers(restored.replaced) == {1, 2}


async def test_the_bot_goes_on_with_a_restored_database(desk: Desk) -> None:
    back_up(desk.url, desk.backup)
    restore(desk.url, desk.backup, NOW)
    await desk.add(2)
    assert desk.numbers() == {1, 2}


async def test_a_backup_is_restored_where_there_is_no_database(desk: Desk) -> None:
    back_up(desk.url, desk.backup)
    elsewhere = Desk(desk.folder / "elsewhere")
    restored = restore(elsewhere.url, desk.backup, NOW)
    assert restored.replaced is None
    assert elsewhere.numbers() == {1}


async def test_what_a_moved_database_left_beside_itself_does_no_harm_and_is_kept(
    desk: Desk,
) -> None:
    async with child(ACKNOWLEDGING, f"sqlite:///{desk.folder / 'busy'}") as writer:
        await lines(writer, 50)
        writer.kill()
        await writer.wait()
    busy = Desk(desk.folder)
    busy.file, busy.url = desk.folder / "busy", f"sqlite:///{desk.folder / 'busy'}"
    log = (desk.folder / "busy-wal").read_bytes()
    busy.file.unlink()
    back_up(desk.url, desk.backup)
    restore(busy.url, desk.backup, NOW)
    assert busy.numbers() == {1}
    assert busy.ask("PRAGMA integrity_check") == [("ok",)]
    assert (desk.folder / "busy.replaced-20260803T090000Z-wal").read_bytes() == log


async def test_what_a_killed_restore_left_unfinished_goes_with_the_next_one(desk: Desk) -> None:
    for name in ("x1.unfinished", "x1.unfinished-journal"):
        (desk.folder / f"onejob.sqlite3.replaced-20260802T090000Z.{name}").write_text("half")
    back_up(desk.url, desk.backup)
    restored = restore(desk.url, desk.backup, NOW)
    assert restored.replaced
    assert desk.names() == {desk.file.name, desk.backup.name, restored.replaced.name}


async def test_a_running_bot_is_not_robbed_of_its_database(desk: Desk) -> None:
    back_up(desk.url, desk.backup)
    async with child(ACKNOWLEDGING, f"sqlite:///{desk.folder / 'busy'}") as writer:
        await lines(writer, 50)
        with pytest.raises(StorageError, match="is in use: stop the bot"):
            restore(f"sqlite:///{desk.folder / 'busy'}", desk.backup, NOW, patience=0)
        await lines(writer, 50)
        assert writer.returncode is None


async def test_a_bot_that_does_nothing_at_the_moment_holds_its_database_as_well(
    desk: Desk,
) -> None:
    back_up(desk.url, desk.backup)
    async with Database.open(desk.url):
        assert desk.restore_refused() == (
            f"The database file {desk.file} is in use: stop the bot, restore, then start it again."
        )
    assert not [name for name in desk.names() if "replaced" in name]


async def test_a_file_of_another_program_is_no_backup(desk: Desk) -> None:
    desk.ask("CREATE TABLE diary (day TEXT)", desk.backup)
    assert desk.restore_refused() == (
        f"The file {desk.backup} is no backup of this bot: name one that `onejob backup` has made."
    )


async def test_a_text_is_no_backup(desk: Desk) -> None:
    desk.backup.write_text("Dear diary, " * 100)
    assert "cannot be read as a backup" in desk.restore_refused()


async def test_a_damaged_backup_is_refused_and_the_database_stays(desk: Desk) -> None:
    back_up(desk.url, desk.backup)
    damage(desk.backup)
    assert str(desk.backup) in desk.restore_refused()
    assert desk.numbers() == {1}


async def test_a_backup_of_a_newer_version_is_refused(desk: Desk) -> None:
    back_up(desk.url, desk.backup)
    desk.ask("INSERT INTO onejob_migration VALUES (9000, '9000_future.sql')", desk.backup)
    assert "made by a newer version of the bot (its schema is 9000" in desk.restore_refused()


async def test_a_missing_backup_is_refused(desk: Desk) -> None:
    assert desk.restore_refused() == (
        f"There is no file {desk.backup}: name the backup to restore."
    )


async def test_the_database_of_another_program_is_not_replaced(desk: Desk) -> None:
    back_up(desk.url, desk.backup)
    other = Desk(desk.folder)
    other.file, other.url = desk.folder / "diary", f"sqlite:///{desk.folder / 'diary'}"
    other.ask("CREATE TABLE diary (day TEXT)")
    assert "is another program's database" in other.restore_refused()
    assert other.ask("SELECT name FROM sqlite_master") == [("diary",)]
