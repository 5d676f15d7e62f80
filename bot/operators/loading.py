"""Loading what takes long, or is not everywhere, once it is needed."""

from __future__ import annotations

from importlib import import_module
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.domain.errors import OperatorError
from bot.settings import in_no_zone


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

    Babel's dates come with it, which look for the machine's time zone as they are loaded, fail
    where that is set oddly, and are never asked for it here.
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
