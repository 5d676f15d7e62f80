"""What is tried on a disk of its own: `python -m tests.storage.trial NAME FOLDER`.

It runs in a process that alone sees that disk (`disk.py`).
"""

from __future__ import annotations

import asyncio
import os
import sqlite3
import subprocess
import sys
from collections.abc import Awaitable, Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from bot.storage.errors import StorageError
from bot.storage.sqlite.backup import back_up, restore
from bot.storage.sqlite.database import Database
from bot.storage.transaction import Transaction

NOW = datetime(2026, 8, 3, 9, 0, tzinfo=UTC)


class Desk:
    """A database on the disk that is tried, and a folder on one that is well."""

    def __init__(self, folder: Path) -> None:
        self.disk = folder / "disk"
        self.elsewhere = folder / "elsewhere"
        self.file = self.disk / "onejob.sqlite3"
        self.url = f"sqlite:///{self.file}"

    async def make(self, *numbers: int) -> None:
        async with Database.open(self.url) as database:
            await add(database, *numbers)

    def fill(self, spare: int = 0) -> Path:
        """Leave so many octets free."""
        ballast = self.disk / "ballast"
        free = os.statvfs(self.disk)
        with ballast.open("wb") as file:
            file.write(b"\0" * (free.f_bavail * free.f_bsize - spare))
        return ballast

    def say_names(self) -> None:
        say(*sorted(path.name for path in self.disk.iterdir()))

    def say_numbers(self, file: Path | None = None) -> None:
        with closing(sqlite3.connect(f"file:{file or self.file}?mode=ro", uri=True)) as database:
            rows = database.execute("SELECT application_id FROM command_sync ORDER BY 1")
            say(*(number for (number,) in rows))


async def add(database: Database, *numbers: int, size: int = 1) -> None:
    def insert(transaction: Transaction) -> None:
        for number in numbers:
            transaction.execute(
                "INSERT INTO command_sync VALUES ($1, $2, 0, '{}')", number, "d" * size
            )

    await database.write(insert)


def say(*words: object) -> None:
    sys.stdout.write(" ".join(map(str, words)) + "\n")


def say_refusal(act: Callable[[], object]) -> None:
    try:
        act()
    except StorageError as told:
        say(told)
    else:
        say("not refused")


async def say_late_refusal(awaitable: Awaitable[object]) -> None:
    try:
        await awaitable
    except StorageError as told:
        say(told)
    else:
        say("not refused")


async def say_whether_whole(database: Database) -> None:
    found = await database.read(lambda t: t.rows("PRAGMA integrity_check"))
    say("whole:", found == [("ok",)])


# A disk that is full ------------------------------------------------------------------------------


async def first_start(desk: Desk) -> None:
    desk.fill()
    await say_late_refusal(desk.make())


async def later_start(desk: Desk) -> None:
    await desk.make(1, 2)
    before = desk.file.read_bytes()
    ballast = desk.fill()
    await say_late_refusal(desk.make(3))
    say("unchanged:", desk.file.read_bytes() == before)
    ballast.unlink()
    await desk.make(4)
    desk.say_numbers()


async def writing(desk: Desk) -> None:
    """Write until nothing fits any more, make room, and go on."""
    async with Database.open(desk.url) as database:
        ballast = desk.fill(spare=200_000)
        written = 0
        try:
            while True:
                await add(database, written, size=5_000)
                written += 1
        except StorageError as told:
            say(told)
        ((stored,),) = await database.read(lambda t: t.rows("SELECT count(*) FROM command_sync"))
        say("all that was acknowledged:", stored == written > 10)
        ballast.unlink()
        await add(database, written)
        await say_whether_whole(database)
    with closing(sqlite3.connect(desk.file)) as database_:
        (stored,) = database_.execute("SELECT count(*) FROM command_sync").fetchone()
        say("one more:", stored == written + 1)


async def upgrade(desk: Desk) -> None:
    await desk.make(1)
    with closing(sqlite3.connect(desk.file, isolation_level=None)) as database:
        database.execute("DELETE FROM onejob_migration WHERE number > 7")
    before = desk.file.read_bytes()
    desk.fill(spare=100_000)
    await say_late_refusal(desk.make())
    say("unchanged:", desk.file.read_bytes() == before)
    desk.say_names()


