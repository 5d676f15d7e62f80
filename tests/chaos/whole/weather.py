"""A bad day of Discord, and of the machine: each fault a small value that strikes a world."""

from __future__ import annotations

import signal
from dataclasses import dataclass
from datetime import timedelta
from http import HTTPStatus
from random import Random
from typing import Protocol

import orjson

from tests.chaos.health import Aspect
from tests.chaos.whole.upheaval import (
    ChannelDeleted,
    Forbidden,
    Kicked,
    MessageDeleted,
    Outage,
    RoleDeleted,
    ThreadDeleted,
)
from tests.chaos.whole.world import RECOVERY, World
from tests.wire.fault import Held, Said
from tests.wire.payload import Json
from tests.wire.rest import (
    CALLBACK,
    CROSSPOST,
    EDIT,
    GATEWAY,
    HISTORY,
    PIN,
    PIN_IN_FORUM,
    POST_IN_FORUM,
    SEND,
    START_THREAD,
)

REQUESTS = (
    SEND,
    SEND,
    SEND,
    CALLBACK,
    POST_IN_FORUM,
    POST_IN_FORUM,
    START_THREAD,
    PIN,
    PIN_IN_FORUM,
    CROSSPOST,
    EDIT,
    HISTORY,
)

_PAGE = Said(b"<html><h1>502 Bad Gateway</h1>", "text/html")


class Fault(Protocol):
    """Something that goes wrong at a moment."""

    async def strike(self, world: World) -> None: ...


@dataclass(frozen=True, slots=True)
class Refused:
    """Discord answers with an error, having done what it was asked or not."""

    request: str
    status: HTTPStatus
    is_done: bool
    times: int
    said: Said | None = None

    async def strike(self, world: World) -> None:
        _hindered(world)
        faults = world.server.rest.faults
        faults.fail(
            self.request, self.status, is_done=self.is_done, times=self.times, said=self.said
        )


@dataclass(frozen=True, slots=True)
class Limited:
    """Discord answers that there were too many requests, and in how many seconds to come again."""

    request: str
    wait: float | None
    is_global: bool

    async def strike(self, world: World) -> None:
        _hindered(world)
        body: Json = {"message": "You are being rate limited.", "global": self.is_global}
        headers = {"Via": "1.1 google", "X-RateLimit-Scope": "global" if self.is_global else "user"}
        if self.wait is not None:
            body["retry_after"] = self.wait
            headers["Retry-After"] = str(int(self.wait) + 1)
        if self.is_global:
            headers["X-RateLimit-Global"] = "true"
        said = Said(orjson.dumps(body), headers=headers)
        world.server.rest.faults.fail(
            self.request, HTTPStatus.TOO_MANY_REQUESTS, times=2, said=said
        )


@dataclass(frozen=True, slots=True)
class Lost:
    """The connection is cut before the answer, or in the midst of it."""

    request: str
    is_done: bool
    is_truncated: bool
    times: int

    async def strike(self, world: World) -> None:
        _hindered(world)
        world.server.rest.faults.fail(
            self.request, is_done=self.is_done, times=self.times, is_truncated=self.is_truncated
        )


@dataclass(frozen=True, slots=True)
class Silent:
    """Discord does not answer, for so long, having done what it was asked or not."""

    request: str
    where: Held
    minutes: int

    async def strike(self, world: World) -> None:
        _hindered(world, timedelta(minutes=self.minutes))
        faults = world.server.rest.faults
        hold = faults.hold(self.request, self.where)

        async def end() -> None:
            hold.released.set()
            if faults.is_held(self.request, hold):
                faults.let_pass(self.request)

        world.after(timedelta(minutes=self.minutes), end)


