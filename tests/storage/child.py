"""Programs that have the database open in a process of their own."""

from __future__ import annotations

import asyncio
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

# A child that writes with ten tasks at once and prints each number after its write returned.
ACKNOWLEDGING = """
import asyncio, itertools, sys
from bot.storage.adapter import opened

async def main():
    numbers = itertools.count()

    async def write():
        for number in numbers:
            sql = "INSERT INTO command_sync VALUES ($1, 'd', 0, '{}')"
            await database.write(lambda t: t.execute(sql, number))
            print(number, flush=True)

    async with opened(sys.argv[1]) as database:
        await asyncio.gather(*(write() for _ in range(10)))

asyncio.run(main())
"""


@asynccontextmanager
async def child(program: str, url: str) -> AsyncGenerator[Process]:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", program, url, stdin=PIPE, stdout=PIPE
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
        # Reads what is left, so that the pipes are closed with the process.
        await process.communicate()


async def lines(process: Process, count: int) -> list[str]:
    assert process.stdout is not None
    async with asyncio.timeout(30):
        return [(await process.stdout.readline()).decode().strip() for _ in range(count)]
