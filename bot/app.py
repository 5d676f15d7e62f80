"""The composition root: opens every part in order, closes them in reverse."""

from __future__ import annotations

import asyncio
import logging
import secrets
from collections.abc import AsyncGenerator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext
from functools import partial
from importlib import import_module
from tempfile import TemporaryDirectory

from bot import log
from bot.cards.words import Languages
from bot.clock import Clock, SystemClock
from bot.content import library as read_library
from bot.content.reload import Reload, collect_from_now_on
from bot.content.zones import zones as known_zones
from bot.domain.catalogue.catalogue import Catalogue
from bot.domain.question.library import Library
from bot.domain.shards import ALL, Shards
from bot.metrics import Metrics
from bot.notify import Supervisor
from bot.pictures.shelf import opened_shelf
from bot.presentation import endpoint
from bot.presentation.ahead import Ahead
from bot.presentation.asker import Readers
from bot.presentation.client import Client
from bot.presentation.commands import add_commands
from bot.presentation.controls import CONTROLS
from bot.presentation.controls.switchboard import Switchboard
from bot.presentation.deck import Deck
from bot.presentation.desk import Desk
from bot.presentation.limit import Limit
from bot.presentation.line import Hear, deaf
from bot.presentation.listening import Listening
from bot.presentation.muffler import Muffler
from bot.presentation.pace import RATE, Pace
from bot.presentation.presence import Presence
from bot.presentation.publisher import DiscordPublisher
from bot.programme.heartbeat import Heartbeat
from bot.programme.programme import Programme
from bot.settings import (
    ENV_FILE,
    Settings,
    env_file,
    misnamed,
    packaged_catalogue,
    supervisor_address,
)
from bot.signals import Signals
from bot.storage import adapter
from bot.storage.commands import SyncedCommands
from bot.storage.sqlite.file import open_to_others, too_open
from bot.storage.transaction import OpenDatabase

_log = logging.getLogger(__name__)

Status = Callable[[Client, Desk, OpenDatabase], AbstractAsyncContextManager[None]]
"""Tells whoever asks how the bot is doing, as long as it is entered."""

_SETTLED = 3  # seconds after which a start is over


def unwatched(_: Client, __: Desk, ___: OpenDatabase) -> AbstractAsyncContextManager[None]:
    """Tell nobody."""
    return nullcontext()


@asynccontextmanager
async def opened(
    library: Library,
    database_url: str,
    clock: Clock,
    seed: Callable[[], str] | None = None,
    hear: Hear = deaf,
    proxy: str | None = None,
    supervisor: Supervisor | None = None,
    *,
    pace: float | None = RATE,
    has_pictures: bool = False,
    hears_mentions: bool | None = None,
    shards: Shards = ALL,
    status: Status = unwatched,
) -> AsyncGenerator[tuple[Client, Desk]]:
    """Give the bot, ready to be connected, and its desk, with all that it stands on open around it.

    `seed` makes what draws are drawn from: unforeseeable, unless a rehearsal wants it otherwise.
    `hear` is told what time it is at Discord, with each of its answers; `proxy` leads there. All
    processes together ask `pace` things a second of Discord, or as many as they like. The
    `supervisor` is told that the heart beats. With pictures, a second process draws them as soon as
    one is needed. Whether it `hears_mentions` is found out from the number of servers, where it is
    not said. It serves the servers of its `shards`. `status` tells whoever asks how it is doing
    meanwhile.
    """
    supervisor = supervisor or Supervisor(None)
    languages = Languages.load()
    metrics = Metrics()
    async with (
        adapter.opened(
            database_url, flushed=metrics.flushes.add, refused=metrics.refused
        ) as database,
        opened_shelf(is_on=has_pictures, tally=metrics.pictures) as shelf,
    ):
        programme = Programme.over(
            database,
            lambda: library.catalogue,
            clock,
            seed=seed or partial(secrets.token_hex, 32),
            metrics=metrics,
            shards=shards,
        )
        countries = programme.weeks.countries
        await countries.read()
        await programme.weeks.earshots.read()
        readers = Readers(library, languages, clock, countries)
        commands = SyncedCommands(database)
        deck = Deck()
        ahead = Ahead(readers, programme.diary, shelf, deck)
        client = Client(
            readers,
            languages,
            clock,
            commands,
            programme,
            shelf,
            ahead,
            metrics,
            Pace(pace, programme.processes.alive),
            hear,
            proxy,
            hears_mentions=hears_mentions,
        )
        publisher = DiscordPublisher(client, client.errands, readers, clock, shelf, ahead)
        heartbeat = Heartbeat(programme, publisher, clock, moved=supervisor.beat, metrics=metrics)
        client.while_connected(heartbeat.run)
        desk = Desk(
            library=library,
            languages=languages,
            readers=readers,
            zones=known_zones(packaged_catalogue() / "zones"),
            clock=clock,
            programme=programme,
            heartbeat=heartbeat,
            publisher=publisher,
            deck=deck,
            answering=client.answering,
            admission=client.admission,
            replies=client.replies,
            errands=client.errands,
            integrations=client.integrations,
            limit=Limit(clock.now),
            presence=Presence(client, programme.hearing),
            metrics=metrics,
        )
        add_commands(client.tree, desk)
        client.event(Switchboard(desk, CONTROLS).on_interaction)
        client.event(Listening(client, desk, shelf).on_message)
        async with client, status(client, desk, database):
            yield client, desk


