"""A series as staff put it together in a panel, written into the `custom_id` of its controls."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, Self

from bot.cards.staff.change import Change


class Step(StrEnum):
    """What a control of the panel does."""

    PLACE = "place"
    DAY = "day"
    ROLE = "role"
    TALK = "talk"
    ZONE = "zone"
    CLOCK = "clock"
    """Opens the form for time and zone."""
    TYPED = "typed"
    """The form itself."""
    SAVE = "save"


@dataclass(frozen=True, slots=True)
class Draft:
    """What a panel is filled with: a change of what is offered, or of the present settings.

    So panels outlive restarts. At most 99 characters as a `custom_id`; Discord allows 100.
    """

    change: Change
    is_new: bool = False
    """Whether it sets a series up; it then has a value for everything but perhaps the channel."""

    @staticmethod
    def pattern(step: Step) -> str:
        return f"(?P<draft>new|set):{step}:{Change.WRITTEN}"

    def custom_id(self, step: Step) -> str:
        return f"{'new' if self.is_new else 'set'}:{step}:{self.change.written()}"

    @classmethod
    def parse(cls, match: re.Match[str]) -> Self:
        """Read an id that a `pattern` matched."""
        return cls(Change.parse(match), match["draft"] == "new")

    def having(self, **chosen: Any) -> Self:
        """Return it with other values of its change."""
        return replace(self, change=replace(self.change, **chosen))
