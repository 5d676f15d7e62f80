"""What jobs are called: the tables of `names/`, and every mistake in them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from sys import intern
from typing import Final, Self

from bot.content.mistake import Mistake, nearest, printable, quoted
from bot.content.rows import LARGEST, Row, Rows, read_rows
from bot.content.shelf import Shelf
from bot.domain.naming.lexicon import Lexicon, Use
from bot.domain.naming.names import Names
from bot.domain.naming.spelling import tokens
from bot.domain.search import folded

FOLDER: Final = "names"
_ORDINARY: Final = "ordinary.txt"
_ALIKE: Final = "alike"
_BETWEEN: Final = "; "
_FOLDED: Final = frozenset("abcdefghijklmnopqrstuvwxyz0123456789 ;#+&")

# Which columns a table has that is called so; any other has names for slugs.
_NEEDED: Final = {
    "several": ("name", "codes"),
    "onet": ("code", "names"),
    "words": ("use", "words"),
}
_LANGUAGE: Final = 2  # letters of a table's name that tell its language
_OTHERS: Final = ("slug", "found")


@dataclass(frozen=True, slots=True)
class NameFiles:
    """The tables of all folders of a catalogue; those of a later one add to those before."""

    tables: Sequence[tuple[str, Rows]] = ()
    """Each with its name without the ending."""
    ordinary: str = ""
    mistakes: Sequence[Mistake] = ()

    @classmethod
    def read(cls, shelves: Iterable[Shelf]) -> Self:
        """Never raises."""
        tables: list[tuple[str, Rows]] = []
        ordinary: list[str] = []
        mistakes: list[Mistake] = []
        for shelf in shelves:
            for name in shelf.names(FOLDER, mistakes):
                path, file = (
                    shelf.folder / FOLDER / name,
                    f"{shelf.label}{FOLDER}/{printable(name)}",
                )
                if name == _ORDINARY:
                    ordinary.append(_ordinary(path, file, mistakes))
                elif path.suffix == ".csv" and not name.startswith("."):
                    needed = _NEEDED.get(path.stem, _OTHERS)
                    optional = () if path.stem in _NEEDED else ("shown",)
                    tables.append((path.stem, read_rows(path, file, needed, optional)))
        for _, table in tables:
            mistakes += table.mistakes
        return cls(tables, "\n".join(ordinary), mistakes)

    def wrong(
        self, slugs: Collection[str] | None, codes: Collection[str] | None
    ) -> Iterator[Mistake]:
        """Yield a mistake for whatever is unknown, empty or twice in them.

        Of slugs or codes that are None nothing is said: they could not be read.
        """
        for stem, table in self.tables:
            match stem:
                case "several":
                    yield from _wrong_keys(table, "name", None)
                    for row in table.rows:
                        yield from _wrong_codes(table, row, codes)
                case "words":
                    yield from _wrong_uses(table)
                case "onet":
                    yield from _wrong_keys(table, "code", codes)
                    yield from _wrong_names(table, "names")
                    yield from _not_folded(table)
                case _:
                    yield from _wrong_keys(table, "slug", slugs)
                    yield from _wrong_names(table, "shown", "found")

    def names(self) -> Names:
        """Return what they say together."""
        shown: dict[str, tuple[str, ...]] = {}
        found: dict[str, str] = {}
        foreign: dict[str, str] = {}
        several: dict[str, tuple[str, ...]] = {}
        formal: dict[str, str] = {}
        words: list[Row] = []
        for stem, table in self.tables:
            for row in table.rows:
                match stem:
                    case "several":
                        name, codes = row["name"], map(intern, _parts(row["codes"]))
                        several[name] = tuple(dict.fromkeys((*several.get(name, ()), *codes)))
                    case "words":
                        words.append(row)
                    case "onet":
                        _add(formal, row["code"], row["names"])
                    case _:
                        names = foreign if len(stem) == _LANGUAGE else found
                        _add(names, row["slug"], row["found"])
                        if row["shown"]:
                            slug = row["slug"]
                            shown[slug] = (*shown.get(slug, ()), *_parts(row["shown"]))
        return Names(shown, found, foreign, several, formal, _lexicon(words, self.ordinary))


def _add(names: dict[str, str], key: str, cell: str) -> None:
    """Put a cell's names below those that the key has, a line each: lists would take 15 MB."""
    if cell:
        lines = cell.replace(_BETWEEN, "\n")
        names[key] = f"{names[key]}\n{lines}" if key in names else lines


