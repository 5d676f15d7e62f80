"""The bot is invited, removed, invited again; and servers go away because Discord is ill."""

from __future__ import annotations

from datetime import time, timedelta

import discord
import pytest
from simcord import ChannelHandle, GuildHandle
from simcord.backend import serializers
from simcord.backend.models import Guild, Overwrite
from simcord.enums import OverwriteType

from bot.demo.world import World
from bot.domain.week.errors import NoSeries
from bot.domain.week.series import Series
from bot.domain.week.slot import Schedule, Weekday
from bot.domain.week.terms import Terms

MONDAYS = Schedule(Weekday.MONDAY, time(9), "Europe/Paris")
DAY = timedelta(days=1)


async def join(club: World, guild: GuildHandle) -> None:
    """Invite the bot: what Discord then sends does not say whether the server is available."""
    payload = dict(serializers.guild_create_payload(club.env.backend, raw(club, guild)))
    payload.pop("unavailable", None)
    club.env.backend.emit("GUILD_CREATE", payload)
    await club.env.settle()


async def lose(club: World, guild: GuildHandle, **why: bool) -> None:
    """Tell the bot that the server is gone: removed, or `unavailable`."""
    club.env.backend.emit("GUILD_DELETE", {"id": str(guild.id), **why})
    await club.env.settle()


def raw(club: World, guild: GuildHandle) -> Guild:
    return club.env.backend.get_guild(guild.id)


def texts(channel: ChannelHandle) -> list[str]:
    """Return what stands in a channel, oldest first."""
    return [
        "\n".join(
            part.content
            for top in message.components
            for part in [top, *getattr(top, "children", ())]
            if isinstance(part, discord.TextDisplay)
        )
        for message in channel.history()
    ]


async def set_up(club: World) -> None:
    settings = Terms(club.channel.id, MONDAYS)
    await club.client.programme.plan.set_up(club.guild.id, settings)
    await club.move_to_next_event(club.env.now() + 7 * DAY)


async def series(club: World) -> Series:
    return await club.client.programme.diary.series(club.guild.id)


def is_paused(club: World, series: Series) -> bool:
    return series.pause is not None and series.pause.covers(club.env.now())


# Joining ------------------------------------------------------------------------------------------


async def test_a_new_server_is_greeted_once_with_the_next_step(club: World) -> None:
    raw(club, club.guild).system_channel_id = club.channel.id
    await join(club, club.guild)
    (greeting,) = texts(club.channel)
    assert "/series setup" in greeting


async def test_the_greeting_stands_where_staff_read_community_updates(club: World) -> None:
    hall, office = (club.guild.create_text_channel(name) for name in ("hall", "office"))
    raw(club, club.guild).system_channel_id = hall.id
    raw(club, club.guild).public_updates_channel_id = office.id
    await join(club, club.guild)
    assert (texts(hall), len(texts(office)), texts(club.channel)) == ([], 1, [])


async def test_the_greeting_goes_where_the_bot_may_speak(club: World) -> None:
    hall, office = (club.guild.create_text_channel(name) for name in ("hall", "office"))
    raw(club, club.guild).system_channel_id = hall.id
    raw(club, club.guild).public_updates_channel_id = office.id
    forbid(club, office)
    await join(club, club.guild)
    assert (len(texts(hall)), texts(office)) == (1, [])


async def test_strangers_channels_are_not_written_to(club: World) -> None:
    rules = club.guild.create_text_channel("rules")
    await join(club, club.guild)
    assert (texts(rules), texts(club.channel)) == ([], [])


async def test_where_the_bot_may_speak_nowhere_it_is_silent(club: World) -> None:
    raw(club, club.guild).system_channel_id = club.channel.id
    forbid(club, club.channel)
    await join(club, club.guild)
    assert texts(club.channel) == []


def forbid(club: World, channel: ChannelHandle) -> None:
    """Forbid everybody to speak in a channel."""
    silence = discord.Permissions(send_messages=True).value
    everybody = Overwrite(club.guild.default_role.id, OverwriteType.ROLE, deny=silence)
    club.env.backend.set_overwrite(channel.id, everybody)


# Leaving and coming back --------------------------------------------------------------------------


async def test_an_outage_is_no_removal(club: World) -> None:
    await set_up(club)
    posts = len(club.channel.history())
    await lose(club, club.guild, unavailable=True)
    assert not is_paused(club, await series(club))
    await club.move_to(club.env.now() + 7 * DAY)
    assert len(club.channel.history()) > posts


async def test_a_server_that_removed_the_bot_gets_no_posts(club: World) -> None:
    await set_up(club)
    posts = len(club.channel.history())
    await lose(club, club.guild)
    await club.move_to(club.env.now() + 7 * DAY)
    assert len(club.channel.history()) == posts


@pytest.mark.parametrize("days", [1, 29])
async def test_a_server_that_comes_back_finds_its_series_paused(club: World, days: int) -> None:
    await set_up(club)
    await lose(club, club.guild)
    await club.move_to(club.env.now() + days * DAY)
    await join(club, club.guild)
    assert is_paused(club, await series(club))


async def test_a_server_that_comes_back_resumes_with_a_button(club: World) -> None:
    await set_up(club)
    rights = discord.Permissions(manage_guild=True)
    staff = club.guild.create_role("Staff", permissions=rights)
    chief = club.guild.add_member(club.env.create_user("Edda"), roles=[staff])
    await lose(club, club.guild)
    await join(club, club.guild)
    assert "Everything is kept" in texts(club.channel)[-1]
    await chief.click(club.channel.history()[-1], custom_id="series:resume")
    assert not is_paused(club, await series(club))


async def test_after_30_days_nothing_is_left_of_a_server_that_removed_the_bot(club: World) -> None:
    await set_up(club)
    await lose(club, club.guild)
    await club.move_to(club.env.now() + 30 * DAY + DAY)
    with pytest.raises(NoSeries):
        await series(club)


async def test_an_invitation_pauses_even_what_nobody_knew_was_removed(club: World) -> None:
    await set_up(club)
    await join(club, club.guild)
    assert is_paused(club, await series(club))


# While the bot did not run ------------------------------------------------------------------------


async def test_a_restart_changes_nothing_for_a_server_that_is_still_there(club: World) -> None:
    await set_up(club)
    said = len(club.channel.history())
    await club.restart(club.env.now() + DAY)
    assert not is_paused(club, await series(club))
    assert len(club.channel.history()) == said


async def test_a_server_that_invited_the_bot_back_while_it_was_off_is_told(club: World) -> None:
    await set_up(club)
    await club.client.programme.servers.removed(club.guild.id)
    await club.restart(club.env.now() + DAY)
    assert is_paused(club, await series(club))
    assert "Everything is kept" in texts(club.channel)[-1]


async def test_a_removal_while_the_bot_was_off_is_noticed(club: World) -> None:
    plan = club.client.programme.plan
    await plan.set_up(4711, Terms(club.channel.id, MONDAYS))
    await club.restart(club.env.now() + DAY)
    assert (await club.client.programme.servers.guilds())[4711]


async def test_a_server_that_was_only_out_of_sight_goes_on_by_itself(club: World) -> None:
    await set_up(club)
    await club.client.programme.servers.missing(club.guild.id)
    await club.restart(club.env.now() + DAY)
    assert not is_paused(club, await series(club))
    assert not (await club.client.programme.servers.guilds())[club.guild.id]
