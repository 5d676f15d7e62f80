"""The bot's client in this process, connected to the server as it would be to Discord."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path

from discord.gateway import DiscordWebSocket
from discord.http import Route

from benchmarks import synthetic
from bot.app import opened
from bot.clock import SystemClock
from bot.content import load
from bot.domain.question.library import Library
from bot.presentation import endpoint
from bot.presentation.client import Client
from bot.presentation.desk import Desk
from tests.wire.server import Server

_PROFESSIONS = 6


@asynccontextmanager
async def bot_of(
    server: Server, folder: Path, *, has_pictures: bool = False
) -> AsyncGenerator[tuple[Client, Desk]]:
    """Connect with an empty database in the folder; nothing else may be connected meanwhile."""
    synthetic.write(folder / "catalogue", _PROFESSIONS)
    library = Library(load(folder / "catalogue"))
    before = Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY
    endpoint.point_at(server.url)
    try:
        database = f"sqlite:///{folder / 'onejob.sqlite3'}"
        async with opened(library, database, SystemClock(), has_pictures=has_pictures) as (
            client,
            desk,
        ):
            serving = asyncio.create_task(client.serve(server.realm.token))
            await server.until_ready()
            await client.wait_until_ready()
            yield client, desk
            await client.close()
            await serving
    finally:
        Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY = before
