"""What was read from a publisher's file: rows, and which edition they are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.domain.catalogue.figure import Period
from bot.domain.catalogue.profession import System
from bot.domain.catalogue.table import Kind, Row


@dataclass(frozen=True, slots=True)
class Draft:
    """The rows of a table to be, which goes on from the table in use of the same kind."""

    file: str
    country: str
    system: System
    kind: Kind
    period: Period | None
    year: int
    """Of the edition: that of the pay, or the first of the projections."""
    month: int | None
    span: str | None
    rows: Sequence[Row]


def row(code: str, title: str, numbers: Mapping[str, float | None], **words: str) -> Row:
    """Return a row with what is published, and nothing else."""
    known = {name: number for name, number in numbers.items() if number is not None}
    return Row(code, " ".join(title.split()), known, {name: w for name, w in words.items() if w})