@dataclass(frozen=True, slots=True)
class Expired:
    """The token of the next interactions is good no more."""

    times: int

    async def strike(self, world: World) -> None:
        world.ill(Aspect.TELLING, None, str(self), timedelta(minutes=10))
        said = Said(orjson.dumps({"code": 10062, "message": "Unknown interaction"}))
        faults = world.server.rest.faults
        faults.fail(CALLBACK, HTTPStatus.NOT_FOUND, times=self.times, said=said)

        async def end() -> None:
            faults.fail(CALLBACK, times=0)

        world.after(timedelta(minutes=5), end)


@dataclass(frozen=True, slots=True)
class Cut:
    """Every socket is closed; sessions can be resumed, with what was missed or without."""

    replays: bool
    is_forgotten: bool

    async def strike(self, world: World) -> None:
        _deaf(world, str(self))
        gateway = world.server.gateway
        gateway.replays = self.replays
        await (gateway.forget_sessions() if self.is_forgotten else gateway.cut())

        async def end() -> None:
            gateway.replays = True

        world.after(timedelta(minutes=5), end)


@dataclass(frozen=True, slots=True)
class Invalid:
    """The session is invalid."""

    is_resumable: bool

    async def strike(self, world: World) -> None:
        _deaf(world, str(self))
        await world.server.gateway.invalidate(is_resumable=self.is_resumable)


@dataclass(frozen=True, slots=True)
class Reconnect:
    """Discord asks every bot to come again."""

    async def strike(self, world: World) -> None:
        _deaf(world, str(self))
        await world.server.gateway.ask_to_reconnect()


@dataclass(frozen=True, slots=True)
class HalfOpen:
    """Nothing arrives any more at whoever is connected, no ACK of a heartbeat either."""

    async def strike(self, world: World) -> None:
        _deaf(world, str(self))
        world.server.gateway.half_open()
        await world.until_connected()


@dataclass(frozen=True, slots=True)
class Down:
    """The gateway cannot be reached for a while."""

    minutes: int

    async def strike(self, world: World) -> None:
        gateway = world.server.gateway
        world.ill(Aspect.PROCESS, None, str(self), timedelta(minutes=self.minutes) + RECOVERY)
        gateway.is_down = True
        world.server.rest.faults.fail(GATEWAY, HTTPStatus.SERVICE_UNAVAILABLE, times=3, said=_PAGE)
        await gateway.cut()

        async def end() -> None:
            gateway.is_down = False

        world.after(timedelta(minutes=self.minutes), end)


@dataclass(frozen=True, slots=True)
class Reordered:
    """Events arrive late, the last first."""

    minutes: int

    async def strike(self, world: World) -> None:
        gateway = world.server.gateway
        world.ill(Aspect.TELLING, None, str(self), timedelta(minutes=self.minutes + 5))
        gateway.delayed = gateway.delayed or []
        world.after(timedelta(minutes=self.minutes), gateway.catch_up)


@dataclass(frozen=True, slots=True)
class Ended:
    """A process ends, killed or stopped, and is started again later."""

    how: signal.Signals
    minutes: int

    async def strike(self, world: World) -> None:
        illness = world.ill(Aspect.PROCESS, None, str(self))
        await world.end(0, self.how)

        async def start() -> None:
            await world.start(0)
            illness.until = world.now() + RECOVERY

        world.after(timedelta(minutes=self.minutes), start)


@dataclass(frozen=True, slots=True)
class CutDown:
    """A process is killed while a request of its is on its way, which is done or not."""

    request: str
    where: Held
    minutes: int

    async def strike(self, world: World) -> None:
        faults = world.server.rest.faults
        hold = faults.hold(self.request, self.where)
        if self.request == CALLBACK:
            world.ill(Aspect.TELLING, None, str(self), timedelta(days=1))

        async def kill() -> None:
            world.journal.hit(f"CutDown at {self.request}")
            faults.let_pass(self.request)
            await Ended(signal.SIGKILL, self.minutes).strike(world)
            hold.released.set()

        world.ambush(hold, kill)

        async def end() -> None:
            hold.released.set()
            if faults.is_held(self.request, hold):
                faults.let_pass(self.request)

        world.after(timedelta(days=1), end)


