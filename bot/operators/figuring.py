"""`onejob figures`: a publisher's own files become the next edition of its tables."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from bot.bar import Bar
from bot.clock import SystemClock
from bot.content import BadCatalogue, load
from bot.content.figures import bls, destatis, esdc, ons
from bot.content.figures.change import bereft, changes
from bot.content.figures.draft import Draft
from bot.content.figures.edition import Edition, edition
from bot.content.figures.writing import texts, write
from bot.content.loader import PROFESSIONS, SOURCES
from bot.content.mistake import printable
from bot.content.tables import DESCRIPTIONS
from bot.domain.catalogue.figure import PartialDate
from bot.domain.errors import OperatorError
from bot.operators.reading import add_own, folders, writable

Reader = Callable[[Path], Iterator[Draft]]

PUBLISHERS: Mapping[str, Mapping[str, Reader]] = MappingProxyType(
    {
        "bls": {bls.WAGES: bls.wages, bls.PROJECTIONS: bls.projections},
        "ons": {ons.PAY: ons.pay},
        "esdc": {esdc.PAY: esdc.pay},
        "destatis": {destatis.PAY: destatis.pay},
    }
)
"""Who publishes which files, by the names that these have when they are downloaded."""


def add(commands: Mapping[str, argparse.ArgumentParser]) -> None:
    """Add the arguments of `figures`."""
    figures = commands["figures"]
    figures.add_argument("publisher", choices=[*PUBLISHERS], help="whose files they are")
    figures.add_argument(
        "folder", type=Path, metavar="FOLDER", help="where they are, as downloaded"
    )
    figures.add_argument(
        "--dry-run", action="store_true", help="tell what would change, and change nothing"
    )
    figures.add_argument(
        "--date", help="when the figures are of, where the files do not say: 2026-08"
    )
    add_own(figures)
    figures.set_defaults(command=_figures)


def _figures(options: argparse.Namespace) -> int:
    """Tell what a new edition changes, and write it."""
    dated = _date(options.date)
    in_use = folders(options)
    last: Path = options.own or in_use[-1]
    target = last.absolute() if options.dry_run else writable(options, in_use)
    catalogue = load(*(folder for folder in in_use if folder != target or _is_begun(target)))
    drafts = _read(options.folder, PUBLISHERS[options.publisher])
    today = SystemClock().now().date()
    editions = [edition(draft, catalogue, today, dated) for draft in drafts]
    files = texts(editions, target)
    for each in editions:
        print(*changes(each), sep="\n")
    for sentence in bereft(editions, catalogue):
        print(sentence)
    changed = [path for path, text in files.items() if not _holds(path, text)]
    if options.dry_run:
        would = ", ".join(str(path) for path in changed) or "nothing"
        print(f"A dry run: nothing is written. It would be {would}.")
        return 0
    if not changed:
        print("Nothing is new, and nothing is written.")
        return 0
    write({path: files[path] for path in changed})
    print("Wrote " + ", ".join(str(path) for path in changed) + ".")
    return _checked(in_use, [each for each in editions if each.is_new])


def _is_begun(folder: Path) -> bool:
    """Whether there is anything of a catalogue yet."""
    return any((folder / name).exists() for name in (PROFESSIONS, DESCRIPTIONS))


def _read(folder: Path, parts: Mapping[str, Reader]) -> Sequence[Draft]:
    """Return what every file of the publisher's holds that is there."""
    found: list[Draft] = []
    with Bar(len(parts)) as bar:
        for reader in parts.values():
            drafts = [*reader(folder)]
            found += drafts
            files = dict.fromkeys(draft.file for draft in drafts)
            groups = sum(len(draft.rows) for draft in drafts)
            bar.step(f"Read {groups:,} rows from {', '.join(files)}." if drafts else None)
    if not found:
        raise OperatorError(
            f"There is no {' or '.join(parts)} in {printable(str(folder))}, nor in a zip there: "
            "download it from its publisher, and leave its name as it is."
        )
    return found


def _date(text: str | None) -> PartialDate | None:
    try:
        return PartialDate.parse(text) if text else None
    except ValueError:
        raise OperatorError(
            f"--date {text} is no date: write a year, a month or a day, as 2026-08."
        ) from None


def _holds(path: Path, text: str) -> bool:
    return path.exists() and path.read_bytes() == text.encode()


def _checked(in_use: Sequence[Path], new: Sequence[Edition]) -> int:
    """Say what is to be done now: what the catalogue lacks, or what to look at."""
    try:
        load(*in_use)
    except BadCatalogue as bad:
        print("The catalogue does not fit its new tables yet:", bad, sep="\n", file=sys.stderr)
        return 1
    sources = dict.fromkeys(each.source.id for each in new)
    if sources:
        print(
            f"Look at {' and '.join(sources)} in {SOURCES}: title, date and address go on from the "
            "edition before."
        )
    return 0
