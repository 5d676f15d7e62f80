"""Real disks that are full, may only be read, fail or are slow: what is told, and what is kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.storage.disk import has_compiler, may_mount, on_bad_disk, on_small_disk

mounts = pytest.mark.skipif(not may_mount(), reason="nobody may have a mount of their own here")
compiles = pytest.mark.skipif(not has_compiler(), reason="there is no C compiler, or no Linux")


def full(file: Path) -> str:
    return f"The disk that holds the database file {file} is full: free some space, then try again."


def read_only(file: Path) -> str:
    return (
        f"The disk that holds the database file {file} is mounted to be read only, as systems do "
        "with one that fails: check the disk, mount it for writing, then try again."
    )


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "disk" / "onejob.sqlite3"


# Full ---------------------------------------------------------------------------------------------


@mounts
def test_a_first_start_on_a_full_disk(tmp_path: Path, file: Path) -> None:
    assert on_small_disk("first_start", tmp_path) == [full(file)]


@mounts
def test_a_start_on_a_full_disk_changes_nothing_and_room_cures_it(
    tmp_path: Path, file: Path
) -> None:
    assert on_small_disk("later_start", tmp_path) == [full(file), "unchanged: True", "1 2 4"]


@mounts
def test_what_was_acknowledged_before_the_disk_was_full_is_there_and_writing_goes_on_after(
    tmp_path: Path, file: Path
) -> None:
    assert on_small_disk("writing", tmp_path) == [
        full(file),
        "all that was acknowledged: True",
        "whole: True",
        "one more: True",
    ]


@mounts
def test_an_upgrade_without_room_for_its_copy_changes_nothing(tmp_path: Path, file: Path) -> None:
    assert on_small_disk("upgrade", tmp_path) == [
        full(file),
        "unchanged: True",
        "ballast onejob.sqlite3",
    ]


@mounts
def test_a_backup_without_room_leaves_the_older_one_and_no_half(tmp_path: Path) -> None:
    assert on_small_disk("backup", tmp_path) == [
        full(tmp_path / "disk" / "backup.sqlite3"),
        "unchanged: True",
        "backup.sqlite3 ballast onejob.sqlite3",
        "1 2",
    ]


@mounts
def test_a_restore_without_room_to_keep_what_was_there_leaves_it(
    tmp_path: Path, file: Path
) -> None:
    assert on_small_disk("restoring", tmp_path) == [full(file), "ballast onejob.sqlite3", "1 2"]


@mounts
def test_a_restore_without_room_for_the_backup_leaves_what_was_there(
    tmp_path: Path, file: Path
) -> None:
    assert on_small_disk("restoring_more", tmp_path) == [
        full(file),
        "ballast onejob.sqlite3 onejob.sqlite3.replaced-20260803T090000Z",
        "1",
    ]


# Read only ----------------------------------------------------------------------------------------


@mounts
def test_a_disk_that_may_only_be_read_is_named_left_alone_and_can_still_be_backed_up(
    tmp_path: Path, file: Path
) -> None:
    assert on_small_disk("reading_only", tmp_path) == [
        read_only(file),
        "1 2",
        read_only(file),
        "unchanged: True",
    ]


@mounts
def test_a_first_start_on_a_disk_that_may_only_be_read(tmp_path: Path, file: Path) -> None:
    assert on_small_disk("reading_only_without_a_database", tmp_path) == [read_only(file)]


# Failing, or slow ---------------------------------------------------------------------------------


@compiles
def test_nothing_is_acknowledged_that_the_disk_did_not_take_and_writing_goes_on_after(
    tmp_path: Path, file: Path
) -> None:
    told = (
        f"The disk failed while the database file {file} was in use: check the disk and its free "
        "space, then try again. SQLite's locks do not work on many network drives and shared "
        "folders: keep the database on a local disk (name another file in DATABASE_URL)."
    )
    assert on_bad_disk("failing", tmp_path) == [
        told,
        "read meanwhile: 1",
        "whole: True",
        "1 3",
    ]


@compiles
def test_a_slow_disk_holds_up_who_writes_once_for_all_and_nobody_else(tmp_path: Path) -> None:
    assert on_bad_disk("slow", tmp_path) == [
        "flushes of which each was slow: True",
        "fewer than writes: True",
        "the loop went on: True",
        " ".join(map(str, range(20))),
    ]
