"""What is wrong in a catalogue, told to the person who wrote it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from bot.domain.errors import OperatorError

_SHOWN = 60
_ALIKE = 70.0


@dataclass(frozen=True, slots=True)
class Mistake:
    """One thing to mend; `file` is relative to the catalogue's folder.

    `line` counts from 1, and is None where the mistake is not inside a file.
    """

    file: str
    line: int | None
    what: str
    cure: str

    def __str__(self) -> str:
        place = self.file if self.line is None else f"{self.file}:{self.line}"
        return f"{place}: {self.what}. {self.cure}"


class BadCatalogue(OperatorError):
    """The folder holds no usable catalogue; `mistakes` has all of them, by file and line."""

    def __init__(self, mistakes: Iterable[Mistake]) -> None:
        self.mistakes = tuple(
            sorted(set(mistakes), key=lambda m: (m.file, m.line or 0, m.what, m.cure))
        )
        super().__init__("\n".join(map(str, self.mistakes)))


def quoted(text: str) -> str:
    """Return `text` in quotation marks, on one line and not too long, with nothing invisible."""
    short = text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
    return f"'{printable(short)}'"


def printable(text: str) -> str:
    """Return `text` with every character that cannot be seen or printed spelled out."""
    return "".join(
        letter if letter.isprintable() else letter.encode("unicode_escape").decode()
        for letter in text
    )


def nearest(text: str, known: Iterable[str]) -> str | None:
    """Return the one of `known` that was probably meant."""
    found = process.extractOne(text, list(known), scorer=fuzz.ratio, score_cutoff=_ALIKE)
    return None if found is None else found[0]
