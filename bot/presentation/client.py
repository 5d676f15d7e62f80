"""The bot's connection to Discord."""

from __future__ import annotations

import asyncio
import logging
import sys
from collections.abc import AsyncGenerator, Awaitable, Callable, Collection, Generator
from contextlib import asynccontextmanager, contextmanager
from functools import partial
from typing import Any

import discord
from yarl import URL

from bot.cards.words import Languages
from bot.clock import Clock
from bot.domain.errors import OperatorError
from bot.domain.shards import ALL, Shards
from bot.metrics import Metrics
from bot.pictures.shelf import Shelf
from bot.presentation import endpoint, failure, gate, token
from bot.presentation.admission import Admission
from bot.presentation.ahead import Ahead
from bot.presentation.answering import Answering
from bot.presentation.asker import Readers
from bot.presentation.delivery import Delivery, Record
from bot.presentation.entry import Entry
from bot.presentation.errands import Errands
from bot.presentation.integrations import Integrations
from bot.presentation.line import Hear, deaf, line
from bot.presentation.membership import Membership
from bot.presentation.pace import Pace
from bot.presentation.replies import Replies
from bot.presentation.tree import Translator, Tree
from bot.presentation.verdict import FAILURES
from bot.programme.programme import Programme

_log = logging.getLogger(__name__)

PATIENCE = 5.0
"""Seconds that answers in flight, and a post, get when the bot is stopped."""

_GOODBYE = 1.5
"""Seconds that Discord gets to say goodbye; discord.py alone waits half a minute for it."""

_LAST = 0.5
"""Seconds for what has to be recorded once nothing more can come from Discord."""

_LONGEST_WAIT = 30.0
"""Seconds that discord.py waits when Discord limits a request; it takes no less."""


MANY = 1000
"""Servers up to which messages are listened to where the operator has not said."""

_LAUNCHES = 3
"""How often the gateway is tried at the start, some seconds apart, before the program ends."""


def hears(choice: bool | None, servers: int) -> bool:
    """Whether messages are listened to; where the operator has not said, by how many servers."""
    return servers <= MANY if choice is None else choice


