"""The tables of official figures: what they are, in YAML, and their rows, as machines write them.

A table is taken from the last folder that describes it, rows and all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from pathlib import PurePath
from sys import intern
from types import MappingProxyType
from typing import Final, Self

from bot.content.document import Data, Document
from bot.content.mistake import Mistake, nearest, printable, quoted
from bot.content.model import entries
from bot.content.rows import Row as Cells
from bot.content.rows import Rows, read_rows
from bot.content.shelf import Shelf
from bot.domain.catalogue.table import NUMBERS, WORDS, Head, Kind, Row, Table

FIGURES: Final = "figures"
DESCRIPTIONS: Final = f"{FIGURES}/tables.yaml"

_KEYS: Mapping[Kind, tuple[Sequence[str], Sequence[str]]] = MappingProxyType(
    {
        Kind.PAY: (("currency", "period"), ("span", "counted")),
        Kind.PROJECTIONS: (("span",), ("currency", "period")),
    }
)
"""Which keys a table needs, and which say nothing about it, by its kind."""

_LADDERS = (("p10", "p25", "median", "p75", "p90"), ("low", "median", "high"))
"""Columns that rise from left to right, as far as they are published."""

_PAID = frozenset(NUMBERS[Kind.PAY]) - {"employees"}
_MAY_FALL = frozenset({"growth", "change"})
_CODE = re.compile(r"[0-9][0-9.-]{0,11}")
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_NUMBER = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?")
_LONGEST = 120  # what fits a phrase


@dataclass(frozen=True, slots=True)
class TableFiles:
    """The tables in a catalogue's folders, as far as they count, and what is wrong with them."""

    descriptions: Sequence[Document]
    tables: Sequence[Table]
    mistakes: Sequence[Mistake]

    @classmethod
    def read(cls, shelves: Iterable[Shelf]) -> Self:
        """Never raises."""
        mistakes: list[Mistake] = []
        descriptions: list[Document] = []
        rows: dict[str, Rows] = {}
        for shelf in shelves:
            described = shelf.document(DESCRIPTIONS, is_optional=True)
            descriptions.append(described)
            mistakes += described.mistakes
            for id_, fields in (described.data or {}).items():
                if _SLUG.fullmatch(id_):
                    rows[id_] = _rows(shelf, id_, fields)
            if described.data is not None:
                mistakes += _undescribed(shelf, described.data, shelf.names(FIGURES, mistakes))
        for each in rows.values():
            mistakes += each.mistakes
        tables: list[Table] = []
        for head in entries(descriptions, Head, mistakes):
            mistakes += _wrong_keys(head, descriptions)
            if head.id in rows:
                tables.append(Table(head, dict(_told(rows[head.id], head.kind, mistakes))))
        return cls(tuple(descriptions), tuple(tables), tuple(mistakes))


def _rows(shelf: Shelf, id_: str, fields: Data) -> Rows:
    name = f"{FIGURES}/{id_}.csv"
    named = fields.get("kind") if isinstance(fields, dict) else None
    kinds = [kind for kind in Kind if kind == named] or Kind  # a wrong one is told elsewhere
    known = (column for kind in kinds for column in (*NUMBERS[kind], *WORDS[kind]))
    return read_rows(shelf.folder / name, f"{shelf.label}{name}", ("code", "title"), [*known])


def _undescribed(
    shelf: Shelf, described: Mapping[str, object], names: Iterable[str]
) -> Iterator[Mistake]:
    for name in names:
        stem, suffix = PurePath(name).stem, PurePath(name).suffix
        if suffix == ".csv" and stem not in described and not name.startswith("."):
            meant = nearest(stem, described)
            cure = f"Is it {quoted(meant)}? " if meant else ""
            file = f"{shelf.label}{FIGURES}/{printable(name)}"
            what = "nothing says what table this is"
            cure += f"Describe {quoted(stem)} in {DESCRIPTIONS}, or remove the file."
            yield Mistake(file, None, what, cure)


