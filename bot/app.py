"""The composition root: opens every part in order, closes them in reverse."""

from __future__ import annotations

import asyncio
import logging
import secrets
import signal
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from functools import partial

from bot import log
from bot.clock import Clock, SystemClock
from bot.content import load
from bot.content.zones import zones as known_zones
from bot.domain.library import Library
from bot.presentation import endpoint
from bot.presentation.browsing import BROWSING
from bot.presentation.client import Client
from bot.presentation.commands import add_commands
from bot.presentation.comparing import COMPARING
from bot.presentation.controls import CONTROLS, Switchboard
from bot.presentation.decisions import DECISIONS
from bot.presentation.line import Hear, deaf
from bot.presentation.publisher import DiscordPublisher
from bot.presentation.text import Languages
from bot.presentation.voting import VOTING
from bot.reload import Reload, spare_the_collector
from bot.scheduler import Scheduler
from bot.series.programme import Programme
from bot.settings import Settings, packaged_catalogue
from bot.storage.commands import SyncedCommands
from bot.storage.database import Database

_log = logging.getLogger(__name__)


@asynccontextmanager
async def opened(
    library: Library,
    database_url: str,
    clock: Clock,
    seed: Callable[[], str] | None = None,
    hear: Hear = deaf,
) -> AsyncGenerator[Client]:
    """Give the bot, ready to be connected, with everything it stands on open around it.

    `seed` makes what draws are drawn from: unforeseeable, unless a rehearsal wants it otherwise.
    `hear` is told what time it is at Discord, with each of its answers.
    """
    languages = Languages.load()
    async with Database.open(database_url) as database:
        programme = Programme.over(
            database, lambda: library.catalogue, clock, seed=seed or partial(secrets.token_hex, 32)
        )
        commands = SyncedCommands(database)
        zones = known_zones(packaged_catalogue() / "zones")
        client = Client(library, languages, clock, commands, programme, zones, hear)
        client.publisher = DiscordPublisher(client)
        client.scheduler = Scheduler(programme, client.publisher, clock)
        add_commands(client)
        controls = (*CONTROLS, *BROWSING, *COMPARING, *VOTING, *DECISIONS)
        client.event(Switchboard(*controls).on_interaction)
        async with client:
            yield client


async def run(settings: Settings) -> None:
    """Run the bot until SIGTERM or Ctrl-C; raises OperatorError and its kin."""
    token = settings.token()
    log.configure(settings.onejob_log_level, settings.onejob_log_format)
    endpoint.point_at(settings.discord_api_url)
    folders, clock = settings.catalogue_folders, SystemClock()
    library = Library(load(*folders))
    spare_the_collector()
    async with opened(library, settings.database_url, clock, hear=clock.hear) as client:
        clock.asks(partial(endpoint.follow_gateway, client))
        reload = Reload(library, folders, clock)
        serving = asyncio.create_task(client.serve(token))
        loop = asyncio.get_running_loop()
        for name in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(name, serving.cancel)
        loop.add_signal_handler(signal.SIGHUP, reload.ask)
        try:
            await serving
        except asyncio.CancelledError:
            _log.info("stopping")
