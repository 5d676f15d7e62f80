"""What the bot says in its first language, read once for all tests."""

from __future__ import annotations

from bot.cards.words import Languages

LANGUAGES = Languages.load()
WORDS = LANGUAGES.default
