"""Discord's REST interface: one table of routes, and the way of a request through it."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import partial
from http import HTTPStatus
from typing import Any

import orjson
from aiohttp import BodyPartReader, web

from tests.wire import application, channel, thread, webhook
from tests.wire.call import Call, Refusal
from tests.wire.fault import Faults, Held, Hold, has_hung_up, lost
from tests.wire.limit import Limits
from tests.wire.openapi import Judge
from tests.wire.payload import API_VERSION, Json
from tests.wire.realm import Realm

Handler = Callable[[Realm, Call], Json | list[Json] | None]

_WEBHOOK = "/webhooks/{webhook_id}/{webhook_token}"
_CHANNEL = "/channels/{channel_id}"
_MESSAGE = _CHANNEL + "/messages/{message_id}"

# The patterns are those of Discord's description, so that the judge finds them. First match wins.
ROUTES: tuple[tuple[str, str, Handler], ...] = (
    ("GET", "/gateway/bot", application.gateway),
    ("GET", "/users/@me", application.me),
    ("GET", "/users/@me/guilds", application.guilds),
    ("GET", "/applications/@me", application.itself),
    ("GET", "/oauth2/applications/@me", application.itself),
    ("GET", "/applications/{application_id}/commands", application.commands),
    ("PUT", "/applications/{application_id}/commands", application.register),
    (
        "GET",
        "/applications/{application_id}/guilds/{guild_id}/commands/{command_id}/permissions",
        application.rules,
    ),
    ("POST", "/interactions/{interaction_id}/{interaction_token}/callback", webhook.callback),
    ("POST", _WEBHOOK, webhook.follow),
    ("GET", _WEBHOOK + "/messages/@original", webhook.original),
    ("PATCH", _WEBHOOK + "/messages/@original", webhook.edit_original),
    ("PATCH", _WEBHOOK + "/messages/{message_id}", webhook.edit_followup),
    ("GET", "/guilds/{guild_id}/threads/active", thread.active),
    ("GET", _CHANNEL, thread.look),
    ("PATCH", _CHANNEL, thread.change),
    ("POST", _CHANNEL + "/threads", thread.post),
    ("GET", _CHANNEL + "/threads/archived/public", thread.archived),
    ("GET", _CHANNEL + "/messages", channel.history),
    ("POST", _CHANNEL + "/messages", channel.send),
    ("PUT", _CHANNEL + "/messages/pins/{message_id}", channel.pin),
    ("DELETE", _CHANNEL + "/messages/pins/{message_id}", channel.unpin),
    ("GET", _MESSAGE, channel.fetch),
    ("PATCH", _MESSAGE, channel.edit),
    ("DELETE", _MESSAGE, channel.delete),
    ("POST", _MESSAGE + "/crosspost", channel.crosspost),
    ("POST", _MESSAGE + "/threads", thread.start),
)

# The same, by what they are for.
GATEWAY = "GET /gateway/bot"
ME = "GET /users/@me"
GUILDS = "GET /users/@me/guilds"
APPLICATION = "GET /oauth2/applications/@me"
COMMANDS = "GET /applications/{application_id}/commands"
REGISTER = "PUT /applications/{application_id}/commands"
CALLBACK = "POST /interactions/{interaction_id}/{interaction_token}/callback"
SEND = "POST /channels/{channel_id}/messages"
POST_IN_FORUM = "POST /channels/{channel_id}/threads"
START_THREAD = "POST /channels/{channel_id}/messages/{message_id}/threads"
PIN = "PUT /channels/{channel_id}/messages/pins/{message_id}"
UNPIN = "DELETE /channels/{channel_id}/messages/pins/{message_id}"
PIN_IN_FORUM = "PATCH /channels/{channel_id}"
EDIT = "PATCH /channels/{channel_id}/messages/{message_id}"
DELETE = "DELETE /channels/{channel_id}/messages/{message_id}"
LOOK = "GET /channels/{channel_id}"
HISTORY = "GET /channels/{channel_id}/messages"
ACTIVE_THREADS = "GET /guilds/{guild_id}/threads/active"
ARCHIVED_THREADS = "GET /channels/{channel_id}/threads/archived/public"
CROSSPOST = "POST /channels/{channel_id}/messages/{message_id}/crosspost"

_CREATING = (thread.post, thread.start)  # answered with 201

_OPEN_TO_ALL = ("/interactions/", "/webhooks/")  # their token is in the path
_REMEMBERED = 10_000  # requests


class Rest:
    """Answers requests from the realm, and remembers them.

    `violations` holds a sentence for each request that Discord's description does not allow,
    for each answer of ours that it would not give, and for each route that is not played here.
    `faults` is what goes wrong. With `limits`, Discord's limits are played and counted.
    """

    def __init__(self, realm: Realm, judge: Judge | None) -> None:
        self.realm = realm
        self.requests: deque[Call] = deque(maxlen=_REMEMBERED)
        self.violations: list[str] = []
        self.faults = Faults()
        self.limits: Limits | None = None
        self.under_way = 0
        """How many requests are being answered, but for those that are held."""
        self._judge = judge

    def routes(self) -> list[web.RouteDef]:
        base = f"/api/v{API_VERSION}"
        return [
            *(
                web.route(method, base + route, partial(self._serve, route, handler))
                for method, route, handler in ROUTES
            ),
            web.route("*", base + "/{path:.*}", self._stray),
        ]

    async def _serve(
        self, route: str, handler: Handler, request: web.Request
    ) -> web.StreamResponse:
        """Take one request through, and count it meanwhile."""
        self.under_way += 1
        try:
            return await self._take(route, handler, request)
        finally:
            self.under_way -= 1

    async def _take(self, route: str, handler: Handler, request: web.Request) -> web.StreamResponse:
        """Take one request through: read, remember, judge, answer, with what goes wrong."""
        call = await _call(route, request)
        self.requests.append(call)
        hold, failure = self.faults.held(call), self.faults.failing(call)
        if hold is not None and hold.where is not Held.AFTER:
            await self._held(hold, call)
            if hold.where is Held.BEFORE and has_hung_up(request):
                return lost(request)
        answer = web.Response()
        if failure is None or failure.is_done:
            answer = self._answer(call, handler, request)
        if hold is not None:
            hold.done.put_nowait(call)
            if hold.where is Held.AFTER:
                await self._held(hold, call)
        if failure is not None:
            return await failure.answer(request, answer)
        if hold is not None:
            with suppress(ConnectionError):
                await answer.prepare(request)
                await answer.write_eof()
                hold.answered.put_nowait(call)
        return answer

    async def _held(self, hold: Hold, call: Call) -> None:
        self.under_way -= 1
        try:
            await hold.wait(call)
        finally:
            self.under_way += 1

    def _answer(self, call: Call, handler: Handler, request: web.Request) -> web.Response:
        """Do what was asked."""
        is_open = call.route.startswith(_OPEN_TO_ALL)
        headers: Mapping[str, str] = {}
        if self.limits is not None and not is_open:
            ruling = self.limits.judge(call)
            if ruling.refusal is not None:
                return _answer(HTTPStatus.TOO_MANY_REQUESTS, ruling.refusal, ruling.headers)
            headers = ruling.headers
        try:
            if not is_open:
                self._authorize(request)
            self._judge_request(call)
            answer = handler(self.realm, call)
        except Refusal as refusal:
            return _answer(refusal.status, refusal.body, headers)
        status = HTTPStatus.CREATED if handler in _CREATING else HTTPStatus.OK
        status = HTTPStatus.NO_CONTENT if answer is None else status
        self._judge_answer(call, status, answer)
        return _answer(status, answer, headers)

    async def _stray(self, request: web.Request) -> web.Response:
        self.violations.append(f"{request.method} {request.path} is not played by this server")
        return _answer(HTTPStatus.NOT_FOUND, {"message": "404: Not Found", "code": 0})

    def _authorize(self, request: web.Request) -> None:
        if request.headers.get("Authorization") != f"Bot {self.realm.token}":
            raise Refusal(HTTPStatus.UNAUTHORIZED, 0, "401: Unauthorized")

    def _judge_request(self, call: Call) -> None:
        fault = self._judge and self._judge.request(call.method, call.route, call.body)
        if fault:
            self.violations.append(fault)

    def _judge_answer(self, call: Call, status: int, answer: Json | list[Json] | None) -> None:
        fault = self._judge and self._judge.answer(call.method, call.route, status, answer)
        if fault:
            self.violations.append(f"our own answer to {fault}")


def _answer(
    status: HTTPStatus, body: Json | list[Json] | None, headers: Mapping[str, str] | None = None
) -> web.Response:
    if body is None:
        return web.Response(status=status, headers=headers)
    return web.Response(
        status=status, body=orjson.dumps(body), content_type="application/json", headers=headers
    )


async def _call(route: str, request: web.Request) -> Call:
    body, files = await _body(request)
    return Call(
        method=request.method,
        route=route,
        ids=request.match_info,
        query=request.query,
        body=body,
        files=files,
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
