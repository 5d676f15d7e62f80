"""`onejob find`: what a member would get for a text, or a program for many."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import orjson

from bot.content import load
from bot.domain.catalogue.catalogue import Catalogue
from bot.domain.catalogue.directory import Hit, Meant
from bot.domain.errors import OperatorError
from bot.operators.reading import add_own, folders


def add(commands: Mapping[str, argparse.ArgumentParser]) -> None:
    """Add the arguments of `find`."""
    find = commands["find"]
    find.add_argument("text", nargs="*", metavar="TEXT", help="what somebody types")
    find.add_argument(
        "--json",
        metavar="FILE",
        help="read a text from each line of a file, or of standard input if it is -, and print "
        "a line of JSON for each",
    )
    add_own(find)
    find.set_defaults(command=_find)


def _find(options: argparse.Namespace) -> int:
    text = " ".join(options.text)
    if bool(text) == bool(options.json):
        raise OperatorError("Say what to find, or which file to read with --json.")
    catalogue = load(*folders(options))
    if text:
        print(_told(text, catalogue.meant(text)))
        return 0
    if options.json == "-":
        _answer(sys.stdin.buffer, catalogue)
    else:
        with Path(options.json).open("rb") as lines:
            _answer(lines, catalogue)
    return 0


def _answer(lines: Iterable[bytes], catalogue: Catalogue) -> None:
    for line in lines:
        query = line.decode(errors="replace").strip()
        meant = catalogue.meant(query)
        found = [_described(hit) for hit in meant.found]
        print(orjson.dumps({"query": query, "exact": meant.is_exact, "found": found}).decode())


def _described(hit: Hit) -> dict[str, Any]:
    profession = hit.profession
    group = profession.statistical_group
    return {
        "slug": profession.slug,
        "soc": group.code if group else None,
        "title": profession.title,
        "full": profession.is_full,
        "score": hit.score,
    }


def _told(text: str, meant: Meant) -> str:
    """Return what is found, a line each, the likeliest first."""
    if not meant.found:
        return f"No job is called {text!r}."
    lines = [_line(hit) for hit in meant.found]
    if meant.is_exact:
        return lines[0]
    head = f"{text!r} can be:" if meant.is_name else f"No job is called {text!r}. Near it:"
    return "\n".join([head, *lines])


def _line(hit: Hit) -> str:
    profession = hit.profession
    group = profession.statistical_group
    kind = "full profile" if profession.is_full else "short profile"
    code = f", {group.code}" if group else ""
    return f"{hit.score:.2f}  {profession.title} ({profession.slug}{code}, {kind})"
