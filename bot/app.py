"""The composition root: opens every part in order, closes them in reverse."""

from __future__ import annotations

import asyncio
import logging
import secrets
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from functools import partial

from bot import log
from bot.clock import Clock, SystemClock
from bot.content import load
from bot.content.zones import zones as known_zones
from bot.domain.catalogue.library import Library
from bot.presentation import endpoint
from bot.presentation.browsing import BROWSING
from bot.presentation.client import Client
from bot.presentation.commands import add_commands
from bot.presentation.comparing import COMPARING
from bot.presentation.controls import CONTROLS, Switchboard
from bot.presentation.decisions import DECISIONS
from bot.presentation.line import Hear, deaf
from bot.presentation.muffler import Muffler
from bot.presentation.publisher import DiscordPublisher
from bot.presentation.text import Languages
from bot.presentation.voting import VOTING
from bot.reload import Reload, collect_from_now_on
from bot.scheduler import Scheduler
from bot.series.programme import Programme
from bot.settings import Settings, misnamed, packaged_catalogue
from bot.signals import Signals
from bot.storage.commands import SyncedCommands
from bot.storage.database import Database
from bot.storage.file import too_open

_log = logging.getLogger(__name__)


@asynccontextmanager
async def opened(
    library: Library,
    database_url: str,
    clock: Clock,
    seed: Callable[[], str] | None = None,
    hear: Hear = deaf,
    proxy: str | None = None,
) -> AsyncGenerator[Client]:
    """Give the bot, ready to be connected, with everything it stands on open around it.

    `seed` makes what draws are drawn from: unforeseeable, unless a rehearsal wants it otherwise.
    `hear` is told what time it is at Discord, with each of its answers; `proxy` leads there.
    """
    languages = Languages.load()
    async with Database.open(database_url) as database:
        programme = Programme.over(
            database, lambda: library.catalogue, clock, seed=seed or partial(secrets.token_hex, 32)
        )
        commands = SyncedCommands(database)
        zones = known_zones(packaged_catalogue() / "zones")
        client = Client(library, languages, clock, commands, programme, zones, hear, proxy)
        client.publisher = DiscordPublisher(client)
        client.scheduler = Scheduler(programme, client.publisher, clock)
        add_commands(client)
        controls = (*CONTROLS, *BROWSING, *COMPARING, *VOTING, *DECISIONS)
        client.event(Switchboard(*controls).on_interaction)
        async with client:
            yield client


async def run(settings: Settings, signals: Signals) -> None:
    """Run the bot until a signal asks for the end; raises OperatorError and its kin."""
    token = settings.token()
    _prepare(settings)
    folders, clock = settings.catalogue_folders, SystemClock()
    library = Library(load(*folders))
    async with opened(
        library, settings.database_url, clock, hear=clock.hear, proxy=settings.proxy
    ) as client:
        if told := too_open(settings.database_url):
            _log.warning(told)
        clock.asks(partial(endpoint.follow_gateway, client))
        reload = Reload(library, folders, clock)
        call = asyncio.get_running_loop().call_soon_threadsafe
        with signals.heard(call, client.stop, reload.ask):
            collect_from_now_on()
            await client.serve(token)


async def sync(settings: Settings) -> int:
    """Give Discord the commands, whatever it has, and return how many; raises OperatorError."""
    token = settings.token()
    _prepare(settings)
    library = Library(load(*settings.catalogue_folders))
    async with opened(
        library, settings.database_url, SystemClock(), proxy=settings.proxy
    ) as client:
        return await client.give_commands(token)


def _prepare(settings: Settings) -> None:
    log.configure(settings.onejob_log_level, settings.onejob_log_format, Muffler())
    for sentence in misnamed():
        _log.warning(sentence)
    endpoint.point_at(settings.discord_api_url)
