"""The few pages over HTTP: alive, ready, and all numbers."""

from __future__ import annotations

import os
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

from aiohttp.web import Application, AppRunner, Request, Response, TCPSite
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from bot.domain.errors import OperatorError
from bot.presentation.client import Client
from bot.presentation.desk import Desk
from bot.status.condition import Watch
from bot.status.families import Families
from bot.storage.transaction import OpenDatabase

_END = 0.1  # seconds that an answer under way gets, twice, when the bot is stopped


@asynccontextmanager
async def served(
    address: tuple[str, int], client: Client, desk: Desk, database: OpenDatabase
) -> AsyncGenerator[None]:
    """Tell how the bot is doing at that host and port. Raises OperatorError."""
    async with listening(address, Watch(client, desk, database)):
        yield


@asynccontextmanager
async def listening(address: tuple[str, int], watch: Watch) -> AsyncGenerator[int]:
    """Serve what `watch` sees, and give the port. Nothing is logged of who asks."""
    pages, application = _Pages(watch), Application()
    application.router.add_get("/healthz", pages.live)
    application.router.add_get("/readyz", pages.ready)
    application.router.add_get("/metrics", pages.metrics)
    runner = AppRunner(application, access_log=None, shutdown_timeout=_END)
    await runner.setup()
    try:
        site = TCPSite(runner, *address)
        try:
            await site.start()
        except OSError as error:
            raise _refused(address, error) from None
        [(_, port, *_), *_] = runner.addresses
        yield port
    finally:
        await runner.cleanup()


class _Pages:
    """What there is to ask for."""

    def __init__(self, watch: Watch) -> None:
        self._watch = watch

    async def live(self, _: Request) -> Response:
        return Response(text="The process answers.\n")

    async def ready(self, _: Request) -> Response:
        condition = await self._watch.condition()
        troubles = [f"{trouble}\n" for trouble in condition.troubles()]
        if troubles:
            return Response(status=503, text="".join(troubles))
        return Response(text="Ready.\n")

    async def metrics(self, _: Request) -> Response:
        body = generate_latest(Families(await self._watch.look()))
        return Response(body=body, headers={"Content-Type": CONTENT_TYPE_LATEST})


def _refused(address: tuple[str, int], error: OSError) -> OperatorError:
    host, port = address
    number = error.errno or 0
    why = os.strerror(number) if number > 0 else error.strerror  # names that are not found
    return OperatorError(
        f"The bot cannot listen at {host}, port {port} ({why}): set ONEJOB_STATUS to an address of "
        "this machine and a port that nobody else uses, or leave it empty."
    )