def _parts(cell: str) -> list[str]:
    return cell.split(_BETWEEN) if cell else []


def _lexicon(rows: Iterable[Row], ordinary: str) -> Lexicon:
    uses: dict[str, Use] = {}
    alike: dict[str, dict[str, None]] = {}
    for row in rows:
        words = [" ".join(tokens(word)) for word in _parts(row["words"])]
        for word in words:
            if row["use"] == _ALIKE:
                others = alike.setdefault(word, {})
                others |= dict.fromkeys(other for other in words if other != word)
            else:
                uses.setdefault(word, Use(row["use"]))
    letters: dict[str, list[str]] = {}
    for word in ordinary.split():
        letters.setdefault(word[0], []).append(word)
    by_letter = {letter: "\n".join(["", *words, ""]) for letter, words in letters.items()}
    return Lexicon(uses, {word: tuple(others) for word, others in alike.items()}, by_letter)


def _ordinary(path: Path, file: str, mistakes: list[Mistake]) -> str:
    try:
        # Opening a pipe or a device could wait for ever.
        if path.is_file():
            with path.open("rb") as stream:
                return stream.read(LARGEST).decode()
    except (OSError, UnicodeDecodeError) as error:
        cure = "It holds a word on each line, in UTF-8."
        mistakes.append(Mistake(file, None, f"cannot be read: {type(error).__name__}", cure))
    return ""


def _wrong_keys(table: Rows, column: str, known: Collection[str] | None) -> Iterator[Mistake]:
    first: dict[str, int] = {}
    for row in table.rows:
        key = row[column]
        before = first.setdefault(key.lower(), row.line)
        if not key:
            yield Mistake(table.file, row.line, f"no {column}", f"Write the {column}.")
        elif before != row.line:
            what = f"{quoted(key)} stands here for the second time, the first is on line {before}"
            yield Mistake(table.file, row.line, what, "Make one row of them.")
        elif known is not None and key not in known:
            meant = nearest(key, known)
            cure = f"Did you mean {quoted(meant)}?" if meant else "Correct it, or remove the row."
            yield Mistake(table.file, row.line, f"unknown {column} {quoted(key)}", cure)


def _wrong_names(table: Rows, *columns: str) -> Iterator[Mistake]:
    for row in table.rows:
        names = [name for column in columns for name in _parts(row[column])]
        if "" in (name.strip() for name in names):
            cure = f"Write one {quoted(_BETWEEN)} between two names, and none at an end."
            yield Mistake(table.file, row.line, "an empty name", cure)
        if len(set(map(str.lower, names))) < len(names):
            counts = Counter(map(str.lower, names))
            twice = next(name for name in names if counts[name.lower()] > 1)
            yield Mistake(table.file, row.line, f"{quoted(twice)} twice", "Remove one of them.")


def _wrong_codes(table: Rows, row: Row, known: Collection[str] | None) -> Iterator[Mistake]:
    codes = _parts(row["codes"])
    if len(set(codes)) < 2:
        cure = "Write two or more, or make it a name of the one."
        yield Mistake(table.file, row.line, "fewer than two different codes", cure)
    for code in codes:
        if known is not None and code not in known:
            meant = nearest(code, known)
            cure = f"Did you mean {quoted(meant)}?" if meant else "Correct it, or remove it."
            yield Mistake(table.file, row.line, f"unknown code {quoted(code)}", cure)


def _wrong_uses(table: Rows) -> Iterator[Mistake]:
    uses = (*Use, _ALIKE)
    for row in table.rows:
        if row["use"] not in uses:
            what = f"unknown use {quoted(row['use'])}"
            yield Mistake(table.file, row.line, what, f"It is one of {', '.join(uses)}.")
        if not all(map(tokens, _parts(row["words"]) or [""])):
            cure = f"Write one {quoted(_BETWEEN)} between two words, and none at an end."
            yield Mistake(table.file, row.line, "an empty word", cure)


def _not_folded(table: Rows) -> Iterator[Mistake]:
    for row in table.rows:
        if _FOLDED.issuperset(row["names"]):  # nearly always, and there are very many
            continue
        for name in _parts(row["names"]):
            if folded(name) != name:
                cure = f"Write {quoted(folded(name))}."
                what = f"{quoted(name)} is not written as it is compared"
                yield Mistake(table.file, row.line, what, cure)
