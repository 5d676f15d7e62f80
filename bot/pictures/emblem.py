"""A figure for each profession, from its slug alone: the same on every picture, unlike the others.

A few bold decisions, each from its own part of a digest: what stands around the middle, how often,
what stands between, in the middle and behind. All is in a square from -100 to 100.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from math import cos, pi, sin, tan
from typing import TypeVar

_Choice = TypeVar("_Choice")

_SALT = "emblem 1083"  # of 2,000 that were tried, it sets those of `data/` furthest apart
_ORDERS = (3, 4, 5, 6, 8)
_RIM = 96
_INNER, _INSIDE, _OUTSIDE = 30, 80, 96


@dataclass(frozen=True, slots=True)
class Emblem:
    """Outlines as SVG paths, from back to front; what does not stand there is empty."""

    ground: str
    """Faded, behind all."""
    petal: str
    """Points up, and stands `order` times around the middle."""
    between: str
    """The same, half a step further."""
    core: str
    hole: str
    """Cut out of the core."""
    order: int
    turn: float
    """Degrees that all of it but its ground is turned by."""

    def angles(self) -> tuple[float, ...]:
        """Return by how much each petal is turned."""
        return tuple(360 * i / self.order for i in range(self.order))


@lru_cache(maxsize=512)
def emblem(slug: str) -> Emblem:
    """Return the figure of a profession."""
    choose = _Chooser(slug)
    order = choose.one(_ORDERS)
    petal = choose.one([each for each in _PETALS if (order, each) not in _UNFIT])
    between, core, ground = choose.one(_BETWEEN), choose.one(_CORES), choose.one(_GROUNDS)
    outer = _INSIDE if ground else _OUTSIDE
    inner = _INNER if core else 8
    half = min(tan(pi / order) * (inner + outer) / 2 * 0.84, 44)
    solid, hole = core(order) if core else ("", "")
    return Emblem(
        ground=ground() if ground else "",
        petal=petal(inner, outer, half),
        between=between(62 if ground else 78) if between else "",
        core=solid,
        hole=hole,
        order=order,
        turn=choose.one((0.0, 180 / order)),
    )


class _Chooser:
    """Makes one decision after the other, each from two bytes of a slug's digest."""

    def __init__(self, slug: str) -> None:
        self._digest = iter(sha256(f"{_SALT} {slug}".encode("utf-8", "replace")).digest())

    def one(self, choices: Sequence[_Choice]) -> _Choice:
        return choices[(next(self._digest) << 8 | next(self._digest)) % len(choices)]


def polygon(corners: int, radius: float, inner: float | None = None) -> str:
    """Return a regular polygon that points up, or a star if `inner` is its valleys' radius."""
    count = corners * 2 if inner is not None else corners
    points = (
        (radius if inner is None or i % 2 == 0 else inner, 2 * pi * i / count) for i in range(count)
    )
    return "M" + "L".join(f"{r * sin(a):.4g} {-r * cos(a):.4g}" for r, a in points) + "Z"


def disc(radius: float, x: float = 0, y: float = 0) -> str:
    """Return a circle."""
    r = f"{radius:.4g}"
    return (
        f"M{x - radius:.4g} {y:.4g}a{r} {r} 0 1 0 {2 * radius:.4g} 0"
        f"a{r} {r} 0 1 0 {-2 * radius:.4g} 0Z"
    )


def _leaf(a: float, b: float, w: float) -> str:
    low, high, wide = a + (b - a) * 0.3, a + (b - a) * 0.7, w * 1.3
    return (
        f"M0 {-a:.4g}C{wide:.4g} {-low:.4g} {wide:.4g} {-high:.4g} 0 {-b:.4g}"
        f"C{-wide:.4g} {-high:.4g} {-wide:.4g} {-low:.4g} 0 {-a:.4g}Z"
    )


def _ball(a: float, b: float, w: float) -> str:
    radius = min(w, (b - a) / 2)
    return disc(radius, 0, -(b - radius))


def _kite(a: float, b: float, w: float) -> str:
    middle = a + (b - a) * 0.62
    return f"M0 {-a:.4g}L{w:.4g} {-middle:.4g}L0 {-b:.4g}L{-w:.4g} {-middle:.4g}Z"


def _fan(a: float, b: float, w: float) -> str:
    return f"M0 {-a:.4g}L{w:.4g} {-b:.4g}H{-w:.4g}Z"


def _thorn(a: float, b: float, w: float) -> str:
    return f"M{-w:.4g} {-a:.4g}H{w:.4g}L0 {-b:.4g}Z"


