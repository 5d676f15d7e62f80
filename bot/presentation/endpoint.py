"""Where discord.py finds Discord: its private addresses, touched here and nowhere else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from urllib.parse import quote

import discord
from discord.gateway import DiscordWebSocket
from discord.http import Route
from yarl import URL


@dataclass(frozen=True, slots=True)
class SessionLimit:
    """How many sessions a bot may begin in a day, and at once."""

    total: int
    remaining: int
    reset: timedelta
    """After how long it may begin as many again."""
    at_once: int
    """Discord's `max_concurrency`."""


class EndpointLost(Exception):
    """This version of discord.py keeps something elsewhere: this module must follow it."""


def point_at(url: str) -> None:
    """Send every REST request of this process to `url`, such as `http://127.0.0.1:8000/api/v10`.

    `follow_gateway` does the same for the gateway. Raises EndpointLost rather than talk to
    another Discord than the one that was asked for.
    """
    Route.BASE = url.rstrip("/")
    if Route("GET", "/gateway/bot").url != f"{Route.BASE}/gateway/bot":
        raise EndpointLost("discord.http.Route no longer takes its address from Route.BASE")


async def follow_gateway(client: discord.Client) -> SessionLimit:
    """Ask Discord where its gateway is, and go there again whenever a session is lost.

    Returns how many more sessions the bot may begin.

    An AutoShardedClient asks for it at the start only. To begin a lost session anew it uses a
    constant address (discord.py 2.7.1, `Shard.reidentify` and `Shard.reconnect`).
    """
    ask = getattr(client.http, "get_bot_gateway", None)
    if ask is None or not hasattr(DiscordWebSocket, "DEFAULT_GATEWAY"):
        raise EndpointLost("discord.py no longer asks for, or keeps, the address of the gateway")
    _, url, limit = await ask()
    DiscordWebSocket.DEFAULT_GATEWAY = URL(url)
    return SessionLimit(
        limit["total"],
        limit["remaining"],
        timedelta(milliseconds=limit["reset_after"]),
        limit["max_concurrency"],
    )


def never_speak() -> None:
    """Have discord.py not warn, at each start, of two libraries that only voices need."""
    discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False


async def commands(client: discord.Client) -> Sequence[Mapping[str, Any]]:
    """Return the commands that Discord has of the application, as it has them.

    discord.py's own classes leave the version and the permissions out.
    """
    http: Any = client.http
    return await http.get_global_commands(client.application_id)


def callback(interaction: int, token: str) -> str:
    """Return where an interaction is answered."""
    return f"{Route.BASE}/interactions/{interaction}/{quote(token, safe='')}/callback"


def address() -> str:
    """Return where REST requests go."""
    return Route.BASE


def path(url: URL) -> str | None:
    """Return where a request goes below the address; none where it goes to somebody else."""
    base = URL(Route.BASE)
    below = base.raw_path.rstrip("/")
    if (url.scheme, url.raw_host, url.port) != (base.scheme, base.raw_host, base.port):
        return None
    return url.raw_path.removeprefix(below) if url.raw_path.startswith(f"{below}/") else None
