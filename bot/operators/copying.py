"""`onejob backup` and `onejob restore`."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path

from bot.clock import SystemClock
from bot.domain.errors import OperatorError
from bot.operators.reading import settings
from bot.storage.adapter import is_file
from bot.storage.sqlite import backup as copies
from bot.storage.sqlite.backup import Copied


def add(commands: Mapping[str, argparse.ArgumentParser]) -> None:
    """Add the arguments of `backup` and `restore`."""
    backup = commands["backup"]
    backup.add_argument("file", type=Path, help="where to; an older backup there is replaced")
    backup.set_defaults(command=_backup)

    restore = commands["restore"]
    restore.add_argument("file", type=Path, help="the backup")
    restore.add_argument(
        "--new", action="store_true", help="make the database where there is none so far"
    )
    restore.set_defaults(command=_restore)


def _backup(options: argparse.Namespace) -> int:
    """Copy the database, and say where to and what was proven."""
    file = options.file.absolute()
    url = settings().database_url
    if not is_file(url):
        raise OperatorError(
            "DATABASE_URL names a PostgreSQL database, which PostgreSQL copies itself: use pg_dump "
            f'--format=custom --file="{file}" with the same address.'
        )
    copied = copies.back_up(url, file)
    print(f"Backed up to {file}: {_told(copied)}.")
    return 0


def _restore(options: argparse.Namespace) -> int:
    """Make the database what a backup is, and say which one and where the old one is."""
    file = options.file.absolute()
    url = settings().database_url
    if not is_file(url):
        raise OperatorError(
            "DATABASE_URL names a PostgreSQL database, which PostgreSQL restores itself: stop the "
            f'bot, then use pg_restore --clean --if-exists --single-transaction "{file}" with '
            "--dbname and the same address."
        )
    restored = copies.restore(url, file, SystemClock().now(), makes=options.new)
    kept = f" What was there before is in {restored.replaced}." if restored.replaced else ""
    print(
        f"Restored {file} to {restored.database}: {_told(restored.copied)}.{kept} "
        "Start the bot again."
    )
    return 0


def _told(copied: Copied) -> str:
    return (
        f"{copied.rows:,} rows, {copied.size:,} octets, schema {copied.schema}, read back and "
        "found whole"
    )
