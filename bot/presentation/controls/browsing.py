"""The controls of lists of professions.

custom_id                                           opens
jobs:<order>:<page>:<field>:<skill>:<tag>:<text>    that page of the list
field:<order>:<page>:<field>:<skill>:<tag>:<text>   the list with the field chosen in the menu
skill:<page>:<tag>:<skill>:<text>                   that page of who needs a skill
open:skill                                          who needs the skill chosen in the menu
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import discord

from bot.cards.asking.query import ANY, OPEN_SKILL, JobsQuery, SkillQuery
from bot.cards.sheet import Layout
from bot.cards.words import Words
from bot.domain.catalogue.browse import Featured, Sort
from bot.domain.week.errors import NoSeries
from bot.presentation.client import Client
from bot.presentation.controls.control import CardControl, Control, Menu, turn


class JobsControl(Control, template=JobsQuery.PATTERN):
    async def answer(
        self, interaction: discord.Interaction[Any], client: Client, words: Words
    ) -> None:
        query = JobsQuery.parse(self._match)
        if self._match["menu"] == "field":
            field = "" if self._values[0] == ANY else self._values[0]
            query = query.narrowed(replace(query.wanted, field=field))
        seen = await featured(client, interaction.guild_id, query.sort)
        await turn(interaction, client.deck.jobs(query, words, seen))


class SkillButton(CardControl, template=SkillQuery.PATTERN):
    def layout(self, client: Client, words: Words) -> Layout:
        return client.deck.skill(SkillQuery.parse(self._match), words)


class SkillMenu(Menu, template=OPEN_SKILL):
    def layout(self, client: Client, words: Words) -> Layout:
        return client.deck.skill(SkillQuery(key=self.chosen), words)


BROWSING = (JobsControl, SkillButton, SkillMenu)


async def featured(client: Client, guild: int | None, sort: Sort) -> tuple[Featured, ...]:
    """Return what the server has seen, where the list is sorted by it; nothing without a series."""
    if sort is not Sort.FEATURED or guild is None:
        return ()
    try:
        return await client.programme.diary.featured(guild)
    except NoSeries:
        return ()