async def backup(desk: Desk) -> None:
    """An older backup stands there, and there is no room for a second one beside it."""
    await desk.make(1)
    copy = desk.disk / "backup.sqlite3"
    back_up(desk.url, copy)
    await desk.make(2)
    before = copy.read_bytes()
    desk.fill(spare=100_000)
    say_refusal(lambda: back_up(desk.url, copy))
    say("unchanged:", copy.read_bytes() == before)
    desk.say_names()
    desk.say_numbers()


async def restoring(desk: Desk) -> None:
    """There is no room for what is replaced."""
    await desk.make(1)
    copy = desk.elsewhere / "backup.sqlite3"
    back_up(desk.url, copy)
    await desk.make(2)
    desk.fill(spare=100_000)
    say_refusal(lambda: restore(desk.url, copy, NOW))
    desk.say_names()
    desk.say_numbers()


async def restoring_more(desk: Desk) -> None:
    """There is room for what is replaced, and then none for all of the backup."""
    await desk.make(1)
    async with Database.open(desk.url) as database:
        await add(database, *range(2, 60), size=5_000)
    copy = desk.elsewhere / "backup.sqlite3"
    back_up(desk.url, copy)
    desk.file.unlink()
    await desk.make(1)
    desk.fill(spare=desk.file.stat().st_size + 100_000)
    say_refusal(lambda: restore(desk.url, copy, NOW))
    desk.say_names()
    desk.say_numbers()


# A disk that may only be read ---------------------------------------------------------------------


def make_read_only(desk: Desk) -> None:
    subprocess.run(["mount", "-o", "remount,ro", str(desk.disk)], check=True)


async def reading_only(desk: Desk) -> None:
    """Start there, as a kill has left it: what was written last is in the log alone."""
    copy = desk.elsewhere / "backup.sqlite3"
    async with Database.open(desk.url) as database:
        await add(database, 1, 2)
        back_up(desk.url, copy)
        left = [(path, path.read_bytes()) for path in desk.disk.iterdir()]
    for path, octets in left:
        path.write_bytes(octets)
    make_read_only(desk)
    await say_late_refusal(desk.make(3))
    back_up(desk.url, desk.elsewhere / "second.sqlite3")
    desk.say_numbers(desk.elsewhere / "second.sqlite3")
    say_refusal(lambda: restore(desk.url, copy, NOW))
    say("unchanged:", all(path.read_bytes() == octets for path, octets in left))


async def reading_only_without_a_database(desk: Desk) -> None:
    make_read_only(desk)
    await say_late_refusal(desk.make(1))


# A disk that fails, or is slow --------------------------------------------------------------------


async def failing(desk: Desk) -> None:
    fails = desk.elsewhere / "fails"
    async with Database.open(desk.url) as database:
        await add(database, 1)
        fails.touch()
        await say_late_refusal(add(database, 2))
        rows = await database.read(lambda t: t.rows("SELECT application_id FROM command_sync"))
        say("read meanwhile:", *(number for (number,) in rows))
        fails.unlink()
        await add(database, 3)
        await say_whether_whole(database)
    desk.say_numbers()


async def slow(desk: Desk) -> None:
    """Write twenty times at once, while the loop has other things to do."""
    commits: list[float] = []
    async with Database.open(desk.url, flushed=commits.append) as database:
        commits.clear()
        (desk.elsewhere / "slow").touch()
        writes = asyncio.gather(*(add(database, number) for number in range(20)))
        turns = 0
        while not writes.done():
            await asyncio.sleep(0.005)
            turns += 1
        (desk.elsewhere / "slow").unlink()
        await writes
    say("flushes of which each was slow:", min(commits) >= 0.3)
    say("fewer than writes:", len(commits) < 10)
    say("the loop went on:", turns > 10)
    desk.say_numbers()


TRIALS: dict[str, Callable[[Desk], Awaitable[None]]] = {
    trial.__name__: trial
    for trial in (
        first_start, later_start, writing, upgrade, backup, restoring, restoring_more,
        reading_only, reading_only_without_a_database, failing, slow,
    )
}  # fmt: skip


async def main(name: str, folder: str) -> None:
    await TRIALS[name](Desk(Path(folder)))


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
