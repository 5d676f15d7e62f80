"""Text files of the O*NET database as its publisher gives them out, for tests that read them."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path
from typing import Final

SMALL: Final = Path(__file__).parent / "db_30_3_text"
"""Some rows of seven occupations: one without tasks, two whose titles begin with 60 same letters.

It has no job zone for the first of these, and knows three of them as related to others only.
"""

FACTS: Final = Path(__file__).parents[3] / "shared/facts/onet"
"""The tables of a whole release, as commas separate them; beside the checkout, not in it."""

# The text files leave out what others tell by code.
_TOLD_ELSEWHERE = {"Title", "Related Title", "Scale Name"}
_NAMES = ("O*NET-SOC Code", "Alternate Title", "Short Title", "Source(s)")


def copied(folder: Path) -> Path:
    """Return a copy of the small release, to be spoilt."""
    return shutil.copytree(SMALL, folder / SMALL.name)


def whole(folder: Path) -> Path:
    """Write the publisher's files of the whole release."""
    release = folder / SMALL.name
    release.mkdir()
    for table in FACTS.glob("*.csv"):
        words = (word if word == "of" else word.capitalize() for word in table.stem.split("_"))
        _write(table, release / f"{' '.join(words)}.txt")
    return release


def _write(table: Path, target: Path) -> None:
    with table.open(encoding="utf-8", newline="") as rows:
        columns, *cells = csv.reader(rows)
    if table.stem == "alternate_titles":
        columns = list(_NAMES)
    keeps_title = table.stem == "occupation_data"
    kept = [at for at, name in enumerate(columns) if keeps_title or name not in _TOLD_ELSEWHERE]
    with target.open("w", encoding="utf-8", newline="") as file:
        for row in (columns, *cells):
            told = (" ".join(row[at].split()) or "n/a" for at in kept)
            file.write("\t".join(told) + "\r\n")
