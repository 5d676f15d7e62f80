"""What the bot costs beside a bare discord.py bot: `python -m benchmarks [--quick]`.

Both are real processes and talk to the server of tests/wire, which runs in this one. They take
turns in short blocks, so that whatever else slows the machine down slows both.
"""

from __future__ import annotations

import asyncio
import os
import platform
import resource
import tempfile
from importlib.metadata import version
from pathlib import Path

from benchmarks import (
    aged,
    answering,
    databases,
    limits,
    listening,
    loading,
    names,
    pacing,
    pictures,
    posting,
    processes,
    questions,
    rush,
    starting,
    synthetic,
    table,
    voting,
)
from benchmarks.plan import Plan, chosen
from benchmarks.subject import both


async def _measure(plan: Plan) -> None:
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        small, large = folder / "catalogue-52", folder / "catalogue-1000"
        synthetic.write(small, 52)
        synthetic.write(large, 1000)
        table.note(
            f"Python {platform.python_version()}, discord.py {version('discord.py')}, "
            f"{os.cpu_count()} processors"
        )
        names.found()
        questions.understood()
        table.head()
        names.cost()
        questions.cost()
        await loading.row(plan, "Loading 52 profiles", small, 0.1)
        await loading.row(plan, "Loading 1,000 profiles", large, 1.0)
        await starting.times(plan, folder)
        await starting.memory(folder)
        await starting.with_pictures(folder)
        async with both(folder) as pair:
            await answering.card(plan, pair)
            await answering.autocomplete(plan, pair, "its own catalogue")
            await names.asked(plan, pair)
            await answering.questions(plan, pair)
            await listening.foreign(plan, pair)
            await listening.mentions(plan, pair)
            await answering.highest_rate(plan, pair)
        limits.decided()
        async with both(folder, large) as pair:
            await answering.cards(plan, pair, large)
            await answering.autocomplete(plan, pair, "1,000 professions", large, at_most=1.3)
            await answering.lists(plan, pair, large)
            await answering.comparisons(plan, pair, large)
        await pictures.cards(plan, folder)
        await pictures.drawing(plan, folder)
        await voting.store(plan, folder / "store")
        await voting.clicks(plan, folder / "clicks")
        await databases.beside(plan, folder / "databases")
        await pacing.alone(plan)
        await posting.at_once(plan, folder / "posts")
        await processes.shared(plan, folder / "processes")
        await rush.rush(plan, folder / "rush")
        await aged.visits(plan, folder)


def main() -> None:
    plan = chosen("python -m benchmarks", __doc__)
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))  # a bot asked for too much needs them
    asyncio.run(_measure(plan))


if __name__ == "__main__":
    main()
