"""A simulated Discord with the real bot in it, whose time is moved by hand.

The demo's page, rehearsals and the conversation tests all happen in the server that `world` builds.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Callable
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from discord import Permissions
from simcord import ChannelHandle, Env, GuildHandle, MemberActor

from bot.app import opened
from bot.domain.question.library import Library
from bot.domain.week.errors import NoSeries
from bot.presentation.client import Client
from bot.presentation.desk import Desk
from bot.programme.week import CLICK_GRACE

_AVATAR = "one-week-one-job"  # which picture it is; the page has it
_LONGEST = 60.0  # seconds
_MEMBERS = ("Amina", "Bruno", "Chen", "Dana")
_PATIENCE = 60.0  # seconds that the bot may be at work before something must be wrong with it
_POLL = 0.002  # seconds between two looks whether it still is


class WorldClock:
    """The simulated Discord's time, handed out as the bot's own.

    It stands still until it is moved. Below a second it is only the bot that paces itself: that
    much passes by itself.
    """

    env: Env

    def now(self) -> datetime:
        return self.env.now()

    async def sleep_until(self, instant: datetime) -> None:
        # Like the real clock, this one wakes within a minute: what members did meanwhile may need
        # a look.
        seconds = min(max((instant - self.now()).total_seconds(), 0.0), _LONGEST)
        if seconds < 1:
            await asyncio.sleep(seconds)
        else:
            await self.env.external_wait(asyncio.sleep(seconds), reason="the time is moved by hand")


class _PatientEnv(Env):
    """Waits for a bot that starts as long as for one that runs.

    SimCord gives it five seconds then, in which a busy machine has not drawn a picture, and has no
    public way to give it more.
    """

    async def _settle_internal(self, **how: Any) -> None:
        how["timeout"] = None
        await super()._settle_internal(**how)


@dataclass(slots=True)
class World:
    """A server named after the series, one channel, and four members to act as.

    The first of them may manage the server.
    """

    env: Env
    client: Client
    desk: Desk
    """Both are others after each restart."""
    guild: GuildHandle
    channel: ChannelHandle
    members: tuple[MemberActor, ...]
    _open: Callable[[], AbstractAsyncContextManager[tuple[Client, Desk]]]
    _running: AsyncExitStack

    async def settle(self) -> None:
        """Wait until the bot has nothing left to do at this instant."""
        await self.env.settle(idle=_POLL)

    async def move_to(self, instant: datetime) -> None:
        """Make it `instant`, at once: the bot finds out as it would after its machine has slept.

        Timers in between are not run one by one; a week is as quick as a minute. It never goes
        back. Raises SetupError, and does nothing, while somebody else acts in the simulation.
        """
        await self.settle()
        self.env.backend.advance_clock(max(0.0, (instant - self.env.now()).total_seconds()))
        await self.settle()

    async def move_to_next_event(self, latest: datetime) -> bool:
        """Go to the next close of a ballot or the next post, and no further than `latest`.

        Says whether there was one.
        """
        event = await self._next_event()
        is_event = event is not None and event <= latest
        await self.move_to(event if event is not None and is_event else latest)
        return is_event

    async def restart(self, at: datetime) -> None:
        """Stop the bot as SIGTERM does; start it, as another process would, when it is `at`."""
        await self.settle()
        await self._running.aclose()
        self.env.backend.advance_clock(max(0.0, (at - self.env.now()).total_seconds()))
        self.client, self.desk = await self._running.enter_async_context(self._open())
        await self.env.restart_bot(self.client)
        await self.settle()

    async def _next_event(self) -> datetime | None:
        diary, now = self.desk.programme.diary, self.env.now()
        try:
            status = await diary.status(self.guild.id)
        except NoSeries:
            return None
        closes = status.poll.closes if status.poll and not status.poll.is_closed else None
        instants = [coming.slot.at for coming in status.coming[:1]]
        instants += [closes + CLICK_GRACE] if closes else []
        return min((instant for instant in instants if instant > now), default=None)


@asynccontextmanager
async def world(
    library: Library,
    folder: Path,
    now: datetime,
    seed: Callable[[], str] | None = None,
    *,
    has_pictures: bool = False,
) -> AsyncGenerator[World]:
    """Run the real bot in a simulated Discord where it is `now`; its database is in `folder`.

    Whoever acts in it does so inside `env.time_context()`, so that it is `now` for them too.
    `seed` is where its draws come from, if they must be the same every time.
    """
    clock = WorldClock()
    open_ = partial(
        opened,
        library,
        f"sqlite:///{folder / 'onejob.sqlite3'}",
        clock,
        seed,
        has_pictures=has_pictures,
    )
    async with AsyncExitStack() as running:
        client, desk = await running.enter_async_context(open_())
        env = clock.env = _PatientEnv(client, shard_count=1, settle_timeout=_PATIENCE)
        # SimCord has no public way to name the bot, to say that it has a picture, or to begin at a
        # moment; all must be done before it starts, while nothing waits for the time in between.
        env.backend.bot_user.name = desk.languages.default("bot-name")
        env.backend.bot_user.avatar = _AVATAR
        env.backend.clock.advance((now - env.now()).total_seconds())
        await env.start()
        try:
            guild = env.create_guild("Future Club")
            channel = guild.create_text_channel("one-week-one-job")
            staff = guild.create_role("Staff", permissions=Permissions(manage_guild=True))
            first, *others = map(env.create_user, _MEMBERS)
            members = (guild.add_member(first, roles=[staff]), *map(guild.add_member, others))
            await env.settle(idle=_POLL)
            yield World(env, client, desk, guild, channel, members, open_, running)
        finally:
            await env.shutdown()
