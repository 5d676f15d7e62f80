"""Looks for a weekly message that may stand: sent by a process that died, or got no answer."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, cast

import discord
from discord.utils import time_snowflake

from bot.cards.staff.permission import Feature, detail
from bot.clock import Clock
from bot.domain.week.edition import Cause, Reason, marked
from bot.domain.week.series import POST_NOW_REACH
from bot.domain.week.weekly import Spot, Weekly
from bot.presentation.errands import Errands
from bot.presentation.layout import custom_ids
from bot.presentation.permissions import need
from bot.presentation.verdict import Request
from bot.programme.publisher import NotPublished

_log = logging.getLogger(__name__)

_MARGIN = timedelta(hours=1)
"""By which the clock that said when it was sent may have been ahead of Discord's."""

_PAGE = 100  # messages, or threads, that Discord gives at once
_PAGES = 200
"""After which it is taken not to stand. It was sent within minutes of the moment from which on is
looked, but for the margin: 20,000 messages before it would be five a second, an hour long."""


class Finder:
    """Finds by time: ids are times, and it is known since when a message may stand.

    However many messages members have written since, it is near the beginning. Where it is not, the
    newest are read too: a clock that was days ahead has noted a time that is still to come.

    What Discord lists is read as it comes, by the client's `http`: discord.py's own ways take an
    answer without a list for an empty one, and a message would be taken not to stand.
    """

    def __init__(self, client: discord.Client, errands: Errands, clock: Clock) -> None:
        self._client = client
        self._errands = errands
        self._clock = clock
        self._reached: dict[tuple[int, date, int], dict[datetime, int]] = {}
        """How far a look got that was cut off, for being slow: the next one goes on from there."""

    async def find(self, weekly: Weekly, channel: int) -> Spot | None:
        """Return where the message stands, none where it does not.

        Raises NotPublished where nobody can look.
        """
        guild = weekly.series.guild
        place = await self._errands.place(guild, channel)
        if "read_message_history" in need(Feature.POST, channel, place).missing:
            # Discord would answer with an empty list, as if nothing had been sent.
            missing = detail(["read_message_history"], channel)
            raise NotPublished(Cause(Reason.PERMISSION_MISSING, missing))
        if isinstance(place, discord.ForumChannel):
            return await self._in_forum(weekly, channel)
        return await self._in_channel(weekly, channel)

    def _spans(self, weekly: Weekly) -> Iterator[tuple[datetime, datetime | None]]:
        """Yield from when to when to look, likeliest first.

        Where nobody knew of it before its slot was over, as after a backup was restored, it may
        have been sent by hand, ahead of the slot.
        """
        slot, began = weekly.edition.slot, weekly.edition.unknown_since
        since = min(began or slot.at, slot.at, self._clock.now()) - _MARGIN
        yield since, None
        if began is None or slot.is_late(began):
            yield since - POST_NOW_REACH, since

    async def _in_channel(self, weekly: Weekly, channel: int) -> Spot | None:
        look = (weekly.series.id, weekly.edition.slot.key, channel)
        reached = self._reached.setdefault(look, {})
        found = None
        for after, before in self._spans(weekly):
            found = found or await self._in_span(weekly, channel, after, before, reached)
        found = found or await self._among_newest(weekly, channel)
        self._reached.pop(look, None)
        return found

    async def _in_span(
        self,
        weekly: Weekly,
        channel: int,
        after: datetime,
        before: datetime | None,
        reached: dict[datetime, int],
    ) -> Spot | None:
        guild = weekly.series.guild
        for _ in range(_PAGES):
            last = reached.get(after, time_snowflake(after))
            page = await self._page(guild, channel, _PAGE, after=last)
            if (found := _carrying(page, weekly)) is not None:
                return Spot(channel, found.id)
            if len(page) < _PAGE:
                return None
            reached[after] = page[-1].id
            if before is not None and page[-1].id >= time_snowflake(before):
                return None
        _give_up(weekly, channel, after)
        return None

    async def _among_newest(self, weekly: Weekly, channel: int) -> Spot | None:
        found = _carrying(await self._page(weekly.series.guild, channel, _PAGE), weekly)
        return None if found is None else Spot(channel, found.id)

    async def _in_forum(self, weekly: Weekly, forum: int) -> Spot | None:
        guild, since = weekly.series.guild, min(after for after, _ in self._spans(weekly))
        async with self._errands(Request.ACTIVE_THREADS, guild, forum):
            listed = await self._client.http.get_active_threads(guild)
            active = [_Thread.read(each) for each in listed["threads"]]
        newest = max((thread.id for thread in active if self._is_ours(thread, forum)), default=0)
        first = time_snowflake(since)
        found = await self._among(active, weekly, forum, min(first, newest))
        before: datetime | None = None
        for _ in range(_PAGES):
            if found or (before and before < since):
                return found  # nor can any that was archived before have been opened since
            async with self._errands(Request.ARCHIVED_THREADS, guild, forum):
                until = before.isoformat() if before else None
                archived = await self._client.http.get_public_archived_threads(forum, until, _PAGE)
                page = [_Thread.read(each) for each in archived["threads"]]
                is_last = not archived["has_more"]
            found = await self._among(page, weekly, forum, first)
            if is_last or not page:
                return found
            before = page[-1].archived
        _give_up(weekly, forum, since)
        return found

    async def _among(
        self, threads: Iterable[_Thread], weekly: Weekly, forum: int, first: int
    ) -> Spot | None:
        for thread in threads:
            if self._is_ours(thread, forum) and thread.id >= first:
                message = await self._first(weekly.series.guild, thread.id)
                if message is not None and message.carries(weekly):
                    return Spot(thread.id, message.id)
        return None

    def _is_ours(self, thread: _Thread, forum: int) -> bool:
        me = self._client.user
        return me is not None and thread.owner == me.id and thread.parent == forum

    async def _first(self, guild: int, thread: int) -> _Message | None:
        """Return what a post begins with; none where it was deleted meanwhile."""
        try:
            first = await self._page(guild, thread, 1, after=0)
        except NotPublished as refusal:
            if refusal.cause.reason is Reason.CHANNEL_GONE:
                return None
            raise
        return first[0] if first else None

    async def _page(
        self, guild: int, channel: int, count: int, after: int | None = None
    ) -> list[_Message]:
        """Return so many messages after that one, or the newest."""
        async with self._errands(Request.HISTORY, guild, channel):
            return self._read(await self._client.http.logs_from(channel, count, after=after))

    def _read(self, listed: object) -> list[_Message]:
        """Return the messages of a page, oldest first."""
        if not isinstance(listed, list):
            raise TypeError("a history is a list")
        me = self._client.user
        messages = cast("list[Mapping[str, Any]]", listed)
        read = [_Message.read(message, me.id if me else 0) for message in messages]
        return sorted(read, key=lambda message: message.id)