def _wrong_keys(head: Head, descriptions: Sequence[Document]) -> Iterator[Mistake]:
    """Yield a mistake for what a table of its kind needs, or has no use for."""
    document = next(each for each in reversed(descriptions) if head.id in (each.data or {}))
    needed, idle = _KEYS[head.kind]
    for key in needed:
        if getattr(head, key) is None:
            what = f"{quoted(key)} is missing in {quoted(head.id)}"
            cure = f"A table of {head.kind} needs it."
            yield Mistake(document.file, document.line((head.id,)), what, cure)
    for key in idle:
        if getattr(head, key) is not None:
            what = f"{quoted(key)} says nothing about a table of {head.kind}"
            yield Mistake(document.file, document.line((head.id, key)), what, "Remove it.")


def _told(rows: Rows, kind: Kind, mistakes: list[Mistake]) -> Iterator[tuple[str, Row]]:
    """Yield what each row says, by its code, or add what is wrong with it."""
    lines: dict[str, int] = {}
    numbers, words = NUMBERS[kind], WORDS[kind]
    if rows.columns and not rows.rows and not rows.mistakes:
        cure = "Make it anew with 'onejob figures', or remove it and its description."
        mistakes.append(Mistake(rows.file, 1, "the table has no row", cure))
    for cells in rows.rows:
        wrong = partial(Mistake, rows.file, cells.line)
        code, title = cells["code"], cells["title"]
        if not _CODE.fullmatch(code):
            cure = "Write digits, points and hyphens, as 15-1221."
            mistakes.append(wrong(f"{quoted(code)} is no code of a classification", cure))
        elif code in lines:
            what = f"code {quoted(code)} stands here for the second time"
            mistakes.append(wrong(what, f"The first is on line {lines[code]}: keep one of them."))
        lines.setdefault(code, cells.line)
        if not title:
            mistakes.append(wrong("'title' is empty", "Write the group's name."))
        for column in ("title", *words):
            if (excess := len(cells[column]) - _LONGEST) > 0:
                what = f"{quoted(column)} has {len(cells[column])} characters"
                cure = f"Shorten it by {excess}."
                mistakes.append(wrong(f"{what}, at most {_LONGEST} fit", cure))
            elif not cells[column].isprintable():
                cure = "Retype it, on one line."
                mistakes.append(wrong(f"{quoted(column)} has an invisible character", cure))
        counted = dict(_numbers(rows.file, cells, numbers, mistakes))
        mistakes += (wrong(*each) for each in _out_of_order(counted))
        yield (
            code,
            Row(code, title, counted, {each: intern(cells[each]) for each in words if cells[each]}),
        )


def _numbers(
    file: str, cells: Cells, columns: Iterable[str], mistakes: list[Mistake]
) -> Iterator[tuple[str, float]]:
    for column in columns:
        text = cells[column]
        if not text:
            continue
        if not _NUMBER.fullmatch(text):
            what = f"{quoted(column)} must be a number, not {quoted(text)}"
            cure = "Write digits, with a point for decimals, or nothing where none is published."
        elif text.startswith("-") and column not in _MAY_FALL:
            what, cure = f"{quoted(column)} is below zero", "Look at the source again."
        elif column in _PAID and float(text) == 0:
            what, cure = f"{quoted(column)} is no pay", "Leave it empty where none is published."
        else:
            yield column, float(text)
            continue
        mistakes.append(Mistake(file, cells.line, what, cure))


def _out_of_order(numbers: Mapping[str, float]) -> Iterator[tuple[str, str]]:
    for ladder in _LADDERS:
        there = [column for column in ladder if column in numbers]
        for lower, upper in pairwise(there):
            if numbers[lower] > numbers[upper]:
                what = f"{quoted(lower)} is above {quoted(upper)}"
                yield what, "Look at the source again: are the columns in its order?"
