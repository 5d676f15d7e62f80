"""A season as a wall of weeks."""

from __future__ import annotations

from dataclasses import dataclass

from bot.pictures import design
from bot.pictures.lettering import drawable, fitted
from bot.pictures.parts import Figure, Label, figure, labels
from bot.pictures.picture import Week, WeekKind, YearPicture

_LEFT = design.MARGIN
_ROOM = design.WIDTH - 2 * design.MARGIN
_STEP = (_ROOM - design.WEEK) / (design.A_ROW - 1)


@dataclass(frozen=True, slots=True)
class Cell:
    """One week's place."""

    x: float
    y: float
    ground: int
    emblem: Figure | None
    is_framed: bool
    is_next: bool
    is_none: bool
    """Skipped: a sign says so."""
    is_unknown: bool
    """It has been, and nobody knows what it was any more."""


@dataclass(frozen=True, slots=True)
class YearDrawing:
    """All that stands in it."""

    height: float
    words: tuple[Label, ...]
    cells: tuple[Cell, ...]


def drawing(picture: YearPicture) -> YearDrawing:
    """Lay it out, with as many rows as its weeks need."""
    words: list[Label] = []
    y: float = design.BOTTOM
    if heading := drawable(picture.heading):
        fit = fitted(heading, _ROOM, design.HEADING, is_bold=True, lines=2)
        y += fit.size * 0.8
        words += labels("heading", fit, _LEFT, y, is_bold=True)
        y += fit.size * design.LINE * (len(fit.lines) - 1) + design.GAP
    y += design.GAP / 2
    upcoming = next((i for i, week in enumerate(picture.weeks) if week.kind is WeekKind.OPEN), None)
    cells = tuple(
        _cell(week, _LEFT + i % design.A_ROW * _STEP, y + i // design.A_ROW * _STEP, i == upcoming)
        for i, week in enumerate(picture.weeks)
    )
    if cells:
        y = cells[-1].y + design.WEEK
    if source := drawable(picture.source):
        fit = fitted(source, _ROOM, design.SMALL, lines=2)
        y += 1.5 * design.GAP + fit.size * design.RISE
        words += labels("source", fit, _LEFT, y, design.SOFT)
        y += fit.size * design.LINE * (len(fit.lines) - 1)
    return YearDrawing(height=y + design.BOTTOM, words=tuple(words), cells=cells)


def _cell(week: Week, x: float, y: float, is_next: bool) -> Cell:
    inset = (design.WEEK - design.WEEK_EMBLEM) / 2
    is_open = week.kind is WeekKind.OPEN
    subject = None if is_open or week.kind is WeekKind.NONE else week.subject
    return Cell(
        x=x,
        y=y,
        ground=design.tinted(subject.color) if subject else design.PANEL,
        emblem=figure(subject, x + inset, y + inset, design.WEEK_EMBLEM) if subject else None,
        is_framed=week.kind is WeekKind.PRESENT,
        is_next=is_next,
        is_none=week.kind is WeekKind.NONE,
        is_unknown=not subject and not is_open and week.kind is not WeekKind.NONE,
    )
