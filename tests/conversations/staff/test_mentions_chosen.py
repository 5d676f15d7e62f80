"""`/settings mentions`: staff choose where the bot hears that it is mentioned."""

from __future__ import annotations

import pytest
from simcord import InteractionResult

from bot.domain.week.earshot import EVERYWHERE, NOWHERE, Earshot
from tests.conversations.staff.office import Office
from tests.conversations.stage import answer, chosen, said, text


@pytest.fixture
async def panel(office: Office) -> InteractionResult:
    return await office.chief.slash(office.channel, "settings mentions")


def earshot(office: Office) -> Earshot:
    return office.programme.hearing.of(office.guild.id)


def test_it_begins_with_everywhere_and_needs_no_series(panel: InteractionResult) -> None:
    assert "**everywhere**" in said(panel)
    assert chosen(panel) == ["Everywhere"]


async def test_nowhere_and_everywhere_are_one_press(
    office: Office, panel: InteractionResult
) -> None:
    await office.click(panel, "Nowhere")
    assert earshot(office) == NOWHERE
    assert "**nowhere**" in text(panel)
    assert chosen(panel) == ["Nowhere"]
    await office.click(panel, "Everywhere")
    assert earshot(office) == EVERYWHERE
    assert "**everywhere**" in text(panel)


async def test_channels_are_chosen_in_a_menu(office: Office, panel: InteractionResult) -> None:
    others = [office.guild.create_text_channel(name) for name in ("jobs", "careers")]
    await office.chief.select(answer(panel), others, custom_id="mentions:some")
    assert earshot(office) == Earshot(frozenset(each.id for each in others))
    assert all(f"<#{each.id}>" in text(panel) for each in others)
    assert chosen(panel) == []


async def test_a_channel_that_was_deleted_is_not_shown(
    office: Office, panel: InteractionResult
) -> None:
    others = [office.guild.create_text_channel(name) for name in ("jobs", "careers")]
    await office.chief.select(answer(panel), others, custom_id="mentions:some")
    office.env.backend.delete_channel(others[0].id)
    await office.env.settle()
    again = await office.chief.slash(office.channel, "settings mentions")
    assert f"<#{others[0].id}>" not in text(again)
    assert f"<#{others[1].id}>" in text(again)


async def test_only_staff_choose(office: Office, panel: InteractionResult) -> None:
    assert "settings mentions" not in office.member.available_commands(office.channel)
    office.env.backend.guilds[office.guild.id].members[office.chief.id].role_ids.clear()
    refused = await office.click(panel, "Nowhere")
    assert "Manage Server" in said(refused)
    assert earshot(office) == EVERYWHERE


async def test_purging_the_server_forgets_it(office: Office, panel: InteractionResult) -> None:
    await office.set_up()
    await office.click(panel, "Nowhere")
    await office.click(await office.run("purge"), "Delete everything")
    assert earshot(office) == EVERYWHERE
