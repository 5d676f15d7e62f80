"""SQLite and PostgreSQL side by side: `python -m benchmarks.databases [--quick]`.

Both are on the same disk, and keep a vote on it before it is answered.
"""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks import table
from benchmarks.answering import amount, compare
from benchmarks.booth import AT_ONCE, booth, clicking, polling
from benchmarks.plan import Plan, chosen
from benchmarks.subject import Pair
from benchmarks.table import A_SECOND, COUNT
from tests.postgres import free_port, programs, server
from tests.wire.deployment import Deployment
from tests.wire.test_status import page

AS_INSTALLED = ("shared_buffers=128MB", "max_connections=100", "autovacuum=on")
"""What Debian sets, where tests set less."""

_MANY = 300  # votes a second
_TURNS = 3
_REFUSALS = "onejob_database_refusals_total"


async def beside(plan: Plan, folder: Path) -> None:
    """Print what votes cost over each."""
    if programs() is None:
        table.title("SQLite and PostgreSQL: left out, as PostgreSQL is not installed")
        return
    port = free_port()
    with server(*AS_INSTALLED, is_durable=True) as postgres:
        async with (
            polling("SQLite", folder / "file") as (file, one),
            polling(
                "PostgreSQL",
                folder / "server",
                postgres.database(),
                ONEJOB_STATUS=f"127.0.0.1:{port}",
            ) as (base, other),
        ):
            await _clicks(plan, Pair(one, other), (file, base), port)
        await _store(plan, (file, base))


async def _clicks(
    plan: Plan, pair: Pair, deployments: tuple[Deployment, Deployment], port: int
) -> None:
    clicks = {each.server: clicking(each) for each in deployments}
    many = replace(plan, rate=_MANY, block=plan.trial / 2, blocks=2)
    for each in (plan, many):
        table.title(f"A durable vote, {each.rate:g} clicks a second ({amount(each)})")
        table.head("SQLite", "PostgreSQL")
        before = await _refusals(port)
        await compare(each, pair, lambda subject: clicks[subject.server](subject), None)
        refusals = await _refusals(port) - before
        table.alone("Transactions begun again, warming up too", COUNT, refusals, below=1)


async def _refusals(port: int) -> float:
    _, numbers = await page(port, "metrics")
    (line,) = [line for line in numbers.splitlines() if line.startswith(_REFUSALS)]
    return float(line.split()[1])


async def _store(plan: Plan, deployments: tuple[Deployment, Deployment]) -> None:
    file, base = deployments
    rates: tuple[list[float], list[float]] = ([], [])
    async with booth(file) as one, booth(base) as other:
        for turn in range(_TURNS + 1):
            for votes, into in zip((one, other), rates, strict=True):
                rate = await votes.rate(plan.votes)
                if turn:  # the first is for warming up
                    into.append(rate)
    table.title(f"Durable votes at the store, {AT_ONCE} clicks at once")
    table.head("SQLite", "PostgreSQL")
    table.times("Votes on disk", A_SECOND, *map(median, rates))


def main() -> None:
    plan = chosen("python -m benchmarks.databases", __doc__)
    with TemporaryDirectory() as folder:
        asyncio.run(beside(plan, Path(folder)))


if __name__ == "__main__":
    main()
