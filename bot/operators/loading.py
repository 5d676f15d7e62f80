"""Loading what takes long, and finding the catalogue that a command is about."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.domain.errors import OperatorError
from bot.settings import Settings, in_no_zone, misnamed


def refuse_no_zones() -> None:
    """Raise OperatorError where no zone can be looked up: every series would be unreadable."""
    try:
        ZoneInfo("Europe/Paris")
    except ZoneInfoNotFoundError:
        raise OperatorError(
            "This machine knows no time zones, and the package tzdata is not installed: install "
            "the bot's packages anew, or the system's own tzdata."
        ) from None


def loaded(module: str) -> Any:
    """Load a module that talks to Discord, which takes longer than `check` needs altogether.

    Babel comes with it, which looks for the machine's time zone as it is loaded, fails where that
    is set oddly, and is never asked for it here.
    """
    refuse_no_zones()
    with in_no_zone():
        return import_module(module)


def simulated(module: str, name: str) -> Any:
    """Load what needs the simulated Discord, which is not installed with the bot alone."""
    try:
        return loaded(module)
    except ModuleNotFoundError as missing:
        if missing.name != "simcord":
            raise  # it is not the demo's alone
        raise OperatorError(
            f"The {name} needs {missing.name}, which is not installed. Use `make demo` in a "
            'checkout, or: pip install "onejob[demo]".'
        ) from None


def settings() -> Settings:
    """Return them, and tell of those that are misspelt; raises OperatorError for wrong ones."""
    read = Settings.read()
    for sentence in misnamed():
        print(sentence, file=sys.stderr)
    return read


def folders(options: argparse.Namespace) -> tuple[Path, ...]:
    """Return the folders of the catalogue in use, with --in on top."""
    return on_top(options, settings().catalogue_folders)


def on_top(options: argparse.Namespace, found: Sequence[Path]) -> tuple[Path, ...]:
    """Return the folders that were found, with --in on top."""
    own: Path | None = options.own
    if own is None or own.resolve() in (folder.resolve() for folder in found):
        return tuple(found)
    return (*found, own.absolute())
