"""The weekly series from a member's side: voting, checking, looking back and ahead."""

from __future__ import annotations

from collections.abc import Mapping

from discord import app_commands

from bot.cards.week import around as cards
from bot.cards.week import vote as votes
from bot.domain.week.errors import NoSeries
from bot.presentation.asker import Interaction, guild_of
from bot.presentation.commands.option import (
    EVERYONE,
    ME,
    choices,
    described,
    in_servers,
    titled,
)
from bot.presentation.controls.voting import history
from bot.presentation.desk import Desk
from bot.presentation.offer import ShortOffer
from bot.presentation.sender import reply
from bot.presentation.tree import Tree


def add(tree: Tree, desk: Desk) -> None:
    """Add `/vote`, `/verify`, `/history` and `/next`, in servers only."""
    names = desk.languages.default
    shows = choices(names, "show-{}", (ME, EVERYONE))

    @tree.command(**titled(names, "vote"))
    @in_servers
    async def vote(interaction: Interaction) -> None:
        own = await desk.programme.voting.own(guild_of(interaction), interaction.user.id)
        await reply(interaction, votes.own_sheet(own, desk.readers.voting(interaction)))

    @tree.command(**titled(names, "verify"))
    @described(names, "week", "show")
    @app_commands.choices(show=shows)
    @tree.offers.add(week=WeekOffer(desk))
    @in_servers
    async def verify(interaction: Interaction, week: str | None = None, show: str = ME) -> None:
        reader = desk.readers.asking(interaction, public=show == EVERYONE)
        check = await desk.programme.voting.verify(guild_of(interaction), week)
        sheet = cards.verified(check, reader)
        await reply(interaction, sheet, public=show == EVERYONE)

    @tree.command(**titled(names, "history"))
    @described(names, "show")
    @app_commands.choices(show=shows)
    @in_servers
    async def past(interaction: Interaction, show: str = ME) -> None:
        reader = desk.readers.asking(interaction, public=show == EVERYONE)
        sheet = await history(desk, guild_of(interaction), 0, reader)
        await reply(interaction, sheet, public=show == EVERYONE)

    @tree.command(**titled(names, "next"))
    @described(names, "show")
    @app_commands.choices(show=shows)
    @in_servers
    async def following(interaction: Interaction, show: str = ME) -> None:
        reader = desk.readers.asking(interaction, public=show == EVERYONE)
        coming = await desk.programme.diary.next(guild_of(interaction))
        sheet = cards.coming(coming, reader)
        await reply(interaction, sheet, public=show == EVERYONE)


class WeekOffer(ShortOffer):
    """The weeks that a vote has decided, newest first."""

    async def labels(self, interaction: Interaction) -> Mapping[str, str]:
        reader = self._desk.readers.asking(interaction)
        try:
            past = await self._desk.programme.diary.history(guild_of(interaction), 52)
        except NoSeries:
            return {}
        decided = [each for each in past if each.chosen_by is not None]
        return {
            each.edition.slot.key.isoformat(): reader.words(
                "choice-week",
                day=reader.words.day(each.edition.slot.key),
                title=reader.catalogue.title(each.profession),
            )
            for each in decided
        }
