"""Keeps discord.py from asking Discord twice for what cannot be told apart from asking once."""

from __future__ import annotations

from types import SimpleNamespace

import aiohttp
from yarl import URL

from bot.presentation.course import NOT_SENT


class Unanswered(aiohttp.ClientError):
    """Nobody knows whether Discord did it."""


def once(trace: aiohttp.TraceConfig) -> None:
    """Let those who follow the trace ask for a forum's post at most once.

    discord.py 2.7.1 asks again by itself after 500, 502, 504, 524 and a lost connection
    (`HTTPClient.request`), though Discord may have done it. A nonce makes that harmless in
    channels; a forum's post has none, and would stand there twice. So the request ends with
    Unanswered, and who asked looks in the forum before asking again.
    """
    trace.on_request_end.append(_answered)
    trace.on_request_exception.append(_failed)


async def _answered(
    _: aiohttp.ClientSession, __: SimpleNamespace, params: aiohttp.TraceRequestEndParams
) -> None:
    if params.response.status >= 500 and _opens_post(params.method, params.url):
        params.response.close()
        raise Unanswered(str(params.response.status))


async def _failed(
    _: aiohttp.ClientSession, __: SimpleNamespace, params: aiohttp.TraceRequestExceptionParams
) -> None:
    error = params.exception
    may_be_done = isinstance(error, OSError) and not isinstance(error, NOT_SENT)
    if may_be_done and _opens_post(params.method, params.url):
        raise Unanswered(str(error)) from error


def _opens_post(method: str, url: URL) -> bool:
    return method == "POST" and url.parts[-3] == "channels" and url.parts[-1] == "threads"
