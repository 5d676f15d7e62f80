"""The scale of a picture: few round ticks, zero among them, around all that is to be shown."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import count
from math import ceil, floor, log10

from bot.pictures.picture import Amount, Axis

_MOST = 6
_ROUND = (1, 2, 2.5, 5)


def ticks(values: Iterable[float]) -> tuple[float, ...]:
    """Return from two to six evenly spaced ticks around zero and all the values."""
    found = (0.0, *values)
    low, high = min(found), max(found)
    if low == high:
        return (0.0, 1.0)
    magnitude = floor(log10((high - low) / _MOST))
    for power, digit in ((power, digit) for power in count(magnitude) for digit in _ROUND):
        step = digit * 10.0**power
        first, last = floor(low / step), ceil(high / step)
        if last - first < _MOST:
            # Rounded, so that three times 0.1 is no 0.30000000000000004.
            return tuple(round(each * step, 2 - power) for each in range(first, last + 1))
    raise AssertionError("every step was tried")


def axis(values: Iterable[float], say: Callable[[float], str]) -> Axis:
    """Return the same with what `say` writes under each tick."""
    return Axis(tuple(Amount(value, say(value)) for value in ticks(values)))
