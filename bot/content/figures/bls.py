"""The U.S. Bureau of Labor Statistics: wages (OEWS, national), and employment projections.

Seen: `national_M2025_dl.xlsx` and `occupation.xlsx` of 2024-34, both whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from bot.content.figures.download import Download, columns, found, number, sheet
from bot.content.figures.draft import Draft, row
from bot.domain.catalogue.figure import Period
from bot.domain.catalogue.table import ALL, Kind, Row
from bot.domain.errors import OperatorError

WAGES: Final = "national_M*_dl*.xlsx"
PROJECTIONS: Final = "occupation*.xlsx"

_MARKS = frozenset({"", "*", "**", "#", "~", "—"})
"""Not published: no estimate, or above the limit up to which pay is told."""

_PAID = {"p10": "PCT10", "p25": "PCT25", "median": "MEDIAN", "p75": "PCT75", "p90": "PCT90"}
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August")
_TABLE = "Table 1.2"


def wages(folder: Path) -> Iterator[Draft]:
    """Yield yearly pay, and that of the groups for which only hourly pay is published."""
    download = found(folder, WAGES)
    if download is None:
        return
    month, year = _edition(download)
    head, *rows = sheet(download, f"national_M{year}_dl")
    code, title, group, people = columns(
        download, head, ("OCC_CODE", "OCC_TITLE", "O_GROUP", "TOT_EMP")
    )
    pay: dict[Period, list[int]] = {
        "year": columns(download, head, [f"A_{name}" for name in _PAID.values()]),
        "hour": columns(download, head, [f"H_{name}" for name in _PAID.values()]),
    }
    told: dict[Period, list[Row]] = {period: [] for period in pay}
    for cells in rows:
        if cells[group] not in ("total", "detailed"):
            continue
        soc = str(cells[code])
        employees = number(download, soc, cells[people], _MARKS)
        for period, places in pay.items():
            paid = [number(download, soc, cells[at], _MARKS) for at in places]
            if any(amount is not None for amount in paid):
                numbers = {**dict(zip(_PAID, paid, strict=True)), "employees": employees}
                told[period].append(row(soc, str(cells[title]), numbers))
                break
    for period, groups in told.items():
        yield Draft(download.name, "US", "SOC", Kind.PAY, period, year, month, None, groups)


def projections(folder: Path) -> Iterator[Draft]:
    """Yield jobs, growth, openings and what is usual at entry, of every group."""
    download = found(folder, PROJECTIONS)
    if download is None:
        return
    (title, *_), head, *rows = sheet(download, _TABLE)
    years = re.search(r"(\d{4})[–-](\d{2})?(\d{2})\b", str(title))
    if years is None:
        raise OperatorError(f"{download.name} does not say in {_TABLE} for which years it is.")
    first = years[1]
    name, code, kind, jobs, growth, own, openings, *words = columns(
        download,
        head,
        (
            f"{first} National Employment Matrix title",
            f"{first} National Employment Matrix code",
            "Occupation type",
            f"Employment, {first}",
            "Employment change, percent",
            "Percent self employed",
            "Occupational openings",
            "Typical education",
            "Work experience",
            "Typical on-the-job training",
        ),
    )
    told: list[Row] = []
    for cells in rows:
        soc = str(cells[code]).strip()
        if cells[kind] != "Line item" and soc != ALL:
            continue
        numbers = {
            "jobs": _thousands(number(download, soc, cells[jobs], _MARKS)),
            "growth": number(download, soc, cells[growth], _MARKS),
            "openings": _thousands(number(download, soc, cells[openings], _MARKS)),
            "self_employed": number(download, soc, cells[own], _MARKS),
        }
        entry = ["" if cells[at] in _MARKS else str(cells[at]) for at in words]
        named = dict(zip(("education", "experience", "training"), entry, strict=True))
        told.append(row(soc, str(cells[name]), numbers, **named))
    span = f"{first}-{years[3]}"
    yield Draft(download.name, "US", "SOC", Kind.PROJECTIONS, None, int(first), None, span, told)


def _edition(download: Download) -> tuple[int, int]:
    for cells in sheet(download, "Field Descriptions"):
        match = re.match(r"(\w+) (\d{4}) OEWS", str(cells[0]))
        if match and match[1] in _MONTHS:
            return _MONTHS.index(match[1]) + 1, int(match[2])
    raise OperatorError(
        f"{download.name} does not say of which month it is, in 'Field Descriptions': is it whole?"
    )


def _thousands(number: float | None) -> float | None:
    return None if number is None else round(number * 1000)
