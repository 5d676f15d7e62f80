"""`onejob rehearse`: the weeks of a series, told at once."""

from __future__ import annotations

import argparse
import asyncio
from collections.abc import Mapping
from datetime import date, datetime

from bot.clock import SystemClock
from bot.content import load
from bot.content.zones import zones
from bot.domain.errors import OperatorError
from bot.domain.week.errors import UnknownZone
from bot.domain.week.slot import Schedule, Weekday
from bot.operators.loading import simulated
from bot.operators.reading import settings
from bot.settings import packaged_catalogue

_DAYS = tuple(day.name.lower() for day in Weekday)
_WEEKS = 1000
_YEARS = range(2016, 2101)  # Discord's ids count from 2015 on, and not without end


def add(commands: Mapping[str, argparse.ArgumentParser]) -> None:
    """Add the arguments of `rehearse`."""
    rehearse = commands["rehearse"]
    rehearse.add_argument("--weeks", type=int, default=12, help="how many; 12 if left out")
    rehearse.add_argument("--day", choices=_DAYS, default=_DAYS[0], help="the weekday")
    rehearse.add_argument("--time", default="9:00", help="on the wall clock, as in 9:00")
    rehearse.add_argument(
        "--zone", default="UTC", help="a city, a country or a time zone, as in Europe/Paris"
    )
    rehearse.add_argument("--from", dest="begin", help="the first day, as in 2026-10-01; or today")
    rehearse.add_argument("--seed", default="rehearsal", help="another one gives other draws")
    rehearse.set_defaults(command=_rehearse)


def _rehearse(options: argparse.Namespace) -> int:
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
