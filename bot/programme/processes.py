"""The processes that serve the servers together, as each of them sees the others."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, suppress
from datetime import datetime, timedelta

from bot.clock import Clock
from bot.domain.shards import Shards
from bot.storage.errors import StorageError
from bot.storage.processes import Process, ProcessStore
from bot.storage.transaction import Database, Operation

_log = logging.getLogger(__name__)

_SECOND = timedelta(seconds=1)
_LOOK = timedelta(seconds=10)
_BEAT = timedelta(seconds=50)  # a look costs no write; a beat does
_LEAVING = 1.0  # seconds that it may take to tell the others of the end
_ALONE = timedelta(minutes=1)


class Processes:
    """Tells the others that this one lives, and which of them do.

    Apart from the heartbeat: a beat in which thousands of servers have something due takes minutes.
    """

    def __init__(self, database: Database, clock: Clock, name: str, shards: Shards) -> None:
        self._database = database
        self._clock = clock
        self._name = name
        self.shards = shards
        """Those of this process."""
        self._alive = 1
        self._rivals: set[str] = set()

    def alive(self) -> int:
        """Return how many there are, this one included, as of a few seconds ago."""
        return self._alive

    @asynccontextmanager
    async def joined(self) -> AsyncGenerator[None]:
        """Be one of them. Raises StorageError, on entering alone."""
        me = self._me()
        await self._database.write(lambda each: ProcessStore(each).enter(me))
        await self.look()
        looking = asyncio.create_task(self._keep_looking(), name="processes")
        try:
            yield
        finally:
            looking.cancel()
            await asyncio.wait([looking])
            with suppress(StorageError, TimeoutError):
                async with asyncio.timeout(_LEAVING):
                    await self._database.write(lambda each: ProcessStore(each).leave(me.name))

    async def look(self) -> None:
        """See who lives, and be seen; the log tells, once, of each that has shards of ours."""
        me = self._me()
        alive = await self._database.read(lambda each: ProcessStore(each).alive(me.beaten_at))
        known = {each.name: each for each in alive}
        mine = known.pop(me.name, None)
        if mine is None or abs(me.beaten_at - mine.beaten_at) >= _BEAT:
            await self._database.write(lambda each: ProcessStore(each).beat(me))
        self._alive = 1 + len(known)
        rivals = {name: each for name, each in known.items() if each.shards.overlap(me.shards)}
        for name in rivals.keys() - self._rivals:
            _log.warning(
                "another process has shards of this one's: %s there, %s here. Posts and votes stay "
                "single; stop one, or give each its own in ONEJOB_SHARDS",
                rivals[name].shards,
                me.shards,
            )
        self._rivals = set(rivals)

    async def turn(self, name: str, span: timedelta) -> None:
        """Wait until it is nobody's, and keep it from the others for so long."""
        await self._taken(name, span)

    @asynccontextmanager
    async def alone(self, name: str) -> AsyncGenerator[None]:
        """Wait until no other process is in here; none comes in for a minute, or until the end."""
        until = await self._taken(name, _ALONE)
        try:
            yield
        finally:
            await self._database.write(lambda each: ProcessStore(each).end_turn(name, until))

    async def _taken(self, name: str, span: timedelta) -> datetime:
        """Return until when it is ours."""
        while True:
            now = self._clock.now()
            free = await self._database.write(_taking(name, now, now + span))
            if free is None:
                return now + span
            await self._clock.sleep_until(min(free, now + _SECOND))

    async def _keep_looking(self) -> None:
        while True:
            await self._clock.sleep_until(self._clock.now() + _LOOK)
            try:
                await self.look()
            except StorageError as error:  # which the heart tells of, and so does whoever votes
                _log.debug("the other processes cannot be seen: %s", error)
            except Exception:
                _log.exception("the other processes cannot be seen")

    def _me(self) -> Process:
        return Process(self._name, self.shards, self._clock.now())


def _taking(name: str, now: datetime, until: datetime) -> Operation[datetime | None]:
    return lambda transaction: ProcessStore(transaction).take_turn(name, now, until)
