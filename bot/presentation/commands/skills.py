"""Skills both ways: what a profession needs, and who needs a skill."""

from __future__ import annotations

import discord
from discord import app_commands

from bot.cards.asking.address import JobAddress, Section
from bot.cards.asking.skill import SkillCard
from bot.domain.catalogue.errors import UnknownProfession
from bot.domain.catalogue.profession import Profession
from bot.presentation.client import Client
from bot.presentation.commands.jobs import SkillOffer
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
    """Add `/skills`."""
    say = client.languages.default

    @client.tree.command(**titled(say, "skills"))
    @described(say, "show", profession="profession-with-skills", skill="skill")
    @app_commands.choices(show=choices(say, "show-{}", (ME, EVERYONE)))
    @client.tree.offers.add(profession=Professions(client), skill=SkillOffer(client))
    async def skills(
        interaction: Interaction,
        profession: str | None = None,
        skill: str = "",
        show: str = ME,
    ) -> None:
        bot, words = interaction.client, words_for(interaction, show)
        card = SkillCard(bot.catalogue, words)
        job: Profession | None = None
        try:
            job = bot.catalogue.find(profession) if profession else None
        except UnknownProfession as unknown:
            if skill or bot.catalogue.shelves.skill(unknown.query) is None:
                raise
            skill = unknown.query  # typed into the option that comes first
        asked = card.asked(skill)
        is_asked = bool(asked.key or asked.text)
        if job is not None and is_asked:
            layout = card.of(job, asked)
        elif job is not None:
            layout = bot.deck.job(JobAddress(job.slug, Section.SKILLS), words)
        elif is_asked:
            layout = bot.deck.skill(asked, words)
        else:
            layout = card.way_in()
        await reply(interaction, layout, public=show == EVERYONE)
