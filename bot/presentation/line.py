"""The line to Discord: what each request of the client passes on its way there and back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from types import SimpleNamespace

import aiohttp

from bot.clock import uptime
from bot.presentation import course, endpoint
from bot.presentation.once import once
from bot.presentation.pace import Pace, Turn

Hear = Callable[[datetime, float], None]
"""Is told what time Discord said it was, and how many seconds its answer took."""

_UNLIMITED = ("/interactions/", "/webhooks/")
_REST = 1.0  # seconds, where Discord does not say for how long


def deaf(_said: datetime, _took: float) -> None:
    """Do not care what time it is at Discord, as where time is simulated."""


def line(pace: Pace, hear: Hear = deaf) -> aiohttp.TraceConfig:
    """Return what a client needs as `http_trace`.

    It is the one place that all requests of discord.py pass: those it repeats by itself as well,
    the pages of a history, the commands at the start. So each of them waits for its turn here.
    Answers to interactions do not: Discord does not count them. Where Discord refuses one for the
    whole bot, all others rest as well: discord.py holds back those alone that have not come here
    yet. And whatever Discord answers, it says what time it is there: its `Date`, to the second.
    """
    trace = aiohttp.TraceConfig()

    async def begins(
        _: aiohttp.ClientSession, passing: SimpleNamespace, params: aiohttp.TraceRequestStartParams
    ) -> None:
        path = endpoint.path(params.url)
        is_counted = path is not None and not path.startswith(_UNLIMITED)
        passing.turn = await pace.turn() if is_counted else None
        passing.began = uptime() if path is not None else None

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
            await _heed(params.response, pace)
        if passing.began is not None and (said := _date(params.response)):
            hear(said, uptime() - passing.began)

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


async def _heed(response: aiohttp.ClientResponse, pace: Pace) -> None:
    """Let the whole bot rest where Discord refuses it as a whole.

    The body says for how long; `Retry-After` says it in whole seconds.
    """
    if response.status != 429 or "X-RateLimit-Global" not in response.headers:
        return
    try:
        pace.rest(float((await response.json())["retry_after"]))
    except (aiohttp.ClientError, LookupError, TypeError, ValueError):
        pace.rest(_REST)


def _date(response: aiohttp.ClientResponse) -> datetime | None:
    """Return when Discord says that it answered; none where it was somebody on the way."""
    headers = response.headers
    is_kept = "Age" in headers or "X-Cached" in headers or headers.get("CF-Cache-Status") == "HIT"
    is_discord_s = response.status == 204 or "json" in headers.get("Content-Type", "")
    if is_kept or not is_discord_s or response.status >= 300:
        return None
    try:
        said = parsedate_to_datetime(headers.get("Date", ""))
    except ValueError:
        return None
    return said if said.tzinfo is not None else said.replace(tzinfo=UTC)