@dataclass(frozen=True, slots=True)
class Doubled:
    """A second process runs on the same database for a while."""

    hours: int
    how: signal.Signals

    async def strike(self, world: World) -> None:
        await world.start(1)

        async def end() -> None:
            _deaf(world, str(self))
            await world.end(1, self.how)

        world.after(timedelta(hours=self.hours), end)


@dataclass(frozen=True, slots=True)
class Starved:
    """A process gets no time from its machine for a while."""

    minutes: int

    async def strike(self, world: World) -> None:
        world.ill(Aspect.PROCESS, None, str(self), timedelta(minutes=self.minutes) + RECOVERY)
        world.processes.freeze(0, is_frozen=True)

        async def end() -> None:
            world.processes.freeze(0, is_frozen=False)

        world.after(timedelta(minutes=self.minutes), end)


def drawn(dice: Random, servers: int) -> Fault:
    """Draw any fault."""
    request, server = dice.choice(REQUESTS), dice.randrange(servers)
    times, is_done = dice.choice((1, 2, 4, 9)), dice.random() < 0.5
    status = dice.choice(
        (
            HTTPStatus.INTERNAL_SERVER_ERROR,
            HTTPStatus.BAD_GATEWAY,
            HTTPStatus.SERVICE_UNAVAILABLE,
            HTTPStatus.GATEWAY_TIMEOUT,
        )
    )
    where = dice.choice((Held.BEFORE, Held.LATE, Held.AFTER))
    how = dice.choice((signal.SIGKILL, signal.SIGKILL, signal.SIGTERM))
    minutes = dice.choice((1, 5, 30, 180))
    faults: tuple[Fault, ...] = (
        Refused(request, status, is_done, times),
        Refused(request, status, is_done, times, _PAGE),
        Refused(request, HTTPStatus.OK, is_done, times, dice.choice(_GARBAGE)),
        Limited(request, dice.choice((None, 0.5, 20.0, 600.0)), dice.random() < 0.3),
        Lost(request, is_done, dice.random() < 0.5, times),
        Silent(request, where, dice.choice((1, 5, 30))),
        Expired(times),
        Cut(dice.random() < 0.7, dice.random() < 0.3),
        Invalid(dice.random() < 0.5),
        Reconnect(),
        HalfOpen(),
        Down(dice.choice((1, 30, 600))),
        Reordered(dice.choice((1, 10))),
        Outage(server, dice.choice((1, 60, 1500))),
        Forbidden(server, dice.choice((1, 30, 200))),
        ChannelDeleted(server, dice.choice((1, 9))),
        MessageDeleted(server, dice.random() < 0.5),
        ThreadDeleted(server),
        RoleDeleted(server),
        Kicked(server, dice.choice((1, 9, 40))),
        Ended(how, minutes),
        CutDown(request, where, minutes),
        CutDown(request, where, minutes),
        CutDown(request, where, minutes),
        Doubled(dice.choice((1, 30)), how),
        Starved(minutes),
    )
    return dice.choice(faults)


_GARBAGE = (
    Said(b""),
    Said(b'{"id": "12'),
    Said(b"<html>Sign in to the network</html>", "text/html"),
    Said(b"[]"),
    Said(b"null"),
    Said(b"\xff\xfe\x00"),
)


def _hindered(world: World, lasts: timedelta = timedelta()) -> None:
    """A route fails in every server until its faults are used up, or mended a day later."""
    lasts = max(lasts, timedelta(days=1))
    for aspect in (Aspect.POSTING, Aspect.EFFECTS, Aspect.TELLING, Aspect.SHOWING):
        world.ill(aspect, None, "a request", lasts + RECOVERY)
    world.after(lasts, world.mend)


def _deaf(world: World, why: str) -> None:
    """Nothing that people do is sure to be heard."""
    world.ill(Aspect.TELLING, None, why, timedelta(minutes=5))
