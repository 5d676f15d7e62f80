"""What a new edition says that the one before did not: for operators, largest first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from bot.content.figures.edition import Edition
from bot.domain.catalogue.catalogue import Catalogue
from bot.domain.catalogue.figure import Measure
from bot.domain.catalogue.profession import Profession
from bot.domain.catalogue.table import Table, Tables, groups

TOLD: Final = 10
"""So many moves, and so many codes, are told."""

_TELLING = ("median", "mean", "growth")
"""The columns by which moves are told: the first that both tables have."""


def changes(edition: Edition) -> Iterator[str]:
    """Yield how a table differs from the one in use: codes, then moves, the largest first."""
    table, before = edition.table, edition.before
    new, old = table.rows.keys(), before.rows.keys()
    both = [code for code in table.rows if code in before.rows]
    other = [code for code in both if table.rows[code] != before.rows[code]]
    beside = f"beside {before.head.id}" if edition.is_new else "in place of itself"
    yield f"{table.head.id} ({beside}): {len(new)} rows, {len(other)} of {len(both)} changed."
    for what, codes, rows in (("Gone", old - new, before), ("New", new - old, table)):
        if codes:
            named = [f"{code} {rows.rows[code].title}" for code in sorted(codes)]
            rest = f", and {len(named) - TOLD} more" if len(named) > TOLD else ""
            yield f"  {what}: {'; '.join(named[:TOLD])}{rest}."
    moves = sorted(_moves(table, before), reverse=True)[:TOLD]
    yield from (f"  {told}" for _, told in moves)


def bereft(editions: Sequence[Edition], catalogue: Catalogue) -> Iterator[str]:
    """Yield the professions that would have no figures of a kind any more."""
    tables = [*catalogue.tables.all, *(each.table for each in editions)]
    after = Tables({table.head.id: table for table in tables}.values())
    for profession in catalogue.whole.profiles.values():
        left = _kinds(profession, after)
        for kind, told in _kinds(profession, catalogue.tables).items():
            if kind not in left:
                yield f"{profession.slug} would have no {kind}: no row has {told} any more."


def _kinds(profession: Profession, tables: Tables) -> dict[str, str]:
    """Return what tables say of a profession's groups: each kind of figure, with the code."""
    found: dict[str, str] = {}
    for group in groups(profession):
        told = f"{group.system} {group.code}"
        for salary in tables.salaries(group.system, group.code):
            found[f"pay in {salary.country}"] = told
        for figure in tables.figures(group.system, group.code):
            if figure.measure is not Measure.JOBS:  # told only where they differ from the employees
                found[f"{figure.measure} in {figure.country}"] = told
    return found


def _moves(table: Table, before: Table) -> Iterator[tuple[float, str]]:
    """Yield how far each group moved, with the sentence that says so."""
    for code, row in table.rows.items():
        for column in _TELLING:
            new, old = row.numbers.get(column), before.number(code, column)
            if new is None or old is None:
                continue
            if new != old:
                share = new - old if column == "growth" else (new - old) / old * 100
                unit = "points" if column == "growth" else "percent"
                moved = f"{old:,.15g} to {new:,.15g} ({share:+.1f} {unit})"
                yield abs(share), f"{code} {row.title}: {column} {moved}"
            break
