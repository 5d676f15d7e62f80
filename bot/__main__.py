"""The command line: `onejob`, or `python -m bot`."""

from __future__ import annotations

import argparse
import asyncio
import sys
from collections.abc import Sequence
from contextlib import suppress
from datetime import date, datetime
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from typing import Any

from bot.clock import SystemClock
from bot.content import load
from bot.domain.errors import OperatorError, UnknownZone
from bot.domain.slot import Schedule, Weekday
from bot.settings import Settings
from bot.storage.backup import Copied, back_up, restore


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return the process's exit code: 0 if all went well."""
    options = _parser().parse_args(arguments)
    try:
        return options.command(options)
    except OperatorError as reason:
        print(reason, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="onejob", description="One Week One Job: one profession of the future a week."
    )
    parser.add_argument("--version", action="version", version=version("onejob"))
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    run = commands.add_parser("run", help="connect the bot to Discord, with the token in .env")
    run.set_defaults(command=_run)

    demo = commands.add_parser("demo", help="try the bot in a browser page, without a token")
    demo.add_argument(
        "--port", type=int, default=0, help="the page's port; any free one if left out"
    )
    demo.set_defaults(command=_demo)

    rehearse = commands.add_parser("rehearse", help="tell what a series would post, week by week")
    rehearse.add_argument("--weeks", type=int, default=12, help="how many; 12 if left out")
    rehearse.add_argument(
        "--day", choices=[day.name.lower() for day in Weekday], default="monday", help="the weekday"
    )
    rehearse.add_argument("--time", default="9:00", help="on the wall clock, as in 9:00")
    rehearse.add_argument("--zone", default="UTC", help="a time zone, as in Europe/Paris")
    rehearse.add_argument("--from", dest="begin", help="the first day, as in 2026-10-01; or today")
    rehearse.add_argument("--seed", default="rehearsal", help="another one gives other draws")
    rehearse.set_defaults(command=_rehearse)

    checking = commands.add_parser("check", help="name every mistake in the catalogue and settings")
    checking.add_argument(
        "folder", nargs="?", type=Path, help="a catalogue's folder instead of those in use"
    )
    checking.set_defaults(command=_check)

    backup = commands.add_parser("backup", help="copy the database, while the bot runs")
    backup.add_argument("file", type=Path, help="where to; an older backup there is replaced")
    backup.set_defaults(command=_backup)

    restoring = commands.add_parser("restore", help="make the database what a backup is")
    restoring.add_argument("file", type=Path, help="the backup")
    restoring.set_defaults(command=_restore)
    return parser


# The commands that talk to Discord load it, which takes longer than `check` needs altogether.


def _run(_: argparse.Namespace) -> int:
    settings = Settings.read()
    asyncio.run(import_module("bot.app").run(settings))
    return 0


def _demo(options: argparse.Namespace) -> int:
    page = _simulated("bot.page", "demo")
    with suppress(KeyboardInterrupt):  # the way to end it
        asyncio.run(page.run(options.port, Settings.read().catalogue_folders))
    return 0


def _rehearse(options: argparse.Namespace) -> int:
    if options.weeks < 1:
        raise OperatorError(f"--weeks {options.weeks} is no number of weeks: write 1 or more.")
    rehearsal = _simulated("bot.rehearsal", "rehearsal")
    plan = rehearsal.Rehearsal(_schedule(options), _begin(options), options.weeks, options.seed)
    asyncio.run(rehearsal.run(plan, load(*Settings.read().catalogue_folders)))
    return 0


def _schedule(options: argparse.Namespace) -> Schedule:
    try:
        wall = datetime.strptime(options.time, "%H:%M").time()  # noqa: DTZ007 - a wall clock's
        return Schedule(Weekday[options.day.upper()], wall, options.zone)
    except ValueError:
        raise OperatorError(f"--time {options.time} is no time: write 9:00 or 17:30.") from None
    except UnknownZone as unknown:
        raise OperatorError(f"--zone: {unknown}.") from None


def _begin(options: argparse.Namespace) -> date:
    try:
        return date.fromisoformat(options.begin) if options.begin else SystemClock().now().date()
    except ValueError:
        raise OperatorError(f"--from {options.begin} is no date: write 2026-10-01.") from None


def _simulated(module: str, name: str) -> Any:
    """Load what needs the simulated Discord, which is not installed with the bot alone."""
    try:
        return import_module(module)
    except ModuleNotFoundError as missing:
        raise OperatorError(
            f"The {name} needs {missing.name}, which is not installed. Use `make demo` in a "
            'checkout, or: pip install "onejob[demo]".'
        ) from None


def _check(options: argparse.Namespace) -> int:
    settings = Settings.read()
    folders = (options.folder,) if options.folder else settings.catalogue_folders
    catalogue = load(*folders)
    print(
        f"No mistakes: {len(catalogue.professions)} professions, "
        f"{len(catalogue.rankings)} rankings, {len(catalogue.sources)} sources in "
        f"{' and '.join(map(str, folders))}."
    )
    return 0


def _backup(options: argparse.Namespace) -> int:
    copied = back_up(Settings.read().database_url, options.file)
    print(f"Backed up to {options.file}: {_told(copied)}.")
    return 0


def _restore(options: argparse.Namespace) -> int:
    restored = restore(Settings.read().database_url, options.file, SystemClock().now())
    kept = f" What was there before is in {restored.replaced}." if restored.replaced else ""
    print(f"Restored {options.file}: {_told(restored.copied)}.{kept} Start the bot again.")
    return 0


def _told(copied: Copied) -> str:
    return (
        f"{copied.rows:,} rows, {copied.size:,} octets, schema {copied.schema}, read back and "
        "found whole"
    )


if __name__ == "__main__":
    sys.exit(main())
