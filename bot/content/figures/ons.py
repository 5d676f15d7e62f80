"""The UK's Office for National Statistics: yearly pay by occupation (ASHE table 14.7a).

The layout was seen in other programs that read it, the 2025 rows of 34 groups in a copy; the
workbook itself was not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from bot.content.figures.download import columns, found, number, sheet
from bot.content.figures.draft import Draft, row
from bot.domain.catalogue.table import ALL, Kind, Row
from bot.domain.errors import OperatorError

PAY: Final = "*Table 14.7a*.xlsx"

_SHEET = "Full-Time"
_MARKS = frozenset({"", "x", "..", ":", "-"})
"""Not published: too unreliable, disclosive, or not there."""

_EVERYBODY = "all employees"


def pay(folder: Path) -> Iterator[Draft]:
    """Yield the percentiles of full-time employees, in the finest groups."""
    download = found(folder, PAY)
    if download is None:
        return
    rows = sheet(download, _SHEET)
    at = next((at for at, cells in enumerate(rows) if _begins(cells)), None)
    year = re.search(r"\b(20\d{2})\b", " ".join(str(cells[0]) for cells in rows[:at] if cells))
    year = year or re.search(r"\b(20\d{2})\b", download.name)
    if at is None or year is None:
        raise OperatorError(
            f"{download.name} has no line 'Description, Code, ...' or no year above it: is it the "
            "publisher's own file?"
        )
    title, code, median, mean = columns(
        download, rows[at], ("Description", "Code", "Median", "Mean")
    )
    ranks = [_rank(cell) for cell in rows[at]]
    shares = {f"p{share}": share for share in (10, 25, 75, 90)}
    if missing := [str(share) for share in shares.values() if share not in ranks]:
        raise OperatorError(f"{download.name} has no column for the percentile {missing[0]}.")
    places = {"median": median, "mean": mean}
    places |= {name: ranks.index(share) for name, share in shares.items()}
    told: list[Row] = []
    for cells in rows[at + 1 :]:
        group = _code(cells[code])
        if str(cells[title]).strip().casefold() == _EVERYBODY:
            group = ALL
        if group is not None:
            numbers = {
                name: number(download, group, cells[place], _MARKS)
                for name, place in places.items()
            }
            if any(each is not None for each in numbers.values()):
                told.append(row(group, str(cells[title]), numbers))
    yield Draft(download.name, "GB", "UK SOC", Kind.PAY, "year", int(year[1]), None, None, told)


def _begins(cells: list[object]) -> bool:
    return [str(cell).strip() for cell in cells[:2]] == ["Description", "Code"]


def _rank(cell: object) -> int | None:
    """Return the percentile that a column is headed with, as a number or as text."""
    told = str(cell).strip().removesuffix(".0")
    return int(told) if told.isdecimal() else None


def _code(cell: object) -> str | None:
    """Return a code of the finest groups: four digits, which a workbook may hold as a number."""
    told = str(cell).strip().removesuffix(".0")
    return told if re.fullmatch(r"\d{4}", told) else None
