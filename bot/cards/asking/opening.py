"""Controls that open a profession's card beside the message they stand on, which stays."""

from __future__ import annotations

from collections.abc import Iterable

from bot.cards.sheet import Control, button, select
from bot.cards.words import Words
from bot.domain.catalogue.profession import Profession

_WHERE = r"(?::(?P<country>[A-Z]{2}))?"

CARD = rf"card:(?P<slug>[a-z0-9-]+){_WHERE}"
"""What the `custom_id` of such a button matches; without a country, figures are those of whoever
presses it."""

CARD_MENU = "open:card"
CARD_MENUS = rf"{CARD_MENU}{_WHERE}"
"""What that of a menu matches."""


def opener(profession: Profession, country: str = "") -> Control:
    return button(profession.title, f"card:{profession.slug}{_where(country)}")


def opening_menu(professions: Iterable[Profession], words: Words, country: str = "") -> Control:
    options = ((profession.title, profession.slug, profession.field) for profession in professions)
    return select(words("menu-profession"), f"{CARD_MENU}{_where(country)}", options)


def _where(country: str) -> str:
    return f":{country}" if country else ""
