"""Answering an interaction in one request that asks for nothing back.

discord.py always asks Discord for a copy of the message that an answer makes, and reads it, and
turns a layout into JSON anew for every answer: together a fifth of the CPU of a card. Nobody looks
at the copy. The parts of discord.py 2.7 that it takes to do without are touched here and nowhere
else; where one of them is not as it was, nothing is sent, and the caller goes discord.py's own way.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast

import aiohttp
import discord
from discord.webhook.async_ import AsyncWebhookAdapter, async_context

from bot.presentation import endpoint
from bot.presentation.asker import Interaction
from bot.presentation.layout import Drawn, Layout

_JSON = "application/json"
_PARTS = "onejob-f3b1c06d1be74d6d8d4d"  # what parts a message from its files; neither holds it
_MESSAGE = discord.InteractionResponseType.channel_message
_UPDATE = discord.InteractionResponseType.message_update


async def sent(
    interaction: Interaction, layout: Layout, drawn: Drawn, *, is_private: bool
) -> bool | None:
    """Answer with a message; says whether Discord took it. None where it was not asked."""
    return await _taken(interaction, _MESSAGE, layout, drawn, is_private=is_private)


async def edited(
    interaction: Interaction, layout: Layout, drawn: Drawn, *, is_private: bool
) -> bool | None:
    """Put it in place of the message that was pressed on; says what `sent` does."""
    return await _taken(interaction, _UPDATE, layout, drawn, is_private=is_private)


async def _taken(
    interaction: Interaction,
    kind: discord.InteractionResponseType,
    layout: Layout,
    drawn: Drawn,
    *,
    is_private: bool,
) -> bool | None:
    session = _session(interaction)
    if session is None:
        return None
    http = interaction.client.http
    body, form = layout.body(kind, is_private=is_private, drawn=drawn), _JSON
    if files := layout.files(drawn):
        body, form = _with(files, body), f"multipart/form-data; boundary={_PARTS}"
    try:
        async with session.post(
            endpoint.callback(interaction.id, interaction.token),
            data=body,
            headers={"Content-Type": form},
            proxy=http.proxy,
            proxy_auth=http.proxy_auth,
        ) as answer:
            if not answer.ok:
                return False  # what it means, and whether to try again, discord.py finds out
    except aiohttp.ClientConnectionError:  # it was cut, as where Discord has just closed it
        return None
    cast("Any", interaction.response)._response_type = kind
    return True


def _with(files: Iterable[tuple[str, bytes]], body: bytes) -> bytes:
    """Return a form of the message and its files; aiohttp's own takes 150 µs, this 30."""
    parts = [_part('name="payload_json"', _JSON), body]
    for number, (file, content) in enumerate(files):
        parts += [_part(f'name="files[{number}]"; filename="{file}"', "image/png"), content]
    return b"".join([*parts, f"\r\n--{_PARTS}--\r\n".encode()])


def _part(name: str, kind: str) -> bytes:
    head = f"Content-Disposition: form-data; {name}\r\nContent-Type: {kind}"
    return f"\r\n--{_PARTS}\r\n{head}\r\n\r\n".encode()


def _session(interaction: Interaction) -> aiohttp.ClientSession | None:
    """Return what discord.py would send by; none where it would send by something else."""
    session = getattr(interaction, "_session", None)
    is_known = (
        isinstance(session, aiohttp.ClientSession)
        and hasattr(interaction.response, "_response_type")
        and type(async_context.get()) is AsyncWebhookAdapter  # a simulation puts its own there
    )
    return session if is_known else None
