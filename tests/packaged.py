"""The catalogue that the bot comes with, read once for all tests."""

from __future__ import annotations

from bot.content import library
from bot.domain.catalogue.catalogue import Catalogue
from bot.domain.question.library import Library
from bot.domain.question.vocabulary import Vocabulary
from bot.settings import packaged_catalogue

LIBRARY = library(packaged_catalogue())
PACKAGED = LIBRARY.catalogue


def vocabulary() -> Vocabulary:
    """Return how questions are asked in English."""
    found = LIBRARY.vocabulary("en")
    assert found is not None
    return found


def asked_in_english(catalogue: Catalogue) -> Library:
    """Return the catalogue with the vocabulary that we ship."""
    return Library(catalogue, {"en": vocabulary})
