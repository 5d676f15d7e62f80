"""`onejob import`: a publisher's own files become a catalogue."""

from __future__ import annotations

import argparse
import shlex
from collections.abc import Iterator, Mapping
from pathlib import Path

from bot.bar import Bar
from bot.clock import SystemClock
from bot.content.adoption import Adoption
from bot.content.folder import refuse_full, write_catalogue
from bot.content.onet import read_database
from bot.domain.catalogue.figure import PartialDate
from bot.domain.catalogue.profession import Profession


def add(commands: Mapping[str, argparse.ArgumentParser]) -> None:
    """Add the arguments of `import`."""
    importing = commands["import"]
    importing.add_argument("publisher", choices=["onet"], help="whose: the O*NET database")
    importing.add_argument(
        "folder", type=Path, metavar="FOLDER", help="where its text files were unpacked"
    )
    importing.add_argument(
        "--into", type=Path, required=True, metavar="FOLDER", help="a new folder, or an empty one"
    )
    importing.set_defaults(command=_import)


def _import(options: argparse.Namespace) -> int:
    """Write a profile for each occupation, and say what comes next."""
    into: Path = options.into.absolute()
    refuse_full(into)
    database = read_database(options.folder)
    adoption = Adoption.of(database, PartialDate.parse(f"{SystemClock().now():%Y-%m-%d}"))
    source = adoption.source
    catalogue = write_catalogue(
        into, adoption.credit, _watched(adoption), [source], adoption.skills
    )
    first = next(iter(catalogue.profiles))
    print(
        f"Wrote {len(catalogue.profiles):,} profiles into {into}, from the {source.title} "
        f"({source.licence}), read back without a mistake. To look at one:",
        f"  ONEJOB_CATALOGUE={shlex.quote(str(into))} onejob card {first}",
        sep="\n",
    )
    return 0


def _watched(adoption: Adoption) -> Iterator[Profession]:
    """Yield its profiles, and have a bar grow with them."""
    with Bar(len(adoption)) as bar:
        for profile in adoption.profiles():
            yield profile
            bar.step()
