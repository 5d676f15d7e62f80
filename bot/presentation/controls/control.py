"""What all controls are: buttons and menus whose whole state is in their `custom_id`.

So they work for ever. Who asked for a card turns its pages in place. Anybody else gets a card of
their own, privately: nobody's card changes under their hands.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import ClassVar

from bot.cards.reader import Reader
from bot.cards.sheet import Sheet
from bot.presentation.admission import Kind
from bot.presentation.asker import Interaction
from bot.presentation.desk import Desk
from bot.presentation.layout import Layout
from bot.presentation.sender import turn

_NUMBER = re.compile("[0-9]{1,19}")


class UnknownControl(Exception):
    """It is of another version of the bot, or of none: nobody can tell what it means."""


class Control(ABC):
    """A press of a button, a choice in a menu, or a form that was sent off.

    `template` is what the whole `custom_id` of such a control matches.
    """

    pattern: ClassVar[re.Pattern[str]]
    kind: ClassVar[Kind] = Kind.ASK

    def __init_subclass__(cls, *, template: str | re.Pattern[str]) -> None:
        cls.pattern = re.compile(template)

    def __init__(self, match: re.Match[str], values: Sequence[str]) -> None:
        """`values` is what was chosen in a menu, or typed into a form."""
        self._match = match
        self._values = values

    @property
    def chosen(self) -> str:
        """The value chosen in a menu. Raises UnknownControl where there is none."""
        if not self._values:
            raise UnknownControl
        return self._values[0]

    @property
    def number(self) -> int:
        """What was chosen, an id of Discord or less. Raises UnknownControl for anything else."""
        return self.numbers[0]

    @property
    def numbers(self) -> Sequence[int]:
        """All that were chosen, one at least. Raises UnknownControl for anything else."""
        if not self._values or not all(map(_NUMBER.fullmatch, self._values)):
            raise UnknownControl
        return [int(value) for value in self._values]

    @abstractmethod
    async def answer(self, interaction: Interaction, desk: Desk, reader: Reader) -> None:
        """Do what the control is for, and answer. May raise UnknownControl."""


class CardControl(Control, template=r"(?!)"):
    """Opens a card of the catalogue."""

    async def answer(self, interaction: Interaction, desk: Desk, reader: Reader) -> None:
        await turn(interaction, self.card(desk, reader))

    @abstractmethod
    def card(self, desk: Desk, reader: Reader) -> Sheet | Layout:
        """Return what this control opens."""
