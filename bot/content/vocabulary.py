"""How questions are asked: the phrasebooks of `vocabulary/`, and every mistake in them."""

from __future__ import annotations

from typing import Final

FOLDER: Final = "vocabulary"
