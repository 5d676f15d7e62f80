"""The bot's own avatar and banner, from the parts that professions have: one of seven days, and a
year of weeks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.pictures import design
from bot.pictures.drawing import filled, lean, rendered
from bot.pictures.parts import Block, Figure, figure
from bot.pictures.picture import Subject

_DAYS, _WEEKS = 7, 52
_COLORS = 256


@dataclass(frozen=True, slots=True)
class _Avatar:
    size: int
    angles: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class _Banner:
    width: int
    height: int
    cells: tuple[tuple[Block, Figure], ...]


def avatar() -> bytes:
    """Return a PNG, 512 pixels each way: seven petals, one of which stands out."""
    angles = tuple(360 * day / _DAYS for day in range(_DAYS))
    return lean(rendered(filled("avatar.svg", _Avatar(design.AVATAR, angles))), _COLORS)


def banner(subjects: Sequence[Subject]) -> bytes:
    """Return a PNG, 1360 by 480: a wall of weeks, filled with these professions in turn."""
    cells = [_cell(subjects[i % len(subjects)], i) for i in range(_WEEKS)] if subjects else []
    drawing = _Banner(design.BANNER_WIDTH, design.BANNER_HEIGHT, tuple(cells))
    return lean(rendered(filled("banner.svg", drawing)), _COLORS)


def _cell(subject: Subject, i: int) -> tuple[Block, Figure]:
    down, right = divmod(i, design.A_ROW)
    step_x = design.BANNER_WIDTH / design.A_ROW
    step_y = design.BANNER_HEIGHT * design.A_ROW / _WEEKS
    size, inner = design.BANNER_CELL, design.BANNER_EMBLEM
    x, y = (right + 0.5) * step_x, (down + 0.5) * step_y
    ground = design.tinted(subject.color)
    return (
        Block(x - size / 2, y - size / 2, size, size, ground, design.WEEK_CORNER),
        figure(subject, x - inner / 2, y - inner / 2, inner),
    )
