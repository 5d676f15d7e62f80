"""Text before it is drawn: what of it can be, how wide that is, and how it fits.

Kerning is left out: it makes a text narrower by a little, hardly ever wider.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from fontTools.ttLib import TTFont  # pyright: ignore[reportMissingTypeStubs]

from bot.pictures.design import LEAST

_CUT = "…"
_EMPTY_BRACKETS = re.compile(r"\(\s*\)|\[\s*\]|«\s*»|“\s*”")
_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"  # Roboto draws a box for it


@cache
def fonts() -> tuple[str, str]:
    """Return the files of the two weights that are drawn: regular and bold."""
    folder = files("font_roboto") / "files"
    return str(folder / "Roboto-Regular.ttf"), str(folder / "Roboto-Bold.ttf")


@dataclass(frozen=True, slots=True)
class Fitted:
    """Lines that are as wide as they may be, and the size to set them in."""

    lines: tuple[str, ...]
    size: int


def drawable(text: str) -> str:
    """Return what Roboto has letters for, on one line; empty if that is less than half of it."""
    composed = unicodedata.normalize("NFC", text)
    kept = "".join(" " if each.isspace() else each for each in composed if _is_drawn(each))
    if 2 * _letters(kept) < _letters(composed):
        return ""
    return " ".join(_EMPTY_BRACKETS.sub(" ", kept).split())


def named(title: str, slug: str) -> str:
    """Return a title, or the words of its slug where too little of the title can be drawn."""
    words = drawable(slug.replace("-", " "))
    return drawable(title) or words[:1].upper() + words[1:] or "?"


def width(text: str, size: float, is_bold: bool = False) -> float:
    """Return how wide a text is in pixels."""
    advances = _advances(is_bold)
    return sum(advances.get(ord(each), 0.0) for each in text) * size


def fitted(
    text: str,
    room: float,
    size: int,
    least: int = LEAST,
    *,
    is_bold: bool = False,
    lines: int = 1,
) -> Fitted:
    """Return a drawable text in at most one or two lines that are no wider than `room`.

    It is set smaller first, then wrapped, then cut at a word.
    """
    sizes = range(size, least - 1, -2)
    for each in sizes:
        if width(text, each, is_bold) <= room:
            return Fitted((text,) if text else (), each)
    if lines > 1:
        for each in sizes:
            if halves := _halves(text, room, each, is_bold):
                return Fitted(halves, each)
        first, rest = _filled(text, room, least, is_bold)
        if first:
            return Fitted((first, _shortened(rest, room, least, is_bold)), least)
    return Fitted((_shortened(text, room, least, is_bold),), least)


def _halves(text: str, room: float, size: int, is_bold: bool) -> tuple[str, str] | None:
    """Return the two lines that are least unequal, if any two fit."""
    words = text.split(" ")
    pairs = [(" ".join(words[:i]), " ".join(words[i:])) for i in range(1, len(words))]
    widths = {pair: max(width(line, size, is_bold) for line in pair) for pair in pairs}
    best = min(widths, key=widths.__getitem__, default=None)
    return best if best and widths[best] <= room else None


def _filled(text: str, room: float, size: int, is_bold: bool) -> tuple[str, str]:
    """Return as many words as one line has room for, and the rest."""
    words = text.split(" ")
    count = 0
    while count < len(words) and width(" ".join(words[: count + 1]), size, is_bold) <= room:
        count += 1
    return " ".join(words[:count]), " ".join(words[count:])


def _shortened(text: str, room: float, size: int, is_bold: bool) -> str:
    """Return what fits of it; cut at a word, or inside one that is too long by itself."""
    if width(text, size, is_bold) <= room:
        return text
    left = room - width(_CUT, size, is_bold)
    kept, _ = _filled(text, left, size, is_bold)
    if not kept:
        kept = text
        while kept and width(kept, size, is_bold) > left:
            kept = kept[:-1]
    return kept.rstrip(" ,;:·–-(") + _CUT


def _letters(text: str) -> int:
    return sum(unicodedata.category(each)[0] in "LN" for each in text)


def _is_drawn(each: str) -> bool:
    """Say whether it may be drawn: marks are not, which stack out of their line."""
    if each.isspace():
        return True
    category = unicodedata.category(each)
    return category[0] not in "CM" and each != _REPLACEMENT and ord(each) in _advances(False)


@cache
def _advances(is_bold: bool) -> dict[int, float]:
    """Return how wide each character is, in sizes of its text."""
    font: Any = TTFont(fonts()[is_bold], lazy=True)
    with font:
        units: int = font["head"].unitsPerEm
        metrics: dict[str, tuple[int, int]] = font["hmtx"].metrics
        glyphs: dict[int, str] = font.getBestCmap()
        return {code: metrics[glyph][0] / units for code, glyph in glyphs.items()}
