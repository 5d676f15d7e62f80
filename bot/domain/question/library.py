"""The catalogue in use, and how it is asked: others may take their place while the bot runs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Final

from bot.domain.catalogue.catalogue import Catalogue
from bot.domain.question.vocabulary import Vocabulary

DEFAULT: Final = "en"
"""The language of those for whose own there is no vocabulary."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """A catalogue that had mistakes and was not taken."""

    at: datetime
    mistakes: tuple[str, ...]
    """One or more, each with its file, line and cure."""
    files: tuple[str, ...]
    """The files that have them, without the folders around the catalogue."""


class Library:
    """Holds one whole catalogue at every moment; readers see the old one or the new one.

    With it go the vocabularies by which questions about it are understood, by language.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        vocabularies: Mapping[str, Callable[[], Vocabulary]] = MappingProxyType({}),
    ) -> None:
        """`vocabularies` make one, or return the one that they made: it takes a moment."""
        self.catalogue = catalogue
        self._vocabularies = vocabularies
        self.refusal: Refusal | None = None
        """The last attempt, if it failed: the catalogue before it stays in use."""

    def vocabulary(self, locale: str) -> Vocabulary | None:
        """Return that of a language, else the default language's, if there is one."""
        language, _, _ = locale.partition("-")
        known = self._vocabularies
        make = known.get(language) or known.get(DEFAULT)
        return make() if make else None

    def prepare(self) -> None:
        """Make ready now what is else made when somebody first asks."""
        self.catalogue.prepare()
        for make in self._vocabularies.values():
            make()

    def take(self, other: Library) -> None:
        """Use what another one has from now on."""
        self.catalogue = other.catalogue
        self._vocabularies = other._vocabularies
        self.refusal = None

    def refuse(self, refusal: Refusal) -> None:
        """Remember why another one was not taken."""
        self.refusal = refusal
