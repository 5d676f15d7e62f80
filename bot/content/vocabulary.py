"""How questions are asked: the phrasebooks of `vocabulary/`, and every mistake in them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from bot.content.document import Document
from bot.content.mistake import Mistake
from bot.content.model import models
from bot.domain.question.phrasebook import Phrasebook

FOLDER: Final = "vocabulary"


def phrasebooks(
    documents: Mapping[str, Document], mistakes: list[Mistake]
) -> Mapping[str, Phrasebook]:
    """Return them by language, which is the file's name, or add what is wrong with them."""
    return {
        language: book
        for language, document in documents.items()
        for book in models(document, Phrasebook, mistakes)
    }
