"""What Discord says of the application and of the servers it is in, as values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import discord

from bot.cards.staff.permission import NEEDED, Feature

_PRIVILEGED = {
    "Presence": ("gateway_presence", "gateway_presence_limited"),
    "Server Members": ("gateway_guild_members", "gateway_guild_members_limited"),
    "Message Content": ("gateway_message_content", "gateway_message_content_limited"),
}
"""As the Developer Portal calls them, with the application's flags that tell of each."""


@dataclass(frozen=True, slots=True)
class Application:
    """How it is set in the Developer Portal."""

    id: int
    name: str
    servers: int
    """In how many it is, about."""
    for_servers: bool | None
    """Whether it may be added to a server; None where Discord does not say."""
    for_users: bool | None
    is_public: bool
    """Whether anybody may add it, and not its owner alone."""
    wants_code: bool
    """Whether an invitation wants an answer by a web server, which the bot has not."""
    endpoint: str | None
    """To where interactions go instead of the gateway."""
    privileged: tuple[str, ...]
    """Intents that it is allowed and does not ask for."""


@dataclass(frozen=True, slots=True)
class Server:
    """What the bot's roles grant it there, whatever single channels add or take away."""

    id: int
    name: str
    missing: tuple[str, ...]
    """Of what each post needs, as Discord's own settings call it in English."""
    is_administrator: bool


def application(client: discord.Client) -> Application:
    """Read what the login has told."""
    info = client.application
    assert info is not None  # known since the login
    server, user = info.guild_integration_config, info.user_integration_config
    is_said = server is not None or user is not None
    return Application(
        info.id,
        _plain(info.name),
        info.approximate_guild_count,
        server is not None if is_said else None,
        user is not None if is_said else None,
        info.bot_public,
        info.bot_require_code_grant,
        info.interactions_endpoint_url,
        tuple(
            name
            for name, flags in _PRIVILEGED.items()
            if any(getattr(info.flags, flag) for flag in flags)
        ),
    )


async def servers(client: discord.Client, most: int) -> Sequence[Server]:
    """Ask for the first servers, in one request, at most 200; raises FAILURES."""
    http: Any = client.http
    return [_server(each) for each in await http.get_guilds(most, with_counts=False)]


def _server(told: dict[str, Any]) -> Server:
    held = discord.Permissions(int(told["permissions"]))
    needed = () if held.administrator else NEEDED[Feature.POST]
    missing = tuple(name.replace("_", " ").title() for name in needed if not getattr(held, name))
    return Server(int(told["id"]), _plain(told["name"]), missing, held.administrator)


def _plain(name: str) -> str:
    """Return a stranger's words as a terminal may show them."""
    return "".join(each for each in name if each.isprintable())[:60]