async def run(settings: Settings, signals: Signals) -> None:
    """Run the bot until a signal asks for the end; raises OperatorError and its kin."""
    token = settings.token()
    _prepare(settings)
    read, clock = _reading(settings), SystemClock()
    library, supervisor = read(), Supervisor(supervisor_address())
    async with opened(
        library,
        settings.database_url,
        clock,
        hear=clock.hear,
        proxy=settings.proxy,
        supervisor=supervisor,
        pace=settings.pace,
        has_pictures=settings.onejob_pictures == "on",
        hears_mentions=settings.hears_mentions,
        shards=settings.shards,
        status=_status(settings),
    ) as (client, desk):
        url = settings.database_url
        is_open = too_open(url) if adapter.is_file(url) else None
        for told in filter(None, (open_to_others(env_file(), ENV_FILE), is_open)):
            _log.warning(told)
        clock.asks(partial(endpoint.follow_gateway, client))
        reload = Reload(library, read, clock, supervisor.reloading)
        call = asyncio.get_running_loop().call_soon_threadsafe
        with signals.heard(call, client.stop, reload.ask):
            collect_from_now_on()
            preparing = asyncio.create_task(_prepare_questions(library), name="names")
            try:
                async with desk.programme.processes.joined():
                    await client.serve(token)
            finally:
                supervisor.stopping()
                signals.end_in_time()
                preparing.cancel()


async def sync(settings: Settings) -> int:
    """Give Discord the commands, whatever it has, and return how many; raises OperatorError."""
    token = settings.token()
    _prepare(settings)
    library = _reading(settings)()
    async with opened(
        library, settings.database_url, SystemClock(), proxy=settings.proxy, pace=settings.pace
    ) as (client, _):
        return await client.give_commands(token)


@asynccontextmanager
async def visited(settings: Settings, hear: Hear) -> AsyncGenerator[Client]:
    """Give the bot, logged in for some questions: it changes nothing, and may run meanwhile.

    Its own database is left alone: what it needs of one, it has for the moment. Raises
    OperatorError.
    """
    token = settings.token()
    endpoint.point_at(settings.discord_api_url)
    with TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/onejob.sqlite3"
        none, clock = Library(Catalogue([])), SystemClock()
        async with (
            opened(none, url, clock, hear=hear, proxy=settings.proxy, pace=settings.pace) as (
                client,
                _,
            ),
            client.visiting(token),
        ):
            yield client


def _status(settings: Settings) -> Status:
    """Return what tells how the bot is doing. What serves it takes time and memory to load."""
    address = settings.status_address
    if address is None:
        return unwatched
    return partial(import_module("bot.status.server").served, address)


def _reading(settings: Settings) -> Callable[[], Library]:
    """Return what reads the catalogue in use."""
    return partial(read_library, *settings.catalogue_folders, otherwise=packaged_catalogue())


async def _prepare_questions(library: Library) -> None:
    """Have questions understood at once when somebody asks; a start is busy enough without that.

    Whoever asks earlier waits for it.
    """
    await asyncio.sleep(_SETTLED)
    await asyncio.to_thread(library.prepare)
    collect_from_now_on()  # nor look through all of it for garbage


def _prepare(settings: Settings) -> None:
    level, form = settings.onejob_log_level, settings.onejob_log_format
    log.configure(level, form, Muffler(), secret=settings.token())
    for sentence in misnamed():
        _log.warning(sentence)
    endpoint.point_at(settings.discord_api_url)
