"""`onejob run` and `onejob sync`: what talks to Discord.

What they need is in `running`: loading it takes so long that signals are heard first.
"""

from __future__ import annotations

import argparse
import gc
from collections.abc import Mapping
from importlib import import_module

from bot.signals import Signals


def add(commands: Mapping[str, argparse.ArgumentParser]) -> None:
    """Have `run` and `sync` done here; they have no arguments."""
    commands["run"].set_defaults(command=_run)
    commands["sync"].set_defaults(command=_sync)


def _run(_: argparse.Namespace) -> int:
    return run()


def run() -> int:
    """Connect the bot to Discord until it is told to end, and return the process's exit code."""
    gc.disable()  # until all is loaded: it stays, and a tenth of the start would go into looking
    with Signals() as signals:
        return import_module("bot.operators.running").run(signals)


def _sync(_: argparse.Namespace) -> int:
    return import_module("bot.operators.running").sync()
