"""A server whose staff talk to the bot, and the words in which tests speak of it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, cast

import discord
from simcord import ChannelHandle, Env, MemberActor
from simcord.backend.models import Overwrite
from simcord.enums import OverwriteType
from simcord.results import InteractionResult, ResponseMessage

from bot.app import opened
from bot.demo.world import World, WorldClock
from bot.domain.catalogue.catalogue import Catalogue
from bot.domain.catalogue.library import Library
from bot.domain.week.edition import marked
from bot.presentation.client import Client
from bot.programme.programme import Programme
from tests.limits import walk

TUESDAY = datetime(2026, 8, 4, 12, tzinfo=UTC)
MONDAYS = {"weekday": "monday", "time": "9:30", "time-zone": "Europe/Paris"}
NEXT_MONDAY = datetime(2026, 8, 10, 7, 30, tzinfo=UTC)
WEEK = timedelta(weeks=1)


@dataclass
class Office:
    """The demo's world with one member who may manage the server."""

    world: World
    folder: Path
    catalogue: Catalogue
    chief: MemberActor
    client: Client
    restarts: AsyncExitStack
    mentions: tuple[str, ...] = ()
    """Whom the posts of the series may mention, besides nobody."""

    @property
    def env(self) -> Env:
        return self.world.env

    @property
    def channel(self) -> ChannelHandle:
        return self.world.channel

    @property
    def member(self) -> MemberActor:
        """Somebody without Manage Server."""
        return self.world.members[1]

    @property
    def programme(self) -> Programme:
        return self.client.programme

    @property
    def guild(self) -> int:
        return self.world.guild.id

    async def run(self, command: str, **options: Any) -> InteractionResult:
        """Run a command of `/series` as staff; options with the underscores of Python."""
        named = {name.replace("_", "-"): value for name, value in options.items()}
        return await self.chief.slash(self.channel, f"series {command}", **named)

    async def set_up(self, **options: Any) -> InteractionResult:
        """Set the series up for Mondays at half past nine in Paris, unless told otherwise."""
        return await self.run("setup", **{"channel": self.channel, **MONDAYS, **options})

    async def click(self, result: InteractionResult, label: str) -> InteractionResult:
        """Press a button of an answer as staff."""
        [message] = [each for each in answers(result) if label in _labels(each)]
        return await self.chief.click(message, label=label)

    async def jump(self, to: datetime | timedelta) -> None:
        """Let time pass in one leap until nothing is left to do."""
        until = to if isinstance(to, datetime) else self.env.now() + to
        self.env.backend.advance_clock(max((until - self.env.now()).total_seconds(), 0))
        await self.env.settle()

    def posts(self, channel: ChannelHandle | None = None) -> list[discord.Message]:
        """Return the weekly messages in a channel, oldest first."""
        return [
            message
            for message in (channel or self.channel).history()
            if any(marked(custom_id) for custom_id in custom_ids(message))
        ]

    def closed_to_the_bot(self, name: str, **denied: bool) -> ChannelHandle:
        """Return a new channel in which the bot is denied the permissions named."""
        me = self.client.user
        assert me is not None
        overwrite = discord.PermissionOverwrite(**{each: False for each in denied if denied[each]})
        return self.world.guild.create_text_channel(name, overwrites={me: overwrite})

    async def deny(self, **permissions: bool) -> None:
        """Take permissions away from the bot in the series' channel."""
        me = self.client.user
        assert me is not None
        allow, refuse = discord.PermissionOverwrite(**permissions).pair()
        overwrite = Overwrite(me.id, OverwriteType.MEMBER, allow.value, refuse.value)
        self.env.backend.edit_channel(self.channel.id, {}, overwrites=[overwrite])
        await self.env.settle()

    async def restart(self) -> None:
        """Replace the bot by a fresh one on the same database; it stays until the test ends."""
        clock = WorldClock()
        clock.env = self.env
        url = f"sqlite:///{self.folder / 'onejob.sqlite3'}"
        self.client = await self.restarts.enter_async_context(
            opened(Library(self.catalogue), url, clock)
        )
        await self.env.restart_bot(self.client)


def said(result: InteractionResult) -> str:
    """Return what was answered, all messages in order, and see that nobody else reads it."""
    shown = answers(result)
    assert all(answer.ephemeral for answer in shown)
    return "\n".join(read(answer.components) for answer in shown)


def answers(result: InteractionResult) -> list[ResponseMessage]:
    """Return the messages that an interaction was answered with."""
    shown = [answer for answer in (result.response, *result.followups) if answer is not None]
    assert shown, "the bot did not answer"
    return shown


def labels(result: InteractionResult) -> list[str]:
    """Return the labels of all buttons of an answer."""
    return [label for answer in answers(result) for label in _labels(answer)]


def _labels(answer: ResponseMessage) -> list[str]:
    return [each["label"] for each in walk(answer.components) if each["type"] == 2]


def read(components: list[dict[str, Any]]) -> str:
    return "\n".join(each["content"] for each in walk(components) if each["type"] == 10)


def text(message: discord.Message) -> str:
    return read(_components(message))


def custom_ids(message: discord.Message) -> list[str]:
    return [each["custom_id"] for each in walk(_components(message)) if "custom_id" in each]


def _components(message: discord.Message) -> list[dict[str, Any]]:
    return [dict(component.to_dict()) for component in message.components]


def sent(env: Env) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield every message that the bot sent or edited, and where to."""
    for request in env.http_requests:
        body = cast("dict[str, Any] | None", request.json)
        if body and request.path.endswith("/callback"):
            body = body.get("data")
        if body and "components" in body:
            yield f"{request.method} {request.path}", body
