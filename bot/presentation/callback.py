"""Answering an interaction in one request that asks for nothing back.

discord.py always asks Discord for a copy of the message that an answer makes, and reads it, and
turns a layout into JSON anew for every answer: together a fifth of the CPU of a card. Nobody looks
at the copy. The parts of discord.py 2.7 that it takes to do without are touched here and nowhere
else; where one of them is not as it was, nothing is sent, and the caller goes discord.py's own way.
"""

from __future__ import annotations

from typing import Any, cast

import aiohttp
import discord
from discord.webhook.async_ import AsyncWebhookAdapter, async_context

from bot.presentation import endpoint
from bot.presentation.asker import Interaction
from bot.presentation.layout import Layout

_JSON = {"Content-Type": "application/json"}
_MESSAGE = discord.InteractionResponseType.channel_message
_UPDATE = discord.InteractionResponseType.message_update


async def sent(interaction: Interaction, layout: Layout, *, ephemeral: bool) -> bool:
    """Answer with a message; says whether Discord took it."""
    return await _taken(interaction, _MESSAGE, layout, ephemeral=ephemeral)


async def edited(interaction: Interaction, layout: Layout) -> bool:
    """Put it in place of the message that was pressed on; says whether Discord took it."""
    return await _taken(interaction, _UPDATE, layout, ephemeral=False)


async def _taken(
    interaction: Interaction,
    kind: discord.InteractionResponseType,
    layout: Layout,
    *,
    ephemeral: bool,
) -> bool:
    session = _session(interaction)
    if session is None:
        return False
    http = interaction.client.http
    async with session.post(
        endpoint.callback(interaction.id, interaction.token),
        data=layout.body(kind, ephemeral=ephemeral),
        headers=_JSON,
        proxy=http.proxy,
        proxy_auth=http.proxy_auth,
    ) as answer:
        if not answer.ok:
            return False  # what it means, and whether to try again, discord.py finds out
    cast("Any", interaction.response)._response_type = kind
    return True


def _session(interaction: Interaction) -> aiohttp.ClientSession | None:
    """Return what discord.py would send by; none where it would send by something else."""
    session = getattr(interaction, "_session", None)
    is_known = (
        isinstance(session, aiohttp.ClientSession)
        and hasattr(interaction.response, "_response_type")
        and type(async_context.get()) is AsyncWebhookAdapter  # a simulation puts its own there
    )
    return session if is_known else None
