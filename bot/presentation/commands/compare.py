"""Asking for two or three professions side by side."""

from __future__ import annotations

from discord import app_commands

from bot.cards.asking import swap
from bot.cards.asking.address import CompareAddress
from bot.cards.reader import Reader
from bot.cards.sheet import Sheet
from bot.domain.catalogue.errors import UnknownProfession
from bot.domain.catalogue.profession import Profession
from bot.presentation.asker import Interaction
from bot.presentation.commands.country import Countries, country_code
from bot.presentation.commands.option import (
    EVERYONE,
    ME,
    Professions,
    choices,
    described,
    titled,
)
from bot.presentation.desk import Desk
from bot.presentation.sender import reply
from bot.presentation.tree import Tree


def add(tree: Tree, desk: Desk) -> None:
    """Add `/compare`."""
    names = desk.languages.default
    professions = Professions(desk)

    @tree.command(**titled(names, "compare"))
    @described(names, "first", "second", "third", "country", "show")
    @app_commands.choices(show=choices(names, "show-{}", (ME, EVERYONE)))
    @tree.offers.add(
        first=professions, second=professions, third=professions, country=Countries(desk)
    )
    async def compare(
        interaction: Interaction,
        first: str,
        second: str,
        third: str = "",
        country: str = "",
        show: str = ME,
    ) -> None:
        reader = desk.readers.asking(interaction, public=show == EVERYONE)
        code = country_code(country, desk, interaction)
        found = _found([first, second, third] if third else [first, second], reader, code)
        if isinstance(found, Sheet):
            await reply(interaction, found)
            return
        if len({profession.slug for profession in found}) < len(found):
            await reply(interaction, swap.named_twice(found, reader, code))
            return
        address = CompareAddress(tuple(each.slug for each in found), country=code)
        sheet = desk.deck.comparison(address, reader)
        await reply(interaction, sheet, public=show == EVERYONE)


def _found(names: list[str], reader: Reader, country: str) -> list[Profession] | Sheet:
    """Return the professions that are called so, or the answer to the one that nobody knows.

    Raises UnknownProfession where no comparison can be offered instead.
    """
    found: list[Profession | UnknownProfession] = []
    for name in names:
        try:
            found.append(reader.catalogue.find(name))
        except UnknownProfession as error:
            found.append(error)
    known = [each for each in found if isinstance(each, Profession)]
    if len(known) == len(found):
        return known
    at, error = next(
        (at, each) for at, each in enumerate(found) if isinstance(each, UnknownProfession)
    )
    if len(known) < len(found) - 1:
        raise error
    slugs = [profession.slug for profession in known]
    answer = swap.unknown(error, slugs[:at], slugs[at:], reader.words, country)
    if answer is None:
        raise error
    return answer
