"""Official figures live in tables: what a profile states beside them, and what it takes from them.

Only tables without mistakes are looked at: one broken file shall not blame the others.
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.content.document import Document, Path
from bot.content.mistake import Mistake, quoted
from bot.domain.catalogue.profession import Profession
from bot.domain.catalogue.table import ALL, COLUMNS, PLACEHOLDER, Table, Tables, groups
from bot.domain.text import LONGEST


def unofficial(document: Document, profession: Profession, tables: Tables) -> Iterator[Mistake]:
    """Yield what is wrong between a profile, which the document holds, and the tables."""
    for path, what, cure in (
        *_unknown(profession, tables),
        *_stated_twice(profession, tables),
        *_wrong_notes(profession, tables),
    ):
        yield Mistake(document.file, document.line(path), what, cure)


def _unknown(profession: Profession, tables: Tables) -> Iterator[tuple[Path, str, str]]:
    """Yield each code that a whole classification lacks: that of a table with all occupations."""
    for at, code in enumerate(profession.codes):
        of_system = tables.of(code.system)
        whole = next((table for table in of_system if ALL in table.rows), None)
        if whole is not None and not any(code.code in table.rows for table in of_system):
            what = f"no table knows the {code.system} code {quoted(code.code)}"
            cure = f"Look it up in figures/{whole.head.id}.csv."
            yield ("codes", at, "code"), what, cure


def _stated_twice(profession: Profession, tables: Tables) -> Iterator[tuple[Path, str, str]]:
    """Yield each figure of the profile's own that a table gives, whatever its number."""
    given: dict[tuple[str, str, str], tuple[Table, str]] = {}
    for group in groups(profession):
        for table in tables.of(group.system):
            for figure in table.figures(group.code):
                given[figure.measure, figure.country, figure.source] = table, group.code
            for salary in table.salaries(group.code):
                given[salary.statistic, salary.country, salary.source] = table, group.code
            if education := table.education(group.code):
                given["education", education.country, education.source] = table, group.code
    stated: list[tuple[Path, tuple[str, str, str]]] = [
        *(
            (("outlook", "figures", at), (figure.measure, figure.country, figure.source))
            for at, figure in enumerate(profession.outlook.figures)
        ),
        *(
            (("pay", "salaries", at), (salary.statistic, salary.country, salary.source))
            for at, salary in enumerate(profession.pay.salaries)
        ),
    ]
    if education := profession.start.education:
        key = ("education", education.country, education.source)
        stated.append((("start", "education"), key))
    for path, key in stated:
        if key in given:
            table, code = given[key]
            what = f"the {key[0]} of {code} comes from the table {quoted(table.head.id)}"
            yield path, what, "Remove it here; what is to be said of it goes under 'notes'."


def _wrong_notes(profession: Profession, tables: Tables) -> Iterator[tuple[Path, str, str]]:
    """Yield each note that has nothing to stand beside, or takes a number that is not there."""
    group = profession.statistical_group
    for part, notes in (("outlook", profession.outlook.notes), ("pay", profession.pay.notes)):
        for key, text in notes:
            if text is None:
                continue
            column, path = COLUMNS.get(key, key), (part, "notes", key)
            found = tables.with_number(group.system, group.code, column) if group else None
            if group is None or found is None:
                what = f"no table has a {quoted(key)} of this profession"
                yield path, what, "Remove the note, or name the group's SOC code under 'codes'."
            else:
                wrong = _wrong_note(text, column, found, group.code)
                yield from ((path, *each) for each in wrong)


def _wrong_note(text: str, column: str, table: Table, code: str) -> Iterator[tuple[str, str]]:
    for name in PLACEHOLDER.findall(text):
        if table.number(name, column) is None:
            what = f"the table {quoted(table.head.id)} has no {column} of {quoted(name)}"
            yield what, "Write a code that stands there, between { and }."
    told = table.note(table.rows[code], column, text)
    if told is not None and len(told) > LONGEST:
        what = f"the note has {len(told)} characters once its numbers are in"
        yield f"{what}, at most {LONGEST} fit", f"Shorten it by {len(told) - LONGEST}."
