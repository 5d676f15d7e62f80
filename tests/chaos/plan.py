"""A plan of all that happens to some servers: a value that is made, printed, read and shrunk."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Self, cast

BEGINNING = datetime(2026, 8, 4, 12, tzinfo=UTC)
"""When every plan begins, a Tuesday."""

EVERY = -1
"""The server of an event that concerns all of them, or none."""

Value = int | float | str | bool | tuple[int, ...] | None


class Kind(StrEnum):
    """What can happen. After each: the values that it reads, all of them optional.

    `aim` moves any event to the server's next `slot` or `close` plus `by` seconds; `twice` hands
    an interaction to a process a second time, so many seconds later.
    """

    # Discord: request, form, reason, and count or minutes
    TROUBLE = "trouble"
    # the server on Discord
    DELETE_MESSAGE = "delete-message"  # back: 0 for the newest
    DELETE_CHANNEL = "delete-channel"
    FORBID = "forbid"  # permission, minutes
    DEAF = "deaf"  # minutes: no channel for staff can be written to
    REMOVE = "remove"  # days until it is invited back, 0 for never
    UNAVAILABLE = "unavailable"  # minutes
    CHATTER = "chatter"  # count
    # processes and their machines
    KILL = "kill"  # process, step, when, nth, down (seconds)
    STOP = "stop"  # the same
    SECOND = "second"  # minutes, slow (seconds)
    SLOW = "slow"  # process, minutes, slow (seconds)
    ASLEEP = "asleep"  # process, minutes
    CLOCK = "clock"  # process, by (seconds), minutes, raw: believed whatever it says
    DISK = "disk"  # minutes in which nothing can be written
    CATALOGUE = "catalogue"  # gone, changed (numbers of professions), new (how many)
    # members
    VOTE = "vote"  # member, picks, back, delay (milliseconds)
    WITHDRAW = "withdraw"  # the same
    SUGGEST = "suggest"  # member, pick
    FORGET = "forget"  # member
    # staff
    SET_UP = "set-up"
    EDIT = "edit"  # channel, weekday, time, zone, discussion, pin, role, catch_up (hours)
    BALLOT = "ballot"  # size, lead (minutes), choices, counts, tie
    LOG = "log"  # on
    PAUSE = "pause"  # days, 0 for no end
    RESUME = "resume"
    SKIP = "skip"
    POST_NOW = "post-now"  # anyway
    QUEUE = "queue"  # pick
    UNQUEUE = "unqueue"  # pick
    MOVE = "move"  # pick, position
    APPROVE = "approve"
    REFUSE = "refuse"
    PURGE = "purge"


@dataclass(frozen=True, slots=True)
class Server:
    """How a server's staff set up its series, and how many of its members vote each week."""

    weekday: int = 0
    time: str = "09:00"
    zone: str = "Europe/Paris"
    discussion: str = "thread"
    channel: str = "main"
    pin: bool = False
    role: bool = False
    catch_up: int = 24
    size: int = 4
    lead: int = 60
    choices: int = 1
    counts: str = "at-close"
    tie: str = "fairest"
    voters: int = 0
    begins: int = 0
    """Hours after the beginning at which it is set up."""


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happens, at a true instant."""

    at: datetime
    kind: Kind
    server: int = EVERY
    values: Mapping[str, Value] = field(default_factory=lambda: MappingProxyType({}))

    def number(self, name: str, default: int = 0) -> int:
        value = self.values.get(name, default)
        return int(value) if isinstance(value, int | float) else default

    def text(self, name: str, default: str = "") -> str:
        value = self.values.get(name, default)
        return value if isinstance(value, str) else default

    def numbers(self, name: str) -> tuple[int, ...]:
        value = self.values.get(name, ())
        return value if isinstance(value, tuple) else ()

    def flag(self, name: str) -> bool:
        return bool(self.values.get(name, False))

    def minutes(self, default: int = 0) -> timedelta:
        return timedelta(minutes=self.number("minutes", default))

    def __str__(self) -> str:
        said = " ".join(f"{name}={value}" for name, value in self.values.items())
        return f"{self.kind} {said}".strip()


@dataclass(frozen=True, slots=True)
class Plan:
    """Servers, and what happens to them; `seed` decides what no event says (delays, ids, draws)."""

    seed: int = 0
    weeks: int = 6
    """In which things happen; then all is cured, and watched for four weeks more."""
    professions: int = 12
    servers: tuple[Server, ...] = (Server(),)
    events: tuple[Event, ...] = ()
    disk: int = 0
    """Milliseconds that the disk takes at most."""

    @property
    def end(self) -> datetime:
        return BEGINNING + timedelta(weeks=self.weeks)

    def with_events(self, events: Sequence[Event]) -> Self:
        return replace(self, events=tuple(sorted(events, key=lambda event: event.at)))

    def __str__(self) -> str:
        """Return it as JSON, an event a line."""
        servers = ",\n  ".join(json.dumps(_short(server)) for server in self.servers)
        events = ",\n  ".join(json.dumps(_row(event)) for event in self.events)
        head = f'"seed": {self.seed}, "weeks": {self.weeks}, "professions": {self.professions}'
        return (
            f'{{{head}, "disk": {self.disk},\n "servers": [\n  {servers}],\n'
            f' "events": [\n  {events}]}}'
        )

    @classmethod
    def read(cls, text: str) -> Self:
        """Return what was printed."""
        found = cast("dict[str, Any]", json.loads(text))
        servers = tuple(Server(**server) for server in found.pop("servers"))
        events = tuple(_event(*row) for row in found.pop("events"))
        return cls(**found, servers=servers, events=events)


def event(at: str | datetime, kind: Kind | str, server: int = EVERY, **values: Value) -> Event:
    """Return an event as a person writes it: `event("2026-08-10 07:00:03", "post-now", 0)`."""
    instant = at if isinstance(at, datetime) else datetime.fromisoformat(at)
    aware = instant if instant.tzinfo else instant.replace(tzinfo=UTC)
    return Event(aware, Kind(kind), server, MappingProxyType(dict(values)))


def _short(server: Server) -> dict[str, Any]:
    usual = asdict(Server())
    return {name: value for name, value in asdict(server).items() if value != usual[name]}


def _row(event: Event) -> list[Any]:
    at = event.at.replace(tzinfo=None).isoformat(" ", "auto")
    return [at, event.kind.value, event.server, dict(event.values)]


def _event(at: str, kind: str, server: int, values: Mapping[str, Any]) -> Event:
    read = {name: _value(value) for name, value in values.items()}
    return event(at, kind, server, **read)


def _value(value: Any) -> Value:
    return tuple(cast("list[int]", value)) if isinstance(value, list) else value


def names(server: Server) -> list[str]:
    """Return what of a server can be made simpler."""
    usual = Server()
    return [
        option.name
        for option in fields(server)
        if getattr(server, option.name) != getattr(usual, option.name)
    ]
