"""What happens while a panel is open: others save, delete, post; Discord repeats itself."""

from __future__ import annotations

from datetime import time
from typing import Any

import pytest
from discord import ComponentType

from bot.domain.week.slot import Weekday
from tests.conversations.staff.office import NEXT_MONDAY, Office
from tests.conversations.staff.panel import Panel
from tests.conversations.stage import buttons, said

DAY = ComponentType.select


async def opened(office: Office, command: str, **options: object) -> Panel:
    return Panel(office.chief, await office.run(command, **options))


async def test_of_two_panels_that_set_up_the_second_names_edit(office: Office) -> None:
    one = await opened(office, "setup", channel=office.channel, weekday="friday")
    other = Panel(await office.hire(), one.shown)
    other.shown = await other.actor.slash(office.channel, "series setup", channel=office.channel)
    await one.press("Save")
    assert "has its series already" in said(await other.press("Save"))
    assert (await office.terms()).schedule.weekday == Weekday.FRIDAY


async def test_of_two_panels_that_change_both_changes_are_saved(office: Office) -> None:
    await office.set_up()
    one = await opened(office, "edit")
    other = Panel(await office.hire(), one.shown)
    other.shown = await other.actor.slash(office.channel, "series edit")
    await one.choose(DAY, "4")
    await other.type("18:00", "Paris")
    await one.press("Save")
    await other.press("Save")
    schedule = (await office.terms()).schedule
    assert (schedule.weekday, schedule.time) == (Weekday.FRIDAY, time(18))


@pytest.mark.parametrize("command", ["setup", "edit"])
async def test_a_channel_that_is_deleted_meanwhile_is_not_saved(
    office: Office, command: str
) -> None:
    if command == "edit":
        await office.set_up()
    gone = office.guild.create_text_channel("gone")
    panel = await opened(office, command)
    await panel.choose(ComponentType.channel_select, gone)
    office.env.backend.delete_channel(gone.id)
    await office.env.settle()
    told = said(await panel.press("Save"))
    assert "**Nothing was saved:**" in told
    assert "was deleted, or the bot may not see it" in told
    assert "Save" in buttons(panel.shown)
    await panel.choose(ComponentType.channel_select, office.channel)
    if command == "setup":
        await panel.press("Save")
    assert (await office.terms()).channel == office.channel.id


async def test_a_role_that_is_deleted_meanwhile_is_told_and_the_rest_is_saved(
    office: Office,
) -> None:
    role = office.guild.create_role("Readers", mentionable=True)
    panel = await opened(office, "setup", channel=office.channel, role=role)
    office.env.backend.delete_role(office.guild.id, role.id)
    await office.env.settle()
    told = said(await panel.press("Save"))
    assert told.startswith("# The series is set up")
    assert "The role to ping was deleted" in told


async def test_a_series_that_is_purged_meanwhile_is_not_changed(office: Office) -> None:
    await office.set_up()
    panel = await opened(office, "edit")
    await panel.choose(DAY, "4")
    await office.programme.servers.purge(office.guild.id)
    assert "/series setup" in said(await panel.press("Save"))


async def test_a_yes_to_a_post_now_after_the_post_went_out_asks_again(office: Office) -> None:
    await office.set_up()
    asked = await office.click(await office.run("status"), "Post now")
    await office.jump(NEXT_MONDAY)
    again = await office.click(asked, "Post now")
    assert "The next post is planned for" in said(again)
    assert len(office.posts()) == 1


@pytest.mark.parametrize(
    ("button", "done"), [("Leave it out", "Left out: "), ("Post now", "Posted: ")]
)
async def test_a_press_that_discord_tells_twice_has_its_effect_once(
    office: Office, monkeypatch: pytest.MonkeyPatch, button: str, done: str
) -> None:
    await office.set_up()
    first = "Skip next" if button == "Leave it out" else "Post now"
    asked = await office.click(await office.run("status"), first)
    twice(office, monkeypatch)
    assert done in said(await office.click(asked, button))
    assert len((await office.status()).left_out) + len(office.posts()) == 1


@pytest.mark.parametrize("command", ["setup", "edit"])
async def test_a_save_that_discord_tells_twice_is_one(
    office: Office, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    if command == "edit":
        await office.set_up()
    panel = await opened(office, command)
    await panel.choose(ComponentType.channel_select, office.channel)
    await panel.choose(DAY, "4")
    twice(office, monkeypatch)
    told = said(await panel.press("Save"))
    assert told.startswith("# Saved" if command == "edit" else "# The series is set up")
    assert "already" not in told
    assert (await office.terms()).schedule.weekday == Weekday.FRIDAY


def twice(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the bot told of each interaction twice from now on, by the same id."""
    backend = office.env.backend
    emit = backend.emit

    def repeated(event: str, payload: Any, *args: Any, **more: Any) -> None:
        emit(event, payload, *args, **more)
        if event == "INTERACTION_CREATE":
            emit(event, payload, *args, **more)

    monkeypatch.setattr(backend, "emit", repeated)
