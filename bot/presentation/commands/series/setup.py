"""Beginning a series, and changing it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import discord
from discord import app_commands

from bot.cards.short import notice
from bot.cards.staff import settings as card
from bot.cards.staff.change import NOBODY, NOWHERE, Change
from bot.cards.staff.draft import Draft
from bot.cards.words import Words
from bot.domain.week.offset import written
from bot.domain.week.series import LONGEST_INTRO, Discussion
from bot.domain.week.slot import Weekday, zone_info
from bot.domain.week.terms import Terms
from bot.domain.week.typed import wall_time
from bot.presentation.asker import Interaction, guild_of
from bot.presentation.checkup import checkup
from bot.presentation.commands.country import NO_COUNTRY, CountriesOfSeries, country_code
from bot.presentation.commands.option import choices, described, titled
from bot.presentation.commands.series.channel import Chosen, ToPostTo
from bot.presentation.desk import Desk
from bot.presentation.drafting import Drafting, begun, fitting, offered, refuse_second
from bot.presentation.offer import MOST, Offer, Offered, Offers
from bot.presentation.staff import answer

Decorator = Callable[[Any], Any]
Hours = app_commands.Range[int, 0, 96]
Intro = app_commands.Range[str, 1, LONGEST_INTRO]


def add(desk: Desk, group: app_commands.Group, offers: Offers) -> None:
    """Add `setup` and `edit`."""
    names = desk.languages.default
    fixed = app_commands.choices(
        weekday=choices(names, "weekday-{}", (day.name.lower() for day in Weekday)),
        discussion=choices(names, "discussion-choice-{}", Discussion),
    )
    suggested = offers.add(time_zone=TimeZones(desk), country=CountriesOfSeries(desk))
    _add_setup(desk, group, fixed, suggested)
    _add_edit(desk, group, fixed, suggested)


def _add_setup(
    desk: Desk, group: app_commands.Group, fixed: Decorator, suggested: Decorator
) -> None:
    names = desk.languages.default

    @group.command(**titled(names, "series-setup"))
    @described(names, "channel", "weekday", "time", "time_zone", "role", "discussion", "pin")
    @described(names, "catch_up", country="country-of-series")
    @fixed
    @suggested
    async def setup(
        interaction: Interaction,
        channel: ToPostTo | None = None,
        weekday: str | None = None,
        time: str | None = None,
        time_zone: str | None = None,
        role: discord.Role | None = None,
        discussion: str | None = None,
        pin: bool = False,
        catch_up: Hours = 24,
        country: str = "",
    ) -> None:
        guild, reader = guild_of(interaction), desk.readers.asking(interaction)
        await refuse_second(guild, desk)
        is_forum = channel is not None and channel.type is discord.ChannelType.forum
        if discussion == Discussion.FORUM and channel is not None and not is_forum:
            await answer(interaction, desk, notice(reader.words("error-not-a-forum")))
            return
        given = Change(
            channel=channel.id if channel else None,
            weekday=Weekday[weekday.upper()] if weekday else None,
            time=wall_time(time) if time else None,
            zone=desk.zones.meant(time_zone, desk.clock.now()) if time_zone else None,
            role=role.id if role else None,
            discussion=Discussion(discussion) if discussion else None,
            pin=pin,
            catch_up=timedelta(hours=catch_up),
            country=_country(country, desk, interaction),
        )
        draft = begun(offered(interaction, desk), given)
        drafting = Drafting(interaction, desk, reader, draft)
        if None in (channel, weekday, time, time_zone):
            await answer(interaction, desk, await drafting.sheet())
            return
        await answer(interaction, desk, await drafting.saved())


def _add_edit(
    desk: Desk, group: app_commands.Group, fixed: Decorator, suggested: Decorator
) -> None:
    names = desk.languages.default

    @group.command(**titled(names, "series-edit"))
    @described(names, "channel", "weekday", "time", "time_zone", "role", "no_role", "discussion")
    @described(names, "pin", "catch_up", "publish", "reminder", "intro", "no_intro")
    @described(names, country="country-of-series")
    @fixed
    @suggested
    async def edit(
        interaction: Interaction,
        channel: ToPostTo | None = None,
        weekday: str | None = None,
        time: str | None = None,
        time_zone: str | None = None,
        role: discord.Role | None = None,
        no_role: bool = False,
        discussion: str | None = None,
        pin: bool | None = None,
        catch_up: Hours | None = None,
        country: str = "",
        publish: bool | None = None,
        reminder: bool | None = None,
        intro: Intro | None = None,
        no_intro: bool = False,
    ) -> None:
        reader, diary = desk.readers.asking(interaction), desk.programme.diary
        words = reader.words
        assert interaction.guild is not None
        present = await diary.terms(interaction.guild.id)
        if intro is not None or no_intro:
            # It would not fit into the button that saves the rest.
            line = "" if no_intro else " ".join(str(intro).split())
            asked = desk.programme.once(interaction.id).plan
            done = await asked.edit(interaction.guild.id, replace(present, intro=line))
            await answer(interaction, desk, card.edited(done, [], words))
            present = await diary.terms(interaction.guild.id)
        is_forum = _is_forum(interaction.guild, channel, present)
        if discussion == Discussion.FORUM and not is_forum:
            await answer(interaction, desk, notice(words("error-not-a-forum")))
            return
        change = Change(
            channel=channel.id if channel else None,
            weekday=Weekday[weekday.upper()] if weekday else None,
            time=wall_time(time) if time else None,
            zone=desk.zones.meant(time_zone, desk.clock.now()) if time_zone else None,
            role=NOBODY if no_role else role.id if role else None,
            discussion=Discussion(discussion) if discussion else None,
            pin=pin,
            catch_up=None if catch_up is None else timedelta(hours=catch_up),
            publish=publish,
            reminder=reminder,
            country=_country(country, desk, interaction),
        )
        if change == Change():
            if intro is None and not no_intro:
                panel = Drafting(interaction, desk, reader, Draft(change))
                await answer(interaction, desk, await panel.sheet())
            return
        wanted = change.applied(present)
        suited = fitting(wanted.discussion, is_forum=is_forum)
        if suited is not wanted.discussion:
            change = replace(change, discussion=suited)
            wanted = change.applied(present)
        if wanted == present:
            series = await diary.series(interaction.guild.id)
            await answer(interaction, desk, card.unchanged(series, words))
            return
        found = checkup(interaction, wanted, None, words)
        if channel is not None and found.is_refused:
            await answer(interaction, desk, found.refused(words))
            return
        would = await diary.would_edit(interaction.guild.id, wanted)
        told = [words("publish-note")] if publish and not present.publish else []
        warnings = [*told, *found.warnings(words)]
        await answer(interaction, desk, card.would_edit(would, change, warnings, words))


def _country(typed: str, desk: Desk, interaction: Interaction) -> str | None:
    """Return its code, NOWHERE where staff want none; None where they said nothing.

    Raises UnknownCountry.
    """
    if typed == NO_COUNTRY:
        return NOWHERE
    return country_code(typed, desk, interaction) or None


def _is_forum(guild: discord.Guild, channel: Chosen | None, present: Terms) -> bool:
    if channel is not None:
        return channel.type is discord.ChannelType.forum
    return isinstance(guild.get_channel(present.channel), discord.ForumChannel)


class TimeZones(Offer):
    """Zones with the time that it is there: people know their clock, not their zone."""

    passing = re.compile(r"\s*\([^()]*\d[^()]*\)$")

    async def likely(self, interaction: Interaction, typed: str) -> list[Offered]:
        now, words = self._desk.clock.now(), self._desk.readers.asking(interaction).words
        found = self._desk.zones.search(typed, now, MOST)
        return [Offered(name, _label(name, now, words)) for name in found]

    async def everything(self, interaction: Interaction) -> list[Offered]:
        return [Offered(name, name) for name in self._desk.zones.names]


def _label(name: str, now: datetime, words: Words) -> str:
    offset = written(name)
    if offset is None:
        return words(
            "choice-zone", zone=name, time=words.time(now.astimezone(zone_info(name)).time())
        )
    return words("choice-zone-fixed", zone=name, time=words.time((now + offset).time()))
