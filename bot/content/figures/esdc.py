"""Employment and Social Development Canada: wages by occupation (Job Bank, open data).

The columns were seen in other programs that read the file, the 2025 rows of 27 groups in a copy;
the file itself was not.
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

PAY: Final = "*wage*.csv"

_MARKS = frozenset({"", "NA", "N/A"})
_PAID = {
    "p25": "Quartile1_Wage",
    "median": "Median_Wage",
    "p75": "Quartile3_Wage",
    "mean": "Average_Wage",
    "low": "Low_Wage",
    "high": "High_Wage",
}
_NATIONAL = ("NAT", "ER00")


def pay(folder: Path) -> Iterator[Draft]:
    """Yield what is paid an hour in all of Canada; groups that are paid by the year are left out.

    The edition is that of the file's name, as in `2a71-das-wage2025opendata-esdc-all.csv`.
    """
    download = found(folder, PAY)
    if download is None:
        return
    year = re.search(r"20\d{2}", download.name)
    if year is None:
        raise OperatorError(
            f"{download.name} has no year in its name: name it as its publisher does, "
            "wage2026opendata.csv."
        )
    header, *rows = [*csv.reader(StringIO(text(download), newline=""))] or [[]]
    code, title, province, region, yearly = columns(
        download, header, ("NOC_CNP", "NOC_Title", "prov", "ER_Code", "Annual_Wage_Flag")
    )
    places = dict(zip(_PAID, columns(download, header, [*_PAID.values()]), strict=True))
    told: list[Row] = []
    for cells in rows:
        if len(cells) != len(header) or (cells[province], cells[region]) != _NATIONAL:
            continue
        group = cells[code].strip().removeprefix("NOC_")
        numbers = {
            name: number(download, group, cells[place], _MARKS) for name, place in places.items()
        }
        is_hourly = cells[yearly].strip() != "1"
        if is_hourly and any(each is not None for each in numbers.values()):
            told.append(row(group, cells[title], numbers))
    yield Draft(download.name, "CA", "NOC", Kind.PAY, "hour", int(year[0]), None, None, told)
