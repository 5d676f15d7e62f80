"""The real bot in a simulated Discord, on a real file: what every conversation stands on.

How time passes, how the bot is started again and how a message is read, stands here. The folders
beside this module have their own words for what is talked about there.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator, Iterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Protocol, Self, cast

import discord
from discord import ComponentType
from simcord import ChannelHandle, Env, GuildHandle, InteractionResult, MemberActor
from simcord.backend.models import Overwrite
from simcord.enums import OverwriteType
from simcord.results import ResponseMessage

from bot.app import opened
from bot.demo.world import World, WorldClock, world
from bot.domain.catalogue.catalogue import Catalogue
from bot.domain.week.edition import marked
from bot.domain.week.series import Series
from bot.domain.week.status import SeriesStatus
from bot.domain.week.terms import Terms
from bot.domain.week.weekly import Poll, Weekly
from bot.presentation.client import Client
from bot.presentation.desk import Desk
from bot.programme.programme import Programme
from tests.limits import Component, breaches, walk
from tests.packaged import asked_in_english

TUESDAY = datetime(2026, 8, 4, 12, tzinfo=UTC)
WEEK = timedelta(weeks=1)


@dataclass
class Stage:
    """A server with the bot, a channel and four members."""

    world: World
    database: Path
    catalogue: Catalogue
    """What the bot that runs now was started with."""
    _processes: AsyncExitStack

    @classmethod
    @asynccontextmanager
    async def open(
        cls,
        catalogue: Catalogue,
        folder: Path,
        now: datetime = TUESDAY,
        *,
        has_pictures: bool = False,
    ) -> AsyncGenerator[Self]:
        """Give a server without a series where it is `now`; its database is in `folder`."""
        async with (
            AsyncExitStack() as processes,
            world(asked_in_english(catalogue), folder, now, has_pictures=has_pictures) as demo,
        ):
            yield cls(demo, folder / "onejob.sqlite3", catalogue, processes)

    # Who and what there is -----------------------------------------------------------------------

    @property
    def env(self) -> Env:
        return self.world.env

    @property
    def client(self) -> Client:
        """The bot, another one after each restart."""
        return self.world.client

    @property
    def desk(self) -> Desk:
        return self.world.desk

    @property
    def programme(self) -> Programme:
        return self.desk.programme

    @property
    def guild(self) -> GuildHandle:
        return self.world.guild

    @property
    def channel(self) -> ChannelHandle:
        return self.world.channel

    @property
    def members(self) -> tuple[MemberActor, ...]:
        return self.world.members

    async def hire(self) -> MemberActor:
        """Return a new member who may manage the server."""
        rights = discord.Permissions(manage_guild=True)
        staff = self.guild.create_role("Staff", permissions=rights)
        chief = self.guild.add_member(self.env.create_user("Edda"), roles=[staff])
        await self.env.settle()
        return chief

    async def permit(self, channel: ChannelHandle, **permissions: bool) -> None:
        """Set what the bot may do in a channel, and what it may not."""
        allow, deny = discord.PermissionOverwrite(**permissions).pair()
        me = self.env.backend.bot_user.id
        overwrite = Overwrite(me, OverwriteType.MEMBER, allow.value, deny.value)
        self.env.backend.set_overwrite(channel.id, overwrite)
        await self.env.settle()

    # Time and processes --------------------------------------------------------------------------

    async def jump(self, to: datetime | timedelta) -> None:
        """Let time pass in one leap, as for a machine that slept, until nothing is left to do."""
        await self.world.move_to(to if isinstance(to, datetime) else self.env.now() + to)

    def set_clock(self, to: datetime) -> None:
        """Make it `to`, before the bot can do anything about it."""
        self.env.backend.advance_clock((to - self.env.now()).total_seconds())

    @asynccontextmanager
    async def another_process(self) -> AsyncGenerator[tuple[Client, Desk]]:
        """Give another bot on the same database, not connected."""
        clock = WorldClock()
        clock.env = self.env
        async with opened(
            asked_in_english(self.catalogue), f"sqlite:///{self.database}", clock
        ) as bot:
            yield bot

    async def restart(self, catalogue: Catalogue | None = None, *, without: str = "") -> None:
        """Let another process take the bot's place; the former one is cut off, not closed.

        It knows nothing but what is stored. `catalogue` is a newer one, `without` a command that
        the new version has no more. The orderly way, which takes its time, is `world.restart`.
        """
        self.catalogue = catalogue or self.catalogue
        client, desk = await self._processes.enter_async_context(self.another_process())
        if without:
            client.tree.remove_command(without)
        await self.env.restart_bot(client)
        self.world.client, self.world.desk = client, desk
        await self.world.settle()

    # The series ----------------------------------------------------------------------------------

    async def series(self) -> Series:
        return await self.programme.diary.series(self.guild.id)

    async def terms(self) -> Terms:
        return await self.programme.diary.terms(self.guild.id)

    async def status(self) -> SeriesStatus:
        return await self.programme.diary.status(self.guild.id)

    async def weekly(self) -> Weekly:
        return await self.programme.diary.weekly(self.guild.id)

    async def poll(self) -> Poll:
        """Return the vote there is."""
        poll = (await self.status()).poll
        assert poll is not None
        return poll

    def posts(self, channel: ChannelHandle | None = None) -> list[discord.Message]:
        """Return the weekly messages in a channel, oldest first."""
        history = (channel or self.channel).history()
        return [message for message in history if any(map(marked, custom_ids(message)))]

    # What has happened ---------------------------------------------------------------------------

    def sent(self) -> Iterator[tuple[str, dict[str, Any]]]:
        """Yield every message that the bot sent or edited, and where to."""
        for request in self.env.http_requests:
            sent: Any = request.json
            body = cast("dict[str, Any]", sent if isinstance(sent, dict) else {})
            message = body.get("data") or body.get("message") or body
            if "components" in message:
                yield f"{request.method} {request.path}", message

    def breaches(self) -> list[tuple[str, list[str]]]:
        """Return what Discord would not have taken of it."""
        judged = [(where, breaches(message["components"])) for where, message in self.sent()]
        return [(where, found) for where, found in judged if found]

    def errors(self) -> list[BaseException]:
        """Return what went wrong in the bot, whether or not somebody was told."""
        return [getattr(error, "original", error) for error in self.env.errors]


# Messages as a person sees them -------------------------------------------------------------------


class Message(Protocol):
    """A message, as SimCord or discord.py has it."""

    @property
    def components(self) -> Sequence[Any]: ...


Shown = Message | InteractionResult
"""One message, or all with which somebody was answered."""


def answers(result: InteractionResult) -> list[ResponseMessage]:
    """Return the messages that somebody was answered with."""
    shown = [each for each in (result.response, *result.followups) if each is not None]
    assert shown, "the bot did not answer"
    return shown


def answer(result: InteractionResult) -> ResponseMessage:
    """Return the bot's answer."""
    assert result.response is not None, "the bot did not answer"
    return result.response


