"""Asking for a profession: its card, or one section of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import discord
from discord import app_commands

from bot.cards import short
from bot.cards.asking.address import JobAddress, Section
from bot.cards.words import Words
from bot.domain.catalogue.figure import Level
from bot.domain.catalogue.profession import Profession
from bot.domain.search import fold
from bot.domain.week.errors import NoSeries, NoSuchWeek
from bot.presentation.client import Client
from bot.presentation.commands.option import (
    EVERYONE,
    ME,
    Professions,
    choices,
    described,
    label,
    words_for,
)
from bot.presentation.offer import Offered, ShortOffer, distinct
from bot.presentation.replies import reply

Interaction = discord.Interaction[Client]


def add(client: Client) -> None:
    """Add `/job`, `/duties` and `/salary`."""
    say, tree = client.languages.default, client.tree
    offers, professions = tree.offers, Professions(client)
    shows = choices(say, "show-{}", (ME, EVERYONE))
    sections = choices(say, "section-{}", Section)
    levels = choices(say, "level-{}", Level)

    @tree.command(name=label(say, "command-job"), description=label(say, "command-job.description"))
    @described(say, "profession", "section", "show")
    @app_commands.choices(section=sections, show=shows)
    @offers.add(profession=professions)
    async def job(
        interaction: Interaction,
        profession: str | None = None,
        section: str = Section.OVERVIEW,
        show: str = ME,
    ) -> None:
        asked = profession or await _this_week(interaction)
        if asked is None:
            layout = short.way_in(client.catalogue, words_for(interaction, show))
            await reply(interaction, layout, public=show == EVERYONE)
            return
        found = client.catalogue.find(asked)
        await _open(interaction, JobAddress(found.slug, Section(section)), show)

    @tree.command(
        name=label(say, "command-duties"), description=label(say, "command-duties.description")
    )
    @described(say, "profession", "show")
    @app_commands.choices(show=shows)
    @offers.add(profession=professions)
    async def duties(interaction: Interaction, profession: str, show: str = ME) -> None:
        found = client.catalogue.find(profession)
        await _open(interaction, JobAddress(found.slug, Section.DUTIES), show)

    @tree.command(
        name=label(say, "command-salary"), description=label(say, "command-salary.description")
    )
    @described(say, "profession", "country", "level", "show")
    @app_commands.choices(level=levels, show=shows)
    @offers.add(profession=professions, country=Countries())
    async def salary(
        interaction: Interaction,
        profession: str,
        country: str = "",
        level: str | None = None,
        show: str = ME,
    ) -> None:
        found = client.catalogue.find(profession)
        code = _code(country, found, client.languages.of(str(interaction.locale)))
        narrowed = JobAddress(
            found.slug, Section.SALARY, country=code, level=Level(level) if level else None
        )
        await _open(interaction, narrowed, show)


async def _open(interaction: Interaction, address: JobAddress, show: str) -> None:
    layout = interaction.client.deck.job(address, words_for(interaction, show))
    await reply(interaction, layout, public=show == EVERYONE)


def _code(country: str, profession: Profession, words: Words) -> str:
    """Return the code of the country that was typed by its name; else the text as it is."""
    codes = {salary.country for salary in profession.pay.salaries}
    named = {fold(name): code for code in codes for name in (code, words.country(code))}
    return named.get(fold(country), country.strip())


async def _this_week(interaction: Interaction) -> str | None:
    """Return the server's latest profession, none where there is none that has a profile."""
    client = interaction.client
    if interaction.guild_id is None:
        return None
    try:
        latest = await client.programme.diary.weekly(interaction.guild_id)
    except (NoSeries, NoSuchWeek):
        return None
    return latest.profession if latest.profession in client.catalogue.professions else None


class Countries(ShortOffer):
    """The countries for which the chosen profession, or any, has pay figures."""

    async def labels(self, interaction: discord.Interaction[Any]) -> Mapping[str, str]:
        client: Client = interaction.client
        words = client.languages.of(str(interaction.locale))
        chosen = client.catalogue.named(str(interaction.namespace.profession or ""))
        return _named([chosen] if chosen else client.catalogue.professions.values(), words)

    async def everything(self, interaction: discord.Interaction[Any]) -> list[Offered]:
        # The profession may have been chosen after the country.
        client: Client = interaction.client
        words = client.languages.of(str(interaction.locale))
        return distinct(_named(client.catalogue.professions.values(), words))


def _named(professions: Iterable[Profession], words: Words) -> Mapping[str, str]:
    """Return the countries for which they have pay figures, by name."""
    codes = {salary.country for job in professions for salary in job.pay.salaries}
    named = sorted((words.country(code), code) for code in codes)
    return {code: name for name, code in named}
