"""A server whose staff talk to the bot, and the words in which tests speak of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import discord
from simcord import ChannelHandle, InteractionResult, MemberActor

from tests.conversations.stage import Stage, answers, buttons

MONDAYS = {"weekday": "monday", "time": "9:30", "time-zone": "Europe/Paris"}
NEXT_MONDAY = datetime(2026, 8, 10, 7, 30, tzinfo=UTC)


@dataclass
class Office(Stage):
    """A server with one member who may manage it."""

    chief: MemberActor = field(init=False)
    mentions: tuple[str, ...] = ()
    """Whom the posts of the series may mention, besides nobody."""

    @property
    def member(self) -> MemberActor:
        """Somebody without Manage Server."""
        return self.members[1]

    async def run(self, command: str, **options: Any) -> InteractionResult:
        """Run a command of `/series` as staff; options with the underscores of Python."""
        named = {name.replace("_", "-"): value for name, value in options.items()}
        return await self.chief.slash(self.channel, f"series {command}", **named)

    async def set_up(self, **options: Any) -> InteractionResult:
        """Set the series up for Mondays at half past nine in Paris, unless told otherwise."""
        return await self.run("setup", **{"channel": self.channel, **MONDAYS, **options})

    async def click(self, result: InteractionResult, label: str) -> InteractionResult:
        """Press a button of an answer as staff."""
        [message] = [each for each in answers(result) if label in buttons(each)]
        return await self.chief.click(message, label=label)

    def closed_to_the_bot(self, name: str, **denied: bool) -> ChannelHandle:
        """Return a new channel in which the bot is denied the permissions named."""
        me = self.client.user
        assert me is not None
        overwrite = discord.PermissionOverwrite(**{each: False for each in denied if denied[each]})
        return self.guild.create_text_channel(name, overwrites={me: overwrite})
