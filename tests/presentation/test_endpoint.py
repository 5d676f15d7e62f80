"""What is private of discord.py is looked for before it is relied on."""

from __future__ import annotations

import discord
import pytest
from discord.gateway import DiscordWebSocket
from discord.http import HTTPClient

from bot.presentation import endpoint


@pytest.mark.parametrize(
    ("where", "name"), [(DiscordWebSocket, "DEFAULT_GATEWAY"), (HTTPClient, "get_bot_gateway")]
)
async def test_a_gateway_that_discord_py_keeps_elsewhere_is_an_error_and_not_another_discord(
    monkeypatch: pytest.MonkeyPatch, where: type, name: str
) -> None:
    monkeypatch.delattr(where, name)
    async with discord.Client(intents=discord.Intents.none()) as client:
        with pytest.raises(endpoint.EndpointLost):
            await endpoint.follow_gateway(client)


@pytest.mark.parametrize(
    ("token", "path"), [("aW50-ab_c", "aW50-ab_c"), ("a/b?c", "a%2Fb%3Fc"), ("", "")]
)
def test_an_interaction_is_answered_at_its_own_address(token: str, path: str) -> None:
    assert endpoint.callback(7, token) == f"{endpoint.address()}/interactions/7/{path}/callback"