def _bar(a: float, b: float, w: float) -> str:
    half = w * 0.5
    return f"M{-half:.4g} {-a:.4g}V{-b:.4g}H{half:.4g}V{-a:.4g}Z"


def _sail(a: float, b: float, w: float) -> str:
    return f"M{-w * 0.3:.4g} {-a:.4g}V{-b:.4g}L{w * 1.4:.4g} {-(a + b) / 2:.4g}Z"


def _claw(a: float, b: float, w: float) -> str:
    r = (b - a) * 0.62
    return (
        f"M{-w * 0.5:.4g} {-a:.4g}A{r:.4g} {r:.4g} 0 0 1 {w:.4g} {-b:.4g}"
        f"A{r * 0.8:.4g} {r * 0.8:.4g} 0 0 0 {w * 0.7:.4g} {-a:.4g}Z"
    )


def _drop(a: float, b: float, w: float) -> str:
    r = min(w, (b - a) / 2)
    return (
        f"M0 {-a:.4g}L{r * 0.94:.4g} {-(b - r * 1.3):.4g}"
        f"A{r:.4g} {r:.4g} 0 1 0 {-r * 0.94:.4g} {-(b - r * 1.3):.4g}Z"
    )


def _arch(a: float, b: float, w: float) -> str:
    return (
        f"M{-w:.4g} {-a:.4g}V{-(b - w):.4g}A{w:.4g} {w:.4g} 0 0 1 {w:.4g} {-(b - w):.4g}V{-a:.4g}Z"
    )


def _arrow(a: float, b: float, w: float) -> str:
    deep = (b - a) * 0.5
    return (
        f"M0 {-b:.4g}L{w:.4g} {-(b - deep):.4g}V{-a:.4g}L0 {-(a + deep):.4g}"
        f"L{-w:.4g} {-a:.4g}V{-(b - deep):.4g}Z"
    )


def _anvil(a: float, b: float, w: float) -> str:
    thin, high = w * 0.36, b - (b - a) * 0.36
    return (
        f"M{-thin:.4g} {-a:.4g}V{-high:.4g}H{-w:.4g}V{-b:.4g}H{w:.4g}V{-high:.4g}"
        f"H{thin:.4g}V{-a:.4g}Z"
    )


_Petal = Callable[[float, float, float], str]
_PETALS: tuple[_Petal, ...] = (
    _leaf,
    _ball,
    _kite,
    _fan,
    _thorn,
    _bar,
    _sail,
    _claw,
    _drop,
    _arch,
    _arrow,
    _anvil,
)

# A slug must not become a sign that means something: a cross, a swastika, a six-pointed star, the
# warning of radiation; and eight claws are too thin to be seen.
_UNFIT: set[tuple[int, _Petal]] = {
    *((order, petal) for order in (3, 4) for petal in (_sail, _claw, _fan)),
    *((4, petal) for petal in (_bar, _anvil, _arrow)),
    *((6, petal) for petal in (_thorn, _kite, _arrow)),
    (8, _claw),
}


def _dot(at: float) -> str:
    return disc(12, 0, -at)


def _gem(at: float) -> str:
    return f"M0 {-at - 16:.4g}L14 {-at:.4g}L0 {-at + 16:.4g}L-14 {-at:.4g}Z"


def _dash(at: float) -> str:
    return f"M-6 {-at + 22:.4g}V{-at - 16:.4g}H6V{-at + 22:.4g}Z"


_BETWEEN: tuple[Callable[[float], str] | None, ...] = (None, None, _dot, _gem, _dash)


def _full(_: int) -> tuple[str, str]:
    return disc(22), ""


def _ring(_: int) -> tuple[str, str]:
    return disc(24), disc(11)


def _cut(order: int) -> tuple[str, str]:
    return polygon(order, 26), ""


def _star(order: int) -> tuple[str, str]:
    return polygon(max(order, 4), 27, 12), ""


def _gate(order: int) -> tuple[str, str]:
    return polygon(order, 28), disc(9)


_Core = Callable[[int], tuple[str, str]]
_CORES: tuple[_Core | None, ...] = (None, _full, _ring, _cut, _star, _gate)


def _round() -> str:
    return disc(_RIM)


def _six() -> str:
    return polygon(6, 100)


def _tile() -> str:
    corner = "a26 26 0 0 1"
    return f"M-88 -62{corner} 26 -26h124{corner} 26 26v124{corner} -26 26h-124{corner} -26 -26Z"


_GROUNDS: tuple[Callable[[], str] | None, ...] = (None, None, _round, _six, _tile)
