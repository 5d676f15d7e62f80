"""Germany's Statistisches Bundesamt: monthly pay by occupation (GENESIS table 62361-0030).

The flat CSV ("ffcsv") in English. Its layout was seen in another program that reads it, the 2025
rows of 42 groups in a copy; the file itself was not.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Final

from bot.content.figures.download import columns, found, number, text
from bot.content.figures.draft import Draft, row
from bot.domain.catalogue.table import Kind, Row
from bot.domain.errors import OperatorError

PAY: Final = "*62361-0030*.csv"

_MARKS = frozenset({"", "-", ".", "...", "/", "x", "()", "…"})
_MONTHLY = {"VST052": "median", "VST047": "mean"}
"""What is paid a month, without special payments; the table has the hour as well."""

_SEXES = frozenset({"GESM", "GESW"})
_CODE = re.compile(r"KB10-(\d{5})")


def pay(folder: Path) -> Iterator[Draft]:
    """Yield what full-time employees are paid, men and women together, in the finest groups."""
    download = found(folder, PAY)
    if download is None:
        return
    header, *rows = [*csv.reader(StringIO(text(download), newline=""), delimiter=";")] or [[]]
    time, value, measure = columns(download, header, ("time", "value", "value_variable_code"))
    attributes = [at for at, name in enumerate(header) if name.endswith("_attribute_code")]
    titles: dict[str, str] = {}
    paid: dict[str, dict[str, float | None]] = {}
    months: set[str] = set()
    for cells in rows:
        if len(cells) != len(header) or cells[measure] not in _MONTHLY:
            continue
        codes = [(at, _CODE.fullmatch(cells[at])) for at in attributes]
        of_sex = any(cells[at] in _SEXES for at in attributes)
        for at, match in codes:
            if match and not of_sex:
                group = match[1]
                titles[group] = cells[at + 1]
                told = cells[value].replace(",", ".")
                name = _MONTHLY[cells[measure]]
                paid.setdefault(group, {})[name] = number(download, group, told, _MARKS)
                months.add(cells[time][:7])
    if len(months) != 1 or (month := re.fullmatch(r"(\d{4})-(\d{2})", months.pop())) is None:
        raise OperatorError(
            f"{download.name} has no monthly pay of one month by KldB 2010: ask GENESIS for table "
            "62361-0030 as a flat file, in English, with the latest month alone."
        )
    told_rows: list[Row] = [
        row(group, titles[group], numbers)
        for group, numbers in sorted(paid.items())
        if any(each is not None for each in numbers.values())
    ]
    year, of_month = int(month[1]), int(month[2])
    yield Draft(download.name, "DE", "KldB", Kind.PAY, "month", year, of_month, None, told_rows)
