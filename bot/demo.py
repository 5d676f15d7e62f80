"""The demo: the real bot inside a simulated Discord, in a page of your own browser.

`world` is the one place that builds a server with a channel and members; the conversation tests
use it too.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import aiohttp
from discord.app_commands import Command
from simcord import ChannelHandle, Env, GuildHandle, MemberActor, SetupError

from bot.app import opened
from bot.clock import SystemClock
from bot.content import load
from bot.domain.catalogue import Catalogue
from bot.domain.errors import OperatorError
from bot.presentation.client import Client
from bot.settings import packaged_catalogue

_LONGEST = 60.0  # seconds
_MEMBERS = ("Amina", "Bruno", "Chen", "Dana")


class WorldClock:
    """The simulated Discord's time, handed out as the bot's own."""

    env: Env

    def now(self) -> datetime:
        return self.env.now()

    async def sleep_until(self, instant: datetime) -> None:
        # The simulation moves the event loop's own timers when it moves its time. Like the real
        # clock, this one wakes within a minute: what members did meanwhile may need a look.
        await asyncio.sleep(min(max((instant - self.now()).total_seconds(), 0.0), _LONGEST))


@dataclass(frozen=True, slots=True)
class World:
    """A server named after the series, one channel, and four members to act as."""

    env: Env
    client: Client
    guild: GuildHandle
    channel: ChannelHandle
    members: tuple[MemberActor, ...]


@asynccontextmanager
async def world(catalogue: Catalogue, folder: Path, now: datetime) -> AsyncGenerator[World]:
    """Run the real bot in a simulated Discord where it is `now`; its database is in `folder`.

    Whoever acts in it does so inside `env.time_context()`, so that it is `now` for them too.
    """
    clock = WorldClock()
    async with opened(catalogue, f"sqlite:///{folder / 'onejob.sqlite3'}", clock) as client:
        env = clock.env = Env(client, shard_count=1)
        # SimCord has no public way to name the bot or to begin at a moment; both must be done
        # before it starts, while nothing waits for the time in between.
        env.backend.bot_user.name = client.languages.default("bot-name")
        env.backend.clock.advance((now - env.now()).total_seconds())
        await env.start()
        try:
            guild = env.create_guild("Future Club")
            channel = guild.create_text_channel("one-week-one-job")
            members = tuple(guild.add_member(env.create_user(name)) for name in _MEMBERS)
            await env.settle()
            yield World(env, client, guild, channel, members)
        finally:
            await env.shutdown()


async def run(port: int) -> None:
    """Serve the demo until Ctrl-C; reads no token and no setting."""
    with TemporaryDirectory(prefix="onejob-demo-") as folder:
        catalogue = load(packaged_catalogue())
        async with world(catalogue, Path(folder), SystemClock().now()) as demo:
            with demo.env.time_context():
                await _serve(demo, port)


async def _serve(demo: World, port: int) -> None:
    say = demo.client.languages.default
    await demo.members[0].send(demo.channel, say("demo-welcome"))
    async with AsyncExitStack() as stack:
        try:
            preview = await stack.enter_async_context(
                demo.env.preview(demo.channel, viewers=demo.members, layout="channel", port=port)
            )
        except SetupError as error:
            raise OperatorError(
                f"The page cannot be served ({error}). Choose another port with --port, "
                "or none, and a free one is found."
            ) from None
        await _answers(preview.url)
        print(say("demo-open", url=preview.url), flush=True)
        while True:
            if await run_typed_commands(demo):
                await preview.refresh()
            await asyncio.sleep(0.2)


async def _answers(url: str) -> None:
    """Wait until the page is really served, so that its address is never printed too early."""
    async with aiohttp.ClientSession() as session, session.get(url) as response:
        response.raise_for_status()


async def run_typed_commands(demo: World) -> bool:
    """Run what a member typed as plain text, such as `/job ai-engineer`, as the command it means.

    Says whether there was any.

    The page, like Discord, makes a command only of what is picked from its menu, and sends the
    rest as a message: somebody who types ahead would get no answer at all.
    """
    members = {member.id: member for member in demo.members}
    for message in demo.channel.history():
        member = members.get(message.author.id)
        name, _, text = message.content.removeprefix("/").partition(" ")
        if member is None or not message.content.startswith("/"):
            continue
        command = demo.client.tree.get_command(name)
        if not isinstance(command, Command):
            continue
        first = [option.display_name for option in command.parameters[:1]]
        with suppress(SetupError):  # the page is at work: the next round tries again
            await member.slash(demo.channel, name, **({first[0]: text} if text and first else {}))
            await member.delete(message)
            return True
    return False
