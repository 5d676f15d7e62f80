"""One file of comma-separated rows, as machines write them, with the line of each."""

from __future__ import annotations

import csv
import stat
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Final

from bot.content.mistake import Mistake, quoted

LARGEST: Final = 4 * 1024 * 1024
"""How many bytes a file may have."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row: what stands in each column, without spaces around it, and on which line."""

    line: int
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        """Return what stands in a column; "" where nothing does, or the file has no such column."""
        return self.cells.get(column, "")


@dataclass(frozen=True, slots=True)
class Rows:
    """What a file holds; nothing where it cannot be read."""

    file: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    mistakes: tuple[Mistake, ...]


def read_rows(path: Path, file: str, needed: Sequence[str], optional: Sequence[str] = ()) -> Rows:
    """Return the rows of a file whose first line names its columns; never raises.

    `file` is what authors call it. A column that is neither needed nor optional is a mistake.
    """
    try:
        # Opening a pipe or a device could wait for ever.
        if not stat.S_ISREG(path.stat().st_mode):
            return _nothing(file, None, "is not a file", "Move it away, or remove it.")
        with path.open("rb") as stream:
            raw = stream.read(LARGEST + 1)
    except FileNotFoundError:
        return _nothing(file, None, "there is no such file", "See that it was not moved.")
    except OSError as error:
        what = f"cannot be read: {error.strerror or type(error).__name__}"
        return _nothing(file, None, what, "Check what it is and who may read it.")
    if len(raw) > LARGEST:
        what = f"is larger than {LARGEST // 1024 // 1024} MiB"
        return _nothing(file, None, what, "Is it the right file? Divide it.")
    return _parsed(file, raw, needed, optional)


def _parsed(file: str, raw: bytes, needed: Sequence[str], optional: Sequence[str]) -> Rows:
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        what = f"byte 0x{raw[error.start]:02x} is not UTF-8 text"
        return _nothing(file, line, what, "Save the file again with the encoding UTF-8.")
    reader = csv.reader(StringIO(text, newline=""), strict=True)
    found: list[Row] = []
    mistakes: list[Mistake] = []
    columns: tuple[str, ...] = ()
    try:
        columns = tuple(next(reader, ()))
        if wrong := _wrong_columns(file, columns, needed, optional):
            return Rows(file, columns, (), wrong)
        for cells in reader:
            if len(cells) == len(columns):
                stripped = (cell.strip() for cell in cells)
                found.append(Row(reader.line_num, dict(zip(columns, stripped, strict=True))))
            elif cells:
                what = f"this row has {len(cells)} cells, the first line names {len(columns)}"
                cure = 'Put text that holds a comma in double quotes: "like, this".'
                mistakes.append(Mistake(file, reader.line_num, what, cure))
    except csv.Error as error:
        cure = "Put text that holds a comma or a quotation mark in double quotes."
        mistakes.append(Mistake(file, reader.line_num, f"is no row: {error}", cure))
    return Rows(file, columns, tuple(found), tuple(mistakes))


def _wrong_columns(
    file: str, columns: Sequence[str], needed: Sequence[str], optional: Sequence[str]
) -> tuple[Mistake, ...]:
    cure = f"The first line names the columns: {', '.join(needed)}"
    cure += f"; {', '.join(optional)} may be left out." if optional else "."
    wrong = [f"there is no column {quoted(each)}" for each in needed if each not in columns]
    known = {*needed, *optional}
    wrong += [f"unknown column {quoted(each)}" for each in columns if each not in known]
    wrong += [f"column {quoted(each)} twice" for each in set(columns) if columns.count(each) > 1]
    return tuple(Mistake(file, 1, what, cure) for what in wrong)


def _nothing(file: str, line: int | None, what: str, cure: str) -> Rows:
    return Rows(file, (), (), (Mistake(file, line, what, cure),))
