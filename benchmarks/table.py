"""The plain table that is printed: one measurement a line, with its aim and whether it is met."""

from __future__ import annotations

import math
from dataclasses import dataclass

_WIDTHS = (46, 12, 12, 11, 12)


@dataclass(frozen=True, slots=True)
class Unit:
    """How a value is written; `factor` turns seconds or megabytes into it."""

    pattern: str
    factor: float = 1.0

    def of(self, value: float) -> str:
        return self.pattern.format(value * self.factor)


MICROSECONDS = Unit("{:,.1f} µs", 1_000_000)
MILLISECONDS = Unit("{:,.2f} ms", 1000)
SECONDS = Unit("{:,.3f} s")
MEGABYTES = Unit("{:,.1f} MB")
A_SECOND = Unit("{:,.0f}/s")
RATE = Unit("{:,.1f}/s")
COUNT = Unit("{:,.0f}")


def head(one: str = "bare", other: str = "ours") -> None:
    _line("", one, other, "", "aim")


def title(text: str) -> None:
    print(f"\n{text}", flush=True)


def note(text: str) -> None:
    print(f"  {text}", flush=True)


def times(
    what: str,
    unit: Unit,
    bare: float,
    ours: float,
    at_most: float | None = None,
    at_least: float | None = None,
) -> None:
    """Print a line whose aim is a multiple of the bare bot's value."""
    ratio = ours / bare if bare else math.inf
    aim = None if at_most is None else (f"<= {at_most:g}x", ratio <= at_most)
    aim = aim if at_least is None else (f">= {at_least:g}x", ratio >= at_least)
    _line(what, unit.of(bare), unit.of(ours), f"{ratio:.2f}x", *_judged(aim))


def above(what: str, unit: Unit, bare: float, ours: float, at_most: float | None = None) -> None:
    """Print a line whose aim is a distance from the bare bot's value."""
    aim = None if at_most is None else (f"<= +{unit.of(at_most)}", ours - bare <= at_most)
    sign = "+" if ours >= bare else "-"
    _line(what, unit.of(bare), unit.of(ours), sign + unit.of(abs(ours - bare)), *_judged(aim))


def alone(
    what: str,
    unit: Unit,
    ours: float,
    below: float | None = None,
    at_least: float | None = None,
) -> None:
    """Print a line for which there is nothing to compare with."""
    aim = None if below is None else (f"< {unit.of(below)}", ours < below)
    aim = aim if at_least is None else (f">= {unit.of(at_least)}", ours >= at_least)
    _line(what, "", unit.of(ours), "", *_judged(aim))


def _judged(aim: tuple[str, bool] | None) -> tuple[str, str]:
    if aim is None:
        return "", ""
    return aim[0], "met" if aim[1] else "MISSED"


def _line(what: str, *cells: str) -> None:
    row = [what.ljust(_WIDTHS[0])]
    row += [cell.rjust(width) for cell, width in zip(cells, _WIDTHS[1:], strict=False)]
    row += [f"  {cell}" for cell in cells[len(_WIDTHS) - 1 :]]
    print("".join(row).rstrip(), flush=True)
