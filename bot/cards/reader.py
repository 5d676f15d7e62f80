"""Who reads."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from bot.cards.markup import inert
from bot.cards.words import Words
from bot.domain.catalogue.catalogue import Catalogue
from bot.domain.catalogue.country import HOME


@dataclass(frozen=True, slots=True)
class Reader:
    """What whoever reads is told with: the words of their language, the catalogue, the day.

    The day matters because figures say in words when they have grown old. Whatever catalogue it is
    made with, it has that with the figures of `country`.
    """

    words: Words
    catalogue: Catalogue
    today: date
    country: str = HOME

    def __post_init__(self) -> None:
        object.__setattr__(self, "catalogue", self.catalogue.in_country(self.country))

    def seeing(self, country: str) -> Reader:
        """Return the same reader with the figures of another country; "" is none."""
        return replace(self, country=country) if country else self

    def title(self, slug: str) -> str:
        """Return a profession's title, inert; its slug where its profile is gone."""
        return inert(self.catalogue.title(slug))
