"""Who reads."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.cards.markup import inert
from bot.cards.words import Words
from bot.domain.catalogue.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class Reader:
    """What whoever reads is told with: the words of their language, the catalogue, the day.

    The day matters because figures say in words when they have grown old.
    """

    words: Words
    catalogue: Catalogue
    today: date

    def title(self, slug: str) -> str:
        """Return a profession's title, inert; its slug where its profile is gone."""
        return inert(self.catalogue.title(slug))
