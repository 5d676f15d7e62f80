"""Everything the server knows: one application, its servers, people, commands and messages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from tests.wire import message as messages
from tests.wire.interaction import Interaction
from tests.wire.payload import Json, Snowflakes

ALL_PERMISSIONS = str((1 << 53) - 1)
EVERYDAY_PERMISSIONS = "2248473465835073"  # what everybody may do in a new server

IN_SERVER, IN_DIRECT_MESSAGE, IN_PRIVATE_CHANNEL = 0, 1, 2  # `context` of an interaction
INSTALLED_BY_SERVER, INSTALLED_BY_USER = "0", "1"  # `authorizing_integration_owners`

TEXT_CHANNEL, NEWS_CHANNEL, FORUM = 0, 5, 15  # `type` of a channel
_DIRECT_MESSAGE, _GROUP = 1, 3


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with an account; `locale` is what their app is set to."""

    id: str
    name: str
    locale: str = "en-US"
    bot: bool = False
    rights: str = ALL_PERMISSIONS

    def user(self) -> Json:
        return {
            "id": self.id,
            "username": self.name.lower(),
            "global_name": None if self.bot else self.name,
            "discriminator": "0",
            "avatar": None,
            "public_flags": 0,
            "flags": 0,
            "primary_guild": None,
            "bot": self.bot,
        }

    def member(self) -> Json:
        return {
            "user": self.user(),
            "nick": None,
            "avatar": None,
            "roles": [],
            "joined_at": "2024-05-01T09:00:00+00:00",
            "premium_since": None,
            "deaf": False,
            "mute": False,
            "pending": False,
            "flags": 0,
            "permissions": self.rights,
        }


@dataclass(frozen=True, slots=True)
class Guild:
    """A server, as GUILD_CREATE tells it to a bot with the `guilds` intent."""

    id: str
    name: str
    owner: Person
    channels: tuple[str, ...]
    roles: int = 1
    kinds: tuple[int, ...] = ()
    """Of the first channels; all others are text channels."""

    def create(self, me: Person, threads: Sequence[Json] = ()) -> Json:
        return {
            **self.partial(),
            "name": self.name,
            "icon": None,
            "owner_id": self.owner.id,
            "joined_at": "2024-05-01T09:00:00+00:00",
            "large": False,
            "unavailable": False,
            "member_count": 120,
            "members": [me.member()],
            "presences": [],
            "voice_states": [],
            "threads": list(threads),
            "stage_instances": [],
            "guild_scheduled_events": [],
            "soundboard_sounds": [],
            "emojis": [],
            "stickers": [],
            "channels": [self.channel(id_) for id_ in self.channels],
            "roles": [self._role(position) for position in range(self.roles)],
            "preferred_locale": "en-US",
            "verification_level": 1,
            "default_message_notifications": 1,
            "explicit_content_filter": 2,
            "system_channel_id": self.channels[0],
            "system_channel_flags": 0,
            "rules_channel_id": None,
            "public_updates_channel_id": None,
            "afk_channel_id": None,
            "afk_timeout": 300,
            "premium_tier": 0,
            "nsfw_level": 0,
            "mfa_level": 0,
        }

    def without(self, channel: str) -> Guild:
        """Return the server after a channel of it was deleted."""
        kinds = {id_: self.channel(id_)["type"] for id_ in self.channels if id_ != channel}
        return replace(self, channels=tuple(kinds), kinds=tuple(kinds.values()))

    def partial(self) -> Json:
        return {"id": self.id, "locale": "en-US", "features": ["COMMUNITY"]}

    def channel(self, id_: str) -> Json:
        position = self.channels.index(id_)
        kind = dict(enumerate(self.kinds)).get(position, TEXT_CHANNEL)
        more: Json = {"available_tags": [], "default_reaction_emoji": None}
        return {
            **(more if kind == FORUM else {}),
            "id": id_,
            "guild_id": self.id,
            "type": kind,
            "name": f"channel-{position}",
            "topic": None,
            "position": position,
            "permission_overwrites": [],
            "parent_id": None,
            "nsfw": False,
            "rate_limit_per_user": 0,
            "last_message_id": None,
            "flags": 0,
            "permissions": ALL_PERMISSIONS,
        }

    def _role(self, position: int) -> Json:
        return {
            # The role of everybody has the id of its server.
            "id": str(int(self.id) + position),
            "name": f"role-{position}" if position else "@everyone",
            "color": 0,
            "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None},
            "hoist": False,
            "position": position,
            "permissions": EVERYDAY_PERMISSIONS,
            "managed": False,
            "mentionable": False,
            "flags": 0,
        }


