"""The rules of the ballots to come."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import discord
from discord import app_commands

from bot.cards.staff import settings as card
from bot.domain.week.ballot import Counts, Options, TieRule
from bot.presentation.asker import Interaction, guild_of
from bot.presentation.commands.option import choices, described, titled
from bot.presentation.desk import Desk
from bot.presentation.staff import answer

Days = app_commands.Range[int, 0, 365]


def add(desk: Desk, group: app_commands.Group) -> None:
    """Add `ballot`."""
    names, diary = desk.languages.default, desk.programme.diary

    @group.command(**titled(names, "series-ballot"))
    @described(names, "size", "close_lead", "choices", "counts", "ties", "voters")
    @described(names, "account_age", "member_age")
    @app_commands.choices(
        counts=choices(names, "counts-{}", Counts), ties=choices(names, "ties-{}", TieRule)
    )
    async def ballot(
        interaction: Interaction,
        size: app_commands.Range[int, 2, 10] | None = None,
        close_lead: app_commands.Range[int, 0, 2880] | None = None,
        choices: app_commands.Range[int, 1, 3] | None = None,
        counts: str | None = None,
        ties: str | None = None,
        voters: discord.Role | None = None,
        account_age: Days | None = None,
        member_age: Days | None = None,
    ) -> None:
        guild, words = guild_of(interaction), desk.readers.asking(interaction).words
        series = await diary.series(guild)
        present = series.ballot
        required = present.voters
        if voters is not None:
            required = replace(required, role=None if voters.is_default() else voters.id)
        if account_age is not None:
            required = replace(required, account_age=timedelta(days=account_age))
        if member_age is not None:
            required = replace(required, member_age=timedelta(days=member_age))
        lead = present.close_lead if close_lead is None else timedelta(minutes=close_lead)
        wanted = Options(
            size=size or present.size,
            close_lead=lead,
            choices=choices or present.choices,
            counts=Counts(counts) if counts else present.counts,
            tie_rule=TieRule(ties) if ties else present.tie_rule,
            voters=required,
        )
        is_changed = wanted != present
        if is_changed:
            series = await desk.programme.once(interaction.id).plan.set_ballot(guild, wanted)
        await answer(interaction, desk, card.ballot(series, words, is_changed=is_changed))
