"""Giving Discord the commands."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from datetime import datetime
from enum import Enum, auto
from hashlib import sha256
from typing import Any, Protocol

import orjson

from bot.clock import Clock
from bot.presentation import endpoint
from bot.presentation.failure import brief
from bot.presentation.verdict import FAILURES

_log = logging.getLogger(__name__)

# What makes a command what it is; Discord gives it another version whenever anybody changes it.
_KEYS = (
    "id",
    "version",
    "type",
    "name",
    "description",
    "options",
    "default_member_permissions",
    "contexts",
    "integration_types",
    "nsfw",
)


class Standing(Enum):
    """How the commands stand at Discord."""

    IN_STEP = auto()
    CHANGED = auto()
    """They are others than those that were given last, or none were."""
    REPLACED = auto()
    """They were given, and another program with the same token has put others in their place."""
    UNSAID = auto()
    """They were given; which ones Discord has now, it does not say."""


class Record(Protocol):
    """Remembers, application by application, what `Delivery` has it remember."""

    async def synced(self, application_id: int) -> str | None: ...

    async def ids(self, application_id: int) -> Mapping[str, int]: ...

    async def record(
        self, application_id: int, digest: str, ids: Mapping[str, int], at: datetime
    ) -> None: ...


class Given(Protocol):
    """A command as Discord has taken it."""

    @property
    def id(self) -> int: ...

    @property
    def name(self) -> str: ...


class Commands(Protocol):
    """The commands as they should be: discord.py's tree, which can say what changes with any."""

    client: Any

    async def digest(self) -> str: ...

    async def sync(self) -> Sequence[Given]: ...


class Delivery:
    """Gives Discord the commands when that is needed: they are what it has, not what it was given.

    Another program with the same token may replace them at any time. So what is remembered is what
    was given *and* what Discord then had; at each start, both are compared with how they are.

    `know` is told the commands' ids, by which texts mention them: they stay until Discord is given
    other commands, and are kept, so that no start has to ask for them. Of the processes of one bot,
    one at a time is `alone` with that: what one gave, those that waited need not.
    """

    def __init__(
        self,
        tree: Commands,
        record: Record,
        clock: Clock,
        know: Callable[[Mapping[str, int]], None],
        alone: Callable[[], AbstractAsyncContextManager[None]],
    ) -> None:
        self._tree = tree
        self._record = record
        self._clock = clock
        self._know = know
        self._alone = alone

    async def bring(self) -> None:
        """Give them where they have changed, here or at Discord; to be called after the login.

        A refusal is told in a line and the bot runs on: the commands that Discord has still work.
        """
        self._know(await self._record.ids(self._application))
        before = await self._record.synced(self._application)
        standing = await self.standing(before)
        if standing in (Standing.IN_STEP, Standing.UNSAID):
            return
        async with self._alone():
            if await self._record.synced(self._application) == before:
                await self._give_now(standing)
            else:
                self._know(await self._record.ids(self._application))

    async def _give_now(self, standing: Standing) -> None:
        try:
            await self.give()
        except FAILURES as error:
            _log.error(
                "Discord did not take the commands (%s); it gets them at the next start, or by "
                "`onejob sync`",
                brief(error),
            )
            return
        if standing is Standing.REPLACED:
            _log.warning("another program had replaced the commands; Discord was given them again")
        else:
            _log.info("the commands have changed and were given to Discord")

    async def standing(self, synced: str | None) -> Standing:
        """Compare them with how they are at Discord, and with what was recorded last."""
        wanted, has = await self._tree.digest(), await self._has()
        given, _, then = (synced or "").partition(":")
        if given != wanted:
            return Standing.CHANGED
        if has is None:
            return Standing.UNSAID
        return Standing.IN_STEP if has == then else Standing.REPLACED

    async def give(self) -> int:
        """Give them whatever Discord has, and return how many; raises FAILURES."""
        ids = {command.name: command.id for command in await self._tree.sync()}
        self._know(ids)
        digest = f"{await self._tree.digest()}:{await self._has() or ''}"
        await self._record.record(self._application, digest, ids, self._clock.now())
        return len(ids)

    @property
    def _application(self) -> int:
        application = self._tree.client.application_id
        assert application is not None  # known since the login
        return application

    async def _has(self) -> str | None:
        """Return a digest of the commands that Discord has; None where it does not say."""
        try:
            commands = await endpoint.commands(self._tree.client)
            known = [{key: command.get(key) for key in _KEYS} for command in commands]
        except FAILURES as error:
            _log.warning("Discord did not say which commands it has (%s)", brief(error))
            return None
        return digest(sorted(known, key=lambda command: str(command["id"])))


def digest(commands: Sequence[Mapping[str, Any]]) -> str:
    """Return a digest of definitions that changes with any."""
    return sha256(orjson.dumps(commands, option=orjson.OPT_SORT_KEYS)).hexdigest()
