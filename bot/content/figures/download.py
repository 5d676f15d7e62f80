"""What a publisher offers for download, as it lies in a folder: files, or packed in a zip."""

from __future__ import annotations

import fnmatch
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import Final
from zipfile import BadZipFile, ZipFile

from python_calamine import CalamineError, CalamineWorkbook, WorksheetNotFound

from bot.content.mistake import printable, quoted
from bot.domain.errors import OperatorError

LARGEST: Final = 64 * 1024 * 1024
"""How many bytes a file may have: the largest of today has 9 million."""

Cell = object
"""What stands in a cell: text, a number, or a date."""


@dataclass(frozen=True, slots=True)
class Download:
    """One file; `name` is what operators call it."""

    name: str
    content: Callable[[], bytes]


def found(folder: Path, pattern: str) -> Download | None:
    """Return the one file of that name in the folder, or in a zip in it; None where there is none.

    Capitals make no difference. Raises OperatorError where there are several.
    """
    named = [each for each in _downloads(folder) if _is_called(each.name, pattern)]
    if len(named) > 1:
        names = " and ".join(each.name for each in named)
        raise OperatorError(f"{names} are editions of one file: leave one of them in the folder.")
    return named[0] if named else None


def sheet(download: Download, named: str) -> list[list[Cell]]:
    """Return the rows of one sheet of a workbook; raises OperatorError where it has none."""
    try:
        workbook = CalamineWorkbook.from_filelike(BytesIO(download.content()))
        return [[*row] for row in workbook.get_sheet_by_name(named).to_python()]
    except WorksheetNotFound:
        raise OperatorError(
            f"{download.name} has no sheet {quoted(named)}: is it the publisher's own file, whole?"
        ) from None
    except CalamineError:
        raise OperatorError(
            f"{download.name} is no workbook that can be read: download it again."
        ) from None


def text(download: Download) -> str:
    """Return a text file, in UTF-8 or, as older ones are, in Windows' own encoding."""
    raw = download.content()
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")


def columns(download: Download, header: Sequence[Cell], needed: Sequence[str]) -> list[int]:
    """Return where the columns stand that are called so, or at least begin so.

    Raises OperatorError for one that is missing.
    """
    names = [str(name).strip().casefold() for name in header]
    places: list[int] = []
    for each in needed:
        wanted = each.casefold()
        called = [at for at, name in enumerate(names) if name == wanted]
        at = next((at for at, name in enumerate(names) if name.startswith(wanted)), None)
        at = called[0] if called else at
        if at is None:
            raise OperatorError(
                f"{download.name} has no column {quoted(each)}: it is another file, or its "
                "publisher changed it since this was written. Please report it."
            )
        places.append(at)
    return places


def number(download: Download, code: str, cell: Cell, marks: frozenset[str]) -> float | None:
    """Return the number in a cell, None for one of the publisher's marks; else OperatorError."""
    if isinstance(cell, int | float):
        return float(cell)
    told = str(cell).strip()
    if told in marks:
        return None
    try:
        return float(told)
    except ValueError:
        raise OperatorError(
            f"{download.name} has {quoted(told)} for {code}, where a number belongs: download it "
            "again, or report it."
        ) from None


def _downloads(folder: Path) -> Iterator[Download]:
    if not folder.is_dir():
        raise OperatorError(
            f"There is no folder {printable(str(folder))}: name the one with the publisher's files."
        )
    for path in sorted(folder.iterdir()):
        name = printable(path.name)
        if path.name.startswith((".", "~$")) or not path.is_file():
            continue
        if path.suffix.lower() == ".zip":
            yield from _packed(path, name)
        else:
            yield Download(name, partial(_content, path, name))


def _packed(path: Path, name: str) -> Iterator[Download]:
    try:
        with ZipFile(path) as packed:
            members = [each for each in packed.infolist() if not each.is_dir()]
    except BadZipFile:
        raise OperatorError(f"{name} is no zip that can be read: download it again.") from None
    for member in members:
        if member.file_size <= LARGEST:
            inner = printable(PurePosixPath(member.filename).name)
            yield Download(f"{name}/{inner}", partial(_unpacked, path, name, member.filename))


def _content(path: Path, name: str) -> bytes:
    if path.stat().st_size > LARGEST:
        size = LARGEST // 1024 // 1024
        raise OperatorError(f"{name} is larger than {size} MiB: is it the publisher's file?")
    return path.read_bytes()


def _unpacked(path: Path, name: str, member: str) -> bytes:
    try:
        with ZipFile(path) as packed:
            return packed.read(member)
    except (BadZipFile, NotImplementedError, RuntimeError):  # broken, or locked with a password
        raise OperatorError(f"{name} cannot be unpacked: download it again.") from None


def _is_called(name: str, pattern: str) -> bool:
    return fnmatch.fnmatch(name.rpartition("/")[2].casefold(), pattern.casefold())
