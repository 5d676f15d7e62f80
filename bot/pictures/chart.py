"""Several professions under each other: ladders, bars or ranks alone, on one axis."""

from __future__ import annotations

from dataclasses import dataclass

from bot.pictures import design
from bot.pictures.lettering import drawable, fitted, named, width
from bot.pictures.parts import (
    Block,
    Figure,
    Label,
    Scale,
    amounts,
    block,
    figure,
    labels,
    rungs,
    scale,
    ticks,
)
from bot.pictures.picture import Amount, Bar, ChartPicture, Ladder

_LEFT, _RIGHT = design.MARGIN, design.WIDTH - design.MARGIN
_ROOM = _RIGHT - _LEFT


@dataclass(frozen=True, slots=True)
class Star:
    """Marks the first one."""

    x: float
    y: float
    size: float


@dataclass(frozen=True, slots=True)
class ChartDrawing:
    """All that stands in it."""

    height: float
    words: tuple[Label, ...]
    emblems: tuple[Figure, ...]
    panels: tuple[Block, ...]
    rules: tuple[Block, ...]
    blocks: tuple[Block, ...]
    stars: tuple[Star, ...]


def drawing(picture: ChartPicture) -> ChartDrawing:
    """Lay it out, as high as its bars need."""
    down = _Down(picture)
    return ChartDrawing(
        height=down.y + design.BOTTOM,
        words=tuple(down.words),
        emblems=tuple(down.emblems),
        panels=tuple(down.panels),
        rules=tuple(down.rules),
        blocks=tuple(down.blocks),
        stars=tuple(down.stars),
    )