class Client(discord.AutoShardedClient):
    """Needs no privileged intent and keeps no members or messages.

    Where it `hears_mentions`, Discord sends it every message of every server. With None that
    depends on how many servers there are.

    Whoever makes it adds commands to `tree`, registers `on_interaction` for the controls, and says
    what is to be done `while_connected`, before it starts.
    """

    def __init__(
        self,
        readers: Readers,
        languages: Languages,
        clock: Clock,
        commands: Record,
        programme: Programme,
        shelf: Shelf,
        ahead: Ahead,
        metrics: Metrics,
        pace: Pace,
        hear: Hear = deaf,
        proxy: str | None = None,
        *,
        hears_mentions: bool | None = None,
    ) -> None:
        endpoint.never_speak()
        # What every session asks for: discord.py keeps this very object, and `_choose_events`
        # completes it before the first one begins.
        self._events = discord.Intents(guilds=True)
        self._shards = programme.weeks.shards
        self._entry = None if self._shards == ALL else Entry(programme.processes)
        super().__init__(
            **_numbered(self._shards),
            intents=self._events,
            allowed_mentions=discord.AllowedMentions.none(),
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
            max_messages=None,
            # Otherwise a request that Discord wants to see later sleeps here, for minutes: the
            # heartbeat tries again by itself.
            max_ratelimit_timeout=_LONGEST_WAIT,
            http_trace=line(pace, hear),
            proxy=proxy,
        )
        gate.guard(self)
        self._hears_mentions = hears_mentions
        self.answering = Answering(metrics)
        self.replies = Replies(readers, metrics)
        self.admission = Admission(clock.now, self.replies)
        self.tree = Tree(self, self.answering, self.admission, self.replies)
        alone = partial(programme.processes.alone, "commands")
        self.delivery = Delivery(self.tree, commands, clock, languages.know, alone)
        self.shelf = shelf
        self._ahead = ahead
        self.errands = Errands(self, shelf)
        self.integrations = Integrations(self, self.errands, clock)
        self._languages = languages
        self._membership = Membership(programme.servers, readers, clock, self.errands)
        self._work: Callable[[], Awaitable[None]] | None = None
        self._working: asyncio.Task[None] | None = None
        self._is_closing = False
        self._stopped = asyncio.Event()
        self._death: OperatorError | None = None
        self._failed_launches = 0
        self._is_visiting = False
        self._is_first_asking = True
        """Whether what cannot be understood is most likely somebody else's answer."""

    def while_connected(self, work: Callable[[], Awaitable[None]]) -> None:
        """Do it from the moment on in which the servers are known, until the client is closed.

        Before that, channels and permissions are not known, and every post would seem blocked.
        """
        self._work = work

    async def setup_hook(self) -> None:
        self._is_first_asking = False
        await self.tree.set_translator(Translator(self._languages))
        if self._is_visiting:
            return
        self._choose_events()
        await self.delivery.bring()
        if self._work is not None:
            self._working = asyncio.create_task(self._at_work(self._work), name="heartbeat")
            self._working.add_done_callback(self._stopped_working)

    def _choose_events(self) -> None:
        """Ask Discord for messages, unless the operator or the number of servers says no.

        It is known from the login on how many there are, about.
        """
        about = self.application.approximate_guild_count if self.application else 0
        wanted = hears(self._hears_mentions, about)
        self._events.guild_messages = self._events.dm_messages = wanted
        if self._hears_mentions is None and not wanted:
            _log.warning(
                "in about %d servers, mentions and direct messages are not heard: every message of "
                "every server would come here. ONEJOB_MENTIONS=on has them heard",
                about,
            )

    async def close(self) -> None:
        """Begin nothing new, finish what is being answered and recorded, then disconnect.

        Answers that take longer than PATIENCE are cut off, and so is a post: the next start looks
        whether it stands in its channel. It takes eight seconds at most, whatever Discord does.
        """
        self._is_closing = True
        heart = [self._working] if self._working is not None else []
        for work in heart:
            work.cancel()
        now = asyncio.get_running_loop().time
        until = now() + PATIENCE
        await self.answering.finish(PATIENCE)
        late = await _rest(heart, until - now())
        closing = asyncio.create_task(super().close(), name="goodbye")
        if await _rest([closing], _GOODBYE):
            await self.http.close()  # what still waits for an answer has none now
        else:
            closing.result()
        late = await _rest(late, _LAST)
        if late:
            _log.warning("a post took too long and was cut off; the next start looks for it")

    async def _at_work(self, work: Callable[[], Awaitable[None]]) -> None:
        await self.wait_until_ready()
        await work()

    def _stopped_working(self, working: asyncio.Task[None]) -> None:
        """End `serve` if nobody meant the work to end: nothing would ever be posted again."""
        if self._is_closing or working.cancelled():
            return
        error = working.exception() or RuntimeError("it ended as if its work was done")
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
        if self._entry is not None:
            self._entry.at_once = limit.at_once
        await super().connect(reconnect=reconnect)

    async def launch_shard(self, gateway: URL, shard_id: int, *, initial: bool = False) -> None:
        """Not for ever, as discord.py does, which calls it again from where it caught the error."""
        error = sys.exception()
        if error is not None:
            self._failed_launches += 1
            if isinstance(error, discord.ConnectionClosed) or self._failed_launches >= _LAUNCHES:
                raise error
        if self._entry is not None:
            await self._entry.launch(shard_id)
        await super().launch_shard(gateway, shard_id, initial=initial)
        self._failed_launches = 0

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        if self._entry is None or shard_id is None:
            await super().before_identify_hook(shard_id, initial=initial)
        else:
            await self._entry.identify(shard_id)

    async def on_ready(self) -> None:
        own = f", shards {self._shards}" if self._entry else ""
        _log.info("ready as %s in %d servers%s", self.user, len(self.guilds), own)
        await self._ahead.begin()

    async def on_shard_ready(self, shard: int) -> None:
        """A session has begun: of what happened in its servers before, nobody was told.

        Of several shards that lose their sessions one by one, none makes the client ready again.
        """
        await self._membership.told(self.guilds, Shards(shard, shard, self.shard_count or 1))

    async def on_guild_join(self, guild: discord.Guild) -> None:
        await self._membership.joined(guild)

    async def on_raw_app_command_permissions_update(
        self, change: discord.RawAppCommandPermissionsUpdateEvent
    ) -> None:
        self.integrations.forget(change.guild.id)

    async def on_guild_remove(self, guild: discord.Guild) -> None:
        await self._membership.left(guild)

    def dispatch(self, event: str, /, *args: Any, **kwargs: Any) -> None:
        """Leave out what discord.py says of each event before it reads it: nobody listens to that,
        and of most messages it is all that would be done.
        """
        if event != "socket_event_type":
            super().dispatch(event, *args, **kwargs)

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
        async with self.visiting(secret):
            return await self.delivery.give()

    @asynccontextmanager
    async def visiting(self, secret: str) -> AsyncGenerator[None]:
        """Log in, with the bot's token, for some requests alone: nothing is done by itself.

        Raises OperatorError for whatever goes wrong meanwhile.
        """
        self._is_visiting = True
        with self._explained(secret):
            await self.login(secret)
            yield

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


def _numbered(shards: Shards) -> dict[str, Any]:
    """Return what discord.py takes them as; of all, Discord says how many there are."""
    own = {"shard_ids": list(shards.numbers), "shard_count": shards.count}
    return {} if shards == ALL else own


async def _rest(tasks: Collection[asyncio.Task[Any]], seconds: float) -> set[asyncio.Task[Any]]:
    """Wait for them so long, and return those that have not ended."""
    if not tasks:
        return set()
    _, late = await asyncio.wait(tasks, timeout=max(seconds, 0.0))
    return late


async def _ended(task: asyncio.Task[Any]) -> None:
    """Cancel a task until it has ended.

    Once is not enough: `asyncio.wait_for` (Python 3.11) forgets a cancellation that comes when what
    it waits for is done, and so does discord.py while a shard connects again.
    """
    while not task.done():
        task.cancel()
        await asyncio.wait((task,), timeout=0.1)