@dataclass(frozen=True, slots=True)
class _Message:
    """What is looked at of a message; reading one that is none raises LookupError and its kin."""

    id: int
    marks: frozenset[tuple[int, date] | None]
    """Of what editions the bot says it is; empty for everybody else's."""

    @classmethod
    def read(cls, message: Mapping[str, Any], me: int) -> _Message:
        is_ours = int(message["author"]["id"]) == me
        ids = custom_ids(message["components"]) if is_ours else ()
        return cls(int(message["id"]), frozenset(map(marked, ids)))

    def carries(self, weekly: Weekly) -> bool:
        return (weekly.series.id, weekly.edition.slot.key) in self.marks


def _carrying(page: Iterable[_Message], weekly: Weekly) -> _Message | None:
    return next((message for message in page if message.carries(weekly)), None)


@dataclass(frozen=True, slots=True)
class _Thread:
    """What is looked at of a thread."""

    id: int
    parent: int
    owner: int
    archived: datetime

    @classmethod
    def read(cls, thread: Mapping[str, Any]) -> _Thread:
        return cls(
            int(thread["id"]),
            int(thread["parent_id"]),
            int(thread.get("owner_id") or 0),
            datetime.fromisoformat(thread["thread_metadata"]["archive_timestamp"]),
        )


def _give_up(weekly: Weekly, channel: int, since: datetime) -> None:
    _log.warning(
        "%d pages of channel %d since %s hold no weekly message of server %d for %s: it is taken "
        "not to stand there",
        _PAGES,
        channel,
        since,
        weekly.series.guild,
        weekly.edition.slot.key,
    )
