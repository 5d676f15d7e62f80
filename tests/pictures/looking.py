"""Looking at what is drawn: pixels, and the true box of a single label."""

from __future__ import annotations

import re
from dataclasses import dataclass
from io import BytesIO
from typing import TypeAlias

from PIL import Image

from bot.pictures.design import WIDTH
from bot.pictures.drawing import filled, rendered
from bot.pictures.parts import Figure

Seen: TypeAlias = Image.Image

_SHARE = 2
"""Boxes are measured at half of the size, which is four times as quick."""


@dataclass(frozen=True, slots=True)
class Box:
    """Where something really is, in pixels of the whole picture."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


def opened(png: bytes) -> Seen:
    return Image.open(BytesIO(png)).convert("RGBA")


def seen(figure: Figure) -> Seen:
    """Return an emblem on our own ground, in shades of grey."""
    return opened(rendered(filled("emblem.svg", figure))).convert("L")


def labels(svg: str) -> list[str]:
    """Return the id of each text."""
    return re.findall(r'<text id="([^"]+)"', svg)


def box(svg: str, name: str) -> Box | None:
    """Return where a label is, drawn alone; None if nothing of it can be seen."""
    alone = rendered(
        svg,
        width=WIDTH // _SHARE,
        style_sheet=f"*{{visibility:hidden}} #{name}{{visibility:visible}}",
    )
    found = opened(alone).getchannel("A").getbbox()
    return Box(*(_SHARE * each for each in found)) if found else None
