"""Profiles that members want and nobody has written."""

from __future__ import annotations

from collections.abc import Sequence

from bot.cards.page import Block
from bot.cards.panel import block, panel
from bot.cards.reader import Reader
from bot.cards.sheet import Menu, Sheet, select
from bot.cards.week import decision
from bot.domain.week.wanted import Wanted, Wish


def wanted_block(found: Sequence[Wanted], reader: Reader) -> Block:
    """Return the list, with how many members want each; nothing where nothing is wanted."""
    words = reader.words
    lines = [
        words("wanted-line", title=reader.title(each.slug), members=each.members) for each in found
    ]
    hint = [words("wanted-hint")] if found else []
    return block(words("heading-wanted"), [*hint, *lines], words, more="more-wanted")


def drop_menu(found: Sequence[Wanted], reader: Reader) -> list[Menu]:
    """Return the menu that takes one of the most wanted off the list, if there are any."""
    words, title = reader.words, reader.catalogue.title
    choices = [
        (title(each.slug), each.slug, words("wanted-by", members=each.members)) for each in found
    ]
    return [select(words("menu-wanted"), decision.DROP_WANTED, choices)] if choices else []


def wanted(wish: Wish, reader: Reader) -> Sheet:
    """Return what the member reads."""
    told = reader.words(
        "wanted",
        title=reader.title(wish.slug),
        members=wish.members,
        again="no" if wish.is_new else "yes",
    )
    return panel([told], [])


def asked(wish: Wish, reader: Reader) -> Sheet:
    """Return what staff read in their log channel, once."""
    return panel([reader.words("wanted-asked", title=reader.title(wish.slug))], [])
