"""Asking Discord of the bot's own accord: what goes wrong is NotPublished, with the cause."""

from __future__ import annotations

import logging
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

import aiohttp
import discord

from bot.cards.sheet import Sheet
from bot.cards.staff.permission import Feature, detail
from bot.domain.week.edition import Cause, Reason
from bot.pictures.shelf import Shelf
from bot.presentation.course import followed
from bot.presentation.permissions import need
from bot.presentation.sender import Outgoing, post
from bot.presentation.verdict import FAILURES, Request, Verdict, judge, said
from bot.programme.publisher import NotPublished

_log = logging.getLogger(__name__)

_FEATURES = {
    Request.NOTIFY: Feature.LOG,
    Request.OPEN_THREAD: Feature.THREAD,
    Request.REMIND: Feature.THREAD,
    Request.PIN: Feature.PIN,
    Request.UNPIN: Feature.PIN,
    Request.FETCH_POST: Feature.FORUM_PIN,
    Request.PIN_POST: Feature.FORUM_PIN,
}
_GONE = {
    Verdict.PLACE_GONE: Cause(Reason.CHANNEL_GONE),
    Verdict.MESSAGE_GONE: Cause(Reason.MESSAGE_GONE),
}
_REASONS = {
    Verdict.NEVER: Reason.REFUSED,
    Verdict.LATER: Reason.BUSY,
    Verdict.UNKNOWN: Reason.UNREACHABLE,
}
_ANSWERS = (discord.HTTPException, discord.RateLimited, aiohttp.ClientError, OSError)


class Errands:
    """Asks through one client.

    What Discord allows is asked of Discord, not guessed: a request is made, and its refusal read.
    The client's cache tells only what kind of channel it is, and which permission a refusal was
    about.
    """

    def __init__(self, client: discord.Client, shelf: Shelf) -> None:
        self._client = client
        self._shelf = shelf

    @asynccontextmanager
    async def __call__(self, request: Request, guild: int, channel: int) -> AsyncGenerator[None]:
        """Turn what Discord answers to the request inside into NotPublished.

        What the table of verdicts calls done ends well.
        """
        with followed() as tries:
            try:
                yield
            except FAILURES as error:
                if not isinstance(error, _ANSWERS):
                    _log.warning("an answer of Discord's cannot be read", exc_info=error)
                verdict = judge(request, error, tries)
                if verdict is not Verdict.DONE:
                    cause = self._cause(verdict, request, error, guild, channel)
                    raise NotPublished(cause) from error

    async def place(self, guild: int, channel: int) -> discord.abc.GuildChannel:
        """Return what kind of channel it is, as the cache knows it, else as Discord says.

        Raises NotPublished; BUSY where the cache is empty because of an outage that began before
        the bot did: then neither roles nor permissions are known.
        """
        place = self.known(guild, channel)
        if place is not None:
            return place
        home = self._client.get_guild(guild)
        if home is not None and home.unavailable:
            raise NotPublished(Cause(Reason.BUSY, "the server is unavailable"))
        async with self(Request.FETCH_CHANNEL, guild, channel):
            fetched = await self._client.fetch_channel(channel)
        if home is None or not isinstance(fetched, discord.abc.GuildChannel):
            raise NotPublished(Cause(Reason.BUSY, "the server is not known"))
        return fetched

    async def say(
        self,
        guild: int,
        channel: int,
        sheet: Sheet,
        *,
        request: Request = Request.NOTIFY,
        nonce: str | None = None,
    ) -> None:
        """Say it in a channel or thread, pinging nobody. Raises NotPublished."""
        outgoing = await Outgoing.of(sheet, self._shelf)
        async with self(request, guild, channel):
            await post(self.channel(guild, channel), outgoing, nonce=nonce)

    def channel(self, guild: int, channel: int) -> discord.PartialMessageable:
        """Return a channel or thread to send to, whatever is known of it."""
        return self._client.get_partial_messageable(channel, guild_id=guild)

    def known(self, guild: int, channel: int) -> discord.abc.GuildChannel | None:
        """Return a channel of the cache; a thread is none."""
        home = self._client.get_guild(guild)
        return home.get_channel(channel) if home else None

    def _cause(
        self, verdict: Verdict, request: Request, error: Exception, guild: int, channel: int
    ) -> Cause:
        if verdict in _GONE:
            return _GONE[verdict]
        if verdict is Verdict.PERMISSION:
            feature = _FEATURES.get(request, Feature.POST)
            wanted = need(feature, channel, self.known(guild, channel))
            # Where the cache knows of nothing missing, any of those needed may be the one.
            missing = _first_causes(wanted.missing or wanted.held)
            return Cause(Reason.PERMISSION_MISSING, detail(missing, channel))
        return Cause(_REASONS[verdict], said(error))


def _first_causes(missing: tuple[str, ...]) -> tuple[str, ...]:
    """Leave out what is missing only because something else is: discord.py implies it."""
    if "view_channel" in missing:
        return ("view_channel",)
    if "send_messages" in missing:
        return tuple(name for name in missing if name != "attach_files")
    return missing
