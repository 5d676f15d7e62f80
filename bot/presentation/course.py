"""What became of a request, try by try: discord.py repeats some by itself."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from contextvars import ContextVar

import aiohttp

Tries = list[int | None]
"""The status that each try was answered with, in order; none where no answer came to one that had
left. A try that never left is not among them."""

NOT_SENT = (
    aiohttp.ClientConnectorError,  # refused, no such host, no route, no TLS
    aiohttp.ClientConnectorCertificateError,
    aiohttp.ConnectionTimeoutError,
    aiohttp.ClientHttpProxyError,
)
"""What aiohttp raises before anything has left."""

_followed: ContextVar[Tries | None] = ContextVar("followed", default=None)


@contextmanager
def followed() -> Generator[Tries]:
    """Give the tries of the requests that are made inside, as they are made."""
    tries = Tries()
    before = _followed.set(tries)
    try:
        yield tries
    finally:
        _followed.reset(before)


def note(status: int | None) -> None:
    """Note how a try ended, for whoever follows it."""
    tries = _followed.get()
    if tries is not None:
        tries.append(status)
