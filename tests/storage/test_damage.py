"""Files that are not as they were written: every octet, every length, what a log has lost."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from random import Random

import pytest

from bot.storage.errors import StorageError
from bot.storage.sqlite.backup import back_up, restore
from bot.storage.sqlite.database import Database
from bot.storage.transaction import Transaction
from tests.storage.child import ACKNOWLEDGING, child, lines

NOW = datetime(2026, 8, 3, 9, 0, tzinfo=UTC)
ROWS = list(range(200))
HEADER = 100  # octets, of https://www.sqlite.org/fileformat.html
LOG_HEADER, FRAME = 32, 24 + 4096


def url(file: Path) -> str:
    return f"sqlite:///{file}"


def log_of(file: Path) -> Path:
    return file.with_name(f"{file.name}-wal")


def numbers(file: Path) -> list[int]:
    async def read() -> list[int]:
        async with Database.open(url(file), patience=0.0) as database:
            return await stored(database)

    return asyncio.run(read())


async def stored(database: Database) -> list[int]:
    rows = await database.read(
        lambda t: t.rows("SELECT application_id FROM command_sync ORDER BY application_id")
    )
    return [number for (number,) in rows]


def refusal(file: Path) -> str:
    with pytest.raises(StorageError) as refused:
        numbers(file)
    return str(refused.value)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "onejob.sqlite3"


@pytest.fixture
def sound(file: Path) -> bytes:
    """The octets of a database with rows."""

    async def make() -> None:
        async with Database.open(url(file)) as database:
            await database.write(_rows)

    asyncio.run(make())
    return file.read_bytes()


def _rows(transaction: Transaction) -> None:
    for number in ROWS:
        transaction.execute("INSERT INTO command_sync VALUES ($1, 'd', 0, '{}')", number)


@pytest.fixture
def killed(tmp_path: Path) -> Path:
    """A database whose last rows are in its log alone, as a kill leaves it."""
    file = tmp_path / "killed.sqlite3"
    asyncio.run(killed_in_mid_writing(ACKNOWLEDGING, file))
    return file


async def killed_in_mid_writing(program: str, file: Path) -> None:
    async with child(program, f"sqlite:///{file}") as writer:
        await lines(writer, 100)
        writer.kill()
        await writer.wait()


# A file whose octets are not as they were ---------------------------------------------------------


def spoiled(sound: bytes) -> list[bytes]:
    """Each octet of the header once, then octets and pages anywhere, then the file cut short."""
    random = Random(14)
    all_ = [
        sound[:place] + bytes([sound[place] ^ 0xFF]) + sound[place + 1 :] for place in range(HEADER)
    ]
    for length in (1, 4, 100, 4096):
        for _ in range(60):
            place = random.randrange(len(sound) - length)
            all_.append(sound[:place] + random.randbytes(length) + sound[place + length :])
    all_ += [sound[: random.randrange(1, len(sound))] for _ in range(40)]
    return all_


def outcome(file: Path, octets: bytes) -> str | None:
    """Open it and read all rows; return what is wrong with what came of it."""
    log_of(file).unlink(missing_ok=True)
    file.write_bytes(octets)
    try:
        found = numbers(file)
    except StorageError as told:
        if str(file) not in str(told) or "\n" in str(told) or ": " not in str(told):
            return f"told as {told}"
        return None if file.read_bytes() == octets else f"changed, though refused: {told}"
    except Exception as error:
        return f"raises {error!r}"
    # An octet may be in free space, or in a value: no check can tell.
    return None if len(found) == len(ROWS) else f"opened with {len(found)} rows"


def test_a_spoiled_file_opens_with_all_its_rows_or_is_refused_in_a_sentence_and_left_alone(
    file: Path, sound: bytes
) -> None:
    told = [(at, outcome(file, octets)) for at, octets in enumerate(spoiled(sound))]
    assert [each for each in told if each[1]] == []


@pytest.mark.usefixtures("sound")
def test_a_page_without_sense_is_named_with_the_way_back(file: Path) -> None:
    spoil_page_of("command_sync", file)
    told = refusal(file)
    assert told.startswith(f"The database file {file} is damaged (")
    assert told.endswith(
        "): move it away, then put a backup in its place with `onejob restore BACKUP --new`."
    )


@pytest.mark.usefixtures("sound")
def test_a_name_that_is_no_text_is_damage(file: Path) -> None:
    octets = file.read_bytes()
    assert octets.count(b"CREATE TABLE command_sync")
    file.write_bytes(octets.replace(b"CREATE TABLE command_sync", b"CREATE\xdaTABLE command_sync"))
    assert refusal(file) == (
        f"The database file {file} is damaged: move it away, then put a backup in its place with "
        "`onejob restore BACKUP --new`."
    )


@pytest.mark.usefixtures("sound")
def test_the_way_back_that_a_damaged_database_names_leads_back(file: Path, tmp_path: Path) -> None:
    backup = tmp_path / "backup.sqlite3"
    back_up(url(file), backup)
    spoil_page_of("command_sync", file)
    assert "`onejob restore BACKUP --new`" in refusal(file)
    file.rename(tmp_path / "damaged.sqlite3")
    restore(url(file), backup, NOW)
    assert numbers(file) == ROWS


@pytest.mark.usefixtures("sound")
async def test_damage_under_a_running_bot_is_told_and_what_is_whole_still_answers(
    file: Path,
) -> None:
    async with Database.open(url(file)) as database:
        spoil_page_of("command_sync", file)
        with pytest.raises(StorageError, match="is damaged: move it away"):
            await stored(database)
        assert await database.read(lambda t: t.rows("SELECT name FROM onejob_migration"))


def spoil_page_of(table: str, file: Path) -> None:
    with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as connection:
        sql = "SELECT rootpage FROM sqlite_master WHERE name = ?"
        (page,) = connection.execute(sql, (table,)).fetchone()
        (size,) = connection.execute("PRAGMA page_size").fetchone()
    with file.open("r+b") as raw:
        raw.seek((page - 1) * size)
        raw.write(b"\xff" * size)


# A log that is not as it was ----------------------------------------------------------------------


def test_a_log_torn_anywhere_gives_what_was_whole_by_then(killed: Path, tmp_path: Path) -> None:
    octets, log = killed.read_bytes(), log_of(killed).read_bytes()
    frames = (len(log) - LOG_HEADER) // FRAME
    random = Random(14)
    ends = [LOG_HEADER + frames * FRAME - random.randrange(40 * FRAME) for _ in range(40)]
    before = 0
    for end in [*sorted(ends), len(log)]:
        copy = copied(tmp_path, octets, log[:end])
        found = numbers(copy)
        assert found == list(range(len(found)))
        assert len(found) >= before
        before = len(found)
    assert before >= 100


def test_what_stands_behind_the_whole_part_of_a_log_does_no_harm(
    killed: Path, tmp_path: Path
) -> None:
    octets, log = killed.read_bytes(), log_of(killed).read_bytes()
    kept = numbers(copied(tmp_path, octets, log))
    for left in (b"\0" * FRAME, Random(14).randbytes(3 * FRAME), log[-FRAME // 2 :]):
        assert numbers(copied(tmp_path, octets, log + left)) == kept


def test_a_log_without_its_file_is_not_thrown_away(killed: Path) -> None:
    octets, log = killed.read_bytes(), log_of(killed).read_bytes()
    killed.unlink()
    assert refusal(killed) == (
        f"The database file {killed} is gone, while {log_of(killed)} still has what was written "
        "last: put the file back beside it, or move that one away, too, and restore a backup "
        "(`onejob restore BACKUP --new`) or begin anew."
    )
    assert log_of(killed).read_bytes() == log
    killed.write_bytes(octets)
    assert len(numbers(killed)) >= 100


def test_a_damaged_file_keeps_its_log_as_well(killed: Path) -> None:
    with closing(sqlite3.connect(killed)) as whole:  # what is damaged must be in the file
        whole.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    later = ACKNOWLEDGING.replace("count()", "count(10**6)")
    asyncio.run(killed_in_mid_writing(later, killed))
    octets, log = bytearray(killed.read_bytes()), log_of(killed).read_bytes()
    octets[40 * 4096 : 50 * 4096] = b"\xa5" * 10 * 4096
    killed.write_bytes(octets)
    assert "is damaged" in refusal(killed)
    assert (killed.read_bytes(), log_of(killed).read_bytes()) == (octets, log)


def copied(folder: Path, octets: bytes, log: bytes) -> Path:
    copy = folder / "copy.sqlite3"
    copy.write_bytes(octets)
    log_of(copy).write_bytes(log)
    copy.with_name(f"{copy.name}-shm").unlink(missing_ok=True)
    return copy