@dataclass(frozen=True, slots=True)
class Place:
    """Where a person uses the bot, and by whose installation it is there."""

    context: int
    channel: Json
    guild: Guild | None
    installed: str


@dataclass(slots=True)
class Realm:
    """The state of the server, and the only place where it is kept.

    It holds one bot in `servers` servers with the same people in each. What the bot did is in
    `commands` (as registered last) and `messages` (by id, as they look now); `interactions` has
    by token what it may answer. `threads` are those in channels, and the posts of forums.
    """

    token: str = "wire-token"
    servers: int = 1
    channels: int = 2
    kinds: tuple[int, ...] = ()
    roles: int = 1
    shards: int = 1
    at_once: int = 1
    """How many of them may begin a session in five seconds: Discord's `max_concurrency`."""
    ahead: timedelta = timedelta()
    """By how much Discord's time is ahead of this machine's."""
    host: str = ""
    """Where the gateway is, whoever stands in between: name and port."""
    sessions_left: int = 1000
    """How many more the bot may begin today."""
    forbidden: set[str] = field(default_factory=set[str])
    """The ids of channels in which the bot may do nothing."""
    outage: set[str] = field(default_factory=set[str])
    """The ids of servers that no bot is told about: Discord has trouble with them."""
    snowflake: Snowflakes = field(init=False)
    commands: list[Json] = field(default_factory=list[Json])
    messages: dict[str, Json] = field(default_factory=dict[str, Json])
    threads: dict[str, Json] = field(default_factory=dict[str, Json])
    direct: set[str] = field(default_factory=set[str])
    """The ids of channels between one person and the bot."""
    about: int | None = None
    """In how many servers Discord says that the bot is; none for as many as there are."""
    portal: Json = field(default_factory=dict[str, Any])
    """What is set otherwise for the application in the Developer Portal."""
    granted: dict[str, str] = field(default_factory=dict[str, str])
    """What the bot's roles grant it, by the server's id, where that is not the usual."""
    interactions: dict[str, Interaction] = field(default_factory=dict[str, Interaction])
    rules: dict[tuple[str, str], list[Json]] = field(
        default_factory=dict[tuple[str, str], list[Json]]
    )
    """What admins have set in Integrations, by server and command, or application."""
    nonces: dict[tuple[str, str], str] = field(default_factory=dict[tuple[str, str], str])
    me: Person = field(init=False)
    alice: Person = field(init=False)
    bob: Person = field(init=False)
    guilds: list[Guild] = field(init=False)
    _places: dict[str, int] = field(init=False, default_factory=dict[str, int])
    """Where in `guilds` the server of a channel was lately."""

    def __post_init__(self) -> None:
        self.snowflake = Snowflakes(self.ahead)
        self.me = Person(self.snowflake(), "OneJob", bot=True)
        self.alice = Person(self.snowflake(), "Alice")
        self.bob = Person(self.snowflake(), "Bob")
        self.guilds = [self._guild(f"Server {number}") for number in range(self.servers)]

    def _guild(self, name: str) -> Guild:
        channels = tuple(self.snowflake() for _ in range(self.channels))
        # The ids of the roles follow the server's.
        id_ = self.snowflake()
        for _ in range(self.roles):
            self.snowflake()
        return Guild(id_, name, self.alice, channels, self.roles, self.kinds)

    def now(self) -> datetime:
        """Return what time it is at Discord."""
        return datetime.now(UTC) + self.ahead

    def leap(self, by: timedelta) -> None:
        """Let so much time pass at once."""
        self.ahead += by
        self.snowflake.leap(by)

    def replace(self, guild: Guild) -> None:
        """Let a server be as it is given."""
        self.guilds = [guild if each.id == guild.id else each for each in self.guilds]

    def deal_out(self) -> None:
        """Give the servers, in turn, ids of one shard after the other, the first of shard 0; made
        at once, they are all of one or two.
        """
        base = int(self.guilds[0].id) >> 22
        base -= base % self.shards
        self.guilds = [
            replace(guild, id=str((base + number << 22) + (int(guild.id) & 0x3FFFFF)))
            for number, guild in enumerate(self.guilds)
        ]

    def people(self, count: int) -> list[Person]:
        """Return so many more members."""
        return [Person(self.snowflake(), f"Member {number}") for number in range(count)]

    def guild_of(self, channel: str) -> Guild | None:
        """Return the server that has the channel or thread; none where there is no such."""
        home = self.threads.get(channel, {}).get("parent_id", channel)
        place = self._places.get(home, -1)
        if 0 <= place < len(self.guilds) and home in self.guilds[place].channels:
            return self.guilds[place]
        for place, guild in enumerate(self.guilds):
            if home in guild.channels:
                self._places[home] = place
                return guild
        return None

    @property
    def application(self) -> Json:
        return {
            "id": self.me.id,
            "name": self.me.name,
            "icon": None,
            "description": "",
            "type": None,
            "verify_key": "0" * 64,
            "flags": 0,
            "flags_new": "0",
            "bot_public": True,
            "bot_require_code_grant": False,
            "redirect_uris": [],
            "interactions_endpoint_url": None,
            "role_connections_verification_url": None,
            "owner": self.alice.user(),
            "approximate_guild_count": len(self.guilds) if self.about is None else self.about,
            "approximate_user_install_count": 0,
            "approximate_user_authorization_count": 0,
            "explicit_content_filter": 0,
            "team": None,
            "eligible_oauth2_scopes": [],
            "integration_types_config": {INSTALLED_BY_SERVER: {}, INSTALLED_BY_USER: {}},
            **self.portal,
        }

    def in_server(self, number: int = 0) -> Place:
        """Return the first channel of a server; after the last comes the first again."""
        guild = self.guilds[number % len(self.guilds)]
        return Place(IN_SERVER, guild.channel(guild.channels[0]), guild, INSTALLED_BY_SERVER)

    def in_channel(self, channel: str) -> Place:
        """Return a channel of any server."""
        guild = self.guild_of(channel)
        assert guild is not None
        return Place(IN_SERVER, guild.channel(channel), guild, INSTALLED_BY_SERVER)

    def in_direct_message(self) -> Place:
        """Return the person's own conversation with the bot."""
        channel = {"id": self.snowflake(), "type": _DIRECT_MESSAGE, "recipients": [self.me.user()]}
        self.direct.add(str(channel["id"]))
        return Place(IN_DIRECT_MESSAGE, channel, None, INSTALLED_BY_USER)

    def in_group(self) -> Place:
        """Return a conversation between people; the bot is there for who installed it."""
        channel = {
            "id": self.snowflake(),
            "type": _GROUP,
            "name": "Friends",
            "icon": None,
            "owner_id": self.alice.id,
            "recipients": [self.alice.user(), self.bob.user()],
        }
        return Place(IN_PRIVATE_CHANNEL, channel, None, INSTALLED_BY_USER)

    def in_foreign_server(self) -> Place:
        """Return a server that the bot does not know; it is there for who installed it."""
        guild = self._guild("Elsewhere")
        return Place(IN_SERVER, guild.channel(guild.channels[0]), guild, INSTALLED_BY_USER)

    def post(
        self,
        channel: str,
        body: Json,
        *,
        id_: str | None = None,
        by: Person | None = None,
        **extra: object,
    ) -> Json:
        """Keep a new message, made from a request's body, of the bot or somebody else."""
        author = (by or self.me).user()
        message = messages.create(id_ or self.snowflake(), author, channel, body, **extra)
        self.messages[message["id"]] = message
        return message

    def forget(self) -> None:
        """Drop the answers of the bot so far; what it posted by itself stands."""
        self.interactions.clear()
        for id_ in [id_ for id_, one in self.messages.items() if "interaction_metadata" in one]:
            del self.messages[id_]
