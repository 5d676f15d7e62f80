"""The bot's connection to Discord."""

from __future__ import annotations

import asyncio
import logging
import sys
from datetime import datetime
from hashlib import sha256
from typing import Any, Protocol

import aiohttp
import discord
import orjson
from discord import app_commands

from bot.clock import Clock
from bot.domain.catalogue import Catalogue
from bot.domain.errors import OperatorError
from bot.domain.library import Library
from bot.domain.zone import Zones
from bot.presentation import endpoint
from bot.presentation.asking import Asking
from bot.presentation.cards.deck import Deck
from bot.presentation.integrations import Integrations
from bot.presentation.line import Hear, deaf, line
from bot.presentation.membership import Membership
from bot.presentation.offer import Offers
from bot.presentation.pace import Pace
from bot.presentation.replies import Replies
from bot.presentation.text import DEFAULT, Languages
from bot.scheduler import Publisher, Scheduler
from bot.series.programme import Programme

_log = logging.getLogger(__name__)

PATIENCE = 5.0
"""Seconds that answers in flight get when the bot is stopped."""

_LONGEST_WAIT = 30.0
"""Seconds that discord.py waits when Discord limits a request; it takes no less."""


class SyncRecord(Protocol):
    """Remembers which command definitions Discord was last given."""

    async def synced(self, application_id: int) -> str | None: ...

    async def record(self, application_id: int, digest: str, at: datetime) -> None: ...


class Client(discord.AutoShardedClient):
    """Answers commands and controls; needs no privileged intent and keeps no members or messages.

    Whoever makes it adds commands to `tree`, registers `on_interaction` for the controls, and sets
    `publisher` and `scheduler` before it starts. The scheduler beats from the moment on in which
    the servers are known, until the client is closed.

    discord.py runs each command and control in a task of its own and waits for none of them when
    it closes. So whatever answers an interaction asks `takes_up` first: its task is waited for.
    """

    publisher: Publisher
    scheduler: Scheduler

    def __init__(
        self,
        library: Library,
        languages: Languages,
        clock: Clock,
        commands: SyncRecord,
        programme: Programme,
        zones: Zones,
        hear: Hear = deaf,
    ) -> None:
        # The bot never speaks aloud; without this, each start warns of two missing libraries.
        discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False
        super().__init__(
            intents=discord.Intents(guilds=True),
            allowed_mentions=discord.AllowedMentions.none(),
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
            max_messages=None,
            # Otherwise a request that Discord wants to see later sleeps here, for minutes: the
            # scheduler tries again by itself.
            max_ratelimit_timeout=_LONGEST_WAIT,
            http_trace=line(Pace(), hear),
        )
        self.library = library
        self.languages = languages
        self.programme = programme
        self.zones = zones
        self.deck = Deck(library, clock)
        self.replies = Replies(library, languages)
        self.tree = Tree(self)
        self.clock = clock
        self._commands = commands
        self.asking = Asking(self)
        self.integrations = Integrations(self, self.asking)
        self._membership = Membership(programme.plan, languages, clock, self.asking)
        self._heartbeat: asyncio.Task[None] | None = None
        self._answering: set[asyncio.Task[Any]] = set()
        self._is_closing = False
        self._serving: asyncio.Task[Any] | None = None
        self._death: OperatorError | None = None

    @property
    def catalogue(self) -> Catalogue:
        """The one in use at this moment."""
        return self.library.catalogue

    async def setup_hook(self) -> None:
        await self.tree.set_translator(Translator(self.languages))
        await self._sync_commands()
        self._heartbeat = asyncio.create_task(self._beat(), name="heartbeat")
        self._heartbeat.add_done_callback(self._heart_stopped)

    def takes_up(self) -> bool:
        """Whether the running task may answer an interaction: not once the bot is being closed."""
        if self._is_closing:
            return False
        task = asyncio.current_task()
        assert task is not None
        self._answering.add(task)
        task.add_done_callback(self._answering.discard)
        return True

    async def close(self) -> None:
        """Begin nothing new, finish what is being answered and recorded, then disconnect.

        Answers that take longer than PATIENCE are cut off.
        """
        self._is_closing = True
        await self._finish_answers()
        if self._heartbeat is not None:
            self._heartbeat.cancel()
            await asyncio.wait([self._heartbeat])
        await super().close()

    async def _finish_answers(self) -> None:
        if not self._answering:
            return
        _, late = await asyncio.wait(self._answering, timeout=PATIENCE)
        if late:
            _log.warning("%d answers took too long and were cut off", len(late))
            for task in late:
                task.cancel()
            await asyncio.wait(late)

    async def _beat(self) -> None:
        # Before that, channels and permissions are not known, and every post would seem blocked.
        await self.wait_until_ready()
        await self.scheduler.run()

    def _heart_stopped(self, heartbeat: asyncio.Task[None]) -> None:
        """End `serve` if nobody meant the heart to stop: nothing would ever be posted again."""
        if self._is_closing or heartbeat.cancelled():
            return
        error = heartbeat.exception() or RuntimeError("it ended as if its work was done")
        reference = self.replies.record(error, "the heartbeat")
        self._death = OperatorError(
            f"The heartbeat has stopped, and without it nothing is posted; reference {reference} "
            "in the log says why. Start the bot again; systemd does, with Restart=on-failure."
        )
        if self._serving is not None:
            self._serving.cancel()

    async def _sync_commands(self) -> None:
        """Give Discord the commands if they are not those it was last given.

        A refusal is logged and the bot runs on: the commands that Discord knows still work.
        """
        application = self.application_id
        assert application is not None  # known since the login
        digest = await self.tree.digest()
        if await self._commands.synced(application) == digest:
            return
        try:
            await self.tree.sync()
        except (discord.HTTPException, discord.RateLimited):
            _log.exception("Discord did not take the commands; it gets them at the next start")
            return
        await self._commands.record(application, digest, self.clock.now())
        _log.info("the commands have changed and were given to Discord")

    async def connect(self, *, reconnect: bool = True) -> None:
        await endpoint.follow_gateway(self)
        await super().connect(reconnect=reconnect)

    async def on_ready(self) -> None:
        _log.info("ready as %s in %d servers", self.user, len(self.guilds))
        await self._membership.started(self.guilds)

    async def on_guild_join(self, guild: discord.Guild) -> None:
        await self._membership.joined(guild)

    async def on_raw_app_command_permissions_update(
        self, change: discord.RawAppCommandPermissionsUpdateEvent
    ) -> None:
        self.integrations.forget(change.guild.id)

    async def on_guild_remove(self, guild: discord.Guild) -> None:
        await self._membership.left(guild)

    async def on_error(self, event_method: str, /, *_args: Any, **_kwargs: Any) -> None:
        error = sys.exception()
        if error is not None:
            self.replies.record(error, event_method)

    async def serve(self, token: str) -> None:
        """Stay connected until closed.

        Raises OperatorError where Discord refuses the token or cannot be reached, and where the
        heartbeat has stopped.
        """
        self._serving = asyncio.current_task()
        try:
            await self.start(token)
        except asyncio.CancelledError:
            if self._death is None:
                raise
            raise self._death from None
        except discord.LoginFailure:
            raise OperatorError(
                "Discord does not accept DISCORD_TOKEN. Copy the token again from the Developer "
                "Portal (your application, Bot, Reset Token) into .env."
            ) from None
        except (aiohttp.ClientConnectionError, TimeoutError) as error:
            raise OperatorError(
                f"Discord cannot be reached at {endpoint.address()} ({error}). Check the "
                "network, and DISCORD_API_URL if you set it; then start again."
            ) from None
        except (discord.HTTPException, discord.GatewayNotFound) as error:
            raise OperatorError(
                f"Discord answered with an error at {endpoint.address()} ({error}). Wait a "
                "minute and start again; check DISCORD_API_URL if you set it."
            ) from None


