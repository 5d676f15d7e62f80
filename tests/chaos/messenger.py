"""What a process takes for its publisher: requests that travel to the wall and back."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextvars import ContextVar
from datetime import datetime, timedelta
from typing import Protocol, TypeVar

from bot.domain.week.edition import Cause, Effect, mark, nonce
from bot.domain.week.notice import Notice
from bot.domain.week.series import POST_NOW_REACH, Series
from bot.domain.week.weekly import Spot, Weekly
from bot.programme.publisher import NotPublished, Sent
from tests.chaos.loop import Loop
from tests.chaos.process import Process, When
from tests.chaos.transit import Journey, Request
from tests.chaos.wall import Message, Refusal, Wall

T = TypeVar("T")

_MARGIN = timedelta(hours=1)  # as bot.presentation.finder has it

BY_HAND: ContextVar[bool] = ContextVar("BY_HAND", default=False)
"""Whether staff asked for what is being done."""


class Post(Protocol):
    """The world as a messenger meets it."""

    loop: Loop
    wall: Wall

    def journey(self, process: Process, request: Request, guild: int) -> Journey: ...

    def posted(self, message: Message) -> None:
        """A message has appeared, whoever knows of it."""
        ...

    def asked(self, process: Process, request: Request, guild: int, subject: str) -> None: ...

    def answered(
        self, process: Process, request: Request, guild: int, subject: str, answer: str
    ) -> None: ...


class Messenger:
    """Carries out each request in Discord's own time, also when who sent it has died since."""

    def __init__(self, world: Post, process: Process) -> None:
        self._world = world
        self._process = process

    async def post(self, weekly: Weekly) -> Sent:
        world, series = self._world, weekly.series
        key = weekly.edition.slot.key
        process, by_hand = self._process.name, BY_HAND.get()

        def carry_out() -> Message:
            sent = Message(
                0,
                series.guild,
                series.channel,
                0,
                mark(series.id, key),
                nonce(series.id, key),
                world.loop.now(),
                process,
                by_hand,
                weekly,
                weekly,
            )
            standing = world.wall.post(series.guild, series.channel, sent)
            if standing is sent:
                world.posted(sent)
            return standing

        message = await self._ask(Request.POST, series.guild, carry_out, key.isoformat())
        settled: dict[Effect, Cause | None] = {}
        if Effect.PING in weekly.edition.effects:
            settled[Effect.PING] = None
        if message.place != message.channel:
            settled[Effect.THREAD] = None
        return Sent(Spot(message.place, message.id), settled)

    async def find(self, weekly: Weekly, channel: int) -> Spot | None:
        guild, key = weekly.series.guild, weekly.edition.slot.key
        sign, since = mark(weekly.series.id, key), self._since(weekly)
        found = await self._ask(
            Request.FIND,
            guild,
            lambda: self._world.wall.find(guild, channel, sign, since),
            key.isoformat(),
        )
        return None if found is None else Spot(found.place, found.id)

    async def apply(self, effect: Effect, weekly: Weekly, spot: Spot) -> None:
        guild, message = weekly.series.guild, self._message(weekly, spot)
        await self._ask(
            Request(effect.value),
            guild,
            lambda: self._world.wall.apply(guild, effect, message),
            message.key,
        )

    async def refresh(self, weekly: Weekly, spot: Spot) -> bool:
        guild, message = weekly.series.guild, self._message(weekly, spot)
        return await self._ask(
            Request.REFRESH,
            guild,
            lambda: self._world.wall.edit(guild, message, weekly),
            message.key,
        )

    async def tell(self, series: Series, notice: Notice) -> bool:
        wall, channel = self._world.wall, series.log_channel
        is_told = await self._ask(
            Request.TELL,
            series.guild,
            lambda: wall.tell(series.guild, channel, series.id, notice),
            notice.key,
        )
        if is_told:
            wall.hear(series.guild, notice)
        return is_told

    async def _ask(
        self, request: Request, guild: int, carry_out: Callable[[], T], subject: str
    ) -> T:
        process, loop = self._process, self._world.loop
        await process.pass_gate(request.value, When.BEFORE)
        journey = self._world.journey(process, request, guild)
        answer: asyncio.Future[T | Cause] = loop.create_future()
        sent = loop.time()
        done: list[T | Cause] = []

        def arrive() -> None:
            try:
                done.append(carry_out())
            except Refusal as refusal:
                done.append(refusal.cause)

        def come_back() -> None:
            if not answer.done():
                answer.set_result(done[0] if journey.refusal is None else journey.refusal)

        self._world.asked(process, request, guild, subject)
        if journey.carried_out is not None:
            loop.call_later(journey.carried_out, arrive)
        if journey.answered is not None:
            loop.call_later(journey.answered, come_back)
        found = await answer
        told = str(found.reason) if isinstance(found, Cause) else "done"
        self._world.answered(process, request, guild, subject, told)
        process.clock.hear(loop.time() - sent)
        await process.pass_gate(request.value, When.AFTER)
        if isinstance(found, Cause):
            raise NotPublished(found)
        return found

    def _since(self, weekly: Weekly) -> datetime:
        """Return from when on the bot's own publisher looks."""
        slot, began = weekly.edition.slot, weekly.edition.unknown_since
        since = min(began or slot.at, slot.at, self._process.clock.now()) - _MARGIN
        may_be_by_hand = began is None or slot.is_late(began)
        return since - POST_NOW_REACH if may_be_by_hand else since

    def _message(self, weekly: Weekly, spot: Spot) -> Message:
        message = self._world.wall.message(weekly.series.guild, spot.message)
        assert message is not None, "the bot asks about a message that never was"
        return message
