"""Discord: servers, channels, messages and what staff were told, in Discord's own time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count

from bot.domain.week.edition import Cause, Effect, Reason
from bot.domain.week.notice import Notice
from bot.domain.week.weekly import Weekly

FIRST_GUILD = 1000
DISCORD_EPOCH = datetime.fromisoformat("2015-01-01T00:00:00+00:00")
NONCE_HOLDS = timedelta(minutes=4)
PAGE = 100  # messages that are read at once
LOOKS_THROUGH = 20_000
"""Messages since a moment that the bot's publisher looks through for its own."""


class Refusal(Exception):
    """What Discord answers instead of doing it."""

    def __init__(self, cause: Cause) -> None:
        super().__init__(str(cause))
        self.cause = cause


@dataclass(slots=True)
class Channel:
    """A channel of a server; `kind` is main, other, forum, news, log or system."""

    id: int
    kind: str
    exists: bool = True
    chatter: list[tuple[datetime, int]] = field(default_factory=list[tuple[datetime, int]])
    """When members wrote how many messages."""

    @property
    def is_for_posts(self) -> bool:
        """Whether a series may post to it."""
        return self.kind not in ("log", "system")


@dataclass(eq=False, slots=True)
class Message:
    """A weekly message that stands, or stood."""

    id: int
    guild: int
    channel: int
    place: int
    """The channel that the bot knows it by: in a forum, its own thread."""
    mark: str
    nonce: str
    at: datetime
    process: str
    by_hand: bool
    weekly: Weekly
    """As it was sent."""
    shown: Weekly
    """As it reads now."""
    effects: dict[Effect, list[datetime]] = field(
        default_factory=lambda: defaultdict[Effect, list[datetime]](list)
    )
    edits: int = 0
    deleted: datetime | None = None

    @property
    def series(self) -> int:
        return self.weekly.series.id

    @property
    def key(self) -> str:
        return self.weekly.edition.slot.key.isoformat()


@dataclass(slots=True)
class Told:
    """A notice that stands in a channel of the staff."""

    at: datetime
    guild: int
    series: int
    notice: Notice
    is_known: bool = False
    """Whether the bot has heard that it stands there."""


@dataclass(eq=False, slots=True)
class Guild:
    """A server as Discord has it."""

    id: int
    channels: dict[str, Channel]
    is_member: bool = True
    """Whether the bot is in it."""
    is_available: bool = True
    is_deaf: bool = False
    """The bot may write to none of the channels for staff."""
    lacks: set[str] = field(default_factory=set[str])
    """Permissions that the bot was denied: send, history, thread, pin, publish."""

    def channel(self, number: int) -> Channel | None:
        return next((each for each in self.channels.values() if each.id == number), None)


