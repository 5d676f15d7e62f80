"""Browsing the catalogue."""

from __future__ import annotations

import sys
from abc import abstractmethod
from collections.abc import Iterable
from typing import Any

import discord
from discord import app_commands

from bot.cards.asking.browse import JobsCard
from bot.cards.asking.query import JobsQuery, bounded
from bot.cards.markup import shortened
from bot.domain.catalogue.browse import Sort, Wanted
from bot.domain.catalogue.shelves import Shelf, Shelves
from bot.presentation.client import Client
from bot.presentation.commands.option import (
    EVERYONE,
    ME,
    choices,
    described,
    titled,
    words_for,
)
from bot.presentation.controls.browsing import featured
from bot.presentation.offer import MOST, ROOM, Offer, Offered
from bot.presentation.replies import reply

Interaction = discord.Interaction[Client]


def add(client: Client) -> None:
    """Add `/jobs`."""
    say = client.languages.default

    @client.tree.command(**titled(say, "jobs"))
    @described(say, "text", "sort", "show", field="field", skill="skill-to-browse")
    @app_commands.choices(
        sort=choices(say, "sort-{}", Sort), show=choices(say, "show-{}", (ME, EVERYONE))
    )
    @client.tree.offers.add(field=Fields(client), skill=SkillOffer(client))
    async def jobs(
        interaction: Interaction,
        field: str = "",
        skill: str = "",
        text: str = "",
        sort: str = Sort.NAME,
        show: str = ME,
    ) -> None:
        bot, shelves = interaction.client, interaction.client.catalogue.shelves
        wanted = {"text": bounded(text)}
        unknown: tuple[str, str] | None = None
        for part, query, find in (("field", field, shelves.field), ("skill", skill, shelves.skill)):
            shelf = find(query) if query.strip() else None
            if shelf is not None:
                wanted[part] = shelf.key
            elif query.strip():
                unknown = unknown or (part, query)
        asked = JobsQuery(Wanted(**wanted), Sort(sort))
        if unknown is not None:
            words = words_for(interaction, ME)
            card = JobsCard(bot.catalogue, words, bot.clock.now().date())
            await reply(interaction, card.unknown(*unknown, asked))
            return
        seen = await featured(bot, interaction.guild_id, asked.sort)
        layout = bot.deck.jobs(asked, words_for(interaction, show), seen)
        await reply(interaction, layout, public=show == EVERYONE)


class ShelfOffer(Offer):
    """Fields or skills, each with how many professions it has."""

    def __init__(self, client: Client) -> None:
        self._client = client

    @property
    def _shelves(self) -> Shelves:
        return self._client.catalogue.shelves

    @abstractmethod
    def _like(self, typed: str, limit: int) -> Iterable[Shelf]:
        """Return what `typed` may mean, likeliest first."""

    async def likely(self, interaction: discord.Interaction[Any], typed: str) -> list[Offered]:
        return self._offered(interaction, self._like(typed, MOST))

    async def everything(self, interaction: discord.Interaction[Any]) -> list[Offered]:
        return self._offered(interaction, self._like("", sys.maxsize))

    def _offered(
        self, interaction: discord.Interaction[Any], shelves: Iterable[Shelf]
    ) -> list[Offered]:
        words = self._client.languages.of(str(interaction.locale))
        labelled = (
            (each, words("choice-shelf", title=each.title, count=len(each.slugs)))
            for each in shelves
        )
        return [Offered(shelf.title, shortened(label, ROOM)) for shelf, label in labelled]


class Fields(ShelfOffer):
    """Fields by name."""

    def _like(self, typed: str, limit: int) -> Iterable[Shelf]:
        return self._shelves.fields_like(typed, limit)

    def known(self, text: str) -> Offered | None:
        return _by_title(self._shelves.field(text))


class SkillOffer(ShelfOffer):
    """Skills by title, alias or id."""

    def _like(self, typed: str, limit: int) -> Iterable[Shelf]:
        return self._shelves.skills_like(typed, limit)

    def known(self, text: str) -> Offered | None:
        return _by_title(self._shelves.skill(text))


def _by_title(shelf: Shelf | None) -> Offered | None:
    return None if shelf is None else Offered(shelf.title, shelf.title)
