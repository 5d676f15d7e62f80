"""What staff may choose besides: a line of their own, a reminder, publishing, whom they trust."""

from __future__ import annotations

from datetime import timedelta

import pytest
from simcord import MemberActor

from tests.conversations.staff.office import NEXT_MONDAY, Office
from tests.conversations.stage import answers, buttons, said, text

HOUR = timedelta(hours=1)


@pytest.fixture(autouse=True)
async def series(office: Office) -> None:
    await office.set_up()


# A line above each post


async def test_a_line_of_the_servers_own_stands_above_each_post(office: Office) -> None:
    told = said(await office.run("edit", intro="The Future Club presents:"))
    assert "The Future Club presents:" in told
    await office.jump(NEXT_MONDAY + HOUR)
    assert text(office.posts()[0]).startswith("The Future Club presents:")


async def test_the_line_mentions_nobody_and_is_no_markdown(office: Office) -> None:
    await office.run("edit", intro="# @everyone **hi** <@1>")
    await office.jump(NEXT_MONDAY + HOUR)
    shown = text(office.posts()[0])
    assert "@everyone" not in shown
    assert "\\*\\*hi" in shown
    posted, *_ = [body for _, body in office.sent() if body.get("nonce")]
    assert posted["allowed_mentions"]["parse"] == []


async def test_the_line_can_be_taken_away(office: Office) -> None:
    await office.run("edit", intro="Hello")
    await office.run("edit", no_intro=True)
    await office.jump(NEXT_MONDAY + HOUR)
    assert "Hello" not in text(office.posts()[0])


async def test_a_line_and_other_changes_are_saved_each_in_their_way(office: Office) -> None:
    asked = await office.run("edit", intro="Hello", pin=True)
    assert "Save" in buttons(asked)
    assert not (await office.series()).pin
    await office.click(asked, "Save")
    series = await office.series()
    assert (series.intro, series.pin) == ("Hello", True)


# Everyone


async def test_everyone_is_called_by_the_name_that_reaches_them(office: Office) -> None:
    everyone = office.guild.default_role
    office.mentions = ("everyone",)
    await office.click(await office.run("edit", role=everyone), "Save")
    await office.jump(NEXT_MONDAY + HOUR)
    assert text(office.posts()[0]).startswith("@everyone")
    posted, *_ = [body for _, body in office.sent() if body.get("nonce")]
    assert "everyone" in posted["allowed_mentions"]["parse"]


async def test_everyone_without_the_permission_is_told_before_it_is_saved(office: Office) -> None:
    await office.permit(office.channel, mention_everyone=False)
    everyone = office.guild.default_role
    told = said(await office.run("edit", role=everyone))
    assert "Pinging the role" in told


# Publishing and the reminder


async def test_publishing_is_a_choice_and_says_what_is_not_known(office: Office) -> None:
    asked = await office.run("edit", publish=True)
    assert "not known whether" in said(asked)
    await office.click(asked, "Save")
    assert (await office.series()).publish


async def test_the_thread_is_reminded_of_the_vote(office: Office) -> None:
    await office.click(await office.run("edit", reminder=True), "Save")
    await office.jump(NEXT_MONDAY + HOUR)
    [post] = office.posts()
    await office.jump(NEXT_MONDAY + timedelta(days=5, hours=23, minutes=30))
    [thread] = [each for each in office.channel.threads if each.id == post.id]
    said_there = [text(message) for message in thread.history() if message.components]
    assert len([each for each in said_there if "You can vote on next week" in each]) == 1


# Whom staff trust


async def trusted(office: Office) -> MemberActor:
    """Hand `/series` to a role, whose members Discord lets use it, and return one of them."""
    role = office.guild.create_role("Editors")
    editor = office.guild.add_member(office.env.create_user("Ada"), roles=[role])
    await office.env.settle()
    told = said(await office.run("staff", role=role))
    assert "Integrations" in told
    [root] = [each for each in await office.client.tree.fetch_commands() if each.name == "series"]
    office.guild.set_command_permissions(root, {role: True})
    return editor


async def test_members_of_the_role_use_the_commands(office: Office) -> None:
    editor = await trusted(office)
    shown = await editor.slash(office.channel, "series status")
    assert "Manage Server” may do that" not in said(shown)


async def test_a_button_is_theirs_as_well(office: Office) -> None:
    editor = await trusted(office)
    shown = await editor.slash(office.channel, "series pause")
    [answer] = answers(shown)
    resumed = await editor.click(answer, label="Resume")
    assert "may do that" not in said(resumed)


async def test_what_discords_own_settings_forbid_is_not_overruled_by_it(office: Office) -> None:
    editor = await trusted(office)
    shown = await editor.slash(office.channel, "series pause")
    [root] = [each for each in await office.client.tree.fetch_commands() if each.name == "series"]
    office.guild.set_command_permissions(root, {editor: False})
    office.desk.integrations.forget(office.guild.id)
    [answer] = answers(shown)
    assert "may do that" in said(await editor.click(answer, label="Resume"))


async def test_others_are_refused_as_before(office: Office) -> None:
    await trusted(office)
    other = office.members[2]
    [root] = [each for each in await office.client.tree.fetch_commands() if each.name == "series"]
    office.guild.set_command_permissions(root, {other: True})
    assert "may do that" in said(await other.slash(office.channel, "series status"))


async def test_everyone_is_no_such_role(office: Office) -> None:
    told = said(await office.run("staff", role=office.guild.default_role))
    assert "cannot be handed to everyone" in told
