"""The bot's connection to Discord."""

from __future__ import annotations

import asyncio
import logging
import sys
from collections.abc import Generator
from contextlib import contextmanager
from typing import Any

import discord
from discord import app_commands
from yarl import URL

from bot.cards.words import DEFAULT, Languages
from bot.clock import Clock
from bot.domain.catalogue.catalogue import Catalogue
from bot.domain.catalogue.library import Library
from bot.domain.errors import OperatorError
from bot.domain.week.zone import Zones
from bot.presentation import endpoint, failure, token
from bot.presentation.deck import Deck
from bot.presentation.delivery import Delivery, Record, digest
from bot.presentation.errands import Errands
from bot.presentation.integrations import Integrations
from bot.presentation.line import Hear, deaf, line
from bot.presentation.membership import Membership
from bot.presentation.offer import Offers
from bot.presentation.pace import Pace
from bot.presentation.replies import Replies
from bot.presentation.verdict import FAILURES
from bot.programme.heartbeat import Heartbeat
from bot.programme.programme import Programme
from bot.programme.publisher import Publisher

_log = logging.getLogger(__name__)

PATIENCE = 5.0
"""Seconds that answers in flight get when the bot is stopped."""

_LONGEST_WAIT = 30.0
"""Seconds that discord.py waits when Discord limits a request; it takes no less."""


_LAUNCHES = 3
"""How often the gateway is tried at the start, some seconds apart, before the program ends."""


class Client(discord.AutoShardedClient):
    """Answers commands and controls; needs no privileged intent and keeps no members or messages.

    Whoever makes it adds commands to `tree`, registers `on_interaction` for the controls, and sets
    `publisher` and `heartbeat` before it starts. The heartbeat beats from the moment on in which
    the servers are known, until the client is closed.

    discord.py runs each command and control in a task of its own and waits for none of them when
    it closes. So whatever answers an interaction asks `takes_up` first: its task is waited for.
    """

    publisher: Publisher
    heartbeat: Heartbeat

    def __init__(
        self,
        library: Library,
        languages: Languages,
        clock: Clock,
        commands: Record,
        programme: Programme,
        zones: Zones,
        hear: Hear = deaf,
        proxy: str | None = None,
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
            # heartbeat tries again by itself.
            max_ratelimit_timeout=_LONGEST_WAIT,
            http_trace=line(Pace(), hear),
            proxy=proxy,
        )
        self.library = library
        self.languages = languages
        self.programme = programme
        self.zones = zones
        self.deck = Deck(library, clock)
        self.replies = Replies(library, languages)
        self.tree = Tree(self)
        self.clock = clock
        self.delivery = Delivery(self.tree, commands, clock)
        self.errands = Errands(self)
        self.integrations = Integrations(self, self.errands, clock)
        self._membership = Membership(programme.servers, languages, clock, self.errands)
        self._heartbeat: asyncio.Task[None] | None = None
        self._answering: set[asyncio.Task[Any]] = set()
        self._is_closing = False
        self._stopped = asyncio.Event()
        self._death: OperatorError | None = None
        self._failed_launches = 0
        self._is_errand = False
        self._is_first_asking = True
        """Whether what cannot be understood is most likely somebody else's answer."""

    @property
    def catalogue(self) -> Catalogue:
        """The one in use at this moment."""
        return self.library.catalogue

    async def setup_hook(self) -> None:
        self._is_first_asking = False
        await self.tree.set_translator(Translator(self.languages))
        if self._is_errand:
            return
        await self.delivery.bring()
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
        await self.heartbeat.run()

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
        self._stopped.set()

    async def connect(self, *, reconnect: bool = True) -> None:
        self._is_first_asking = True
        limit = await endpoint.follow_gateway(self)
        self._is_first_asking = False
        if limit.remaining <= 0:  # Discord resets the token of a bot that goes on nevertheless
            raise failure.no_sessions(limit.total, limit.reset)
        await super().connect(reconnect=reconnect)

    async def launch_shard(self, gateway: URL, shard_id: int, *, initial: bool = False) -> None:
        """Not for ever, as discord.py does, which calls it again from where it caught the error."""
        error = sys.exception()
        if error is not None:
            self._failed_launches += 1
            if isinstance(error, discord.ConnectionClosed) or self._failed_launches >= _LAUNCHES:
                raise error
        await super().launch_shard(gateway, shard_id, initial=initial)
        self._failed_launches = 0

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

    def stop(self) -> None:
        """Have `serve` return."""
        _log.info("stopping")
        self._stopped.set()

    async def serve(self, secret: str) -> None:
        """Stay connected, with the bot's token, until somebody calls `stop`.

        Raises OperatorError, with the cure, whatever ends the connection or keeps it from coming
        up; and where the heartbeat has stopped.
        """
        serving = asyncio.create_task(self._connected(secret))
        stopped = asyncio.create_task(self._stopped.wait())
        try:
            await asyncio.wait((serving, stopped), return_when=asyncio.FIRST_COMPLETED)
        finally:
            stopped.cancel()
            await _ended(serving)
        if self._death is not None:
            raise self._death
        if not serving.cancelled():
            await serving

    async def _connected(self, secret: str) -> None:
        with self._explained(secret):
            await self.start(secret)

    async def give_commands(self, secret: str) -> int:
        """Give Discord the commands, whatever it has, and return how many; do nothing else.

        Raises OperatorError.
        """
        self._is_errand = True
        with self._explained(secret):
            await self.login(secret)
            return await self.delivery.give()

    @contextmanager
    def _explained(self, secret: str) -> Generator[None]:
        token.refuse(secret)
        try:
            yield
        except OperatorError:
            raise
        except Exception as error:
            raise self._reason(error, secret) from None

    def _reason(self, error: Exception, secret: str) -> OperatorError:
        if known := failure.reason(error, secret):
            return known
        if self._is_first_asking and isinstance(error, FAILURES):
            return failure.unreadable(error)
        reference = self.replies.record(error, "the connection")
        return OperatorError(
            f"The connection has ended for a reason that nobody foresaw; reference {reference} in "
            "the log says more. Start the bot again; systemd does, with Restart=on-failure."
        )


async def _ended(task: asyncio.Task[Any]) -> None:
    """Cancel a task until it has ended.

    Once is not enough: `asyncio.wait_for` (Python 3.11) forgets a cancellation that comes when what
    it waits for is done, and so does discord.py while a shard connects again.
    """
    while not task.done():
        task.cancel()
        await asyncio.wait((task,), timeout=0.1)


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
        return digest(payload)

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
