"""What options offer, and what of it comes back.

Some of Discord's clients send the label that was shown where the value that it stands for is due.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping

from discord.app_commands import Choice

from bot.domain.search import fold, folded
from bot.presentation.asker import Interaction
from bot.presentation.desk import Desk
from bot.presentation.label import MOST, Offered, compared, distinct


class Offer(ABC):
    """What an option suggests while somebody types.

    Each label that `likely` gives must be among those of `everything`: so it can be read back.
    """

    passing: re.Pattern[str] | None = None
    """What in a label changes while it is being read, such as the time of day; not compared."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    @abstractmethod
    async def likely(self, interaction: Interaction, typed: str) -> Iterable[Offered]:
        """Return what `typed` may mean, likeliest first."""

    @abstractmethod
    async def everything(self, interaction: Interaction) -> Iterable[Offered]:
        """Return all that may be offered for any text."""

    def known(self, text: str) -> Offered | None:
        """Return what the command itself understands by `text`: it means that, and nothing else."""
        return None

    async def suggest(self, interaction: Interaction, current: str) -> list[Choice[str]]:
        """Answer an autocomplete; never raises, as discord.py would leave it without an answer."""
        try:
            likely = [*await self.likely(interaction, current)][:MOST]
            return [Choice(name=each.label, value=each.value) for each in likely]
        except Exception as error:
            self._desk.replies.record(error, "autocomplete")
            return []

    async def read(self, interaction: Interaction, text: str) -> str:
        """Return the value whose label `text` is; else the text as it is."""
        if not text.strip():
            return text
        known = self.known(text)
        if known is not None:
            return known.value if compared(text) == compared(known.label) else text
        offered = [*await self.everything(interaction)]
        if any(text == each.value for each in offered):
            return text
        labels = {self._compared(each.label): each.value for each in offered}
        return labels.get(self._compared(text), text)

    def _compared(self, label: str) -> str:
        return compared(label if self.passing is None else self.passing.sub("", label.strip()))


class ShortOffer(Offer):
    """One of so few things that all of them are looked at for each letter that is typed."""

    @abstractmethod
    async def labels(self, interaction: Interaction) -> Mapping[str, str]:
        """Return everything in order: the labels, of any length, by their values."""

    async def likely(self, interaction: Interaction, typed: str) -> Iterable[Offered]:
        wanted, offered = fold(typed), distinct(await self.labels(interaction))
        texts = [(folded(f"{each.label} {each.value}"), each) for each in offered]
        return [each for text, each in texts if wanted in text] or [
            each for text, each in texts if all(word in text for word in wanted.split())
        ]

    async def everything(self, interaction: Interaction) -> list[Offered]:
        return distinct(await self.labels(interaction))
