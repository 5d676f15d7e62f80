"""Whether the bot does what it is there for, and if not, why not."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import inf, isfinite
from time import monotonic

from bot.presentation.client import Client
from bot.presentation.desk import Desk
from bot.programme.backlog import Backlog, backlog
from bot.storage.transaction import OpenDatabase, Sizes

_log = logging.getLogger(__name__)

LONGEST_REST = 120.0
"""Seconds between two beats: there is one a minute, unless the last one takes long."""

_PATIENCE = 2.0  # seconds for the database: who watches does not wait much longer


@dataclass(frozen=True, slots=True)
class Condition:
    """How the bot is doing at one instant."""

    shards: int
    """How many connections to Discord this process should have; 0 before that is known."""
    connected: int
    latency: float
    """Seconds that the slowest of them takes to answer."""
    knows_servers: bool
    is_writable: bool
    beat_age: float
    """Seconds since the last beat that did not fail; endless before the first one."""

    def troubles(self) -> Iterator[str]:
        """Yield a sentence for each reason why nobody should rely on the bot now."""
        if self.connected < self.shards:
            yield f"{self.shards - self.connected} of {self.shards} shards are not connected."
        elif not self.shards or not self.knows_servers:
            yield "Discord has not told yet which servers there are."
        if not self.is_writable:
            yield "The database cannot be written to; the log or `onejob doctor` says why."
        if self.beat_age == inf:
            yield "The heart has not beaten since the start, so nothing is posted."
        elif self.beat_age > LONGEST_REST:
            yield f"The heart beat {self.beat_age:.0f} seconds ago, so nothing is posted."


@dataclass(frozen=True, slots=True)
class Look:
    """All that can be seen of the bot at one instant."""

    desk: Desk
    servers: int
    condition: Condition
    sizes: Sizes
    backlog: Backlog | None
    """None where the database does not tell."""


class Watch:
    """Looks at one bot."""

    def __init__(
        self,
        client: Client,
        desk: Desk,
        database: OpenDatabase,
        now: Callable[[], float] = monotonic,
    ) -> None:
        """`now` is what the beats are timed with."""
        self._client = client
        self._desk = desk
        self._database = database
        self._now = now

    async def condition(self) -> Condition:
        """Return how the bot is doing now."""
        is_writable = await self._is_writable()
        shards = self._client.shards.values()
        own = self._client.shard_ids or range(self._client.shard_count or 0)
        beat_at = self._desk.metrics.beat_at
        latencies = (shard.latency for shard in shards if not shard.is_closed())
        return Condition(
            shards=len(own),
            connected=sum(not shard.is_closed() for shard in shards),
            latency=max(filter(isfinite, latencies), default=0.0),
            knows_servers=self._client.is_ready(),
            is_writable=is_writable,
            beat_age=inf if beat_at is None else self._now() - beat_at,
        )

    async def look(self) -> Look:
        """Return all of it."""
        return Look(
            self._desk,
            len(self._client.guilds),
            await self.condition(),
            await self._sizes(),
            await self._backlog(),
        )

    async def _sizes(self) -> Sizes:
        try:
            async with asyncio.timeout(_PATIENCE):
                return await self._database.sizes()
        except Exception as error:
            _log.debug("the database does not tell how large it is: %r", error)
            return Sizes()

    async def _backlog(self) -> Backlog | None:
        try:
            async with asyncio.timeout(_PATIENCE):
                return await backlog(self._desk.programme.weeks)
        except Exception as error:
            _log.debug("the backlog cannot be read: %r", error)
            return None

    async def _is_writable(self) -> bool:
        try:
            async with asyncio.timeout(_PATIENCE):
                await self._database.prove()
        except Exception as error:
            _log.debug("the database cannot be written to: %r", error)
            return False
        return True
