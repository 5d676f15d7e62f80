"""What belongs to the server around the series: permissions, the log channel, and the end."""

from __future__ import annotations

import discord
from discord import app_commands

from bot.cards.sheet import Sheet, button
from bot.cards.short import notice
from bot.cards.staff import doctor
from bot.cards.staff.permission import Feature
from bot.cards.week import decision
from bot.cards.words import Words
from bot.presentation.asker import Interaction, guild_of
from bot.presentation.checkup import checkup
from bot.presentation.commands.option import described, titled
from bot.presentation.commands.series.channel import ToLogTo
from bot.presentation.desk import Desk
from bot.presentation.permissions import invitation, need
from bot.presentation.staff import answer


def add(desk: Desk, group: app_commands.Group) -> None:
    """Add `doctor`, `log-channel`, `staff` and `purge`."""
    names, diary = desk.languages.default, desk.programme.diary

    @group.command(**titled(names, "series-doctor"))
    async def examine(interaction: Interaction) -> None:
        guild, words = guild_of(interaction), desk.readers.asking(interaction).words
        series, terms = await diary.series(guild), await diary.terms(guild)
        found = checkup(interaction, terms, series.log_channel, words)
        await answer(interaction, desk, found.sheet(words))

    @group.command(**titled(names, "series-log-channel"))
    @described(names, channel="channel-to-log-to")
    async def log_channel(interaction: Interaction, channel: ToLogTo | None = None) -> None:
        words = desk.readers.asking(interaction).words
        assert interaction.guild is not None
        series = await diary.series(interaction.guild.id)
        if channel is None:
            await answer(interaction, desk, _log(series.log_channel, words))
            return
        found = need(Feature.LOG, channel.id, interaction.guild.get_channel(channel.id))
        if found.missing:
            lost = [name for name in found.missing if name not in found.is_granted]
            link = invitation(interaction.application_id, interaction.guild, lost) if lost else ""
            await answer(interaction, desk, doctor.refused([found], link, words))
            return
        asked = desk.programme.once(interaction.id)
        await asked.plan.set_log_channel(interaction.guild.id, channel.id)
        await answer(interaction, desk, notice(words("log-on", channel=channel.mention)))

    @group.command(**titled(names, "series-staff"))
    @described(names, role="staff-role", no_role="no-staff-role")
    async def staff(
        interaction: Interaction, role: discord.Role | None = None, no_role: bool = False
    ) -> None:
        guild, words = guild_of(interaction), desk.readers.asking(interaction).words
        series = await diary.series(guild)
        if role is not None and role.is_default():
            await answer(interaction, desk, notice(words("staff-not-everyone")))
            return
        if role is not None or no_role:
            asked = desk.programme.once(interaction.id)
            series = await asked.plan.set_staff_role(guild, None if role is None else role.id)
        key = "staff-none" if series.staff_role is None else "staff-role"
        await answer(interaction, desk, notice(words(key, role=f"<@&{series.staff_role}>")))

    @group.command(**titled(names, "series-purge"))
    async def purge(interaction: Interaction) -> None:
        words = desk.readers.asking(interaction).words
        await diary.series(guild_of(interaction))
        sheet = notice(
            words("purge-ask"),
            [
                button(words("button-purge"), decision.PURGE),
                button(words("button-cancel"), decision.CANCEL),
            ],
        )
        await answer(interaction, desk, sheet)


def _log(channel: int | None, words: Words) -> Sheet:
    if channel is None:
        return notice(words("log-none"))
    return notice(
        words("log-now", channel=f"<#{channel}>"),
        [button(words("button-log-off"), decision.LOG_OFF)],
    )
