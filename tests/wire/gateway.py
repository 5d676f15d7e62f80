"""Discord's gateway: hello, identify or resume, ready, heartbeats, and the events."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

import orjson
from aiohttp import WSCloseCode, web

from tests.wire.compression import Compress, compressor
from tests.wire.interaction import Interaction
from tests.wire.payload import API_VERSION, Json
from tests.wire.realm import Realm

_DISPATCH, _HEARTBEAT, _IDENTIFY, _PRESENCE, _RESUME, _RECONNECT = 0, 1, 2, 3, 6, 7
_INVALID_SESSION, _HELLO, _HEARTBEAT_ACK = 9, 10, 11

# Close codes of the gateway.
_UNKNOWN_ERROR, _UNKNOWN_OPCODE, _WRONG_TOKEN = 4000, 4001, 4004
_INVALID_SHARD, _INVALID_VERSION = 4010, 4012

GUILDS, GUILD_MESSAGES, DIRECT_MESSAGES = 1 << 0, 1 << 9, 1 << 12  # intents

_HEARTBEAT_INTERVAL = 41_250  # ms, as Discord's
_KEPT = 4_096  # events that a session can replay


@dataclass(slots=True, eq=False)
class Connection:
    """One open socket."""

    socket: web.WebSocketResponse
    compress: Compress | None
    address: str
    session: Session | None = None
    is_half_open: bool = False
    """Whether nothing arrives any more, while neither end knows."""

    async def send(self, payload: bytes) -> None:
        """Send one payload whole. Payloads arrive in the order of the calls, or not at all."""
        if self.socket.closed or self.is_half_open:
            return
        with suppress(ConnectionResetError):  # as where it is closed, noticed in this instant
            # Nothing is awaited between compressing and writing: the stream must not get mixed up.
            if self.compress is None:
                await self.socket.send_str(payload.decode())
            else:
                await self.socket.send_bytes(self.compress(payload))


@dataclass(slots=True, eq=False)
class Session:
    """What outlives a socket: the count of events, and those that a resume replays."""

    id: str
    identify: Json
    shard: int
    shards: int
    connection: Connection | None
    sequence: int = 0
    sent: deque[tuple[int, bytes]] = field(
        default_factory=lambda: deque[tuple[int, bytes]](maxlen=_KEPT)
    )

    async def dispatch(self, event: str, data: Json) -> None:
        self.sequence += 1
        payload = orjson.dumps({"op": _DISPATCH, "t": event, "s": self.sequence, "d": data})
        self.sent.append((self.sequence, payload))
        if self.connection is not None:
            await self.connection.send(payload)


class Gateway:
    """Speaks with every connected process of the bot.

    `ready` is set while each shard has a connection that was told about all of its servers,
    `deserted` once every socket was closed; `identified` has every session as it begins.
    `sessions` keeps the ones that can be resumed; a proper goodbye removes its session.
    """

    def __init__(self, realm: Realm) -> None:
        self.realm = realm
        self.ready = asyncio.Event()
        self.deserted = asyncio.Event()
        self.identified: asyncio.Queue[Session] = asyncio.Queue()
        self.sessions: dict[str, Session] = {}
        self.refusal: int | None = None
        """What every connection is closed with, once it has identified itself."""
        self.welcome: int | None = None
        """What every connection is closed with as soon as it is open."""
        self.is_down = False
        """Whether somebody on the way answers in its place, with a page."""
        self.says_goodbye = True
        """Whether who hangs up is answered; set it before anybody connects."""
        self.heartbeat_interval = _HEARTBEAT_INTERVAL
        """In milliseconds, told to whoever connects."""
        self.replays = True
        """Whether a resumed session is told what it missed."""
        self.delayed: list[tuple[Session, str, Json]] | None = None
        """Events that wait for `catch_up`; none where each goes out at once."""
        self._connections: set[Connection] = set()
        self._handlers: dict[int, Callable[[Connection, Any], Awaitable[None]]] = {
            _HEARTBEAT: self._heartbeat,
            _IDENTIFY: self._identify,
            _RESUME: self._resume,
            _PRESENCE: self._presence,
        }

    @property
    def connected(self) -> int:
        """How many sessions are told what happens."""
        connections = (session.connection for session in self.sessions.values())
        return sum(each is not None and not each.is_half_open for each in connections)

    def routes(self) -> list[web.RouteDef]:
        return [web.get("/gateway", self._talk)]

    async def send(self, interaction: Interaction) -> None:
        """Tell the bot about an interaction, by the shard that has its server."""
        guild = int(interaction.payload.get("guild_id", 0))
        await self.dispatch("INTERACTION_CREATE", interaction.payload, guild)

    async def dispatch(self, event: str, data: Json, guild: int = 0) -> None:
        """Send an event to the sessions of the server's shard; shard 0 has what has no server.

        One that has not asked for messages gets none. A session whose socket is gone gets it when
        it resumes. Raises ConnectionError where there is no session at all.
        """
        sessions = [one for one in self.sessions.values() if one.shard == _shard(guild, one.shards)]
        if not sessions:
            raise ConnectionError(f"no bot is connected to take {event}")
        intent = GUILD_MESSAGES if guild else DIRECT_MESSAGES
        for session in sessions:
            if event.startswith("MESSAGE_") and not session.identify["intents"] & intent:
                continue
            if self.delayed is not None:
                self.delayed.append((session, event, data))
            else:
                await session.dispatch(event, data)

    async def catch_up(self) -> None:
        """Send what was delayed, the last first."""
        delayed, self.delayed = self.delayed or [], None
        for session, event, data in reversed(delayed):
            await session.dispatch(event, data)

    async def cut(self, code: int = _UNKNOWN_ERROR) -> None:
        """Close every socket; by default so that the sessions can be resumed."""
        self.ready.clear()
        for connection in list(self._connections):
            if connection.session is not None:
                # Whatever code the bot closes its end with, it was not its goodbye.
                connection.session.connection = None
            await connection.socket.close(code=code)

    async def forget_sessions(self) -> None:
        """Close every socket, and know nobody who comes back: each has to identify anew."""
        self.sessions.clear()
        await self.cut()

    async def forget_session(self, shard: int) -> None:
        """Close the sockets of one shard, and know its sessions no more."""
        for session in [each for each in self.sessions.values() if each.shard == shard]:
            connection = session.connection
            del self.sessions[session.id]
            self._look_ready()
            if connection is not None:
                await connection.socket.close(code=_UNKNOWN_ERROR)

    async def ask_to_reconnect(self) -> None:
        """Tell every bot to come again; its session can be resumed."""
        await self._tell(_RECONNECT, None)

    async def invalidate(self, *, is_resumable: bool) -> None:
        """Tell every bot that its session is invalid, and whether it may resume it for all that."""
        if not is_resumable:
            self.sessions.clear()
        await self._tell(_INVALID_SESSION, is_resumable)

    def half_open(self) -> None:
        """Let nothing arrive any more at who is connected now: no event, and no ACK."""
        for connection in self._connections:
            connection.is_half_open = True

    async def _tell(self, op: int, data: object) -> None:
        for connection in list(self._connections):
            await connection.send(orjson.dumps({"op": op, "d": data}))

    async def _talk(self, request: web.Request) -> web.StreamResponse:
        if self.is_down:
            return web.Response(status=503, text="<p>No upstream</p>" * 1000)
        socket = web.WebSocketResponse(max_msg_size=4096 * 16, autoclose=self.says_goodbye)
        await socket.prepare(request)
        if request.query.get("v") != str(API_VERSION) or request.query.get("encoding") != "json":
            await socket.close(code=_INVALID_VERSION)
            return socket
        if self.welcome is not None:
            await socket.close(code=self.welcome)
            return socket
        address = f"ws://{self.realm.host}{request.path}"
        connection = Connection(socket, compressor(request.query.get("compress")), address)
        self._connections.add(connection)
        self.deserted.clear()
        try:
            hello = {"heartbeat_interval": self.heartbeat_interval}
            await connection.send(orjson.dumps({"op": _HELLO, "d": hello}))
            async for message in socket:
                payload: Json = orjson.loads(message.data)
                handler = self._handlers.get(payload["op"])
                if handler is None:
                    await socket.close(code=_UNKNOWN_OPCODE)
                else:
                    await handler(connection, payload.get("d"))
            if not self.says_goodbye:
                await asyncio.Event().wait()  # until the server ends
        finally:
            self._connections.discard(connection)
            self._hang_up(connection)
            if not self._connections:
                self.deserted.set()
        return socket

    def _hang_up(self, connection: Connection) -> None:
        session = connection.session
        if session is None or session.connection is not connection:
            return
        session.connection = None
        self._look_ready()
        if connection.socket.close_code in (WSCloseCode.OK, WSCloseCode.GOING_AWAY):
            self.sessions.pop(session.id, None)

    async def _heartbeat(self, connection: Connection, _: object) -> None:
        await connection.send(orjson.dumps({"op": _HEARTBEAT_ACK}))

    async def _presence(self, connection: Connection, _: object) -> None:
        """Nobody looks at the bot's presence here."""

    async def _identify(self, connection: Connection, data: Json) -> None:
        if data["token"] != self.realm.token:
            await connection.socket.close(code=_WRONG_TOKEN)
            return
        if self.refusal is not None:
            await connection.socket.close(code=self.refusal)
            return
        shard, shards = data.get("shard", (0, 1))
        if not 0 <= shard < shards:
            await connection.socket.close(code=_INVALID_SHARD)
            return
        session = Session(self.realm.snowflake(), data, shard, shards, connection)
        self.sessions[session.id] = session
        self.identified.put_nowait(session)
        connection.session = session
        guilds = [one for one in self.realm.guilds if _shard(int(one.id), shards) == shard]
        ready: Json = {
            "v": API_VERSION,
            "user": self.realm.me.user(),
            "application": {"id": self.realm.me.id, "flags": 0},
            "guilds": [{"id": guild.id, "unavailable": True} for guild in guilds],
            "session_id": session.id,
            "resume_gateway_url": connection.address,
            "shard": [shard, shards],
        }
        await session.dispatch("READY", ready)
        for guild in guilds:
            if guild.id in self.realm.outage:
                continue
            threads = [t for t in self.realm.threads.values() if t["guild_id"] == guild.id]
            await session.dispatch("GUILD_CREATE", guild.create(self.realm.me, threads))
        self._look_ready()

    async def _resume(self, connection: Connection, data: Json) -> None:
        session = self.sessions.get(data["session_id"])
        if session is None or data["token"] != self.realm.token:
            await connection.send(orjson.dumps({"op": _INVALID_SESSION, "d": False}))
            return
        session.connection = connection
        connection.session = session
        for sequence, payload in list(session.sent):
            if sequence > data["seq"] and self.replays:
                await connection.send(payload)
        await session.dispatch("RESUMED", {})
        self._look_ready()

    def _look_ready(self) -> None:
        sessions = self.sessions.values()
        connected = {one.shard for one in sessions if one.connection is not None}
        if len(connected) == self.realm.shards:
            self.ready.set()
        else:
            self.ready.clear()


def _shard(guild: int, shards: int) -> int:
    return (guild >> 22) % shards
