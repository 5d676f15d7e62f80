"""The bot is invited, removed, invited again; and servers go away because Discord is ill."""

from __future__ import annotations

from datetime import timedelta

import discord
import pytest
from simcord import ChannelHandle, GuildHandle
from simcord.backend import serializers
from simcord.backend.models import Guild, Overwrite
from simcord.enums import OverwriteType

from bot.domain.week.errors import NoSeries
from bot.domain.week.terms import Terms
from tests.conversations.stage import text
from tests.conversations.week.assembly import MONDAY_AT_NINE, Assembly

DAY = timedelta(days=1)


async def join(club: Assembly, guild: GuildHandle) -> None:
    """Invite the bot: what Discord then sends does not say whether the server is available."""
    payload = dict(serializers.guild_create_payload(club.env.backend, raw(club, guild)))
    payload.pop("unavailable", None)
    club.env.backend.emit("GUILD_CREATE", payload)
    await club.env.settle()


async def lose(club: Assembly, guild: GuildHandle, **why: bool) -> None:
    """Tell the bot that the server is gone: removed, or `unavailable`."""
    club.env.backend.emit("GUILD_DELETE", {"id": str(guild.id), **why})
    await club.env.settle()


def raw(club: Assembly, guild: GuildHandle) -> Guild:
    return club.env.backend.get_guild(guild.id)


def texts(channel: ChannelHandle) -> list[str]:
    """Return what stands in a channel, oldest first."""
    return [text(message) for message in channel.history()]


async def is_paused(club: Assembly) -> bool:
    pause = (await club.series()).pause
    return pause is not None and pause.covers(club.env.now())


# Joining ------------------------------------------------------------------------------------------


async def test_a_new_server_is_greeted_once_with_the_next_step(quiet: Assembly) -> None:
    raw(quiet, quiet.guild).system_channel_id = quiet.channel.id
    await join(quiet, quiet.guild)
    (greeting,) = texts(quiet.channel)
    assert "/series setup" in greeting


async def test_the_greeting_stands_where_staff_read_community_updates(quiet: Assembly) -> None:
    hall, office = (quiet.guild.create_text_channel(name) for name in ("hall", "office"))
    raw(quiet, quiet.guild).system_channel_id = hall.id
    raw(quiet, quiet.guild).public_updates_channel_id = office.id
    await join(quiet, quiet.guild)
    assert (texts(hall), len(texts(office)), texts(quiet.channel)) == ([], 1, [])


async def test_the_greeting_goes_where_the_bot_may_speak(quiet: Assembly) -> None:
    hall, office = (quiet.guild.create_text_channel(name) for name in ("hall", "office"))
    raw(quiet, quiet.guild).system_channel_id = hall.id
    raw(quiet, quiet.guild).public_updates_channel_id = office.id
    forbid(quiet, office)
    await join(quiet, quiet.guild)
    assert (len(texts(hall)), texts(office)) == (1, [])


async def test_strangers_channels_are_not_written_to(quiet: Assembly) -> None:
    rules = quiet.guild.create_text_channel("rules")
    await join(quiet, quiet.guild)
    assert (texts(rules), texts(quiet.channel)) == ([], [])


async def test_where_the_bot_may_speak_nowhere_it_is_silent(quiet: Assembly) -> None:
    raw(quiet, quiet.guild).system_channel_id = quiet.channel.id
    forbid(quiet, quiet.channel)
    await join(quiet, quiet.guild)
    assert texts(quiet.channel) == []


def forbid(club: Assembly, channel: ChannelHandle) -> None:
    """Forbid everybody to speak in a channel."""
    silence = discord.Permissions(send_messages=True).value
    everybody = Overwrite(club.guild.default_role.id, OverwriteType.ROLE, deny=silence)
    club.env.backend.set_overwrite(channel.id, everybody)


# Leaving and coming back --------------------------------------------------------------------------


async def test_an_outage_is_no_removal(posted: Assembly) -> None:
    posts = len(posted.channel.history())
    await lose(posted, posted.guild, unavailable=True)
    assert not await is_paused(posted)
    await posted.jump(7 * DAY)
    assert len(posted.channel.history()) > posts


async def test_a_server_that_removed_the_bot_gets_no_posts(posted: Assembly) -> None:
    posts = len(posted.channel.history())
    await lose(posted, posted.guild)
    await posted.jump(7 * DAY)
    assert len(posted.channel.history()) == posts


@pytest.mark.parametrize("days", [1, 29])
async def test_a_server_that_comes_back_finds_its_series_paused(
    posted: Assembly, days: int
) -> None:
    await lose(posted, posted.guild)
    await posted.jump(days * DAY)
    await join(posted, posted.guild)
    assert await is_paused(posted)


async def test_a_server_that_comes_back_resumes_with_a_button(posted: Assembly) -> None:
    chief = await posted.hire()
    await lose(posted, posted.guild)
    await join(posted, posted.guild)
    assert "Everything is kept" in texts(posted.channel)[-1]
    await chief.click(posted.channel.history()[-1], custom_id="series:resume")
    assert not await is_paused(posted)


async def test_after_30_days_nothing_is_left_of_a_server_that_removed_the_bot(
    posted: Assembly,
) -> None:
    await lose(posted, posted.guild)
    await posted.jump(30 * DAY + DAY)
    with pytest.raises(NoSeries):
        await posted.series()


async def test_an_invitation_pauses_even_what_nobody_knew_was_removed(posted: Assembly) -> None:
    await join(posted, posted.guild)
    assert await is_paused(posted)


# While the bot did not run ------------------------------------------------------------------------


async def test_a_restart_changes_nothing_for_a_server_that_is_still_there(posted: Assembly) -> None:
    said = len(posted.channel.history())
    await posted.world.restart(posted.env.now() + DAY)
    assert not await is_paused(posted)
    assert len(posted.channel.history()) == said


async def test_a_server_that_invited_the_bot_back_while_it_was_off_is_told(
    posted: Assembly,
) -> None:
    await posted.programme.servers.removed(posted.guild.id)
    await posted.world.restart(posted.env.now() + DAY)
    assert await is_paused(posted)
    assert "Everything is kept" in texts(posted.channel)[-1]


async def test_a_removal_while_the_bot_was_off_is_noticed(quiet: Assembly) -> None:
    plan = quiet.programme.plan
    await plan.set_up(4711, Terms(quiet.channel.id, MONDAY_AT_NINE))
    await quiet.world.restart(quiet.env.now() + DAY)
    assert (await quiet.programme.servers.guilds())[4711]


async def test_a_server_that_was_only_out_of_sight_goes_on_by_itself(posted: Assembly) -> None:
    await posted.programme.servers.missing(posted.guild.id)
    await posted.world.restart(posted.env.now() + DAY)
    assert not await is_paused(posted)
    assert not (await posted.programme.servers.guilds())[posted.guild.id]
