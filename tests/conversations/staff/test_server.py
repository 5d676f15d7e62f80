"""Permissions, notices for staff, and the end of it all."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.conversations.staff.office import NEXT_MONDAY, Office
from tests.conversations.stage import buttons, said, text


@pytest.fixture(autouse=True)
async def series(office: Office) -> None:
    await office.set_up()


async def test_the_doctor_finds_nothing_where_all_is_allowed(office: Office) -> None:
    told = said(await office.run("doctor"))
    assert "Everything that the series needs is allowed." in told
    assert f"**Weekly post** in <#{office.channel.id}>: allowed" in told
    assert "**Discussion thread**" in told
    assert "How to allow it" not in told


async def test_the_doctor_looks_at_every_feature_in_use(office: Office) -> None:
    role = office.guild.create_role("Readers")
    log = office.guild.create_text_channel("staff-only")
    await office.run("log-channel", channel=log)
    await office.click(await office.run("edit", role=role, pin=True), "Save")
    await office.permit(office.channel, mention_everyone=False, pin_messages=False)
    told = said(await office.run("doctor"))
    assert "**Pinning the post**" in told
    assert "**missing Pin Messages**" in told
    assert "**Pinging the role**" in told
    assert f"**Notices for staff** in <#{log.id}>: allowed" in told
    assert "Edit Channel, Permissions" in told


async def test_the_doctor_looks_at_pins_of_a_forum_otherwise(office: Office) -> None:
    forum = office.guild.create_forum_channel("weekly-jobs")
    await office.click(await office.run("edit", channel=forum, pin=True), "Save")
    assert "**Pinning the post in the forum**" in said(await office.run("doctor"))


async def test_the_doctor_tells_of_a_role_that_was_deleted(office: Office) -> None:
    role = office.guild.create_role("Readers", mentionable=True)
    await office.click(await office.run("edit", role=role), "Save")
    office.env.backend.delete_role(office.guild.id, role.id)
    await office.env.settle()
    assert "The role to ping was deleted" in said(await office.run("doctor"))


async def test_the_doctor_tells_of_a_channel_that_was_deleted(office: Office) -> None:
    other = office.guild.create_text_channel("elsewhere")
    office.env.backend.delete_channel(office.channel.id)
    await office.env.settle()
    told = said(await office.chief.slash(other, "series doctor"))
    assert "was deleted, or the bot may not see it" in told


async def test_a_log_channel_is_checked_before_it_is_saved(office: Office) -> None:
    closed = office.closed_to_the_bot("closed", send_messages=True)
    assert said(await office.run("log-channel", channel=closed)).startswith("**Nothing was saved")
    assert (await office.series()).log_channel is None


async def test_the_log_channel_is_shown_and_turned_off(office: Office) -> None:
    assert "no channel of their own" in said(await office.run("log-channel"))
    log = office.guild.create_text_channel("staff-only")
    assert "from now on" in said(await office.run("log-channel", channel=log))
    shown = await office.run("log-channel")
    assert f"<#{log.id}>" in said(shown)
    await office.click(shown, "Turn off")
    assert (await office.series()).log_channel is None


async def test_a_notice_goes_to_the_log_channel(office: Office) -> None:
    log = office.guild.create_text_channel("staff-only")
    await office.run("log-channel", channel=log)
    await office.permit(office.channel, send_messages=False)
    await office.jump(NEXT_MONDAY + timedelta(minutes=1))
    told = log.last_message
    assert told is not None
    assert "The weekly post could not be sent." in text(told)
    assert "lacks Send Messages" in text(told)


@pytest.mark.parametrize("deleted", [0, 1, 2])
async def test_a_notice_goes_to_the_log_else_the_community_updates_else_the_system_channel(
    office: Office, deleted: int
) -> None:
    names = ("staff-only", "community-updates", "general")
    log, updates, system = places = [office.guild.create_text_channel(name) for name in names]
    guild = office.env.backend.guilds[office.guild.id]
    guild.public_updates_channel_id, guild.system_channel_id = updates.id, system.id
    await office.run("log-channel", channel=log)
    await office.restart()
    await office.permit(office.channel, send_messages=False)
    for place in places[:deleted]:
        office.env.backend.delete_channel(place.id)
    await office.env.settle()
    await office.jump(NEXT_MONDAY + timedelta(minutes=1))
    told = [len(place.history()) for place in places[deleted:]]
    assert told == [1, *[0] * (2 - deleted)]


async def test_what_no_channel_takes_comes_on_top_of_the_next_command_once(
    office: Office,
) -> None:
    await office.permit(office.channel, send_messages=False)
    await office.jump(NEXT_MONDAY + timedelta(minutes=1))
    told = said(await office.run("preview"))
    assert told.startswith("**Before the answer:**")
    assert told.index("could not be sent") < told.index("# Coming up")
    assert "Before the answer" not in said(await office.run("preview"))


async def test_a_purge_says_what_goes_and_asks(office: Office) -> None:
    asked = await office.run("purge")
    assert "cannot be undone" in said(asked)
    assert buttons(asked) == ["Delete everything", "Leave it as it is"]
    await office.click(asked, "Leave it as it is")
    assert await office.series()


async def test_a_purge_leaves_nothing_and_the_way_to_begin_anew(office: Office) -> None:
    asked = await office.run("purge")
    assert "begins anew" in said(await office.click(asked, "Delete everything"))
    assert "no weekly series" in said(await office.run("status"))


async def test_a_purge_that_was_confirmed_twice_says_that_nothing_is_left(office: Office) -> None:
    first, second = await office.run("purge"), await office.run("purge")
    await office.click(first, "Delete everything")
    told = said(await office.click(second, "Delete everything"))
    assert "Nothing was stored" in told


async def test_commands_in_answers_can_be_pressed_also_after_a_start_without_a_sync(
    office: Office,
) -> None:
    [series] = [each for each in await office.client.tree.fetch_commands() if each.name == "series"]
    pressable = f"</series preview:{series.id}>"
    assert pressable in said(await office.run("queue list"))
    await office.restart()
    assert pressable in said(await office.run("queue list"))
