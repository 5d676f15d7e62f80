"""`kill -9`, with real processes: the old state or the new one; nothing acknowledged is lost."""

from __future__ import annotations

from pathlib import Path

from bot.storage.adapter import is_file, opened
from tests.storage.beside import ask
from tests.storage.child import ACKNOWLEDGING, child, lines

# A child that has made its change, says so, and never comes to the end of its transaction.
IN_MID_TRANSACTION = """
import asyncio, sys
from bot.storage.adapter import opened

def change(transaction):
    transaction.execute("DELETE FROM command_sync")
    transaction.execute("INSERT INTO command_sync VALUES (2, 'new', 0, '{}')")
    print("changed", flush=True)
    sys.stdin.read()

async def main():
    async with opened(sys.argv[1]) as database:
        await database.write(change)

asyncio.run(main())
"""


# A child in the middle of what a restore does: pages are in the file already, and not all of them.
IN_MID_RESTORE = """
import sqlite3, sys
database = sqlite3.connect(sys.argv[1].removeprefix("sqlite:///"), isolation_level=None)
database.execute("PRAGMA journal_mode = DELETE")
database.execute("PRAGMA cache_size = 1")
database.execute("BEGIN EXCLUSIVE")
database.execute("DELETE FROM command_sync")
many = ((number, "new" * 1000, 0, "{}") for number in range(500))
database.executemany("INSERT INTO command_sync VALUES (?, ?, ?, ?)", many)
print("changed", flush=True)
sys.stdin.read()
"""


async def test_a_process_killed_in_mid_transaction_leaves_the_old_state(url: str) -> None:
    async with opened(url) as database:
        await database.write(
            lambda t: t.execute("INSERT INTO command_sync VALUES (1, 'old', 0, '{}')"),
        )
    async with child(IN_MID_TRANSACTION, url) as process:
        assert await lines(process, 1) == ["changed"]
        process.kill()
    assert ask(url, "SELECT digest FROM command_sync") == [("old",)]


async def test_the_database_opens_again_after_a_kill(url: str) -> None:
    async with child(IN_MID_TRANSACTION, url) as process:
        await lines(process, 1)
        process.kill()
    async with opened(url) as database:
        await database.write(lambda t: t.execute("DELETE FROM command_sync"))
    if is_file(url):
        assert ask(url, "PRAGMA integrity_check") == [("ok",)]


async def test_every_acknowledged_write_survives_a_kill(url: str) -> None:
    async with child(ACKNOWLEDGING, url) as process:
        acknowledged = {int(line) for line in await lines(process, 300)}
        process.kill()
        rest, _ = await process.communicate()
        # The last line may be cut; a whole one ends with its newline.
        acknowledged |= {
            int(line) for line in rest.splitlines(keepends=True) if line.endswith(b"\n")
        }
    kept = {number for (number,) in ask(url, "SELECT application_id FROM command_sync")}
    assert acknowledged - kept == set()


async def test_a_restore_killed_in_the_middle_leaves_the_old_state_to_the_next_start(
    tmp_path: Path,
) -> None:
    file = tmp_path / "onejob.sqlite3"
    async with opened(f"sqlite:///{file}") as database:
        await database.write(
            lambda t: t.execute("INSERT INTO command_sync VALUES (1, 'old', 0, '{}')"),
        )
    old = size(file)
    async with child(IN_MID_RESTORE, f"sqlite:///{file}") as process:
        assert await lines(process, 1) == ["changed"]
        process.kill()
    assert size(file) > old, "some of it was in the file"
    async with opened(f"sqlite:///{file}") as database:
        assert await database.read(lambda t: t.rows("SELECT digest FROM command_sync")) == [
            ("old",)
        ]


def size(file: Path) -> int:
    return file.stat().st_size
