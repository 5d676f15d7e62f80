"""One file of tab-separated rows, as publishers of large databases give them out."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bot.content.mistake import printable, quoted
from bot.domain.errors import OperatorError

LARGEST: Final = 64 * 1024 * 1024
"""How many bytes a file may have."""

_NOTHING = ("", "n/a")


@dataclass(frozen=True, slots=True)
class Line:
    """One row: what stands in each column, "" where the publisher has nothing to say."""

    place: str
    """The file and the number of the line, for whoever must mend it."""
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        """Return what stands in a column; "" where the file has no such column."""
        return self.cells.get(column, "")

    def number(self, column: str) -> float:
        """Return the number in a column; raises OperatorError where there is none."""
        try:
            return float(self[column])
        except ValueError:
            found = quoted(self[column])
            raise OperatorError(
                f"{self.place}: {found} under {quoted(column)} is no number. {_AGAIN}"
            ) from None


_AGAIN = "Download the files again, and leave them as they are."


def lines(path: Path, needed: Collection[str]) -> Iterator[Line]:
    """Yield the rows of a file whose first line names its columns, the `needed` ones among them.

    Raises OperatorError, with the place and the cure, at what is no such file.
    """
    file = printable(path.name)
    header, *rows = _text(path, file).splitlines() or [""]
    columns = header.split("\t")
    for column in needed:
        if column not in columns:
            raise OperatorError(
                f"{file}:1: there is no column {quoted(column)}. Is it the publisher's own file, "
                "with its first line?"
            )
    for at, row in enumerate(rows, start=2):
        cells = row.split("\t")
        if len(cells) != len(columns):
            raise OperatorError(
                f"{file}:{at}: this row has {len(cells)} cells, the first line names "
                f"{len(columns)}. {_AGAIN}"
            )
        told = ("" if cell in _NOTHING else cell for cell in map(_level, cells))
        yield Line(f"{file}:{at}", dict(zip(columns, told, strict=True)))


def _text(path: Path, file: str) -> str:
    try:
        # Opening a pipe or a device could wait for ever.
        if not path.is_file():
            raise OperatorError(
                f"There is no file {quoted(path.name)} in {printable(str(path.parent))}. Name the "
                "folder that the publisher's text files were unpacked into."
            )
        with path.open("rb") as stream:
            raw = stream.read(LARGEST + 1)
    except OSError as error:
        raise OperatorError(
            f"{printable(str(path))} cannot be read ({error.strerror}): see who may read it."
        ) from None
    if len(raw) > LARGEST:
        raise OperatorError(
            f"{file} is larger than {LARGEST // 1024 // 1024} MiB. Is it the publisher's own file?"
        )
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise OperatorError(
            f"{file}:{line}: byte 0x{raw[error.start]:02x} is not UTF-8 text. {_AGAIN}"
        ) from None


def _level(cell: str) -> str:
    """Return it on one line, without what nobody sees."""
    return "".join(letter for letter in " ".join(cell.split()) if letter.isprintable())
