"""`onejob demo`, `onejob rehearse` and `onejob card`: what members would see, without Discord."""

from __future__ import annotations

import argparse
import asyncio
import shutil
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path

from bot.clock import SystemClock
from bot.content import load
from bot.content.zones import zones
from bot.domain.catalogue.catalogue import Catalogue
from bot.domain.catalogue.errors import UnknownProfession
from bot.domain.catalogue.profession import Profession
from bot.domain.errors import OperatorError
from bot.domain.week.errors import UnknownZone
from bot.domain.week.slot import Schedule, Weekday
from bot.operators.loading import folders, loaded, settings, simulated
from bot.settings import packaged_catalogue

_WEEKS = 1000
_YEARS = range(2016, 2101)  # Discord's ids count from 2015 on, and not without end


def demo(options: argparse.Namespace) -> int:
    """Serve the demo's page until somebody ends it."""
    return _serve(options.port, settings().catalogue_folders)


def _serve(port: int, in_use: Sequence[Path], first: Mapping[str, str] | None = None) -> int:
    page = simulated("bot.demo.page", "demo")
    with suppress(KeyboardInterrupt):  # the way to end it
        asyncio.run(page.run(port, in_use, first))
    return 0


def rehearse(options: argparse.Namespace) -> int:
    """Print what a series would post."""
    if not 1 <= options.weeks <= _WEEKS:
        raise OperatorError(
            f"--weeks {options.weeks} is no number of weeks to rehearse: write 1 to {_WEEKS}."
        )
    rehearsal = simulated("bot.demo.rehearsal", "rehearsal")
    plan = rehearsal.Rehearsal(_schedule(options), _begin(options), options.weeks, options.seed)
    asyncio.run(rehearsal.run(plan, load(*settings().catalogue_folders)))
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
    if not options.begin:
        return SystemClock().now().date()
    try:
        begin = date.fromisoformat(options.begin)
    except ValueError:
        raise OperatorError(f"--from {options.begin} is no date: write 2026-10-01.") from None
    if begin.year not in _YEARS:
        raise OperatorError(
            f"--from {options.begin} is not in Discord's time: write a date from "
            f"{_YEARS[0]} to {_YEARS[-1]}."
        )
    return begin


def card(options: argparse.Namespace) -> int:
    """Print a profession's card, or show it in the demo's page."""
    in_use = folders(options)
    printing = loaded("bot.operators.printing")
    sections = printing.sections(options.section)
    catalogue = load(*in_use)
    profession = _called(options.profession, catalogue)
    if options.page:
        return _serve(options.port, in_use, {"profession": profession.slug, "section": sections[0]})
    text: str = printing.card(
        profession,
        catalogue,
        sections,
        SystemClock().now().date(),
        width=shutil.get_terminal_size().columns,
        bold=sys.stdout.isatty(),
    )
    print(text)
    return 0


def _called(name: str, catalogue: Catalogue) -> Profession:
    try:
        return catalogue.find(name)
    except UnknownProfession as unknown:
        near = ", ".join(profession.slug for profession in unknown.near)
        cure = f"Did you mean {near}?" if near else "`onejob new` begins a profile."
        raise OperatorError(f"No profession is called {unknown.query!r}. {cure}") from None
