"""A place where members talk, also to the bot, and the words in which tests speak of that."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time
from typing import Any

import discord
from simcord import ChannelHandle, MemberActor
from simcord.results import to_discord_message

from bot.domain.week.earshot import Earshot
from bot.domain.week.series import Discussion
from bot.domain.week.slot import Schedule, Weekday
from bot.domain.week.terms import Terms
from tests.conversations.stage import Stage


@dataclass(frozen=True)
class Hall:
    """Everything is said by Amina in the server's first channel, unless another is named."""

    club: Stage

    @property
    def me(self) -> str:
        """Return what mentions the bot."""
        return f"<@{self.club.env.backend.bot_user.id}>"

    @property
    def amina(self) -> MemberActor:
        return self.club.members[0]

    async def ask(
        self,
        text: str = "",
        *,
        by: MemberActor | None = None,
        at: ChannelHandle | None = None,
        reply_to: discord.Message | None = None,
    ) -> discord.Message:
        """Mention the bot, and return its one reply."""
        sent = await self.say(f"{self.me} {text}", by=by, at=at, reply_to=reply_to)
        (reply,) = self.replies(sent)
        return reply

    async def say(
        self,
        text: str,
        *,
        by: MemberActor | None = None,
        at: ChannelHandle | None = None,
        reply_to: discord.Message | None = None,
    ) -> discord.Message:
        """Write a message, and return it."""
        return await (by or self.amina).send(at or self.club.channel, text, reply_to=reply_to)

    async def tell(self, text: str) -> discord.Message | None:
        """Write a direct message, and return the bot's reply if there is one."""
        sent = await self.amina.send_dm(text)
        return next(iter(self.replies(sent)), None)

    def replies(self, message: discord.Message) -> list[discord.Message]:
        """Return what the bot has said in reply to a message."""
        env = self.club.env
        return [
            to_discord_message(env, each)
            for each in env.backend.messages[message.channel.id].values()
            if each.author_id == env.backend.bot_user.id
            and (each.reference or {}).get("message_id") == str(message.id)
        ]

    def thread(self, parent: ChannelHandle | None = None) -> ChannelHandle:
        """Open a thread in a channel."""
        parent = parent or self.club.channel
        self.club.env.backend.create_thread(parent.id, "Talk", self.amina.id)
        return parent.threads[-1]

    async def post(self) -> discord.Message:
        """Begin a series, wait for its first week, and return the weekly message."""
        club, schedule = self.club, Schedule(Weekday.MONDAY, time(9), "Europe/Paris")
        terms = Terms(club.channel.id, schedule, discussion=Discussion.NONE)
        await club.programme.plan.set_up(club.guild.id, terms)
        (slot,) = schedule.upcoming(club.env.now(), 1)
        await club.jump(slot.at)
        (message,) = club.posts()
        return message

    async def hear(self, earshot: Earshot) -> None:
        """Have the bot hear there and nowhere else in the server, as its staff do."""
        await self.club.programme.hearing.choose(self.club.guild.id, earshot)

    def repeat(self, message: discord.Message, **changed: Any) -> None:
        """Have Discord tell the bot of a message once more, as after a resumed session."""
        backend = self.club.env.backend
        told = [
            payload
            for kind, event, payload in backend.transcript
            if (kind, event) == ("GATEWAY", "MESSAGE_CREATE") and payload["id"] == str(message.id)
        ]
        backend.emit("MESSAGE_CREATE", {**told[-1], **changed})
