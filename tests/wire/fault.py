"""Trouble between Discord and the bot: answers that wait, that are errors, that never come."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from enum import Enum, auto
from http import HTTPStatus

import orjson
from aiohttp import web

from tests.wire.call import Call

_LONG = 600.0  # seconds that a limit lasts


class Held(Enum):
    """Where a request is when it is held."""

    BEFORE = auto()
    """On its way. Once released it is done, unless who asked has hung up: then it is lost."""
    LATE = auto()
    """On its way. Once released it is done, though who asked has hung up."""
    AFTER = auto()
    """It was done; its answer is on the way."""


@dataclass(frozen=True, slots=True)
class Hold:
    """Requests that arrive and get no answer before they are released."""

    where: Held = Held.BEFORE
    arrived: asyncio.Event = field(default_factory=asyncio.Event)
    """Set by the first of them."""
    released: asyncio.Event = field(default_factory=asyncio.Event)
    calls: asyncio.Queue[Call] = field(default_factory=asyncio.Queue[Call])
    """Each as it is held."""
    done: asyncio.Queue[Call] = field(default_factory=asyncio.Queue[Call])
    """Each as it has been done."""
    answered: asyncio.Queue[Call] = field(default_factory=asyncio.Queue[Call])
    """Each as its answer has been written to the socket."""

    async def wait(self, call: Call) -> None:
        self.arrived.set()
        self.calls.put_nowait(call)
        await self.released.wait()


@dataclass(frozen=True, slots=True)
class Said:
    """What stands in the body of an answer, by whomever it was given."""

    body: bytes
    content_type: str = "application/json"
    headers: Mapping[str, str] = field(default_factory=dict[str, str])


@dataclass(slots=True)
class Failure:
    """The next `left` requests fail: with `status`, or with a cut connection if there is none."""

    status: HTTPStatus | None
    is_done: bool
    """Whether Discord does what it was asked for all that."""
    left: int
    said: Said | None = None
    """None: what Discord would say."""
    is_truncated: bool = False
    """Whether the connection is cut in the midst of the answer that Discord would give."""

    async def answer(self, request: web.Request, answer: web.Response) -> web.StreamResponse:
        if self.is_truncated:
            return await half_of(answer, request)
        if self.status is not None and self.said is not None:
            return web.Response(
                status=self.status,
                body=self.said.body,
                content_type=self.said.content_type,
                headers=self.said.headers,
            )
        if self.status is None:
            return lost(request)
        if self.status is HTTPStatus.TOO_MANY_REQUESTS:
            return _limited()
        return web.json_response({"message": self.status.phrase, "code": 0}, status=self.status)


class Faults:
    """What goes wrong with which request: by method and route, as `POST /channels/{channel_id}`."""

    def __init__(self) -> None:
        self._holds: dict[str, Hold] = {}
        self._failures: dict[str, list[Failure]] = {}

    def hold(self, request: str, where: Held = Held.BEFORE) -> Hold:
        """Hold these requests from now on; the last word counts."""
        self._holds[request] = Hold(where)
        return self._holds[request]

    def let_pass(self, request: str) -> None:
        """Hold no more of them; those that are held stay so until they are released."""
        self._holds.pop(request, None)

    def is_held(self, request: str, by: Hold) -> bool:
        return self._holds.get(request) is by

    def fail(
        self,
        request: str,
        status: HTTPStatus | None = None,
        *,
        is_done: bool = False,
        times: int = 1,
        said: Said | None = None,
        then: bool = False,
        is_truncated: bool = False,
    ) -> None:
        """Let the next ones fail, with a cut connection where there is no status.

        The last word counts, unless it is about what happens `then`.
        """
        before = self._failures.get(request, []) if then else []
        self._failures[request] = [
            *before,
            Failure(status, is_done, times, said, is_truncated),
        ]

    def mend(self) -> None:
        """Let no more of them fail, and release those that are held."""
        self._failures.clear()
        for hold in self._holds.values():
            hold.released.set()
        self._holds.clear()

    def held(self, call: Call) -> Hold | None:
        return self._holds.get(call.request)

    def failing(self, call: Call) -> Failure | None:
        for failure in self._failures.get(call.request, ()):
            if failure.left:
                failure.left -= 1
                return failure
        return None


def _limited() -> web.Response:
    """As for a message older than an hour that was edited too often."""
    body = {
        "message": "Maximum number of edits to messages older than 1 hour reached.",
        "code": 30046,
        "retry_after": _LONG,
        "global": False,
    }
    headers = {"Retry-After": f"{_LONG:.0f}", "X-RateLimit-Scope": "user", "Via": "1.1 google"}
    return web.Response(
        body=orjson.dumps(body),
        status=HTTPStatus.TOO_MANY_REQUESTS,
        headers=headers,
        content_type="application/json",
    )


def lost(request: web.Request) -> web.Response:
    """Cut the connection, and return an answer that nobody gets."""
    if request.transport is not None:
        request.transport.abort()
    return web.Response()


async def half_of(answer: web.Response, request: web.Request) -> web.StreamResponse:
    """Send half of an answer, whose headers promise all of it, and cut the connection."""
    body = answer.body if isinstance(answer.body, bytes) else b""
    half = web.StreamResponse(status=answer.status, headers=answer.headers)
    half.content_length = len(body) + 1
    with suppress(ConnectionError):
        await half.prepare(request)
        await half.write(body[: len(body) // 2])
    lost(request)
    return half


def has_hung_up(request: web.Request) -> bool:
    return request.transport is None or request.transport.is_closing()
