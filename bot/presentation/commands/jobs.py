"""Browsing the catalogue."""

from __future__ import annotations

import sys
from abc import abstractmethod
from collections.abc import Iterable

from discord import app_commands

from bot.cards.asking.browse import JobsCard
from bot.cards.asking.query import JobsQuery, bounded
from bot.cards.markup import shortened
from bot.domain.catalogue.browse import FULL, Sort, Wanted
from bot.domain.catalogue.shelves import Shelf, Shelves
from bot.presentation.asker import Interaction
from bot.presentation.commands.country import Countries, country_code
from bot.presentation.commands.option import (
    EVERYONE,
    ME,
    choices,
    described,
    titled,
)
from bot.presentation.controls.asking import featured
from bot.presentation.desk import Desk
from bot.presentation.offer import MOST, ROOM, Offer, Offered
from bot.presentation.sender import reply
from bot.presentation.tree import Tree

_ANY = "any"


def add(tree: Tree, desk: Desk) -> None:
    """Add `/jobs`."""
    names = desk.languages.default

    @tree.command(**titled(names, "jobs"))
    @described(names, "text", "sort", "kind", "country", "show", field="field")
    @described(names, skill="skill-to-browse")
    @app_commands.choices(
        sort=choices(names, "sort-{}", Sort),
        kind=choices(names, "kind-{}", (_ANY, FULL)),
        show=choices(names, "show-{}", (ME, EVERYONE)),
    )
    @tree.offers.add(field=Fields(desk), skill=SkillOffer(desk), country=Countries(desk))
    async def jobs(
        interaction: Interaction,
        field: str = "",
        skill: str = "",
        text: str = "",
        sort: str = Sort.NAME,
        kind: str = _ANY,
        country: str = "",
        show: str = ME,
    ) -> None:
        shelves = desk.catalogue.shelves
        wanted = {"text": bounded(text), "full": FULL if kind == FULL else ""}
        unknown: tuple[str, str] | None = None
        for part, query, find in (("field", field, shelves.field), ("skill", skill, shelves.skill)):
            shelf = find(query) if query.strip() else None
            if shelf is not None:
                wanted[part] = shelf.key
            elif query.strip():
                unknown = unknown or (part, query)
        asked = JobsQuery(
            Wanted(**wanted), Sort(sort), country=country_code(country, desk, interaction)
        )
        if unknown is not None:
            card = JobsCard(desk.readers.asking(interaction))
            await reply(interaction, card.unknown(*unknown, asked))
            return
        reader = desk.readers.asking(interaction, public=show == EVERYONE)
        seen = await featured(desk, interaction.guild_id, asked.sort)
        sheet = desk.deck.jobs(asked, reader, seen)
        await reply(interaction, sheet, public=show == EVERYONE)


class ShelfOffer(Offer):
    """Fields or skills, each with how many professions it has."""

    @property
    def _shelves(self) -> Shelves:
        return self._desk.catalogue.shelves

    @abstractmethod
    def _like(self, typed: str, limit: int) -> Iterable[Shelf]:
        """Return what `typed` may mean, likeliest first."""

    async def likely(self, interaction: Interaction, typed: str) -> list[Offered]:
        return self._offered(interaction, self._like(typed, MOST))

    async def everything(self, interaction: Interaction) -> list[Offered]:
        return self._offered(interaction, self._like("", sys.maxsize))

    def _offered(self, interaction: Interaction, shelves: Iterable[Shelf]) -> list[Offered]:
        words = self._desk.readers.asking(interaction).words
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
