"""A profession's picture: whose it is, how it grows and what it pays, from top to bottom."""

from __future__ import annotations

from dataclasses import dataclass, replace

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
from bot.pictures.picture import Amount, Axis, Growth, ProfessionPicture

_LEFT, _RIGHT = design.MARGIN, design.WIDTH - design.MARGIN
_ROOM = _RIGHT - _LEFT


@dataclass(frozen=True, slots=True)
class ProfessionDrawing:
    """All that stands in it."""

    height: float
    head: int
    emblem: Figure
    words: tuple[Label, ...]
    blocks: tuple[Block, ...]
    rules: tuple[Block, ...]


def drawing(picture: ProfessionPicture) -> ProfessionDrawing:
    """Lay it out; what is missing takes no room."""
    down = _Down(picture)
    return ProfessionDrawing(
        height=down.y + design.BOTTOM,
        head=design.tinted(picture.subject.color),
        emblem=figure(
            picture.subject,
            _LEFT,
            (design.HEAD_HEIGHT - design.EMBLEM) / 2,
            design.EMBLEM,
        ),
        words=tuple(down.words),
        blocks=tuple(down.blocks),
        rules=tuple(down.rules),
    )


class _Down:
    """Sets one thing under the other; `y` is the lower end of what stands already."""

    def __init__(self, picture: ProfessionPicture) -> None:
        self.words: list[Label] = []
        self.blocks: list[Block] = []
        self.rules: list[Block] = []
        self.y: float = design.HEAD_HEIGHT
        self._picture = picture
        self._color = picture.subject.color
        self._head()
        self._group()
        if picture.growth:
            self._growth(picture.growth)
        if amounts(picture.pay):
            self._pay()
        self._source()

    def _head(self) -> None:
        x = _LEFT + design.EMBLEM + 1.5 * design.GAP
        room = _RIGHT - x
        title = fitted(
            named(self._picture.subject.title, self._picture.subject.slug),
            room,
            design.TITLE,
            design.TITLE_LEAST,
            is_bold=True,
            lines=2,
        )
        if len(title.lines) > 1:
            title = replace(title, size=min(title.size, design.TITLE_TWICE))
        field = drawable(self._picture.field)
        above = fitted(field, room, design.BODY, is_bold=True)
        high = title.size * (design.RISE + design.LINE * (len(title.lines) - 1))
        high += (above.size * design.RISE + design.GAP) if field else 0
        y = (design.HEAD_HEIGHT - high) / 2
        if field:
            y += above.size * design.RISE
            ink = design.strong(self._color)
            self.words += labels("field", above, x, y, ink, is_bold=True)
            y += design.GAP
        y += title.size * design.RISE
        self.words += labels("title", title, x, y, is_bold=True)

    def _group(self) -> None:
        if group := drawable(self._picture.group):
            fit = fitted(group, _ROOM - design.GAP, design.BODY, lines=2)
            top = self.y + design.GAP
            self.words += labels("group", fit, _LEFT + design.GAP, top + fit.size * 0.86)
            self.y = top + fit.size * design.LINE * len(fit.lines)
            self.rules.append(Block(_LEFT, top, 6, self.y - top, design.RULE, 3))

    def _growth(self, growth: Growth) -> None:
        self.y += design.GAP
        self._growth_row("growth", growth.own, design.GROWTH)
        if growth.every:  # by itself, a bar would say nothing
            top, middle = self.y - design.GROWTH, self.y - design.GROWTH * design.RISE / 2
            self._growth_row("growth-of-all", growth.every, design.GROWTH_BESIDE)
            values = growth.own.value, growth.every.value
            on = scale(None, values, design.GROWTH_LEFT, _RIGHT)
            for value, y, size, color in (
                (values[0], middle, design.GROWTH, design.strong(self._color)),
                (
                    values[1],
                    self.y - design.GROWTH_BESIDE * design.RISE / 2,
                    design.GROWTH_BESIDE,
                    design.RULE,
                ),
            ):
                high = size * 0.62
                self.blocks.append(block(on.at(0), on.at(value), y - high / 2, high, color, 6))
            self.rules.append(Block(on.at(0) - 2, top, 4, self.y - top + 8, design.SOFT))
        self.y += design.GAP / 2

    def _growth_row(self, name: str, amount: Amount, size: int) -> None:
        self.y += size * 1.25
        room = design.GROWTH_LEFT - _LEFT - design.GAP
        fit = fitted(drawable(amount.text), room, size, is_bold=True)
        line = labels(name, fit, _LEFT, self.y, is_bold=True)
        self.words += line
        x = line[0].right + design.SPACE if line else _LEFT
        left = design.GROWTH_LEFT - design.GAP - x
        label = drawable(amount.label)
        if label and left > design.SHORTEST:
            fit = fitted(label, left, design.BODY)
            self.words += labels(f"{name}-label", fit, x, self.y, design.SOFT)

    def _pay(self) -> None:
        picture, pay = self._picture, self._picture.pay
        known = [each.value for each in amounts(pay)]
        on = scale(picture.axis, known, _LEFT, _RIGHT)
        self.y += design.GAP
        if heading := drawable(picture.pay_heading):
            fit = fitted(heading, _ROOM, design.BODY, is_bold=True)
            self.y += fit.size
            self.words += labels("pay", fit, _LEFT, self.y, design.SOFT, is_bold=True)
        self._ends(on)
        self.y += design.GAP + design.OVERHANG
        middle = self.y + design.BOX / 2
        self.blocks += rungs("mark", pay, on, middle, design.BOX, design.WHISKER, self._color)
        self.y += design.BOX + design.OVERHANG + design.GAP / 2
        if picture.axis and picture.axis.ticks:
            self._axis(picture.axis, on)
        self._written()

    def _ends(self, on: Scale) -> None:
        """Write a tenth and nine tenths over their ends, where they have words and room."""
        low, high = self._picture.pay.p10, self._picture.pay.p90
        said = [each and drawable(f"{each.label} {each.text}") for each in (low, high)]
        if not (low and high and low.label and high.label and all(said)):
            return
        left, right = (width(text or "", design.SMALL) for text in said)
        if left + right + design.GAP > _ROOM:
            return
        ends, total = (on.at(low.value), on.at(high.value)), left + design.GAP + right
        beyond = max(total - (ends[1] - ends[0]), 0) / 2
        start = min(max(ends[0] - beyond, _LEFT), _RIGHT - total)
        end = max(min(ends[1] + beyond, _RIGHT), start + total)
        self.y += design.SMALL * 1.4
        for name, text, x in (("p10", said[0], start), ("p90", said[1], end - right)):
            self.words.append(Label(name, text or "", x, self.y, design.SMALL, design.SOFT))
        self.y -= design.GAP / 3

    def _axis(self, axis: Axis, on: Scale) -> None:
        self.rules.append(Block(_LEFT, self.y, _ROOM, 3, design.RULE))
        self.rules += [
            Block(on.at(tick.value) - 1.5, self.y, 3, design.TICK, design.RULE)
            for tick in axis.ticks
        ]
        self.y += design.TICK + design.SMALL
        self.words += ticks(axis, on, self.y)

    def _written(self) -> None:
        """Write out three amounts, each beside the sign that stands for it in the ladder."""
        pay = self._picture.pay
        said = [
            (name, amount, drawable(amount.text), drawable(amount.label))
            for name, amount in (("p25", pay.p25), ("median", pay.median), ("p75", pay.p75))
            if amount
        ]
        said = [each for each in said if each[2]]
        if not said:
            return
        column = _ROOM / max(len(said), 3)
        room = column - design.GAP
        top = self.y + design.GAP
        below = top + design.BODY * design.LINE + design.AMOUNT
        sizes = [fitted(text, room, design.AMOUNT, is_bold=True).size for *_, text, _ in said]
        for i, (name, _, text, label) in enumerate(said):
            x = _LEFT + i * column
            self.words += labels(
                name, fitted(text, room, min(sizes), is_bold=True), x, below, is_bold=True
            )
            is_median = name == "median"
            broad, ink = (
                (design.MEDIAN, design.INK)
                if is_median
                else (design.SIGN, design.strong(self._color))
            )
            self.rules.append(Block(x, top + 4, broad, design.BODY * 0.9, ink, 3))
            fit = fitted(label, room - design.GAP - broad, design.BODY)
            self.words += labels(
                f"{name}-label", fit, x + broad + design.SPACE, top + design.BODY, design.SOFT
            )
        self.y = below

    def _source(self) -> None:
        if source := drawable(self._picture.source):
            fit = fitted(source, _ROOM, design.SMALL, lines=2)
            self.y += 1.5 * design.GAP + fit.size * design.RISE
            self.words += labels("source", fit, _LEFT, self.y, design.SOFT)
            self.y += fit.size * design.LINE * (len(fit.lines) - 1)
