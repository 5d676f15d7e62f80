"""`onejob ask`: what a member would read, or what is understood of many questions."""

from __future__ import annotations

import argparse
import shutil
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import orjson

from bot.clock import SystemClock
from bot.content import library
from bot.domain.errors import OperatorError
from bot.domain.question.library import DEFAULT, Library
from bot.domain.question.understand import understand
from bot.domain.question.understanding import Understanding
from bot.operators.loading import loaded
from bot.operators.reading import add_own, folders
from bot.settings import packaged_catalogue


def add(commands: Mapping[str, argparse.ArgumentParser]) -> None:
    """Add the arguments of `ask`."""
    ask = commands["ask"]
    ask.add_argument("text", nargs="*", metavar="TEXT", help="what somebody asks")
    ask.add_argument(
        "--json",
        metavar="FILE",
        help="read a question from each line of a file, or of standard input if it is -, and print "
        "what is understood of each as a line of JSON",
    )
    add_own(ask)
    ask.set_defaults(command=_ask)


def _ask(options: argparse.Namespace) -> int:
    text = " ".join(options.text)
    if bool(options.text) == bool(options.json):
        raise OperatorError("Say what to ask, or which file to read with --json.")
    shelf = library(*folders(options), otherwise=packaged_catalogue())
    if options.text:
        print(_answered(text, shelf))
    elif options.json == "-":
        _tell(sys.stdin.buffer, shelf)
    else:
        with Path(options.json).open("rb") as lines:
            _tell(lines, shelf)
    return 0


def _answered(text: str, shelf: Library) -> str:
    """Return the answer as a terminal shows it."""
    printing = loaded("bot.operators.printing")
    told: str = printing.answer(
        _understood(text, shelf),
        printing.reader(shelf.catalogue, SystemClock().now().date()),
        width=shutil.get_terminal_size().columns,
        bold=sys.stdout.isatty(),
    )
    return told


def _tell(lines: Iterable[bytes], shelf: Library) -> None:
    for line in lines:
        understood = _understood(line.decode(errors="replace").strip(), shelf)
        print(orjson.dumps(_described(understood)).decode(), flush=True)  # who asks may wait


def _understood(text: str, shelf: Library) -> Understanding:
    vocabulary = shelf.vocabulary(DEFAULT)
    assert vocabulary is not None, "one comes with the bot"
    return understand(text, shelf.catalogue, vocabulary)


def _described(understood: Understanding) -> dict[str, Any]:
    return {
        "topic": understood.topic,
        "professions": understood.professions,
        "level": understood.level,
        "country": understood.country or None,
        "skill": understood.skill or None,
        "field": understood.field or None,
        "assumed": sorted(understood.assumed),
        "sure": understood.sure,
    }
