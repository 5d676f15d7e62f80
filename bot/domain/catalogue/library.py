"""The catalogue in use: another one may take its place while the bot runs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.domain.catalogue.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class Refusal:
    """A catalogue that had mistakes and was not taken."""

    at: datetime
    mistakes: tuple[str, ...]
    """One or more, each with its file, line and cure."""
    files: tuple[str, ...]
    """The files that have them, without the folders around the catalogue."""


class Library:
    """Holds one whole catalogue at every moment; readers see the old one or the new one."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.refusal: Refusal | None = None
        """The last attempt, if it failed: the catalogue before it stays in use."""

    def take(self, catalogue: Catalogue) -> None:
        """Use another catalogue from now on."""
        self.catalogue = catalogue
        self.refusal = None

    def refuse(self, refusal: Refusal) -> None:
        """Remember why another one was not taken."""
        self.refusal = refusal
