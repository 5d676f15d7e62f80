"""The bot on a disk that answers no more once PIPE is there: `python -m tests.wire.hanging PIPE`.

The database's thread then waits to open that pipe, which nobody ever writes into.
"""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bot.__main__ import main
from bot.storage.sqlite.thread import Thread


def _hang(pipe: Path) -> None:
    run = Thread.run

    async def slow(self: Thread, function: Callable[[sqlite3.Connection], Any]) -> Any:
        def after_the_disk(connection: sqlite3.Connection) -> Any:
            if pipe.exists():
                print("the disk hangs", file=sys.stderr, flush=True)  # noqa: T201
                pipe.open("rb").close()
            return function(connection)

        return await run(self, after_the_disk)

    Thread.run = slow


if __name__ == "__main__":
    _hang(Path(sys.argv[1]))
    sys.exit(main(["run"]))
