"""Controls that open a profession's card beside the message they stand on, which stays."""

from __future__ import annotations

from collections.abc import Iterable

from bot.cards.sheet import Control, button, select
from bot.cards.words import Words
from bot.domain.catalogue.profession import Profession

CARD = r"card:(?P<slug>[a-z0-9-]+)"
"""What the `custom_id` of such a button matches."""

CARD_MENU = "open:card"


def opener(profession: Profession) -> Control:
    return button(profession.title, f"card:{profession.slug}")


def opening_menu(professions: Iterable[Profession], words: Words) -> Control:
    options = ((profession.title, profession.slug, profession.field) for profession in professions)
    return select(words("menu-profession"), CARD_MENU, options)