class Wall:
    """Everything that Discord keeps. Its methods are what Discord does; each may raise Refusal."""

    def __init__(self, servers: int, now: Callable[[], datetime]) -> None:
        self._now = now
        self._ids = count()
        self.guilds = {
            number: _guild(number) for number in range(FIRST_GUILD, FIRST_GUILD + servers)
        }
        self._messages: dict[int, list[Message]] = {guild: [] for guild in self.guilds}
        self.told: list[Told] = []
        self._recent: dict[tuple[int, str], Message] = {}
        self._said: dict[tuple[int, str, datetime], datetime] = {}

    def snowflake(self) -> int:
        """Return a new id, which carries Discord's time."""
        millis = (self._now() - DISCORD_EPOCH) // timedelta(milliseconds=1)
        return (millis << 22) + next(self._ids) % (1 << 22)

    def of(self, guild: int) -> list[Message]:
        """Return the weekly messages that ever stood in a server, oldest first."""
        return self._messages[guild]

    def standing(self, guild: int) -> list[Message]:
        """Return those that stand, newest first."""
        return [m for m in reversed(self._messages[guild]) if m.deleted is None]

    def post(self, guild: int, channel: int, sent: Message) -> Message:
        """Create the message, or return that of the same nonce; a forum knows no nonces."""
        place = self._reached(guild, channel, "send")
        if place.kind != "forum":
            again = self._recent.get((channel, sent.nonce))
            if again is not None and self._now() - again.at < NONCE_HOLDS:
                return again
            self._recent[channel, sent.nonce] = sent
        sent.id = self.snowflake()
        sent.place = sent.id if place.kind == "forum" else channel
        self._messages[guild].append(sent)
        if place.kind == "forum":
            sent.effects[Effect.THREAD].append(self._now())
        return sent

    def find(self, guild: int, channel: int, mark: str, since: datetime) -> Message | None:
        """Return the message with that mark, if it was sent since then or is among the newest;
        none in a channel that is gone, nor behind more messages than are looked through.
        """
        place = self._reachable(self.guilds[guild]).channel(channel)
        if place is None or not place.exists:
            return None
        self._reached(guild, channel, "history")
        ours = [message for message in self.standing(guild) if message.channel == channel]
        for message in ours:
            behind = sum(number for at, number in place.chatter if at > message.at)
            is_newest = message is ours[0] and (place.kind == "forum" or behind < PAGE)
            if message.mark == mark and (message.at >= since or is_newest):
                before = sum(number for at, number in place.chatter if since <= at < message.at)
                return message if place.kind == "forum" or before < LOOKS_THROUGH else None
        return None

    def apply(self, guild: int, effect: Effect, message: Message) -> None:
        """Open the thread, pin or publish; done before, it stays done."""
        self._reachable(self.guilds[guild])
        if message.deleted is not None:
            raise Refusal(Cause(Reason.MESSAGE_GONE))
        place = self._reached(guild, message.channel, effect.value)
        if effect is Effect.PUBLISH and place.kind != "news":
            return
        if not message.effects[effect]:
            message.effects[effect].append(self._now())

    def edit(self, guild: int, message: Message, weekly: Weekly) -> bool:
        """Let it read otherwise; False: it is not there any more."""
        self._reachable(self.guilds[guild])
        if message.deleted is not None:
            return False
        self._reached(guild, message.channel, "send")
        message.shown = weekly
        message.edits += 1
        return True

    def tell(self, guild: int, log_channel: int | None, series: int, notice: Notice) -> bool:
        """Write to staff where the bot may; a notice sent again within minutes stands once."""
        place = self._reachable(self.guilds[guild])
        channels = [each for each in place.channels.values() if each.exists]
        ears = [each for each in channels if each.kind == "system" or each.id == log_channel]
        if place.is_deaf or not ears:
            return False
        said = (guild, notice.key, notice.at)
        if said not in self._said or self._now() - self._said[said] >= NONCE_HOLDS:
            self._said[said] = self._now()
            self.told.append(Told(self._now(), guild, series, notice))
        return True

    def hear(self, guild: int, notice: Notice) -> None:
        """The bot has been answered that the notice stands."""
        known = (
            said for said in reversed(self.told) if (said.guild, said.notice) == (guild, notice)
        )
        if (said := next(known, None)) is not None:
            said.is_known = True

    def message(self, guild: int, number: int) -> Message | None:
        return next((m for m in reversed(self._messages[guild]) if m.id == number), None)

    def _reachable(self, guild: Guild) -> Guild:
        if not guild.is_available:
            raise Refusal(Cause(Reason.UNREACHABLE, "503"))
        if not guild.is_member:
            raise Refusal(Cause(Reason.PERMISSION_MISSING, "view_channel"))
        return guild

    def _reached(self, guild: int, number: int, permission: str) -> Channel:
        place = self._reachable(self.guilds[guild])
        channel = place.channel(number)
        if channel is None or not channel.exists:
            raise Refusal(Cause(Reason.CHANNEL_GONE))
        if permission in place.lacks:
            raise Refusal(Cause(Reason.PERMISSION_MISSING, f"{permission}:{number}"))
        return channel


def guild_of(server: int) -> int:
    """Return the id of a plan's server."""
    return FIRST_GUILD + server


def channel_of(guild: int, kind: str) -> int:
    """Return the id of one of a server's channels."""
    return guild * 100 + _KINDS.index(kind)


def time_of(snowflake: int) -> datetime:
    return DISCORD_EPOCH + timedelta(milliseconds=snowflake >> 22)


_KINDS = ("main", "other", "forum", "news", "log", "system")


def _guild(number: int) -> Guild:
    return Guild(number, {kind: Channel(channel_of(number, kind), kind) for kind in _KINDS})
