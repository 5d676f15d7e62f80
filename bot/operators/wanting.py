"""`onejob wanted`: which profiles members of all servers want that nobody has written."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import orjson

from bot.content import load
from bot.domain.catalogue.catalogue import Catalogue
from bot.domain.week.wanted import Wanted
from bot.operators.reading import settings
from bot.storage.adapter import look
from bot.storage.wanted import WantedStore


def add(commands: Mapping[str, argparse.ArgumentParser]) -> None:
    """Add the arguments of `wanted`."""
    wanted = commands["wanted"]
    wanted.add_argument("--json", action="store_true", help="a JSON object a line")
    wanted.set_defaults(command=_wanted)


def _wanted(options: argparse.Namespace) -> int:
    known = settings()
    found = look(known.database_url, lambda transaction: WantedStore(transaction).everywhere())
    rows = wanted(found, load(*known.catalogue_folders))
    for line in in_json(rows) if options.json else table(rows):
        print(line)
    return 0


@dataclass(frozen=True, slots=True)
class Row:
    """A profile to be written. Who is in several servers counts in each."""

    slug: str
    title: str
    code: str
    """Of the occupation; empty where it has none."""
    members: int
    servers: int


def wanted(found: Iterable[Wanted], catalogue: Catalogue) -> Sequence[Row]:
    """Return what of it the catalogue still lacks, in the same order."""
    rows: list[Row] = []
    for each in found:
        profession = catalogue.professions.get(each.slug)
        if profession is not None and not profession.is_full:
            group = profession.statistical_group
            code = group.code if group else ""
            rows.append(Row(each.slug, profession.title, code, each.members, each.servers))
    return rows


def in_json(rows: Iterable[Row]) -> Iterator[str]:
    """Yield a line for each."""
    return (orjson.dumps(row).decode() for row in rows)


def table(rows: Sequence[Row]) -> Iterator[str]:
    """Yield what a person reads."""
    if not rows:
        yield "No profile is wanted."
        return
    yield "members  servers  code      profile"
    for row in rows:
        yield f"{row.members:7,}  {row.servers:7,}  {row.code:8}  {row.title} ({row.slug})"
    yield "`onejob new SLUG --from CODE` begins one."
