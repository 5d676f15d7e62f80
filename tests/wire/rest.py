"""Discord's REST interface: one table of routes, and the way of a request through it."""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from http import HTTPStatus
from typing import Any

import orjson
from aiohttp import BodyPartReader, web

from tests.wire import application, channel, webhook
from tests.wire.call import Call, Refusal
from tests.wire.openapi import Judge
from tests.wire.payload import API_VERSION, Json
from tests.wire.world import World

Handler = Callable[[World, Call], Json | list[Json] | None]

CALLBACK = "/interactions/{interaction_id}/{interaction_token}/callback"
_WEBHOOK = "/webhooks/{webhook_id}/{webhook_token}"

# The patterns are those of Discord's description, so that the judge finds them. First match wins.
ROUTES: tuple[tuple[str, str, Handler], ...] = (
    ("GET", "/gateway/bot", application.gateway),
    ("GET", "/users/@me", application.me),
    ("GET", "/applications/@me", application.itself),
    ("GET", "/oauth2/applications/@me", application.itself),
    ("GET", "/applications/{application_id}/commands", application.commands),
    ("PUT", "/applications/{application_id}/commands", application.register),
    ("POST", CALLBACK, webhook.callback),
    ("POST", _WEBHOOK, webhook.follow),
    ("GET", _WEBHOOK + "/messages/@original", webhook.original),
    ("PATCH", _WEBHOOK + "/messages/@original", webhook.edit_original),
    ("PATCH", _WEBHOOK + "/messages/{message_id}", webhook.edit_followup),
    ("POST", "/channels/{channel_id}/messages", channel.send),
)

_OPEN_TO_ALL = ("/interactions/", "/webhooks/")  # their token is in the path
_REMEMBERED = 10_000  # requests


@dataclass(frozen=True, slots=True)
class Hold:
    """Requests that arrive and get no answer yet."""

    arrived: asyncio.Event = field(default_factory=asyncio.Event)
    """Set by the first of them."""
    released: asyncio.Event = field(default_factory=asyncio.Event)


class Rest:
    """Answers requests from the world, and remembers them.

    `violations` holds a sentence for each request that Discord's description does not allow,
    for each answer of ours that it would not give, and for each route that is not played here.
    """

    def __init__(self, world: World, judge: Judge | None) -> None:
        self.world = world
        self.requests: deque[Call] = deque(maxlen=_REMEMBERED)
        self.violations: list[str] = []
        self._judge = judge
        self._holds: dict[str, Hold] = {}

    def hold(self, route: str) -> Hold:
        """Let requests to this route of ROUTES wait; who hangs up meanwhile has asked nothing."""
        return self._holds.setdefault(route, Hold())

    def routes(self) -> list[web.RouteDef]:
        base = f"/api/v{API_VERSION}"
        return [
            *(
                web.route(method, base + route, partial(self._serve, route, handler))
                for method, route, handler in ROUTES
            ),
            web.route("*", base + "/{path:.*}", self._stray),
        ]

    async def _serve(self, route: str, handler: Handler, request: web.Request) -> web.Response:
        """Take one request through: read, remember, judge, answer. Faults will be played here."""
        call = await _call(route, request)
        if route in self._holds:
            self._holds[route].arrived.set()
            await self._holds[route].released.wait()
            if request.transport is None or request.transport.is_closing():
                raise ConnectionResetError
        self.requests.append(call)
        try:
            if not route.startswith(_OPEN_TO_ALL):
                self._authorize(request)
            self._judge_request(call)
            answer = handler(self.world, call)
        except Refusal as refusal:
            return _answer(refusal.status, refusal.body)
        status = HTTPStatus.NO_CONTENT if answer is None else HTTPStatus.OK
        self._judge_answer(call, status, answer)
        return _answer(status, answer)

    async def _stray(self, request: web.Request) -> web.Response:
        self.violations.append(f"{request.method} {request.path} is not played by this server")
        return _answer(HTTPStatus.NOT_FOUND, {"message": "404: Not Found", "code": 0})

    def _authorize(self, request: web.Request) -> None:
        if request.headers.get("Authorization") != f"Bot {self.world.token}":
            raise Refusal(HTTPStatus.UNAUTHORIZED, 0, "401: Unauthorized")

    def _judge_request(self, call: Call) -> None:
        fault = self._judge and self._judge.request(call.method, call.route, call.body)
        if fault:
            self.violations.append(fault)

    def _judge_answer(self, call: Call, status: int, answer: Json | list[Json] | None) -> None:
        fault = self._judge and self._judge.answer(call.method, call.route, status, answer)
        if fault:
            self.violations.append(f"our own answer to {fault}")


def _answer(status: HTTPStatus, body: Json | list[Json] | None) -> web.Response:
    if body is None:
        return web.Response(status=status)
    return web.Response(status=status, body=orjson.dumps(body), content_type="application/json")


async def _call(route: str, request: web.Request) -> Call:
    body, files = await _body(request)
    return Call(
        method=request.method,
        route=route,
        ids=request.match_info,
        query=request.query,
        body=body,
        files=files,
        host=request.host,
        at=time.perf_counter(),
    )


async def _body(request: web.Request) -> tuple[Any, tuple[str, ...]]:
    """Return the JSON of a request and the names of the files that came with it."""
    if request.content_type != "multipart/form-data":
        raw = await request.read()
        return (orjson.loads(raw) if raw else None), ()
    body: Any = None
    files: list[str] = []
    async for part in await request.multipart():
        if not isinstance(part, BodyPartReader):
            continue
        if part.name == "payload_json":
            body = orjson.loads(await part.read())
        else:
            files.append(part.filename or "")
            await part.release()
    return body, tuple(files)
