"""Asking for two or three professions side by side."""

from __future__ import annotations

import discord
from discord import app_commands

from bot.cards.asking import swap
from bot.cards.asking.address import CompareAddress
from bot.cards.sheet import Layout
from bot.cards.words import Words
from bot.domain.catalogue.errors import UnknownProfession
from bot.domain.catalogue.profession import Profession
from bot.presentation.client import Client
from bot.presentation.commands.option import (
    EVERYONE,
    ME,
    Professions,
    choices,
    described,
    titled,
    words_for,
)
from bot.presentation.replies import reply

Interaction = discord.Interaction[Client]


def add(client: Client) -> None:
    """Add `/compare`."""
    say = client.languages.default
    professions = Professions(client)

    @client.tree.command(**titled(say, "compare"))
    @described(say, "first", "second", "third", "show")
    @app_commands.choices(show=choices(say, "show-{}", (ME, EVERYONE)))
    @client.tree.offers.add(first=professions, second=professions, third=professions)
    async def compare(
        interaction: Interaction, first: str, second: str, third: str = "", show: str = ME
    ) -> None:
        words = words_for(interaction, show)
        found = _found([first, second, third] if third else [first, second], client, words)
        if isinstance(found, Layout):
            await reply(interaction, found)
            return
        if len({job.slug for job in found}) < len(found):
            await reply(interaction, swap.named_twice(found, client.catalogue, words))
            return
        address = CompareAddress(tuple(job.slug for job in found))
        layout = client.deck.comparison(address, words)
        await reply(interaction, layout, public=show == EVERYONE)


def _found(names: list[str], client: Client, words: Words) -> list[Profession] | Layout:
    """Return the professions that are called so, or the answer to the one that nobody knows.

    Raises UnknownProfession where no comparison can be offered instead.
    """
    found: list[Profession | UnknownProfession] = []
    for name in names:
        try:
            found.append(client.catalogue.find(name))
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
    slugs = [job.slug for job in known]
    answer = swap.unknown(error, slugs[:at], slugs[at:], words)
    if answer is None:
        raise error
    return answer
