"""Editions are written into a catalogue's folder: all files whole, or none."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

import yaml

from bot.content.document import read
from bot.content.figures.edition import Edition
from bot.content.loader import SOURCES
from bot.content.mistake import printable
from bot.content.shelf import Shelf
from bot.content.tables import DESCRIPTIONS, FIGURES, TableFiles
from bot.domain.catalogue.figure import Model
from bot.domain.catalogue.table import NUMBERS, WORDS, Table
from bot.domain.errors import OperatorError


def texts(editions: Sequence[Edition], folder: Path) -> Mapping[Path, str]:
    """Return what the files in `folder` will hold; raises OperatorError where that is no table.

    The descriptions of older editions stay, and so do their rows.
    """
    told = {_file(each.table, folder): rows(each.table) for each in editions}
    heads = [each.table.head for each in editions]
    sources = {each.source.id: each.source for each in editions}.values()
    for name, models in ((DESCRIPTIONS, heads), (SOURCES, sources)):
        told[folder / name] = _added(folder / name, models)
    _refuse_wrong(editions, heads)
    return told


def write(told: Mapping[Path, str]) -> None:
    """Write them; raises OperatorError, and leaves every file as it was, where one cannot be."""
    drafts = {path: path.with_name(f".{path.name}.new") for path in told}
    before = {path: path.read_bytes() if path.exists() else None for path in told}
    try:
        for path, draft in drafts.items():
            path.parent.mkdir(exist_ok=True)
            draft.write_text(told[path], "utf-8", newline="")
        for path, draft in drafts.items():
            draft.replace(path)
    except OSError as error:
        with suppress(OSError):
            for path, raw in before.items():
                if raw is None:
                    path.unlink(missing_ok=True)
                elif path.read_bytes() != raw:
                    path.write_bytes(raw)
        raise OperatorError(
            f"{printable(str(error.filename))} cannot be written ({error.strerror}): see who may "
            "write there and whether the disk has room, or name another folder with --in."
        ) from None
    finally:
        for draft in drafts.values():
            with suppress(OSError):
                draft.unlink(missing_ok=True)


def rows(table: Table) -> str:
    """Return the rows of a table as its file has them, with the columns that have anything."""
    kind = table.head.kind
    numbers = [c for c in NUMBERS[kind] if any(c in row.numbers for row in table.rows.values())]
    words = [c for c in WORDS[kind] if any(c in row.words for row in table.rows.values())]
    written = StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(["code", "title", *numbers, *words])
    for row in table.rows.values():
        cells = (f"{row.numbers[c]:.15g}" if c in row.numbers else "" for c in numbers)
        writer.writerow([row.code, row.title, *cells, *(row.words.get(c, "") for c in words)])
    return written.getvalue()


def _file(table: Table, folder: Path) -> Path:
    return folder / FIGURES / f"{table.head.id}.csv"


def _added(path: Path, models: Iterable[Model]) -> str:
    """Return a file of entries with those that it lacks at its end; the rest stays as it is."""
    raw = path.read_bytes() if path.exists() else b""
    known = read(path.name, raw).data or {}
    parts = [raw.decode().rstrip("\n")] if raw.strip() else []
    for model in models:
        entry = model.model_dump(mode="json", exclude_defaults=True)
        if (id_ := entry.pop("id")) not in known:
            parts.append(_dumped({id_: entry}))
    return "\n\n".join(parts) + "\n"


def _dumped(entry: dict[str, object]) -> str:
    dumper = yaml.CSafeDumper
    dumped = yaml.dump(entry, Dumper=dumper, sort_keys=False, allow_unicode=True, width=100)
    return dumped.rstrip("\n")


def _refuse_wrong(editions: Sequence[Edition], heads: Iterable[Model]) -> None:
    """Raise OperatorError where what a publisher's file says cannot be a table."""
    with TemporaryDirectory() as room:
        (Path(room) / FIGURES).mkdir()
        (Path(room) / DESCRIPTIONS).write_text(_added(Path(room) / DESCRIPTIONS, heads), "utf-8")
        for each in editions:
            _file(each.table, Path(room)).write_text(rows(each.table), "utf-8")
        mistakes = TableFiles.read([Shelf(Path(room), "")]).mistakes
    if mistakes:
        raise OperatorError(
            "\n".join(
                ["What was read cannot be a table, and nothing is written:"]
                + [str(each) for each in mistakes[:20]]
            )
        )
