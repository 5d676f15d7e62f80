"""How the shards of all processes begin their sessions, one after the other."""

from __future__ import annotations

import asyncio
import logging
from datetime import timedelta

from bot.domain.errors import OperatorError
from bot.programme.processes import Processes

_log = logging.getLogger(__name__)

_APART = timedelta(seconds=6)
"""Discord's five seconds, and one by which a connection may take longer than the one before it."""


class Entry:
    """Lets a shard identify itself when Discord takes it, whichever process it is of.

    In five seconds Discord takes one of those shards whose numbers leave the same remainder by its
    `max_concurrency`; others it turns away. discord.py keeps that inside one process, but for the
    first shard of each. So the processes take turns, one row of the database for each remainder: a
    row outlives nobody by more than seconds, and needs no process that minds the others.

    A launch waits before it connects: Discord hangs up on whoever waits in a connection, and
    discord.py gives one up after a while. A session that is lost meanwhile is begun anew in its
    turn, too; one that is resumed needs none.
    """

    def __init__(self, processes: Processes, apart: timedelta = _APART) -> None:
        self.at_once = 1
        """Discord's `max_concurrency`."""
        self._processes = processes
        self._apart = apart
        self._let_in: set[int] = set()

    async def launch(self, shard: int) -> None:
        """Wait for the shard's turn, then connect."""
        await self._turn(shard)
        self._let_in.add(shard)

    async def identify(self, shard: int) -> None:
        """Wait for its turn, unless the launch has."""
        if shard in self._let_in:
            self._let_in.remove(shard)
        else:
            await self._turn(shard)

    async def _turn(self, shard: int) -> None:
        try:
            await self._processes.turn(f"identify {shard % self.at_once}", self._apart)
        except OperatorError as error:  # the database's: no reason to be away from Discord
            _log.warning("shard %d cannot wait for those of other processes: %s", shard, error)
            await asyncio.sleep(self._apart.total_seconds())