def said(result: InteractionResult) -> str:
    """Return what was answered, and see that nobody else reads it."""
    assert all(each.ephemeral for each in answers(result))
    return text(result)


def text(shown: Shown) -> str:
    """Return all that can be read, but for what is written on controls."""
    return "\n".join(part["content"] for part in _parts(shown, ComponentType.text_display))


def title(shown: Shown) -> str:
    return text(shown).split("\n")[0].removeprefix("# ")


def buttons(shown: Shown) -> list[str]:
    """Return the labels of all buttons, those that cannot be pressed included."""
    return [part["label"] for part in _parts(shown, ComponentType.button)]


def chosen(shown: Shown) -> list[str]:
    """Return the labels of the buttons that show where one is."""
    return [part["label"] for part in _parts(shown, ComponentType.button) if part["disabled"]]


def menus(shown: Shown) -> list[Component]:
    return _parts(shown, ComponentType.select)


def menu(shown: Shown) -> dict[str, str]:
    """Return the labels of the one menu, with what choosing each means."""
    (only,) = menus(shown)
    return {option["label"]: option["value"] for option in only["options"]}


def options(shown: Shown) -> dict[str, list[str]]:
    """Return what can be chosen in each menu, by what is written on it."""
    return {
        each["placeholder"]: [option["value"] for option in each["options"]]
        for each in menus(shown)
    }


def custom_ids(shown: Shown) -> list[str]:
    return [part["custom_id"] for part in parts(shown) if "custom_id" in part]


def parts(shown: Shown) -> list[Component]:
    """Return every component, the nested ones included, in reading order."""
    messages = answers(shown) if isinstance(shown, InteractionResult) else [shown]
    top: list[Any] = [each for message in messages for each in message.components]
    return list(
        walk(each.to_dict() if isinstance(each, discord.Component) else each for each in top)
    )


def _parts(shown: Shown, kind: ComponentType) -> list[Component]:
    return [part for part in parts(shown) if part["type"] == kind.value]
