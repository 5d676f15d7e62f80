"""Looking at what staff put together in a panel, and saving it."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import time

import discord

from bot.cards.reader import Reader
from bot.cards.sheet import Sheet
from bot.cards.staff import settings
from bot.cards.staff.change import NOBODY, Change
from bot.cards.staff.draft import Draft
from bot.cards.staff.proposal import Proposal
from bot.domain.week.errors import AlreadySetUp, NoSeries
from bot.domain.week.series import Discussion, Series
from bot.domain.week.slot import Schedule, Weekday
from bot.domain.week.status import Edited
from bot.domain.week.terms import Terms
from bot.presentation.asker import Interaction, guild_of
from bot.presentation.checkup import Checkup, checkup
from bot.presentation.desk import Desk
from bot.programme.coming import SHOWN


@dataclass(frozen=True, slots=True)
class Drafting:
    """One draft of one server, as whoever presses reads it."""

    interaction: Interaction
    desk: Desk
    reader: Reader
    draft: Draft

    async def sheet(self, told: str = "", near: Mapping[str, str] | None = None) -> Sheet:
        """Return the panel; see `Proposal.sheet`. Raises as `proposal` does."""
        return (await self.proposal()).sheet(self.reader.words, told, near)

    async def proposal(self) -> Proposal:
        """Raises NoSeries for a change of none, AlreadySetUp for a new one beside another."""
        wanted = await self._wanted()
        found = self._checkup(wanted)
        return Proposal(
            self.draft,
            await self._would(wanted),
            found.needs if found else (),
            found.notes if found else (),
            found.link if found else "",
            _suggested(self.interaction, self.desk),
        )

    async def saved(self) -> Sheet:
        """Save, and return what was; the panel again where the bot could not post there."""
        wanted, words = await self._wanted(), self.reader.words
        found = self._checkup(wanted)
        if found is None:
            return await self.sheet()
        is_moved = self.draft.is_new or self.draft.change.channel is not None
        if is_moved and found.is_refused:
            return await self.sheet(words("proposal-refused"))
        plan = self.desk.programme.once(self.interaction.id).plan
        save, say = (
            (plan.set_up, settings.set_up) if self.draft.is_new else (plan.edit, settings.edited)
        )
        return say(await save(guild_of(self.interaction), wanted), found.warnings(words), words)

    async def _wanted(self) -> Terms:
        guild = self.interaction.guild
        assert guild is not None
        if self.draft.is_new:
            await refuse_second(guild.id, self.desk)
            present = offered(self.interaction, self.desk)
        else:
            present = await self.desk.programme.diary.terms(guild.id)
        wanted = self.draft.change.applied(present)
        is_forum = isinstance(guild.get_channel(wanted.channel), discord.ForumChannel)
        return replace(wanted, discussion=fitting(wanted.discussion, is_forum=is_forum))

    async def _would(self, wanted: Terms) -> Edited:
        guild = guild_of(self.interaction)
        if not self.draft.is_new:
            return await self.desk.programme.diary.would_edit(guild, wanted)
        now = self.desk.clock.now()
        series = wanted.applied(Series(0, guild, wanted.channel, wanted.schedule, now))
        coming = series.upcoming(now, SHOWN, ())
        return Edited(series, series, coming, coming)

    def _checkup(self, wanted: Terms) -> Checkup | None:
        """Return what the bot may do in the channel; none before there is one."""
        if not wanted.channel:
            return None
        return checkup(self.interaction, wanted, None, self.reader.words)


async def refuse_second(guild: int, desk: Desk) -> None:
    """Raise AlreadySetUp where the server has a series."""
    with suppress(NoSeries):
        await desk.programme.diary.series(guild)
        raise AlreadySetUp(guild)


def offered(interaction: Interaction, desk: Desk) -> Terms:
    """Return what a server without a series is offered: all but the channel, which is 0."""
    return Terms(
        0,
        Schedule(Weekday.MONDAY, time(9), _suggested(interaction, desk)),
        desk.readers.of(str(interaction.guild_locale)).words.locale,
    )


def begun(offer: Terms, given: Change) -> Draft:
    """Return a draft of what is offered, with what staff have typed in its place."""
    terms = given.applied(offer)
    change = Change(
        channel=terms.channel or None,
        weekday=terms.schedule.weekday,
        time=terms.schedule.time,
        zone=terms.schedule.zone,
        role=terms.role or NOBODY,
        discussion=terms.discussion,
        pin=terms.pin,
        catch_up=terms.catch_up,
        country=terms.country,
    )
    return Draft(change, is_new=True)


def fitting(wanted: Discussion, *, is_forum: bool) -> Discussion:
    """Return what the channel makes of it: a post in a forum is a discussion by itself."""
    if is_forum:
        return Discussion.FORUM
    return Discussion.THREAD if wanted is Discussion.FORUM else wanted


def _suggested(interaction: Interaction, desk: Desk) -> str:
    return desk.zones.likely(str(interaction.guild_locale))
