"""Beginning a series."""

from __future__ import annotations

from dataclasses import replace

import discord
import pytest

from bot.domain.week.series import Discussion
from tests.conversations.staff.office import MONDAYS, NEXT_MONDAY, Office
from tests.conversations.stage import TUESDAY, WEEK, said, text


async def test_a_series_set_up_on_tuesday_for_mondays_first_posts_next_monday(
    office: Office,
) -> None:
    await office.set_up()
    await office.jump(NEXT_MONDAY - TUESDAY - WEEK / 7)
    assert office.posts() == []
    await office.jump(NEXT_MONDAY)
    assert len(office.posts()) == 1


async def test_the_answer_shows_the_next_four_dates_and_what_to_do_next(office: Office) -> None:
    told = said(await office.set_up())
    assert told.startswith("# The series is set up")
    for weeks in range(4):
        assert f"<t:{int((NEXT_MONDAY + weeks * WEEK).timestamp())}:f>" in told
    assert "- Monday, August 10, 2026, 9:30\u202fAM" in told
    assert "/series preview" in told


async def test_what_was_chosen_is_what_is_stored(office: Office) -> None:
    role = office.guild.create_role("Readers", mentionable=True)
    await office.set_up(role=role, discussion="none", pin=True, catch_up=48)
    settings = await office.terms()
    assert settings.role == role.id
    assert settings.discussion is Discussion.NONE
    assert settings.pin
    assert settings.catch_up.total_seconds() == 48 * 3600
    assert settings.schedule.zone == "Europe/Paris"


@pytest.mark.parametrize("time", ["09:30", "9.30 am", "9h30", " 9:30 "])
async def test_the_time_is_read_as_people_type_it(office: Office, time: str) -> None:
    told = said(await office.set_up(time=time))
    assert "**Time**: 9:30\u202fAM" in told


@pytest.mark.parametrize("time", ["9", "25:00", "soon", "@everyone"])
async def test_what_is_no_time_is_answered_with_the_cure(office: Office, time: str) -> None:
    told = said(await office.set_up(time=time))
    assert "is no time of day" in told
    assert "`9:30 pm`" in told
    assert "@everyone" not in told


async def test_an_unknown_zone_is_answered_with_the_cure(office: Office) -> None:
    told = said(await office.set_up(time_zone="Middle Earth"))
    assert "No time zone is called “Middle Earth”" in told
    assert "`Europe/Paris`" in told


async def test_a_zone_is_taken_in_any_spelling(office: Office) -> None:
    await office.set_up(time_zone="america/new_york")
    settings = await office.terms()
    assert settings.schedule.zone == "America/New_York"


@pytest.mark.parametrize(
    ("typed", "zone"),
    [("Beijing", "Asia/Shanghai"), ("Germany", "Europe/Berlin"), (" gmt+5 ", "Etc/GMT-5")],
)
async def test_a_city_a_country_or_an_offset_leads_to_its_zone(
    office: Office, typed: str, zone: str
) -> None:
    await office.set_up(time_zone=typed)
    settings = await office.terms()
    assert settings.schedule.zone == zone


@pytest.mark.parametrize(
    ("typed", "cure"),
    [
        ("EST", "`America/New_York`"),
        ("Etc/GMT+5", "`UTC-5`"),
        ("Brazil", "`America/Sao_Paulo`"),
        ("UTC+5:30", "`Asia/Kolkata`"),
        ("UTC+99", "nearest large city"),
    ],
)
async def test_what_is_no_single_zone_is_refused_with_what_to_type(
    office: Office, typed: str, cure: str
) -> None:
    told = said(await office.set_up(time_zone=typed))
    assert f"“{typed}”" in told
    assert cure in told
    assert "no weekly series" in said(await office.run("status"))


@pytest.mark.parametrize(("typed", "name"), [("+2", "UTC+2"), ("utc", "UTC")])
async def test_a_fixed_offset_says_that_it_knows_no_summer_time(
    office: Office, typed: str, name: str
) -> None:
    told = said(await office.set_up(time_zone=typed))
    assert f"**Time zone**: {name}, a fixed offset that knows no summer time" in told
    assert "Etc/" not in told


async def test_a_stored_clock_goes_on_and_is_shown_as_what_it_is(office: Office) -> None:
    await office.set_up()
    settings = await office.terms()
    stored = replace(settings, schedule=replace(settings.schedule, zone="EST"))
    await office.programme.plan.edit(office.guild.id, stored)
    told = said(await office.run("edit"))
    assert "by the clock of UTC-5, a fixed offset that knows no summer time" in told
    await office.jump(NEXT_MONDAY + WEEK / 7)
    assert len(office.posts()) == 1