class _Down:
    """Sets one bar under the other; `y` is the lower end of what stands already."""

    def __init__(self, picture: ChartPicture) -> None:
        self.words: list[Label] = []
        self.emblems: list[Figure] = []
        self.panels: list[Block] = []
        self.rules: list[Block] = []
        self.blocks: list[Block] = []
        self.stars: list[Star] = []
        self.y: float = design.BOTTOM
        self._picture = picture
        self._is_close = len(picture.bars) >= design.CLOSE
        self._on = self._scale()
        self._heading()
        top = self.y
        for i, bar in enumerate(picture.bars):
            self._row(f"bar-{i}", bar)
        self._axis(top)
        self._source()

    def _scale(self) -> Scale:
        """Return one that leaves room for what is written behind the longest bar."""
        values: list[float] = []
        behind = [0.0]
        for bar in self._picture.bars:
            if bar.ladder:
                values += [each.value for each in amounts(bar.ladder)]
            elif bar.amount:
                values.append(bar.amount.value)
            if written := self._behind(bar):
                behind.append(width(*_fit(written)) + design.SPACE)
        return scale(self._picture.axis, values, design.ROW_LEFT, _RIGHT - max(behind))

    def _behind(self, bar: Bar) -> Amount | None:
        if bar.ladder:
            return bar.ladder.median if self._is_close else None
        return bar.amount

    def _heading(self) -> None:
        if heading := drawable(self._picture.heading):
            fit = fitted(heading, _ROOM, design.HEADING, is_bold=True, lines=2)
            self.y += fit.size * 0.8
            self.words += labels("heading", fit, _LEFT, self.y, is_bold=True)
            self.y += fit.size * design.LINE * (len(fit.lines) - 1) + design.GAP

    def _row(self, name: str, bar: Bar) -> None:
        self.y += design.ROW_GAP_CLOSE if self._is_close else design.ROW_GAP
        top = self.y
        self._title(name, bar)
        if bar.ladder and amounts(bar.ladder):
            self._ladder(name, bar.ladder, bar.subject.color)
        elif bar.amount:
            self._amount(name, bar.amount, bar.subject.color)
        if note := drawable(bar.note):
            self._note(f"{name}-note", note)
        self.y = max(self.y, top + design.ROW_EMBLEM)
        emblem_y = (top + self.y - design.ROW_EMBLEM) / 2
        self.emblems.append(figure(bar.subject, _LEFT, emblem_y, design.ROW_EMBLEM))
        if bar.is_first:
            edge = design.PANEL_EDGE
            ground = design.tinted(bar.subject.color)
            self.panels.append(
                Block(
                    _LEFT - edge,
                    top - edge / 2,
                    _ROOM + 2 * edge,
                    self.y - top + edge,
                    ground,
                    design.WEEK_CORNER,
                )
            )

    def _note(self, name: str, note: str) -> None:
        """Write it behind what stands last on the bar's line or the title's, or on its own line."""
        broad = width(note, design.SMALL) + design.GAP
        last, room = self.words[-1], _RIGHT
        title = next(each for each in reversed(self.words) if each.id.endswith("-title"))
        aside = self.words[self.words.index(title) - 1]
        if aside.anchor == "end" and aside.y == title.y:
            room -= width(aside.text, aside.size) + design.GAP
        beside = ((title, room),) if last is title else ((title, room), (last, _RIGHT))
        for before, right in beside:
            if self._is_close and before.right + broad <= right:
                x = before.right + design.GAP
                self.words.append(Label(name, note, x, before.y, design.SMALL, design.SOFT))
                return
        fit = fitted(note, _RIGHT - design.ROW_LEFT, design.SMALL, lines=2)
        self.y += design.SMALL * design.LINE
        self.words += labels(name, fit, design.ROW_LEFT, self.y, design.SOFT)
        self.y += design.SMALL * (design.LINE * (len(fit.lines) - 1) + 0.2)

    def _title(self, name: str, bar: Bar) -> None:
        size = design.NAME_CLOSE if self._is_close else design.NAME
        x = float(design.ROW_LEFT)
        has_more = bool(bar.amount or bar.note or (bar.ladder and amounts(bar.ladder)))
        self.y += (0 if has_more else (design.ROW_EMBLEM - size) / 2) + size * 0.82
        room = _RIGHT - x
        if aside := drawable(bar.aside):
            fit = fitted(aside, room * 0.42, design.BODY)
            self.words += labels(f"{name}-aside", fit, _RIGHT, self.y, design.SOFT, anchor="end")
            room -= width(fit.lines[0], fit.size) + design.GAP
        if bar.is_first:
            self.stars.append(Star(x + size * 0.42, self.y - size * 0.36, size * 0.46))
            x, room = x + size * 1.1, room - size * 1.1
        title = named(bar.subject.title, bar.subject.slug)
        fit = fitted(title, room, size, is_bold=True)
        self.words += labels(f"{name}-title", fit, x, self.y, is_bold=True)
        self.y += size * 0.3

    def _ladder(self, name: str, ladder: Ladder, color: int) -> None:
        high = design.ROW_BAR * (0.8 if self._is_close else 1)
        overhang = design.OVERHANG * high / design.BOX
        self.y += overhang + 2
        middle = self.y + high / 2
        self.blocks += rungs(
            f"{name}-mark", ladder, self._on, middle, high, design.ROW_WHISKER, color
        )
        self.y += high + overhang
        if self._is_close:
            if ladder.median:
                end = max(self._on.at(each.value) for each in amounts(ladder))
                self._beside(name, ladder.median, end, middle)
            return
        self._under(name, ladder)

    def _under(self, name: str, ladder: Ladder) -> None:
        """Write three amounts under their bar, the median's so that it stands out."""
        three = (("p25", ladder.p25), ("median", ladder.median), ("p75", ladder.p75))
        said = [(rung, each, drawable(each.text)) for rung, each in three if each]
        said = [each for each in said if each[2]]
        if not said:
            return
        gap = design.GAP
        room = (_RIGHT - design.ROW_LEFT - 2 * gap) / 3
        fits = [
            (rung, fitted(text, room, design.SMALL, is_bold=rung == "median"))
            for rung, _, text in said
        ]
        widths = [width(fit.lines[0], fit.size, rung == "median") for rung, fit in fits]
        broad = sum(widths) + gap * (len(widths) - 1)
        x = min(max(self._on.at(said[0][1].value), design.ROW_LEFT), _RIGHT - broad)
        self.y += design.SMALL * 1.05
        for (rung, fit), wide in zip(fits, widths, strict=True):
            is_median = rung == "median"
            ink = design.INK if is_median else design.SOFT
            self.words += labels(f"{name}-{rung}", fit, x, self.y, ink, is_bold=is_median)
            x += wide + gap
        self.y += design.SMALL * 0.2

    def _amount(self, name: str, amount: Amount, color: int) -> None:
        high = design.ROW_BAR * (0.8 if self._is_close else 1)
        self.y += 2
        zero, end = self._on.at(0), self._on.at(amount.value)
        self.blocks.append(block(zero, end, self.y, high, design.strong(color), 6))
        if self._on.low < 0:
            self.rules.append(Block(zero - 2, self.y - 6, 4, high + 12, design.SOFT))
        self._beside(name, amount, max(zero, end), self.y + high / 2)
        self.y += high

    def _beside(self, name: str, amount: Amount, end: float, middle: float) -> None:
        """Write an amount behind its bar; behind zero if the bar goes the other way."""
        text, size, is_bold = _fit(amount)
        y = middle + size * design.RISE / 2
        if text:
            x = end + design.SPACE
            self.words.append(Label(f"{name}-amount", text, x, y, size, is_bold=is_bold))

    def _axis(self, top: float) -> None:
        axis, on = self._picture.axis, self._on
        self.y += design.GAP / 2
        if axis and axis.ticks:
            self.rules += [
                Block(on.at(tick.value) - 1, top, 2, self.y - top, design.PANEL)
                for tick in axis.ticks
            ]
            self.rules.append(Block(on.left, self.y, on.right - on.left, 3, design.RULE))
            self.y += design.TICK + design.SMALL
            self.words += ticks(axis, on, self.y)

    def _source(self) -> None:
        if source := drawable(self._picture.source):
            fit = fitted(source, _ROOM, design.SMALL, lines=2)
            self.y += 1.5 * design.GAP + fit.size * design.RISE
            self.words += labels("source", fit, _LEFT, self.y, design.SOFT)
            self.y += fit.size * design.LINE * (len(fit.lines) - 1)


def _fit(amount: Amount) -> tuple[str, int, bool]:
    fit = fitted(drawable(amount.text), _ROOM / 3, design.BODY, is_bold=True)
    return "".join(fit.lines), fit.size, True
