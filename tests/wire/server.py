"""The server: starts, stops, and does what a person would do in Discord's app."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncGenerator, Mapping
from contextlib import asynccontextmanager
from email.utils import format_datetime
from types import TracebackType
from typing import Any, Self

from aiohttp import web

from tests.wire import act
from tests.wire.gateway import Gateway
from tests.wire.interaction import DEADLINE, Answer, Interaction
from tests.wire.openapi import Judge
from tests.wire.payload import API_VERSION, Json
from tests.wire.realm import Person, Place, Realm
from tests.wire.rest import Rest

_START = 30.0  # seconds that a bot may take to connect
_END = 10.0  # seconds until the system has closed the sockets of a dead process
_LOOK = 0.005  # seconds between two looks at what stands in a channel
_WORK = 60.0  # seconds that it may take for what it put off
_LARGEST = 25 * 1024 * 1024  # bytes of a request


class Server:
    """A small Discord on 127.0.0.1, for one application.

    Everybody who does something is `realm.alice` in a channel of the first server, unless
    said otherwise. Whatever a test waits for has an end: TimeoutError says what did not come.
    """

    def __init__(self, realm: Realm | None = None, judge: Judge | None = None) -> None:
        self.realm = realm or Realm()
        self.gateway = Gateway(self.realm)
        self.rest = Rest(self.realm, judge)
        app = web.Application(client_max_size=_LARGEST)
        app.on_response_prepare.append(self._date)
        app.add_routes([*self.gateway.routes(), *self.rest.routes()])
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=1.0)
        self.url = ""

    async def __aenter__(self) -> Self:
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        self.realm.host = f"127.0.0.1:{self._runner.addresses[0][1]}"
        self.url = f"http://{self.realm.host}/api/v{API_VERSION}"
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self.gateway.cut(code=1001)
        await self._runner.cleanup()

    async def _date(self, _: web.Request, response: web.StreamResponse) -> None:
        response.headers["Date"] = format_datetime(self.realm.now(), usegmt=True)

    async def until_ready(self, within: float = _START) -> None:
        """Wait until a bot is connected and knows its servers."""
        async with _in_time(within, "no bot has connected"):
            await self.gateway.ready.wait()

    async def until_deserted(self) -> None:
        """Wait until no bot is connected any more, after one was killed."""
        async with _in_time(_END, "some bot is still connected"):
            await self.gateway.deserted.wait()

    async def slash(
        self,
        name: str,
        options: Mapping[str, Any] | None = None,
        *,
        by: Person | None = None,
        at: Place | None = None,
    ) -> Answer:
        """Send /name and return what the bot answers, put-off work included."""
        return await self.answer(act.command(self.realm, *self._scene(by, at), name, options or {}))

    async def suggest(
        self,
        name: str,
        options: Mapping[str, Any],
        *,
        by: Person | None = None,
        at: Place | None = None,
    ) -> list[Json]:
        """Type into /name, the last of `options` being typed, and return the offered choices."""
        focused = list(options)[-1]
        answer = await self.answer(
            act.autocomplete(self.realm, *self._scene(by, at), name, options, focused)
        )
        return answer.callback["data"]["choices"]

    async def press(
        self, answer: Answer, label: str, *, by: Person | None = None, at: Place | None = None
    ) -> Answer:
        """Press the button that says `label` under an answer."""
        return await self.answer(
            act.press(self.realm, *self._scene(by, at), _message(answer), label)
        )

    async def choose(
        self, answer: Answer, *values: str, by: Person | None = None, at: Place | None = None
    ) -> Answer:
        """Pick values in the select menu under an answer."""
        return await self.answer(
            act.choose(self.realm, *self._scene(by, at), _message(answer), *values)
        )

    async def answer(self, interaction: Interaction) -> Answer:
        """Send an interaction and wait for everything the bot makes of it."""
        await self.send(interaction)
        async with _in_time(DEADLINE, f"no answer to {interaction.payload['data']}"):
            callback = await interaction.answered
        async with _in_time(_WORK, f"no end of the work on {interaction.payload['data']}"):
            await interaction.settled
        return Answer(callback, interaction.message, interaction.followups)

    async def send(self, interaction: Interaction) -> None:
        """Send an interaction, and leave it to the caller to look at its answer."""
        self.realm.interactions[interaction.token] = interaction
        interaction.sent_at = time.perf_counter()
        await self.gateway.send(interaction)

    async def write(
        self,
        text: str,
        *,
        by: Person | None = None,
        at: Place | None = None,
        reply_to: Json | None = None,
        **parts: object,
    ) -> Json:
        """Write a message, and return the event that the bot was told it with."""
        event = act.message(self.realm, *self._scene(by, at), text, reply_to=reply_to, **parts)
        await self.hear(event)
        return event

    async def hear(self, event: Json) -> None:
        """Tell the bot of a message, which it may know already."""
        await self.gateway.dispatch("MESSAGE_CREATE", event, int(event.get("guild_id", 0)))

    def replies_to(self, message: Json) -> list[Json]:
        """Return what stands in reply to a message."""
        return [
            each
            for each in list(self.realm.messages.values())
            if each.get("message_reference", {}).get("message_id") == message["id"]
        ]

    async def reply_to(self, message: Json) -> Json:
        """Wait for the bot's reply to a message, for which Discord knows no deadline."""
        async with _in_time(_WORK, f"no reply to {message['content']!r}"):
            while not (found := self.replies_to(message)):  # noqa: ASYNC110 - the bot writes them
                await asyncio.sleep(_LOOK)
        return found[0]

    def forget(self) -> None:
        """Drop what was asked and said so far, for runs of many thousands."""
        self.realm.forget()
        self.rest.requests.clear()

    def _scene(self, by: Person | None, at: Place | None) -> tuple[Person, Place]:
        return by or self.realm.alice, at or self.realm.in_server()


def _message(answer: Answer) -> Json:
    if answer.message is None:
        raise LookupError("this answer has no message")
    return answer.message


@asynccontextmanager
async def _in_time(seconds: float, complaint: str) -> AsyncGenerator[None]:
    try:
        async with asyncio.timeout(seconds):
            yield
    except TimeoutError:
        raise TimeoutError(f"{complaint} within {seconds:g} s") from None
