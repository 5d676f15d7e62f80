"""The occupations that statistics count: what people call them, as a file of rows has it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from sys import intern
from typing import Final, Self

from bot.content.mistake import Mistake, quoted
from bot.content.rows import Row, read_rows
from bot.content.shelf import Shelf
from bot.domain.catalogue.occupation import Occupation

FILE: Final = "occupations.csv"

_COLUMNS = ("code", "slug", "title", "field", "why", "related", "residual")
_NEEDED = ("title", "field")
_LONGEST = {"slug": 48, "title": 60, "field": 60, "why": 300}
_CODE = re.compile(r"[0-9]{2}-[0-9]{4}")
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class OccupationFile:
    """The occupations of the last folder that has any, and what is wrong with them."""

    occupations: Sequence[Occupation]
    mistakes: Sequence[Mistake]

    @classmethod
    def read(cls, shelves: Iterable[Shelf]) -> Self:
        """Never raises."""
        having = [shelf for shelf in shelves if (shelf.folder / FILE).exists()]
        if not having:
            return cls((), ())
        shelf = having[-1]
        found = read_rows(shelf.folder / FILE, f"{shelf.label}{FILE}", _COLUMNS)
        mistakes = [*found.mistakes, *_wrong(found.file, found.rows)]
        return cls(tuple(map(_occupation, found.rows)), tuple(mistakes))


def _occupation(row: Row) -> Occupation:
    return Occupation(
        code=intern(row["code"]),
        slug=row["slug"],
        title=row["title"],
        field=intern(row["field"]),
        why=row["why"],
        related=tuple(map(intern, row["related"].split())),
        is_residual=bool(row["residual"]),
    )


def _wrong(file: str, rows: Sequence[Row]) -> Iterator[Mistake]:
    codes = {row["code"] for row in rows}
    for column in ("code", "slug", "title"):
        yield from _twice(file, rows, column)
    for row in rows:
        yield from (Mistake(file, row.line, *each) for each in _wrong_cells(row, codes))


def _wrong_cells(row: Row, codes: Collection[str]) -> Iterator[tuple[str, str]]:
    """Yield what is wrong in a row, and its cure."""
    if not _CODE.fullmatch(row["code"]):
        yield f"{quoted(row['code'])} is no code of an occupation", "Write six digits, as 15-1221."
    if not _SLUG.fullmatch(row["slug"]):
        cure = "Write lower-case letters a to z and digits, words joined by single hyphens."
        yield f"{quoted(row['slug'])} is no slug", cure
    yield from ((f"{quoted(each)} is empty", "Write it.") for each in _NEEDED if not row[each])
    for column, most in _LONGEST.items():
        if (excess := len(row[column]) - most) > 0:
            yield f"{quoted(column)} has more than {most} characters", f"Shorten it by {excess}."
        elif not row[column].isprintable():
            yield f"{quoted(column)} has an invisible character", "Retype it, on one line."
    for code in row["related"].split():
        if code not in codes:
            cure = "Name codes of other rows, with spaces between, or remove it."
            yield f"related code {quoted(code)} stands in no row", cure
    if row["residual"] not in ("", "yes"):
        yield f"'residual' must not be {quoted(row['residual'])}", "Write yes, or nothing."


def _twice(file: str, rows: Iterable[Row], column: str) -> Iterator[Mistake]:
    lines: dict[str, int] = {}
    for row in rows:
        first = lines.setdefault(row[column].casefold(), row.line)
        if first != row.line:
            what = f"{column} {quoted(row[column])} stands here for the second time"
            yield Mistake(
                file, row.line, what, f"The first is on line {first}: change one of them."
            )