async def test_an_offset_is_suggested_with_the_time_there(office: Office) -> None:
    choices = await office.chief.autocomplete(office.channel, "series setup", "time-zone", "+3")
    assert choices == [{"name": "UTC+3 (3:00\u202fPM, no summer time)", "value": "UTC+3"}]


async def test_zones_are_suggested_by_their_city_with_the_time_there(office: Office) -> None:
    choices = await office.chief.autocomplete(office.channel, "series setup", "time-zone", "pari")
    assert choices[0] == {"name": "Europe/Paris (2:00\u202fPM)", "value": "Europe/Paris"}


async def test_no_more_zones_are_suggested_than_discord_takes(office: Office) -> None:
    choices = await office.chief.autocomplete(office.channel, "series setup", "time-zone", "")
    assert len(choices) == 25


async def test_a_second_setup_changes_nothing_and_names_edit(office: Office) -> None:
    await office.set_up()
    told = said(await office.set_up(weekday="friday"))
    assert "/series edit" in told
    settings = await office.terms()
    assert settings.schedule.weekday == 0


async def test_a_channel_that_the_bot_may_not_write_to_is_named_before_anything_is_saved(
    office: Office,
) -> None:
    channel = office.closed_to_the_bot("quiet", send_messages=True, attach_files=True)
    told = said(await office.set_up(channel=channel))
    assert "**Nothing was saved:**" in told
    assert "missing Send Messages and Attach Files" in told
    assert f"In <#{channel.id}>: Edit Channel, Permissions" in told
    assert "no weekly series" in said(await office.run("status"))


async def test_a_permission_that_no_role_grants_comes_with_an_invitation(office: Office) -> None:
    guild = office.guild
    for role in office.env.backend.guilds[guild.id].roles.values():
        kept = discord.Permissions(role.permissions)
        kept.update(attach_files=False)
        office.env.backend.edit_role(guild.id, role.id, {"permissions": kept.value})
    await office.env.settle()
    told = said(await office.set_up())
    assert "missing Attach Files" in told
    assert "permissions=32768" in told
    assert f"guild_id={guild.id}" in told


async def test_what_only_one_feature_lacks_is_told_and_the_series_is_saved(office: Office) -> None:
    channel = office.closed_to_the_bot("half-open", create_public_threads=True)
    told = said(await office.set_up(channel=channel))
    assert told.startswith("# The series is set up")
    assert "**Discussion thread**" in told
    assert "Create Public Threads" in told


async def test_a_role_that_nobody_may_mention_is_told(office: Office) -> None:
    role = office.guild.create_role("Readers")
    channel = office.closed_to_the_bot("no-mentions", mention_everyone=True)
    told = said(await office.set_up(channel=channel, role=role))
    assert "**Pinging the role**" in told
    assert "Or let everyone mention the role" in told


async def test_a_forum_is_its_own_discussion(office: Office) -> None:
    forum = office.guild.create_forum_channel("weekly-jobs")
    told = said(await office.set_up(channel=forum, discussion="thread"))
    assert "each post is a forum post of its own" in told
    settings = await office.terms()
    assert settings.discussion is Discussion.FORUM


async def test_a_forum_discussion_without_a_forum_names_the_cure(office: Office) -> None:
    told = said(await office.set_up(discussion="forum"))
    assert "needs a forum channel" in told


async def test_announcement_channels_can_be_posted_to(office: Office) -> None:
    news = office.guild.create_news_channel("news")
    await office.set_up(channel=news)
    await office.jump(NEXT_MONDAY)
    assert len(office.posts(news)) == 1


async def test_the_setup_is_offered_to_staff_only(office: Office) -> None:
    assert "series setup" in office.chief.available_commands(office.channel)
    assert not [
        name
        for name in office.member.available_commands(office.channel)
        if name.startswith("series")
    ]


@pytest.mark.parametrize("command", ["setup", "queue list", "purge"])
async def test_the_right_is_checked_again_when_a_command_runs(office: Office, command: str) -> None:
    [root] = [each for each in await office.client.tree.fetch_commands() if each.name == "series"]
    office.guild.set_command_permissions(root, {office.member: True})
    options = {"channel": office.channel, **MONDAYS} if command == "setup" else {}
    refused = await office.member.slash(office.channel, f"series {command}", **options)
    assert "Manage Server" in said(refused)
    assert "Only members with" in said(refused)


async def test_nothing_is_offered_in_direct_messages(office: Office) -> None:
    assert not [
        name
        for name in office.chief.user.available_commands()
        if name.startswith(("series", "suggest"))
    ]


async def test_the_first_post_has_the_settings_that_were_made(office: Office) -> None:
    await office.set_up()
    await office.jump(NEXT_MONDAY)
    assert "Vote" in text(office.posts()[0])
