"""Where discord.py finds Discord: its private addresses, touched here and nowhere else."""

from __future__ import annotations

from discord.http import Route


class EndpointLost(Exception):
    """This version of discord.py keeps the address somewhere else: `point_at` must follow it."""


def point_at(url: str) -> None:
    """Send every REST request of this process to `url`, such as `http://127.0.0.1:8000/api/v10`.

    The gateway needs nothing: an AutoShardedClient asks `GET /gateway/bot` for its address.
    Raises EndpointLost rather than talk to another Discord than the one that was asked for.
    """
    Route.BASE = url.rstrip("/")
    if Route("GET", "/gateway/bot").url != f"{Route.BASE}/gateway/bot":
        raise EndpointLost("discord.http.Route no longer takes its address from Route.BASE")


def address() -> str:
    """Return where REST requests go."""
    return Route.BASE
