"""The demo: the real bot inside a simulated Discord, in a page of your own browser.

`world` is the one place that builds a server with a channel and members; the conversation tests
use it too.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import aiohttp
from simcord import ChannelHandle, Env, GuildHandle, MemberActor

from bot.app import opened
from bot.clock import SystemClock
from bot.content import load
from bot.domain.catalogue import Catalogue
from bot.presentation.client import Client
from bot.presentation.text import Languages
from bot.settings import packaged_catalogue

_MEMBERS = ("Amina", "Bruno", "Chen", "Dana")


class WorldClock:
    """The simulated Discord's time, handed out as the bot's own."""

    env: Env

    def now(self) -> datetime:
        return self.env.now()


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

    What the bot raised and nobody looked at is raised again at the end.
    """
    clock = WorldClock()
    async with opened(catalogue, f"sqlite:///{folder / 'onejob.sqlite3'}", clock) as client:
        env = clock.env = Env(client, shard_count=1)
        # Before it starts there is nothing to wait for on the way from its own epoch to `now`.
        env.backend.clock.advance((now - env.now()).total_seconds())
        await env.start()
        try:
            with env.time_context():
                guild = env.create_guild("Future Club")
                channel = guild.create_text_channel("one-week-one-job")
                members = tuple(guild.add_member(env.create_user(name)) for name in _MEMBERS)
                await env.settle()
                yield World(env, client, guild, channel, members)
        finally:
            await env.shutdown()
        env.raise_errors()


async def run(port: int) -> None:
    """Serve the demo until Ctrl-C; reads no token and no setting."""
    with TemporaryDirectory(prefix="onejob-demo-") as folder:
        async with world(load(packaged_catalogue()), Path(folder), SystemClock().now()) as demo:
            words = Languages.load().default
            await demo.members[0].send(demo.channel, words("demo-welcome"))
            preview = demo.env.preview(
                demo.channel, viewers=demo.members, layout="channel", port=port
            )
            async with preview:
                await _answers(preview.url)
                print(words("demo-open", url=preview.url), flush=True)
                await preview.wait_closed()


async def _answers(url: str) -> None:
    """Wait until the page is really served, so that its address is never printed too early."""
    async with aiohttp.ClientSession() as session, session.get(url) as response:
        response.raise_for_status()
