"""`onejob doctor`: what is well, and the cure for what is not; nothing is changed by it.

Packages are loaded only once it is known which of them are there.
"""

from __future__ import annotations

import argparse
import logging
from collections.abc import Iterator, Mapping
from importlib import import_module

from bot.operators import requirements
from bot.operators.doctor.finding import Check, Finding, Level, skipped, wrong
from bot.operators.doctor.packages import packages


def add(commands: Mapping[str, argparse.ArgumentParser]) -> None:
    """Add the arguments of `doctor`."""
    doctor = commands["doctor"]
    doctor.add_argument("--json", action="store_true", help="a JSON object a line")
    doctor.set_defaults(command=_doctor)


def _doctor(options: argparse.Namespace) -> int:
    """Print a line for each finding; 1 if anything is wrong."""
    found: list[Finding] = []
    for each in _quietly(examined()):
        print(each.in_json() if options.json else each.line(), flush=True)
        found.append(each)
    return int(any(each.level is Level.WRONG for each in found))


def examined() -> Iterator[Finding]:
    """Yield what each check found, as far as this Python can look."""
    yield packages()
    try:
        with import_module("bot.settings").in_no_zone():
            rounds = import_module("bot.operators.doctor.rounds").rounds
    except ImportError as missing:
        yield wrong(Check.PACKAGES, requirements.told(missing))
        for each in Check:
            if each is not Check.PACKAGES:
                yield skipped(each, "A package is missing.")
        return
    yield from rounds()


def _quietly(found: Iterator[Finding]) -> Iterator[Finding]:
    """What libraries and the bot log meanwhile is told by what is found."""
    before = logging.root.manager.disable
    logging.disable()
    try:
        yield from found
    finally:
        logging.disable(before)
