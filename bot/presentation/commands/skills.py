"""Skills both ways: what a profession needs, and who needs a skill."""

from __future__ import annotations

from discord import app_commands

from bot.cards.asking.address import JobAddress, Section
from bot.cards.asking.skill import SkillCard
from bot.domain.catalogue.errors import UnknownProfession
from bot.domain.catalogue.profession import Profession
from bot.presentation.asker import Interaction
from bot.presentation.commands.jobs import SkillOffer
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
    """Add `/skills`."""
    names = desk.languages.default

    @tree.command(**titled(names, "skills"))
    @described(names, "show", profession="profession-with-skills", skill="skill")
    @app_commands.choices(show=choices(names, "show-{}", (ME, EVERYONE)))
    @tree.offers.add(profession=Professions(desk), skill=SkillOffer(desk))
    async def skills(
        interaction: Interaction,
        profession: str | None = None,
        skill: str = "",
        show: str = ME,
    ) -> None:
        reader = desk.readers.asking(interaction, public=show == EVERYONE)
        card = SkillCard(reader)
        found: Profession | None = None
        try:
            found = reader.catalogue.find(profession) if profession else None
        except UnknownProfession as unknown:
            if skill or reader.catalogue.shelves.skill(unknown.query) is None:
                raise
            skill = unknown.query  # typed into the option that comes first
        asked = card.asked(skill)
        is_asked = bool(asked.key or asked.text)
        if found is not None and is_asked:
            sheet = card.of(found, asked)
        elif found is not None:
            sheet = desk.deck.job(JobAddress(found.slug, Section.SKILLS), reader)
        elif is_asked:
            sheet = desk.deck.skill(asked, reader)
        else:
            sheet = card.way_in()
        await reply(interaction, sheet, public=show == EVERYONE)
