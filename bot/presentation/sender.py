"""Whatever the bot says goes out here: as an answer, in place of a message, into a channel."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Sequence
from typing import Any, TypeVar, cast

import discord
from discord import ui

from bot.cards.sheet import Sheet
from bot.presentation import callback
from bot.presentation.asker import Interaction, has_asked
from bot.presentation.layout import Layout

T = TypeVar("T")

PROMPT = 1.5
"""Seconds after which Discord is told that an answer takes longer."""

LONGEST_THREAD = 10080
"""Minutes, a week: the longest that Discord keeps a silent thread open."""


async def reply(
    interaction: Interaction,
    shown: Sheet | Layout,
    *,
    public: bool = False,
    file: discord.File | None = None,
) -> None:
    """Answer, whether or not the interaction was deferred or answered already."""
    layout = _laid_out(shown)
    is_done = interaction.response.is_done()
    is_simple = not is_done and file is None
    if is_simple and await callback.sent(interaction, layout, ephemeral=not public):
        return
    view, attached = layout.view(), dict[str, Any]()
    if file is not None:
        view.add_item(ui.File(f"attachment://{file.filename}"))
        attached["file"] = file
    if is_done:
        await interaction.followup.send(view=view, ephemeral=not public, **attached)
    else:
        await interaction.response.send_message(view=view, ephemeral=not public, **attached)


async def edit(interaction: Interaction, shown: Sheet | Layout) -> None:
    """Put it in place of the message that was pressed on."""
    layout = _laid_out(shown)
    if interaction.response.is_done():
        await interaction.edit_original_response(view=layout.view())
    elif not await callback.edited(interaction, layout):
        await interaction.response.edit_message(view=layout.view())


async def turn(interaction: Interaction, shown: Sheet | Layout) -> None:
    """Show it in place to whoever asked for the message, and to anybody else privately."""
    if has_asked(interaction):
        await edit(interaction, shown)
    else:
        await reply(interaction, shown)


async def patiently(interaction: Interaction, work: Awaitable[T]) -> T:
    """Return what the work returns; where it is slow, tell Discord in time to wait for it.

    Discord gives up after three seconds, and a member would not learn what became of a vote.
    """
    loop = asyncio.get_running_loop()
    told: list[asyncio.Task[Any]] = []

    def tell() -> None:
        defer = interaction.response.defer(ephemeral=True, thinking=True)
        told.append(loop.create_task(defer))

    # A timer that hardly ever rings, as a task for the work would make every vote wait for it.
    timer = loop.call_later(PROMPT, tell)
    try:
        return await work
    finally:
        timer.cancel()
        for telling in told:
            await telling


# What goes to channels is laid out before the bot asks Discord, by whoever asks: a fault in that is
# no answer of Discord's.


async def post(
    channel: discord.abc.Messageable,
    view: ui.LayoutView,
    *,
    nonce: str | None = None,
    allowed: discord.AllowedMentions | None = None,
) -> discord.Message:
    """Send it to a channel or thread. With a nonce, discord.py asks Discord to enforce it."""
    return await channel.send(
        view=view, nonce=cast("str", nonce), allowed_mentions=cast("Any", allowed)
    )


async def open_post(
    forum: discord.ForumChannel,
    view: ui.LayoutView,
    name: str,
    tags: Sequence[discord.ForumTag],
    allowed: discord.AllowedMentions,
) -> tuple[discord.Thread, discord.Message]:
    """Open a post in a forum, for which Discord knows no nonce."""
    return await forum.create_thread(
        name=name,
        view=view,
        allowed_mentions=allowed,
        applied_tags=tags,
        auto_archive_duration=LONGEST_THREAD,
    )


async def put(message: discord.PartialMessage, view: ui.LayoutView) -> None:
    """Have a message of ours say something else; nobody is mentioned by that."""
    await message.edit(view=view, allowed_mentions=discord.AllowedMentions.none())


def _laid_out(shown: Sheet | Layout) -> Layout:
    return shown if isinstance(shown, Layout) else Layout(shown)
