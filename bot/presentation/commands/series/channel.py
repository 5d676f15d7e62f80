"""Channels as options: of the right kind, and also those that the bot cannot see."""

from __future__ import annotations

from typing import TypeAlias

from discord import AppCommandOptionType, ChannelType, app_commands

from bot.presentation.asker import Interaction

Chosen = app_commands.AppCommandChannel | app_commands.AppCommandThread


class PostChannel(app_commands.Transformer):
    """Where a series can post. discord.py's own kind raises for a channel it does not know."""

    @property
    def type(self) -> AppCommandOptionType:
        return AppCommandOptionType.channel

    @property
    def channel_types(self) -> list[ChannelType]:
        return [ChannelType.text, ChannelType.news, ChannelType.forum]

    async def transform(self, interaction: Interaction, value: Chosen, /) -> Chosen:
        return value


class LogChannel(PostChannel):
    """Where staff can be told things."""

    @property
    def channel_types(self) -> list[ChannelType]:
        return [ChannelType.text, ChannelType.news]


ToPostTo: TypeAlias = app_commands.Transform[Chosen, PostChannel]
ToLogTo: TypeAlias = app_commands.Transform[Chosen, LogChannel]
