"""What templates draw: labels, blocks and figures, each at its place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bot.pictures import design
from bot.pictures.emblem import Emblem, emblem
from bot.pictures.lettering import Fitted, drawable, fitted, width
from bot.pictures.picture import Amount, Axis, Ladder, Subject


@dataclass(frozen=True, slots=True)
class Label:
    """One line of text on its baseline."""

    id: str
    text: str
    x: float
    y: float
    size: int
    ink: int = design.INK
    is_bold: bool = False
    anchor: str = "start"

    @property
    def right(self) -> float:
        """Where it ends, if it begins at x."""
        return self.x + width(self.text, self.size, self.is_bold)


@dataclass(frozen=True, slots=True)
class Block:
    """A rectangle."""

    x: float
    y: float
    width: float
    height: float
    ink: int
    corner: float = 0
    id: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """An emblem at its place, as large as `size`."""

    emblem: Emblem
    x: float
    y: float
    size: float
    color: int

    @property
    def petals(self) -> int:
        return design.strong(self.color)

    @property
    def ground(self) -> int:
        return design.backed(self.color)

    @property
    def scale(self) -> float:
        return self.size / 200


@dataclass(frozen=True, slots=True)
class Scale:
    """Where a value stands; what lies outside of it stands at its end."""

    low: float
    high: float
    left: float
    right: float

    def at(self, value: float) -> float:
        share = (value - self.low) / (self.high - self.low) if self.high > self.low else 0.0
        return self.left + min(max(share, 0.0), 1.0) * (self.right - self.left)


def figure(subject: Subject, x: float, y: float, size: float) -> Figure:
    """Return a profession's emblem with its upper left corner at x and y."""
    return Figure(emblem(subject.slug), x + size / 2, y + size / 2, size, subject.color)


def scale(axis: Axis | None, values: Iterable[float], left: float, right: float) -> Scale:
    """Return an axis' own scale, or one from zero that has room for all values."""
    all_values = [0.0, *([tick.value for tick in axis.ticks] if axis else values)]
    return Scale(min(all_values), max(all_values), left, right)


def labels(
    name: str,
    fit: Fitted,
    x: float,
    y: float,
    ink: int = design.INK,
    *,
    is_bold: bool = False,
    anchor: str = "start",
) -> tuple[Label, ...]:
    """Return lines under each other, the first on the baseline y; the second is `name-2`."""
    return tuple(
        Label(
            name if i == 0 else f"{name}-{i + 1}",
            line,
            x,
            y + i * fit.size * design.LINE,
            fit.size,
            ink,
            is_bold,
            anchor,
        )
        for i, line in enumerate(fit.lines)
        if line
    )


def block(one: float, other: float, y: float, height: float, ink: int, corner: float = 0) -> Block:
    """Return what reaches from one place to another, either may be the left one; never nothing."""
    left, right = sorted((one, other))
    broad = max(right - left, 2.0)
    return Block(left, y, broad, height, ink, min(corner, broad / 2, height / 2))


def rungs(
    name: str, ladder: Ladder, on: Scale, y: float, height: float, whisker: float, color: int
) -> tuple[Block, ...]:
    """Return a ladder around the middle line y, from back to front.

    The middle half stands out, and the median has a line of its own, with that name.
    """
    known = [each.value for each in amounts(ladder)]
    drawn: list[Block] = []
    if len(known) > 1:
        drawn.append(
            block(
                on.at(min(known)),
                on.at(max(known)),
                y - whisker / 2,
                whisker,
                design.faded(color),
                whisker / 2,
            )
        )
    if ladder.p25 and ladder.p75:
        ends = on.at(ladder.p25.value), on.at(ladder.p75.value)
        drawn.append(block(*ends, y - height / 2, height, design.strong(color), 8))
    if ladder.median:
        overhang = design.OVERHANG * height / design.BOX
        # A dark edge keeps the line apart from a bar that is nearly as light.
        for id_, broad, ink in (
            ("", design.MEDIAN * 2, design.GROUND),
            (name, design.MEDIAN, design.INK),
        ):
            middle = on.at(ladder.median.value)
            drawn.append(
                Block(
                    middle - broad / 2,
                    y - height / 2 - overhang,
                    broad,
                    height + 2 * overhang,
                    ink,
                    design.MEDIAN / 2,
                    id_,
                )
            )
    return tuple(drawn)


def amounts(ladder: Ladder) -> tuple[Amount, ...]:
    """Return the amounts of a ladder that are known, from the lowest rung up."""
    rungs = (ladder.p10, ladder.p25, ladder.median, ladder.p75, ladder.p90)
    return tuple(each for each in rungs if each)


def ticks(axis: Axis, on: Scale, y: float) -> tuple[Label, ...]:
    """Return an axis' labels as far as they stand apart: zero and both ends before the others."""
    last = len(axis.ticks) - 1
    first = sorted(
        enumerate(axis.ticks), key=lambda each: each[0] not in (0, last) and each[1].value != 0
    )
    kept: list[Label] = []
    for i, tick in first:
        text = drawable(tick.text)
        label = beneath(f"tick-{i}", text, on.at(tick.value), y, design.SMALL, design.SOFT)
        if text and all(
            label.right + design.GAP < other.x or other.right + design.GAP < label.x
            for other in kept
        ):
            kept.append(label)
    return tuple(kept)


def beneath(
    name: str, text: str, middle: float, y: float, size: int, ink: int, *, is_bold: bool = False
) -> Label:
    """Return a label around a place, as far as it can stay between the margins."""
    fit = fitted(text, design.WIDTH - 2 * design.MARGIN, size, is_bold=is_bold)
    line = "".join(fit.lines)
    broad = width(line, fit.size, is_bold)
    x = min(max(middle - broad / 2, design.MARGIN), design.WIDTH - design.MARGIN - broad)
    return Label(name, line, x, y, fit.size, ink, is_bold)
