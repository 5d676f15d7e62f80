"""The command line: `onejob`, or `python -m bot`."""

from __future__ import annotations

import argparse
import asyncio
import os
import shlex
import shutil
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import date, datetime
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from typing import Any

from bot.clock import SystemClock
from bot.content import load
from bot.content.advice import advice, standing_alone
from bot.content.loader import Shelves
from bot.content.skeleton import begin
from bot.content.zones import zones
from bot.domain.catalogue import Catalogue
from bot.domain.errors import OperatorError, UnknownProfession, UnknownZone
from bot.domain.profession import Profession
from bot.domain.slot import Schedule, Weekday
from bot.settings import Settings, packaged_catalogue
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
    except BrokenPipeError:  # who reads has enough, as in `onejob card ai-engineer | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


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
    rehearse.add_argument(
        "--zone", default="UTC", help="a city, a country or a time zone, as in Europe/Paris"
    )
    rehearse.add_argument("--from", dest="begin", help="the first day, as in 2026-10-01; or today")
    rehearse.add_argument("--seed", default="rehearsal", help="another one gives other draws")
    rehearse.set_defaults(command=_rehearse)

    checking = commands.add_parser("check", help="name every mistake in the catalogue and settings")
    checking.add_argument(
        "folder", nargs="?", type=Path, help="a catalogue's folder instead of those in use"
    )
    checking.add_argument("--strict", action="store_true", help="exit code 1 for advice as well")
    _with_own_folder(checking)
    checking.set_defaults(command=_check)

    beginning = commands.add_parser("new", help="begin a profile: a file to fill in")
    beginning.add_argument("slug", help="its short name, as in moon-gardener")
    _with_own_folder(beginning)
    beginning.set_defaults(command=_new)

    showing = commands.add_parser("card", help="show a profession's card as readers see it")
    showing.add_argument(
        "profession", metavar="SLUG", help="its short name, or another of its names"
    )
    showing.add_argument(
        "--section",
        default="overview",
        help="duties, skills, salary, outlook, start, sources or all; the overview if left out",
    )
    showing.add_argument("--page", action="store_true", help="in the browser page of the demo")
    showing.add_argument("--port", type=int, default=0, help="the page's port")
    _with_own_folder(showing)
    showing.set_defaults(command=_card)

    backup = commands.add_parser("backup", help="copy the database, while the bot runs")
    backup.add_argument("file", type=Path, help="where to; an older backup there is replaced")
    backup.set_defaults(command=_backup)

    restoring = commands.add_parser("restore", help="make the database what a backup is")
    restoring.add_argument("file", type=Path, help="the backup")
    restoring.set_defaults(command=_restore)
    return parser


def _with_own_folder(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--in", dest="own", type=Path, metavar="FOLDER", help="a folder on top of those in use"
    )


def _folders(options: argparse.Namespace, in_use: Sequence[Path] = ()) -> tuple[Path, ...]:
    """Return the folders of the catalogue, those in use if none are given, with --in on top."""
    folders = tuple(in_use) or Settings.read().catalogue_folders
    own: Path | None = options.own
    if own is None or own.resolve() in (folder.resolve() for folder in folders):
        return folders
    return (*folders, own)


# The commands that talk to Discord load it, which takes longer than `check` needs altogether.


def _run(_: argparse.Namespace) -> int:
    settings = Settings.read()
    asyncio.run(import_module("bot.app").run(settings))
    return 0


def _demo(options: argparse.Namespace) -> int:
    return _serve(options.port, Settings.read().catalogue_folders)


def _serve(port: int, folders: Sequence[Path], first: Mapping[str, str] | None = None) -> int:
    page = _simulated("bot.page", "demo")
    with suppress(KeyboardInterrupt):  # the way to end it
        asyncio.run(page.run(port, folders, first))
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
        known = zones(packaged_catalogue() / "zones")
        zone = known.meant(options.zone, SystemClock().now())
        return Schedule(Weekday[options.day.upper()], wall, zone)
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
    folders = _folders(options, [options.folder] if options.folder else [])
    shelves = Shelves.read(folders)
    catalogue = shelves.catalogue()
    professions = len(catalogue.professions)
    print(
        f"No mistakes: {professions} professions, "
        f"{len(catalogue.rankings)} rankings, {len(catalogue.sources)} sources in "
        f"{' and '.join(map(str, folders))}."
    )
    found = advice(shelves, catalogue, SystemClock().now().date())
    for each in found:
        print(each)
    if alone := standing_alone(catalogue):
        print(f"Pay of {alone} of {professions} professions rests on one official source alone.")
    return 1 if found and options.strict else 0


def _new(options: argparse.Namespace) -> int:
    in_use = _folders(options)
    folder: Path = options.own or in_use[-1]
    if folder.is_relative_to(Path(__file__).parent):
        raise OperatorError(
            "The packaged catalogue is replaced at every upgrade: name a folder of your own with "
            "--in, and add it to ONEJOB_CATALOGUE, as in packaged:/srv/my-jobs."
        )
    path = begin(options.slug, folder, in_use, packaged_catalogue())
    own = shlex.join(["--in", str(options.own)]) if options.own in in_use[1:] else ""
    print(
        f"Wrote {path}. Fill it in, then:",
        f"  onejob check {own}".rstrip(),
        f"  onejob card {options.slug} {own}".rstrip(),
        sep="\n",
    )
    return 0


def _card(options: argparse.Namespace) -> int:
    folders = _folders(options)
    plain = import_module("bot.presentation.plain")
    sections = plain.sections(options.section)
    catalogue = load(*folders)
    profession = _called(options.profession, catalogue)
    if options.page:
        return _serve(
            options.port, folders, {"profession": profession.slug, "section": sections[0]}
        )
    text: str = plain.card(
        profession,
        catalogue,
        sections,
        SystemClock().now().date(),
        width=shutil.get_terminal_size().columns,
        bold=sys.stdout.isatty(),
    )
    encoding = sys.stdout.encoding  # which may lack superscripts
    print(text.encode(encoding, "replace").decode(encoding), flush=True)
    return 0


def _called(name: str, catalogue: Catalogue) -> Profession:
    try:
        return catalogue.find(name)
    except UnknownProfession as unknown:
        near = ", ".join(profession.slug for profession in unknown.near)
        cure = f"Did you mean {near}?" if near else "`onejob new` begins a profile."
        raise OperatorError(f"No profession is called {unknown.query!r}. {cure}") from None


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
