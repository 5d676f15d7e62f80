"""`onejob move`: from a SQLite file to PostgreSQL, or back."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from contextlib import ExitStack

from bot.bar import Bar
from bot.operators.reading import settings
from bot.storage.move import move


def add(commands: Mapping[str, argparse.ArgumentParser]) -> None:
    """Add the arguments of `move`."""
    command = commands["move"]
    command.add_argument(
        "--to",
        required=True,
        metavar="URL",
        help="where to, written as in DATABASE_URL; there must be nothing so far",
    )
    command.set_defaults(command=_move)


def _move(options: argparse.Namespace) -> int:
    """Copy everything, and say what was proven."""
    with ExitStack() as shown:
        bars: list[Bar] = []
        moved = move(
            settings().database_url,
            options.to,
            lambda steps: bars.append(shown.enter_context(Bar(steps))),
            lambda: bars[0].step(),
        )
    print(
        f"{moved.place} has everything now: {moved.rows:,} rows in {moved.tables} tables, each "
        "read again and found the same. Name it in DATABASE_URL, then start the bot. What was "
        "moved is still where it was."
    )
    return 0
