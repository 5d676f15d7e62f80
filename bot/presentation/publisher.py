"""Sends, finds, edits and decorates weekly messages on Discord."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from contextlib import nullcontext, suppress
from dataclasses import dataclass, field

import discord

from bot.cards.markup import jump, role_mention
from bot.cards.sheet import Sheet
from bot.cards.short import notice as sheet_of
from bot.cards.staff.notices import notice_text
from bot.cards.staff.permission import detail
from bot.cards.week.rules import sealed
from bot.cards.week.weekly import WeeklyCard, reminder
from bot.clock import Clock
from bot.domain.week.edition import (
    Cause,
    Effect,
    Reason,
    Status,
    nonce,
    reminder_nonce,
    seal_nonce,
)
from bot.domain.week.notice import Notice
from bot.domain.week.notice import nonce as nonce_of_notice
from bot.domain.week.series import Series
from bot.domain.week.weekly import Spot, Weekly
from bot.pictures.shelf import Shelf
from bot.presentation.ahead import Ahead
from bot.presentation.asker import Readers
from bot.presentation.errands import Errands
from bot.presentation.finder import Finder
from bot.presentation.pace import awaited
from bot.presentation.permissions import can_ping
from bot.presentation.sender import LONGEST_THREAD, Outgoing, open_post, post, put
from bot.presentation.verdict import Request
from bot.programme.publisher import NotPublished, Publisher, Sent

_log = logging.getLogger(__name__)

_UNKNOWN_ROLE = "10011: Unknown Role"
_ONE_IS_PINNED = 30047  # Maximum number of pinned threads in a forum channel has been reached (1)
_NOT_NOW = (Reason.BUSY, Reason.UNREACHABLE)


@dataclass(frozen=True, slots=True)
class _Ping:
    """The mention that a post begins with, or why it has none."""

    mention: str = ""
    allowed: discord.AllowedMentions = field(default_factory=discord.AllowedMentions.none)
    effects: dict[Effect, Cause | None] = field(default_factory=dict[Effect, "Cause | None"])


class DiscordPublisher(Publisher):
    """Publishes through one client, whose line paces all that it asks."""

    def __init__(
        self,
        client: discord.Client,
        errands: Errands,
        readers: Readers,
        clock: Clock,
        shelf: Shelf,
        ahead: Ahead,
    ) -> None:
        self._client = client
        self._shelf = shelf
        self._ahead = ahead
        self._errands = errands
        self._readers = readers
        self._finder = Finder(client, errands, clock)

    async def post(self, weekly: Weekly) -> Sent:
        series = weekly.series
        place = await self._errands.place(series.guild, series.channel)
        ping = self._ping(weekly, place)
        card = self._card(weekly)
        outgoing = await Outgoing.of(card.sheet(ping.mention), self._shelf)
        if isinstance(place, discord.ForumChannel):
            spot = await self._open_post(place, card, outgoing, ping.allowed)
            self._ahead.of(weekly)
            with suppress(NotPublished):  # the post stands: `apply` is for where it was found
                await self._seal(weekly, spot.channel)
            own: dict[Effect, Cause | None] = {Effect.THREAD: None, Effect.PUBLISH: None}
            return Sent(spot, {**ping.effects, **own})
        async with self._errands(Request.SEND, series.guild, series.channel):
            message = await post(
                self._errands.channel(series.guild, series.channel),
                outgoing,
                nonce=nonce(series.id, weekly.edition.slot.key),
                allowed=ping.allowed,
            )
        self._ahead.of(weekly)
        # What no channel of its kind does need not be recorded by itself.
        nothing: dict[Effect, Cause | None] = {} if _is_news(place) else {Effect.PUBLISH: None}
        return Sent(Spot(series.channel, message.id), {**ping.effects, **nothing})

    async def example(self, weekly: Weekly) -> str:
        """Post it where the series does, for no date and pinging nobody; return its address.

        It has a button that deletes it again. Raises NotPublished.
        """
        guild, channel = weekly.series.guild, weekly.series.channel
        card = self._card(weekly)
        outgoing = await Outgoing.of(card.example(), self._shelf)
        place = await self._errands.place(guild, channel)
        if isinstance(place, discord.ForumChannel):
            spot = await self._open_post(place, card, outgoing, discord.AllowedMentions.none())
            return jump(guild, spot.channel)
        async with self._errands(Request.SEND, guild, channel):
            message = await post(self._errands.channel(guild, channel), outgoing)
        return message.jump_url

    async def _open_post(
        self,
        forum: discord.ForumChannel,
        card: WeeklyCard,
        outgoing: Outgoing,
        allowed: discord.AllowedMentions,
    ) -> Spot:
        """A forum post has no nonce: after a crash `find` alone keeps it from coming twice."""
        name, tags = card.thread_name(), self._tags(forum, card)
        async with self._errands(Request.OPEN_POST, forum.guild.id, forum.id):
            thread, message = await open_post(forum, outgoing, name, tags, allowed)
        return Spot(thread.id, message.id)

    async def find(self, weekly: Weekly, channel: int) -> Spot | None:
        return await self._finder.find(weekly, channel)

    async def apply(self, effect: Effect, weekly: Weekly, spot: Spot) -> None:
        guild, channel = weekly.series.guild, spot.channel
        # A forum's post and its thread have one id.
        is_forum = channel == spot.message
        match effect:
            case Effect.THREAD:
                if not is_forum:
                    await self._open_thread(weekly, spot)
                await self._seal(weekly, spot.message)
            case Effect.PIN:
                # Pins would pile up until the channel takes no more; a forum takes one.
                if weekly.pinned is not None:
                    await self._unpin(guild, weekly.pinned)
                await self._pin(guild, spot)
            case Effect.PUBLISH if not is_forum and self._may_be_news(guild, channel):
                async with self._errands(Request.PUBLISH, guild, channel):
                    await self._message(guild, spot).publish()
            case Effect.REMIND:
                await self._remind(weekly, spot)
            case _:
                pass

    async def _open_thread(self, weekly: Weekly, spot: Spot) -> None:
        guild = weekly.series.guild
        name = self._card(weekly).thread_name()
        async with self._errands(Request.OPEN_THREAD, guild, spot.channel):
            await self._message(guild, spot).create_thread(
                name=name, auto_archive_duration=LONGEST_THREAD
            )

    async def _seal(self, weekly: Weekly, thread: int) -> None:
        """Say the whole seal of the vote in its thread, which stands whatever comes of it.

        Raises NotPublished only where it certainly was not said, and may be later: then the thread
        is opened again, and Discord tells that there is one already.
        """
        poll = weekly.poll
        if poll is None or poll.is_closed:
            return
        words = self._readers.of(weekly.series.language).words
        nonce = seal_nonce(weekly.series.id, weekly.edition.slot.key)
        try:
            await self._say_in_thread(weekly, thread, sealed(poll, words), nonce)
        except NotPublished as refusal:
            if refusal.cause.reason is Reason.BUSY:
                raise
            _log.info("the seal of the vote is not said in thread %d: %s", thread, refusal)

    async def _pin(self, guild: int, spot: Spot) -> None:
        if spot.channel != spot.message:
            async with self._errands(Request.PIN, guild, spot.channel):
                await self._message(guild, spot).pin()
            return
        async with self._errands(Request.FETCH_POST, guild, spot.channel):
            thread = await self._client.fetch_channel(spot.channel)
        if isinstance(thread, discord.Thread):
            async with self._errands(Request.PIN_POST, guild, spot.channel):
                await self._pin_post(thread)

    async def _pin_post(self, thread: discord.Thread) -> None:
        """Where Discord refuses it, a post of ours that is pinned makes way: whether an earlier one
        was may not be known, as the answer to it was lost.
        """
        try:
            await thread.edit(pinned=True)
        except discord.HTTPException as error:
            if error.code != _ONE_IS_PINNED:
                raise
            for each in await thread.guild.active_threads():
                is_ours = each.owner_id == thread.guild.me.id
                if is_ours and each.parent_id == thread.parent_id and each.flags.pinned:
                    await each.edit(pinned=False)
            await thread.edit(pinned=True)

    async def _unpin(self, guild: int, spot: Spot) -> None:
        """Unpin the message of a week before; where it is gone, so is its pin."""
        try:
            if spot.channel != spot.message:
                async with self._errands(Request.UNPIN, guild, spot.channel):
                    await self._message(guild, spot).unpin()
                return
            async with self._errands(Request.FETCH_POST, guild, spot.channel):
                thread = await self._client.fetch_channel(spot.channel)
            # Discord unpins what is archived, and would refuse to have it edited.
            if isinstance(thread, discord.Thread) and thread.flags.pinned and not thread.archived:
                async with self._errands(Request.PIN_POST, guild, spot.channel):
                    await thread.edit(pinned=False)
        except NotPublished as refusal:
            if refusal.cause.reason is not Reason.MESSAGE_GONE:
                raise

    async def _remind(self, weekly: Weekly, spot: Spot) -> None:
        """Say in the thread until when members can vote; nobody is mentioned."""
        words = self._readers.of(weekly.series.language).words
        nonce = reminder_nonce(weekly.series.id, weekly.edition.slot.key)
        # A thread has the id of the message at which it was opened.
        await self._say_in_thread(weekly, spot.message, reminder(weekly, words), nonce)

    async def _say_in_thread(self, weekly: Weekly, thread: int, sheet: Sheet, nonce: str) -> None:
        guild = weekly.series.guild
        await self._errands.say(guild, thread, sheet, request=Request.REMIND, nonce=nonce)

    async def refresh(self, weekly: Weekly, spot: Spot) -> bool:
        ping, guild = weekly.edition.effects.get(Effect.PING), weekly.series.guild
        role = weekly.series.role
        was_pinged = role is not None and ping is not None and ping.status is Status.DONE
        sheet = self._card(weekly).sheet(role_mention(role, guild) if role and was_pinged else "")
        outgoing = await Outgoing.of(sheet, self._shelf)
        # Members wait to read how a vote ended, not how many have voted so far.
        is_awaited = weekly.poll is not None and weekly.poll.is_closed
        try:
            async with self._errands(Request.EDIT, guild, spot.channel):
                with awaited() if is_awaited else nullcontext():
                    await put(self._message(guild, spot), outgoing)
        except NotPublished as refusal:
            if refusal.cause.reason is Reason.MESSAGE_GONE:
                return False
            raise
        return True

    async def tell(self, series: Series, notice: Notice) -> bool:
        sheet = sheet_of(notice_text(notice, self._readers.of(series.language).words))
        for channel in self._staff_channels(series):
            try:
                await self._errands.say(
                    series.guild, channel, sheet, nonce=nonce_of_notice(series.id, notice)
                )
            except NotPublished as refusal:
                if refusal.cause.reason in _NOT_NOW:
                    raise
                continue
            return True
        return False

    def _card(self, weekly: Weekly) -> WeeklyCard:
        series = weekly.series
        return WeeklyCard(weekly, self._readers.of(series.language, series.country))

    def _ping(self, weekly: Weekly, place: discord.abc.GuildChannel | None) -> _Ping:
        role_id = weekly.series.role
        if role_id is None or Effect.PING not in weekly.edition.effects:
            return _Ping()
        guild = self._client.get_guild(weekly.series.guild)
        role = guild.get_role(role_id) if guild else None
        if role is None:
            return _Ping(effects={Effect.PING: Cause(Reason.REFUSED, _UNKNOWN_ROLE)})
        if not can_ping(role, place):
            missing = detail(["mention_everyone"], weekly.series.channel)
            return _Ping(effects={Effect.PING: Cause(Reason.PERMISSION_MISSING, missing)})
        allowed = discord.AllowedMentions(
            everyone=role.is_default(),
            users=False,
            roles=[] if role.is_default() else [role],
            replied_user=False,
        )
        return _Ping(role_mention(role.id, role.guild.id), allowed, {Effect.PING: None})

    def _tags(self, forum: discord.ForumChannel, card: WeeklyCard) -> list[discord.ForumTag]:
        """Return the tag named like the bot or the profession's field, else any if one must be."""
        names = {name.casefold() for name in card.tag_names()}
        usable = [tag for tag in forum.available_tags if not tag.moderated]
        fitting = [tag for tag in usable if tag.name.casefold() in names]
        return fitting[:1] or (usable[:1] if forum.flags.require_tag else [])

    def _staff_channels(self, series: Series) -> Iterable[int]:
        guild = self._client.get_guild(series.guild)
        own = [guild.public_updates_channel, guild.system_channel] if guild else []
        known = [channel.id for channel in own if channel]
        return dict.fromkeys([series.log_channel, *known] if series.log_channel else known)

    def _may_be_news(self, guild: int, channel: int) -> bool:
        """Whether it has followers; where the cache does not know, Discord is asked to publish."""
        place = self._errands.known(guild, channel)
        return place is None or _is_news(place)

    def _message(self, guild: int, spot: Spot) -> discord.PartialMessage:
        return self._errands.channel(guild, spot.channel).get_partial_message(spot.message)


def _is_news(place: discord.abc.GuildChannel) -> bool:
    return isinstance(place, discord.TextChannel) and place.is_news()