class Tree(app_commands.CommandTree[Client]):
    """The commands, offered everywhere unless one says otherwise."""

    def __init__(self, client: Client) -> None:
        super().__init__(
            client,
            allowed_contexts=app_commands.AppCommandContext(
                guild=True, dm_channel=True, private_channel=True
            ),
            allowed_installs=app_commands.AppInstallationType(guild=True, user=True),
        )
        self.offers = Offers()

    async def interaction_check(self, interaction: discord.Interaction[Client], /) -> bool:
        client = interaction.client
        if not client.takes_up():
            return False
        try:
            await self.offers.read_back(interaction)
        except Exception as error:
            # discord.py lets `on_error` know what a command raises, not what comes before it.
            if interaction.type is not discord.InteractionType.autocomplete:
                await client.replies.answer(interaction, error)
                return False
            client.replies.record(error, "autocomplete")
        return True

    async def digest(self) -> str:
        """Return a digest of all definitions, translations included, that changes with any."""
        assert self.translator is not None
        payload = [
            await command.get_translated_payload(self, self.translator)
            for command in self.get_commands()
        ]
        return sha256(orjson.dumps(payload, option=orjson.OPT_SORT_KEYS)).hexdigest()

    async def on_error(
        self, interaction: discord.Interaction[Client], error: app_commands.AppCommandError, /
    ) -> None:
        await interaction.client.replies.answer(interaction, error)


class Translator(app_commands.Translator):
    """Gives Discord the names and descriptions of commands in the languages that have them."""

    def __init__(self, languages: Languages) -> None:
        self._languages = languages

    async def translate(
        self,
        string: app_commands.locale_str,
        locale: discord.Locale,
        context: app_commands.TranslationContextTypes,
    ) -> str | None:
        words = self._languages.of(locale.value)
        key = string.extras.get("key")
        if key is None or words.locale == DEFAULT or not words.has(key):
            return None
        return words(key)
