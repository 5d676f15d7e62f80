"""The weekly series from a member's side: voting, checking, looking back and ahead."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import discord
from discord import app_commands

from bot.cards.week import around as cards
from bot.cards.week import vote as votes
from bot.domain.week.errors import NoSeries
from bot.presentation.client import Client
from bot.presentation.commands.option import (
    EVERYONE,
    ME,
    choices,
    described,
    in_servers,
    label,
    title_of,
    words_for,
)
from bot.presentation.controls.voting import guild_of, history
from bot.presentation.offer import ShortOffer
from bot.presentation.replies import reply

Interaction = discord.Interaction[Client]


def add(client: Client) -> None:
    """Add `/vote`, `/verify`, `/history` and `/next`, in servers only."""
    say, tree = client.languages.default, client.tree
    shows = choices(say, "show-{}", (ME, EVERYONE))

    @tree.command(
        name=label(say, "command-vote"), description=label(say, "command-vote.description")
    )
    @in_servers
    async def vote(interaction: Interaction) -> None:
        bot = interaction.client
        own = await bot.programme.voting.own(guild_of(interaction), interaction.user.id)
        words = words_for(interaction, ME)
        await reply(interaction, votes.own_layout(own, bot.catalogue, words))

    @tree.command(
        name=label(say, "command-verify"), description=label(say, "command-verify.description")
    )
    @described(say, "week", "show")
    @app_commands.choices(show=shows)
    @client.tree.offers.add(week=WeekOffer())
    @in_servers
    async def verify(interaction: Interaction, week: str | None = None, show: str = ME) -> None:
        bot = interaction.client
        check = await bot.programme.voting.verify(guild_of(interaction), week)
        layout = cards.verified(check, bot.catalogue, words_for(interaction, show))
        await reply(interaction, layout, public=show == EVERYONE)

    @tree.command(
        name=label(say, "command-history"), description=label(say, "command-history.description")
    )
    @described(say, "show")
    @app_commands.choices(show=shows)
    @in_servers
    async def past(interaction: Interaction, show: str = ME) -> None:
        words = words_for(interaction, show)
        layout = await history(interaction.client, guild_of(interaction), 0, words)
        await reply(interaction, layout, public=show == EVERYONE)

    @tree.command(
        name=label(say, "command-next"), description=label(say, "command-next.description")
    )
    @described(say, "show")
    @app_commands.choices(show=shows)
    @in_servers
    async def following(interaction: Interaction, show: str = ME) -> None:
        bot = interaction.client
        coming = await bot.programme.diary.next(guild_of(interaction))
        layout = cards.coming(coming, bot.catalogue, words_for(interaction, show))
        await reply(interaction, layout, public=show == EVERYONE)


class WeekOffer(ShortOffer):
    """The weeks that a vote has decided, newest first."""

    async def labels(self, interaction: discord.Interaction[Any]) -> Mapping[str, str]:
        client: Client = interaction.client
        words = client.languages.of(str(interaction.locale))
        try:
            past = await client.programme.diary.history(guild_of(interaction), 52)
        except NoSeries:
            return {}
        decided = [each for each in past if each.chosen_by is not None]
        return {
            each.edition.slot.key.isoformat(): words(
                "choice-week",
                day=words.day(each.edition.slot.key),
                title=title_of(each.profession, client),
            )
            for each in decided
        }
