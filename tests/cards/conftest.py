"""Every card is tested as Discord shows it: its commands can be pressed, by the longest ids."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import bot.cards
from tests.english import LANGUAGES

LONGEST = 10**20 - 1  # twenty digits; as yet Discord's have nineteen
LOCALE = Path(*bot.cards.__path__) / "locale"


@pytest.fixture(autouse=True, scope="session")
def pressable() -> Iterator[None]:
    """Have texts name every command in them by its id."""
    texts = (each.read_text(encoding="utf-8") for each in LOCALE.glob("*.ftl"))
    names = {name for text in texts for name in re.findall(r"</([a-z-]+)", text)}
    LANGUAGES.know(dict.fromkeys(names, LONGEST))
    yield
    LANGUAGES.know({})
