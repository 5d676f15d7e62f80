"""Sends, finds, edits and decorates weekly messages on Discord, paced below its limits."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Iterable, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import aiohttp
import discord

from bot.domain.edition import Cause, Effect, Reason, Status, marked, nonce
from bot.domain.notice import Notice
from bot.domain.series import Series
from bot.domain.weekly import Place, Weekly
from bot.presentation.cards.notice import notice as layout_of
from bot.presentation.cards.notices import notice_text
from bot.presentation.cards.weekly import WeeklyCard
from bot.presentation.client import Client
from bot.presentation.permissions import Feature, can_ping, detail, need
from bot.scheduler import NotPublished, Publisher
from bot.series.press import Sent

_WEEK = 10080  # minutes: the longest that Discord keeps a silent thread open
_NEWEST = 300  # messages in a channel, looked through for one that was sent before a crash
_PAGE = 100  # messages that Discord gives at once
_FORGOTTEN = timedelta(days=14)  # nobody looks for a post of a process that died so long ago
_POSTS = 10  # posts of the bot in a forum: one a week

_UNKNOWN_CHANNEL = 10003
_UNKNOWN_MESSAGE = 10008
_UNKNOWN_ROLE = "10011: Unknown Role"
_PERMISSION = (50001, 50013)  # Missing Access, Missing Permissions
_EDITED_TOO_OFTEN = (30046, 20022)  # messages older than an hour, announcements; sent as 429
_HAS_THREAD = 160004
_PUBLISHED = 40033


@dataclass(frozen=True, slots=True)
class _Ping:
    """The mention that a post begins with, or why it has none."""

    mention: str = ""
    allowed: discord.AllowedMentions = field(default_factory=discord.AllowedMentions.none)
    effects: dict[Effect, Cause | None] = field(default_factory=dict[Effect, "Cause | None"])


class DiscordPublisher(Publisher):
    """Publishes through one client, whose line paces all that it asks.

    What Discord allows is asked of Discord, not guessed: a request is made, and its refusal read.
    The client's cache of servers, channels and roles tells only what kind of channel it is, whom
    a mention reaches, and which permission a refusal was about.
    """

    def __init__(self, client: Client) -> None:
        self._client = client

    async def post(self, weekly: Weekly) -> Sent:
        series = weekly.series
        place = self._channel(series.guild, series.channel)
        ping = self._ping(weekly, place)
        card = self._card(weekly)
        layout = card.layout(ping.mention)
        async with self._asking(series.guild, series.channel, Feature.POST):
            if isinstance(place, discord.ForumChannel):
                # A forum post has no nonce: after a crash `find` alone keeps it from coming twice.
                thread, message = await place.create_thread(
                    name=card.thread_name(),
                    view=layout,
                    allowed_mentions=ping.allowed,
                    applied_tags=self._tags(place, card),
                    auto_archive_duration=_WEEK,
                )
                return Sent(Place(thread.id, message.id), {**ping.effects, Effect.THREAD: None})
            # With a nonce, discord.py asks Discord to enforce it.
            message = await self._messageable(series.guild, series.channel).send(
                view=layout,
                nonce=nonce(series.id, weekly.edition.slot.key),
                allowed_mentions=ping.allowed,
            )
        return Sent(Place(series.channel, message.id), ping.effects)

    async def find(self, weekly: Weekly, channel: int) -> Place | None:
        place = self._channel(weekly.series.guild, channel)
        missing = need(Feature.POST, channel, place).missing if place else ()
        if "read_message_history" in missing:
            # Discord would answer with an empty list, as if nothing had been sent.
            raise NotPublished(
                Cause(Reason.PERMISSION_MISSING, detail(["read_message_history"], channel))
            )
        if isinstance(place, discord.ForumChannel):
            return await self._find_in_forum(weekly, place)
        messageable = self._messageable(weekly.series.guild, channel)
        before: discord.Message | None = None
        for _ in range(0, _NEWEST, _PAGE):
            async with self._asking(weekly.series.guild, channel, Feature.POST):
                page = [each async for each in messageable.history(limit=_PAGE, before=before)]
            for message in page:
                if self._is_edition(message, weekly):
                    return Place(channel, message.id)
            if len(page) < _PAGE:
                break
            before = page[-1]
        return None

    async def apply(self, effect: Effect, weekly: Weekly, place: Place) -> None:
        series = weekly.series
        # A place that is no channel is a thread, that of a forum post.
        is_forum = self._channel(series.guild, place.channel) is None
        match effect:
            case Effect.THREAD if not is_forum:
                name = self._card(weekly).thread_name()
                async with self._asking(series.guild, place.channel, Feature.THREAD, _HAS_THREAD):
                    await self._message(series, place).create_thread(
                        name=name, auto_archive_duration=_WEEK
                    )
            case Effect.PIN if is_forum:
                async with self._asking(series.guild, place.channel, Feature.FORUM_PIN):
                    thread = await self._client.fetch_channel(place.channel)
                if isinstance(thread, discord.Thread):
                    async with self._asking(series.guild, place.channel, Feature.FORUM_PIN):
                        await thread.edit(pinned=True)
            case Effect.PIN:
                async with self._asking(series.guild, place.channel, Feature.PIN):
                    await self._message(series, place).pin()
            case Effect.PUBLISH if self._is_news(series.guild, place.channel):
                async with self._asking(series.guild, place.channel, Feature.POST, _PUBLISHED):
                    await self._message(series, place).publish()
            case _:
                pass

    async def refresh(self, weekly: Weekly, place: Place) -> bool:
        ping = weekly.edition.effects.get(Effect.PING)
        role = weekly.series.role
        mention = f"<@&{role}>" if role and ping and ping.status is Status.DONE else ""
        layout = self._card(weekly).layout(mention)
        try:
            async with self._asking(weekly.series.guild, place.channel, Feature.POST):
                await self._message(weekly.series, place).edit(
                    view=layout, allowed_mentions=discord.AllowedMentions.none()
                )
        except NotPublished as refusal:
            if _is_unknown_message(refusal):
                return False
            if isinstance(refusal.__cause__, discord.RateLimited):  # see _EDITED_TOO_OFTEN
                raise NotPublished(Cause(Reason.REFUSED, "429: Try again later")) from refusal
            raise
        return True

    async def tell(self, series: Series, notice: Notice) -> bool:
        words = self._client.languages.of(series.language)
        layout = layout_of(notice_text(notice, words))
        for channel in self._staff_channels(series):
            try:
                async with self._asking(series.guild, channel, Feature.LOG):
                    await self._messageable(series.guild, channel).send(view=layout)
            except NotPublished as refusal:
                if refusal.cause.reason is Reason.UNREACHABLE:
                    raise
                continue
            return True
        return False

    @asynccontextmanager
    async def _asking(
        self, guild: int, channel: int, feature: Feature, done: int = 0
    ) -> AsyncGenerator[None]:
        """Turn what Discord answers into NotPublished.

        `done` is the code by which Discord says that it was done before.
        """
        try:
            yield
        except discord.HTTPException as error:
            if done and error.code == done:
                return
            raise NotPublished(self._cause(error, guild, channel, feature)) from error
        except discord.RateLimited as error:
            raise NotPublished(Cause(Reason.UNREACHABLE, "429")) from error
        except (aiohttp.ClientError, OSError, TimeoutError) as error:
            raise NotPublished(Cause(Reason.UNREACHABLE, type(error).__name__)) from error

    def _cause(
        self, error: discord.HTTPException, guild: int, channel: int, feature: Feature
    ) -> Cause:
        if error.code in _EDITED_TOO_OFTEN:
            return Cause(Reason.REFUSED, f"{error.code}: {error.text}")
        if error.status >= 500 or error.status == 429:
            return Cause(Reason.UNREACHABLE, str(error.status))
        if error.code == _UNKNOWN_CHANNEL:
            return Cause(Reason.CHANNEL_GONE)
        if error.code in _PERMISSION:
            wanted = need(feature, channel, self._channel(guild, channel))
            # Where the cache knows of nothing missing, any of those needed may be the one.
            missing = _first_causes(wanted.missing or wanted.held)
            return Cause(Reason.PERMISSION_MISSING, detail(missing, channel))
        return Cause(Reason.REFUSED, f"{error.code}: {error.text}")

    def _card(self, weekly: Weekly) -> WeeklyCard:
        words = self._client.languages.of(weekly.series.language)
        today = self._client.clock.now().date()
        return WeeklyCard(weekly, self._client.catalogue, words, today)

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
            everyone=role.is_default(), users=False, roles=[role], replied_user=False
        )
        return _Ping(role.mention, allowed, {Effect.PING: None})

    def _tags(self, forum: discord.ForumChannel, card: WeeklyCard) -> list[discord.ForumTag]:
        """Return the tag named like the bot or the profession's field, else any if one must be."""
        names = {name.casefold() for name in card.tag_names()}
        usable = [tag for tag in forum.available_tags if not tag.moderated]
        fitting = [tag for tag in usable if tag.name.casefold() in names]
        return fitting[:1] or (usable[:1] if forum.flags.require_tag else [])

    async def _find_in_forum(self, weekly: Weekly, forum: discord.ForumChannel) -> Place | None:
        me = self._client.user
        oldest = min(weekly.edition.slot.at, self._client.clock.now()) - _FORGOTTEN
        async with self._asking(forum.guild.id, forum.id, Feature.POST):
            active = [
                each for each in await forum.guild.active_threads() if each.parent_id == forum.id
            ]
        async with self._asking(forum.guild.id, forum.id, Feature.POST):
            archived = [each async for each in forum.archived_threads(limit=_PAGE)]
        posts = [each for each in (*active, *archived) if me and each.owner_id == me.id]
        posts = [each for each in posts if discord.utils.snowflake_time(each.id) > oldest]
        for thread in sorted(posts, key=lambda each: each.id, reverse=True)[:_POSTS]:
            async with self._asking(forum.guild.id, thread.id, Feature.POST):
                first = [each async for each in thread.history(limit=1, oldest_first=True)]
            if first and self._is_edition(first[0], weekly):
                return Place(thread.id, first[0].id)
        return None

    def _is_edition(self, message: discord.Message, weekly: Weekly) -> bool:
        wanted = (weekly.series.id, weekly.edition.slot.key)
        return message.author == self._client.user and any(
            marked(custom_id) == wanted for custom_id in _custom_ids(message.components)
        )

    def _staff_channels(self, series: Series) -> Iterable[int]:
        guild = self._client.get_guild(series.guild)
        own = [guild.public_updates_channel, guild.system_channel] if guild else []
        known = [channel.id for channel in own if channel]
        return dict.fromkeys([series.log_channel, *known] if series.log_channel else known)

    def _channel(self, guild: int, channel: int) -> discord.abc.GuildChannel | None:
        known = self._client.get_guild(guild)
        return known.get_channel(channel) if known else None

    def _is_news(self, guild: int, channel: int) -> bool:
        place = self._channel(guild, channel)
        return isinstance(place, discord.TextChannel) and place.is_news()

    def _messageable(self, guild: int, channel: int) -> discord.PartialMessageable:
        return self._client.get_partial_messageable(channel, guild_id=guild)

    def _message(self, series: Series, place: Place) -> discord.PartialMessage:
        return self._messageable(series.guild, place.channel).get_partial_message(place.message)


def _first_causes(missing: tuple[str, ...]) -> tuple[str, ...]:
    """Leave out what is missing only because something else is: discord.py implies it."""
    if "view_channel" in missing:
        return ("view_channel",)
    if "send_messages" in missing:
        return tuple(name for name in missing if name != "attach_files")
    return missing


def _is_unknown_message(refusal: NotPublished) -> bool:
    answer = refusal.__cause__
    return isinstance(answer, discord.HTTPException) and answer.code == _UNKNOWN_MESSAGE


def _custom_ids(components: Iterable[Any]) -> Iterator[str]:
    """Yield the `custom_id` of every control, however deeply it is nested."""
    for component in components:
        custom_id = getattr(component, "custom_id", None)
        if custom_id:
            yield custom_id
        yield from _custom_ids(getattr(component, "children", ()))
