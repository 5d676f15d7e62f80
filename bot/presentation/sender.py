"""Whatever the bot says goes out here: as an answer, in place of a message, into a channel."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Self, TypeVar, cast

import discord
from discord import ui

from bot.cards.sheet import Form, Sheet
from bot.pictures.shelf import Shelf
from bot.presentation import callback
from bot.presentation.asker import Interaction, has_asked
from bot.presentation.form import modal
from bot.presentation.layout import Drawn, Layout

T = TypeVar("T")

PROMPT = 1.5
"""Seconds after which Discord is told that an answer takes longer."""

_PATIENCE = 5.0
"""Seconds that the pictures of a message to a channel get."""

LONGEST_THREAD = 10080
"""Minutes, a week: the longest that Discord keeps a silent thread open."""

_UNKNOWN_MESSAGE = 10008


async def reply(
    interaction: Interaction,
    shown: Sheet | Layout,
    *,
    public: bool = False,
    file: discord.File | None = None,
) -> None:
    """Answer, whether or not the interaction was deferred or answered already."""
    layout = _laid_out(shown)
    drawn = await _drawn(interaction, layout)
    is_done = interaction.response.is_done()
    if not is_done and file is None:
        taken = await callback.sent(interaction, layout, drawn, is_private=not public)
        if taken:
            return
        drawn = _unless_refused(taken, drawn)
    view, files = layout.view(drawn, is_private=not public), _files(layout, drawn)
    if file is not None:
        view.add_item(ui.File(f"attachment://{file.filename}"))
        files.append(file)
    attached: dict[str, Any] = {"files": files} if files else {}
    if is_done:
        await interaction.followup.send(view=view, ephemeral=not public, **attached)
    else:
        await interaction.response.send_message(view=view, ephemeral=not public, **attached)


async def edit(interaction: Interaction, shown: Sheet | Layout) -> None:
    """Put it in place of the message that was pressed on."""
    layout = _laid_out(shown)
    drawn = await _drawn(interaction, layout)
    message = interaction.message
    is_private = message is not None and message.flags.ephemeral
    if not interaction.response.is_done():
        taken = await callback.edited(interaction, layout, drawn, is_private=is_private)
        if taken:
            return
        drawn = _unless_refused(taken, drawn)
    view, files = layout.view(drawn, is_private=is_private), _files(layout, drawn)
    try:
        if interaction.response.is_done():
            await interaction.edit_original_response(view=view, attachments=files)
        else:
            await interaction.response.edit_message(view=view, attachments=files)
    except discord.NotFound as gone:
        if gone.code != _UNKNOWN_MESSAGE:
            raise
        await reply(interaction, shown)  # somebody has deleted it since it was pressed on


async def turn(interaction: Interaction, shown: Sheet | Layout) -> None:
    """Show it in place to whoever asked for the message, and to anybody else privately."""
    if has_asked(interaction):
        await edit(interaction, shown)
    else:
        await reply(interaction, shown)


async def ask(interaction: Interaction, form: Form) -> None:
    """Open a form; what is typed comes back as an interaction of its own."""
    await interaction.response.send_modal(modal(form))


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


@dataclass(frozen=True, slots=True)
class Outgoing:
    """What goes to a channel: laid out, with the files of its pictures.

    It is made before the bot asks Discord, by whoever asks: a fault in that is no answer of
    Discord's.
    """

    view: ui.LayoutView
    files: Sequence[tuple[str, bytes]] = ()

    @classmethod
    async def of(cls, shown: Sheet | Layout, shelf: Shelf) -> Self:
        """Nobody waits for it but the channel: its pictures get more time."""
        layout = _laid_out(shown)
        drawn = await shelf.all_drawn(layout.pictures, _PATIENCE)
        return cls(layout.view(drawn), layout.files(drawn))

    def attached(self) -> list[discord.File]:
        """Return the files anew: discord.py closes those that it has sent."""
        return [discord.File(BytesIO(content), name) for name, content in self.files]


async def post(
    channel: discord.abc.Messageable,
    outgoing: Outgoing,
    *,
    nonce: str | None = None,
    allowed: discord.AllowedMentions | None = None,
    reference: discord.MessageReference | None = None,
) -> discord.Message:
    """Send it to a channel or thread, as a reply where there is a reference, which pings nobody.

    With a nonce, discord.py asks Discord to enforce it.
    """
    return await channel.send(
        view=outgoing.view,
        files=cast("Any", outgoing.attached() or None),
        nonce=cast("str", nonce),
        allowed_mentions=cast("Any", allowed),
        reference=cast("discord.MessageReference", reference),
    )


async def open_post(
    forum: discord.ForumChannel,
    outgoing: Outgoing,
    name: str,
    tags: Sequence[discord.ForumTag],
    allowed: discord.AllowedMentions,
) -> tuple[discord.Thread, discord.Message]:
    """Open a post in a forum, for which Discord knows no nonce."""
    return await forum.create_thread(
        name=name,
        view=outgoing.view,
        files=outgoing.attached() or discord.utils.MISSING,
        allowed_mentions=allowed,
        applied_tags=tags,
        auto_archive_duration=LONGEST_THREAD,
    )


async def put(message: discord.PartialMessage, outgoing: Outgoing) -> None:
    """Have a message of ours say something else; nobody is mentioned by that."""
    await message.edit(
        view=outgoing.view,
        attachments=outgoing.attached(),
        allowed_mentions=discord.AllowedMentions.none(),
    )


async def _drawn(interaction: Interaction, layout: Layout) -> Drawn:
    """Return the pictures that are there, or are drawn while a member still likes to wait."""
    shelf: Shelf = interaction.client.shelf
    return await shelf.all_drawn(layout.pictures)


def _unless_refused(taken: bool | None, drawn: Drawn) -> Drawn:
    """Return the pictures to try again with: with none what Discord did not take with them."""
    return drawn if taken is None else ()


def _files(layout: Layout, drawn: Drawn) -> list[discord.File]:
    return [discord.File(BytesIO(content), file) for file, content in layout.files(drawn)]


def _laid_out(shown: Sheet | Layout) -> Layout:
    return shown if isinstance(shown, Layout) else Layout(shown)
