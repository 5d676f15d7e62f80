"""Asking for a profession: its card, or one section of it."""

from __future__ import annotations

from discord import app_commands

from bot.cards.asking import ways
from bot.cards.asking.address import JobAddress, Section
from bot.domain.catalogue.errors import NoSuchFigure, UnknownCountry
from bot.domain.catalogue.figure import Level
from bot.domain.catalogue.profession import Profession
from bot.domain.week.errors import NoSeries, NoSuchWeek
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
    """Add `/job`, `/duties` and `/salary`."""
    names = desk.languages.default
    offers, professions = tree.offers, Professions(desk)
    shows = choices(names, "show-{}", (ME, EVERYONE))
    sections = choices(names, "section-{}", Section)
    levels = choices(names, "level-{}", Level)

    @tree.command(**titled(names, "job"))
    @described(names, "profession", "section", "country", "show")
    @app_commands.choices(section=sections, show=shows)
    @offers.add(profession=professions, country=Countries(desk))
    async def job(
        interaction: Interaction,
        profession: str | None = None,
        section: str = Section.OVERVIEW,
        country: str = "",
        show: str = ME,
    ) -> None:
        asked = profession or await _this_week(interaction, desk)
        if asked is None:
            sheet = ways.way_in(desk.readers.asking(interaction, public=show == EVERYONE))
            await reply(interaction, sheet, public=show == EVERYONE)
            return
        found = desk.catalogue.find(asked)
        code = _country(country, found, desk, interaction)
        await _open(interaction, desk, JobAddress(found.slug, Section(section), country=code), show)

    @tree.command(**titled(names, "duties"))
    @described(names, "profession", "show")
    @app_commands.choices(show=shows)
    @offers.add(profession=professions)
    async def duties(interaction: Interaction, profession: str, show: str = ME) -> None:
        found = desk.catalogue.find(profession)
        await _open(interaction, desk, JobAddress(found.slug, Section.DUTIES), show)

    @tree.command(**titled(names, "salary"))
    @described(names, "profession", "country", "level", "show")
    @app_commands.choices(level=levels, show=shows)
    @offers.add(profession=professions, country=Countries(desk))
    async def salary(
        interaction: Interaction,
        profession: str,
        country: str = "",
        level: str | None = None,
        show: str = ME,
    ) -> None:
        found = desk.catalogue.find(profession)
        code = _country(country, found, desk, interaction)
        narrowed = JobAddress(
            found.slug, Section.SALARY, country=code, level=Level(level) if level else None
        )
        await _open(interaction, desk, narrowed, show)


async def _open(interaction: Interaction, desk: Desk, address: JobAddress, show: str) -> None:
    sheet = desk.deck.job(address, desk.readers.asking(interaction, public=show == EVERYONE))
    await reply(interaction, sheet, public=show == EVERYONE)


def _country(typed: str, profession: Profession, desk: Desk, interaction: Interaction) -> str:
    """Return its code; raises NoSuchFigure where there are no figures for it."""
    try:
        return country_code(typed, desk, interaction)
    except UnknownCountry:
        raise NoSuchFigure(profession) from None


async def _this_week(interaction: Interaction, desk: Desk) -> str | None:
    """Return the server's latest profession, none where there is none that has a profile."""
    if interaction.guild_id is None:
        return None
    try:
        latest = await desk.programme.diary.weekly(interaction.guild_id)
    except (NoSeries, NoSuchWeek):
        return None
    return latest.profession if latest.profession in desk.catalogue.professions else None
