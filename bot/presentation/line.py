"""The line to Discord: what each request of the client passes on its way there and back."""

from __future__ import annotations

from types import SimpleNamespace

import aiohttp
from yarl import URL

from bot.presentation import course, endpoint
from bot.presentation.once import once
from bot.presentation.pace import Pace, Turn

_UNLIMITED = ("/interactions/", "/webhooks/")


def line(pace: Pace) -> aiohttp.TraceConfig:
    """Return what a client needs as `http_trace`.

    It is the one place that all requests of discord.py pass: those it repeats by itself as well,
    the pages of a history, the commands at the start. So each of them waits for its turn here.
    Answers to interactions do not: Discord does not count them.
    """
    trace = aiohttp.TraceConfig()

    async def begins(
        _: aiohttp.ClientSession, passing: SimpleNamespace, params: aiohttp.TraceRequestStartParams
    ) -> None:
        passing.turn = await pace.turn() if _is_counted(params.url) else None

    async def leaves(
        _: aiohttp.ClientSession,
        passing: SimpleNamespace,
        __: aiohttp.TraceRequestHeadersSentParams,
    ) -> None:
        if turn := _turn(passing):
            turn.sent()

    async def answered(
        _: aiohttp.ClientSession, passing: SimpleNamespace, params: aiohttp.TraceRequestEndParams
    ) -> None:
        if turn := _turn(passing):
            turn.over()
            course.note(params.response.status)

    async def failed(
        _: aiohttp.ClientSession,
        passing: SimpleNamespace,
        __: aiohttp.TraceRequestExceptionParams,
    ) -> None:
        if turn := _turn(passing):
            if turn.is_sent and not turn.is_over:
                course.note(None)
            turn.over()

    trace.on_request_start.append(begins)
    trace.on_request_headers_sent.append(leaves)
    trace.on_request_end.append(answered)
    trace.on_request_exception.append(failed)
    once(trace)
    return trace


def _turn(passing: SimpleNamespace) -> Turn | None:
    return passing.turn


def _is_counted(url: URL) -> bool:
    path = endpoint.path(url)
    return path is not None and not path.startswith(_UNLIMITED)
