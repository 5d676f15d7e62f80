"""What is offered for an option, as labels that can be told apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from bot.cards.markup import length, shortened

ROOM = 100
"""Characters that Discord shows of a label."""
MOST = 25
"""Choices that Discord takes."""


@dataclass(frozen=True, slots=True)
class Offered:
    """Something that can be chosen: what the command is given, and what is shown for it."""

    value: str
    label: str
    """At most ROOM characters; the only one of the offer that is called so."""


def compared(label: str) -> str:
    """Return a label without what clients and people change in it: case, and spaces."""
    return " ".join(label.casefold().split())


def distinct(labels: Mapping[str, str]) -> list[Offered]:
    """Return what is shown for each value: cut, and with the value where labels are the same."""
    cut = {value: shortened(label, ROOM) for value, label in labels.items()}
    counts = Counter(map(compared, cut.values())) + Counter({compared(value): 1 for value in cut})
    return [
        Offered(value, label if _is_alone(value, label, counts) else _told_apart(value, label))
        for value, label in cut.items()
    ]


def _is_alone(value: str, label: str, counts: Counter[str]) -> bool:
    # A label may be its own value.
    return counts[compared(label)] == (2 if compared(label) == compared(value) else 1)


def _told_apart(value: str, label: str) -> str:
    ending = f" ({shortened(value, ROOM // 2)})"
    return f"{shortened(label, ROOM - length(ending))}{ending}"
