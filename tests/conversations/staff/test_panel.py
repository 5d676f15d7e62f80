"""Setting a series up, and changing it, by pressing alone."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import Any

import pytest
import simcord.interactions
from discord import ComponentType
from simcord import MemberActor
from simcord.backend import serializers

from bot.domain.week.series import Discussion
from bot.domain.week.slot import Weekday
from tests.conversations.staff.office import MONDAYS, NEXT_MONDAY, Office
from tests.conversations.staff.panel import Panel, chosen_channel, filled
from tests.conversations.stage import answers, buttons, said, text

CHANNEL, DAY, ROLE = ComponentType.channel_select, ComponentType.select, ComponentType.role_select
NEW_YORK = datetime(2026, 8, 10, 13, tzinfo=UTC)  # Monday at nine there


async def opened(office: Office, command: str = "setup", **options: object) -> Panel:
    return Panel(office.chief, await office.run(command, **options))


async def test_a_series_is_set_up_by_pressing_alone(office: Office) -> None:
    role = office.guild.create_role("Readers", mentionable=True)
    panel = await opened(office)
    await panel.choose(CHANNEL, office.channel)
    await panel.choose(DAY, "4")
    await panel.choose(ROLE, role)
    await panel.press("No thread")
    await panel.type("9.30 pm", "paris")
    assert said(await panel.press("Save")).startswith("# The series is set up")
    terms = await office.terms()
    assert terms.channel == office.channel.id
    assert (terms.schedule.weekday, terms.schedule.time) == (Weekday.FRIDAY, time(21, 30))
    assert terms.schedule.zone == "Europe/Paris"
    assert (terms.role, terms.discussion) == (role.id, Discussion.NONE)


async def test_only_the_channel_must_be_chosen(office: Office) -> None:
    panel = await opened(office)
    assert "Choose the channel" in said(panel.shown)
    assert "Save" not in buttons(panel.shown)
    told = said(await panel.choose(CHANNEL, office.channel))
    assert stamp(NEW_YORK) in told
    assert stamp(NEW_YORK + timedelta(weeks=3)) in told
    await panel.press("Save")
    await office.jump(NEW_YORK)
    assert len(office.posts()) == 1


async def test_the_zone_is_a_suggestion_and_says_so(office: Office) -> None:
    panel = await opened(office)
    assert "by the clock of America/New\\_York" in said(panel.shown)
    assert "a suggestion, made from this server’s language" in said(panel.shown)
    assert filled(await panel.open_form()) == ["09:00", "America/New_York"]
    assert "suggestion" not in said(await panel.type("9:00", "Berlin"))


async def test_the_zone_is_suggested_by_the_servers_language_not_by_the_readers(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    original = simcord.interactions.base_payload

    def payload(*args: Any, **kwargs: Any) -> Any:
        record, payload = original(*args, **kwargs)
        return record, {**payload, "locale": "ja", "guild_locale": "de"}

    monkeypatch.setattr(simcord.interactions, "base_payload", payload)
    panel = await opened(office)
    assert "Europe/Berlin" in said(panel.shown)


async def test_what_is_typed_fills_the_panel_and_what_is_missing_is_asked(office: Office) -> None:
    panel = await opened(office, channel=office.channel, weekday="friday", pin=True, catch_up=48)
    assert chosen_channel(panel.shown) == [str(office.channel.id)]
    assert "**Friday, 9:00" in said(panel.shown)
    await panel.press("Save")
    terms = await office.terms()
    assert (terms.pin, terms.catch_up) == (True, timedelta(hours=48))


async def test_a_wrong_time_is_told_with_the_cure_and_loses_nothing(office: Office) -> None:
    panel = await opened(office, channel=office.channel, weekday="friday")
    told = said(await panel.type("half past @everyone", "Paris"))
    assert "is no time of day" in told
    assert "`9:30 pm`" in told
    assert "@everyone" not in told
    assert "**Friday, 9:00" in told
    assert "Europe/Paris" in told
    assert chosen_channel(panel.shown) == [str(office.channel.id)]
    assert "no time of day" not in said(await panel.type("18:00", "Paris"))
    await panel.press("Save")
    assert (await office.terms()).schedule.time == time(18)


async def test_a_zone_that_is_several_is_chosen_by_a_button(office: Office) -> None:
    panel = await opened(office, channel=office.channel)
    told = said(await panel.type("18:00", "Brazil"))
    assert "“Brazil” has several time zones" in told
    assert "America/New\\_York" in told
    assert "6:00\u202fPM" in told
    told = said(await panel.press("America/Manaus"))
    assert "by the clock of America/Manaus" in told
    assert "several" not in told


async def test_an_unknown_zone_and_a_wrong_time_are_both_told(office: Office) -> None:
    panel = await opened(office)
    told = said(await panel.type("25:00", "Middle Earth"))
    assert "“25:00” is no time of day" in told
    assert "No time zone is called “Middle Earth”" in told


async def test_an_offset_comes_back_as_people_write_it(office: Office) -> None:
    panel = await opened(office)
    assert "UTC+2, a fixed offset" in said(await panel.type("9:00", "utc+2"))
    assert filled(await panel.open_form()) == ["09:00", "UTC+2"]


async def test_what_the_bot_may_not_do_is_shown_and_nothing_is_saved_before_it_may_post(
    office: Office,
) -> None:
    closed = office.closed_to_the_bot("quiet", send_messages=True)
    panel = await opened(office)
    told = said(await panel.choose(CHANNEL, closed))
    assert "missing Send Messages" in told
    assert f"In <#{closed.id}>: Edit Channel, Permissions" in told
    told = said(await panel.press("Save"))
    assert "**Nothing was saved:**" in told
    assert chosen_channel(panel.shown) == [str(closed.id)]
    await office.permit(closed, send_messages=True)
    assert said(await panel.press("Save")).startswith("# The series is set up")


async def test_a_forum_is_its_own_discussion(office: Office) -> None:
    forum = office.guild.create_forum_channel("weekly-jobs")
    panel = await opened(office)
    assert "No thread" in buttons(panel.shown)
    told = said(await panel.choose(CHANNEL, forum))
    assert "each post is a forum post of its own" in told
    assert "No thread" not in buttons(panel.shown)
    told = said(await panel.choose(CHANNEL, office.channel))
    assert "a thread under each post" in told


async def test_a_role_is_taken_away_again(office: Office) -> None:
    role = office.guild.create_role("Readers", mentionable=True)
    panel = await opened(office, channel=office.channel, role=role)
    await panel.choose(ROLE)
    await panel.press("Save")
    assert (await office.terms()).role is None


async def test_a_panel_and_its_form_outlive_a_restart(office: Office) -> None:
    panel = await opened(office, channel=office.channel)
    await office.restart()
    await panel.choose(DAY, "6")
    form = await panel.open_form()
    await office.restart()
    told = said(await panel.send(form, "20:15", "Tokyo"))
    assert "**Sunday, 8:15\u202fPM**" in told
    await office.restart()
    await panel.press("Save")
    assert (await office.terms()).schedule.zone == "Asia/Tokyo"


async def test_a_panel_from_before_another_set_up_names_edit(office: Office) -> None:
    panel = await opened(office, channel=office.channel)
    await office.set_up()
    assert "has its series already" in said(await panel.press("Save"))
    assert (await office.terms()).schedule.zone == MONDAYS["time-zone"]


async def test_leaving_it_saves_nothing(office: Office) -> None:
    panel = await opened(office, channel=office.channel)
    assert said(await panel.press("Leave it as it is")) == "Nothing was changed."
    assert "no weekly series" in said(await office.run("status"))


# The greeting -------------------------------------------------------------------------------------


async def greeted(office: Office, actor: MemberActor) -> Panel:
    guild = office.env.backend.get_guild(office.guild.id)
    guild.system_channel_id = office.channel.id
    joined = dict(serializers.guild_create_payload(office.env.backend, guild))
    joined.pop("unavailable", None)  # as it is sent where somebody has invited the bot
    office.env.backend.emit("GUILD_CREATE", joined)
    await office.env.settle()
    greeting = office.channel.last_message
    assert greeting is not None
    assert buttons(greeting) == ["Set up"]
    return Panel(actor, await actor.click(greeting, label="Set up"))


async def test_the_greeting_opens_the_panel_privately(office: Office) -> None:
    panel = await greeted(office, office.chief)
    assert said(panel.shown).startswith("# Set up the series")
    assert office.channel.last_message is not None
    assert "Hello" in text(office.channel.last_message)


async def test_the_greeting_opens_it_for_staff_only(office: Office) -> None:
    panel = await greeted(office, office.member)
    assert "Only members with" in said(panel.shown)


async def test_whoever_is_no_longer_staff_cannot_go_on(office: Office) -> None:
    panel = await opened(office, channel=office.channel)
    form = await panel.open_form()
    for role in office.env.backend.guilds[office.guild.id].roles.values():
        if role.name == "Staff":
            office.env.backend.edit_role(office.guild.id, role.id, {"permissions": 0})
    await office.env.settle()
    shown = panel.shown
    assert "Only members with" in said(await panel.press("Save"))
    panel.shown = shown
    assert "Only members with" in said(await panel.send(form, "9:00", "Paris"))
    assert "Only members with" in said(await Panel(office.chief, shown).open_form())


# Changing -----------------------------------------------------------------------------------------


async def test_edit_without_options_opens_the_panel_with_the_present_settings(
    office: Office,
) -> None:
    await office.set_up()
    panel = await opened(office, "edit")
    assert chosen_channel(panel.shown) == [str(office.channel.id)]
    assert "**Monday, 9:30\u202fAM**" in said(panel.shown)
    assert "Save" not in buttons(panel.shown)
    assert filled(await panel.open_form()) == ["09:30", "Europe/Paris"]


async def test_a_change_is_shown_before_it_is_saved(office: Office) -> None:
    await office.set_up()
    panel = await opened(office, "edit")
    told = said(await panel.choose(DAY, "4"))
    assert "**Day**: Monday → **Friday**" in told
    assert stamp(NEXT_MONDAY - timedelta(days=3)) in told
    assert (await office.terms()).schedule.weekday == Weekday.MONDAY
    assert said(await panel.press("Save")).startswith("# Saved")
    assert (await office.terms()).schedule.weekday == Weekday.FRIDAY


async def test_saving_undoes_nobody_elses_change(office: Office) -> None:
    await office.set_up()
    panel = await opened(office, "edit")
    await panel.choose(DAY, "4")
    await office.click(await office.run("edit", time="18:00"), "Save")
    await panel.press("Save")
    schedule = (await office.terms()).schedule
    assert (schedule.weekday, schedule.time) == (Weekday.FRIDAY, time(18))


async def test_a_panel_of_a_series_that_is_gone_names_setup(office: Office) -> None:
    await office.set_up()
    panel = await opened(office, "edit")
    await office.programme.servers.purge(office.guild.id)
    assert "/series setup" in said(await panel.choose(DAY, "4"))


@pytest.mark.parametrize("command", ["setup", "edit"])
async def test_the_panel_is_private(office: Office, command: str) -> None:
    if command == "edit":
        await office.set_up()
    panel = await opened(office, command)
    assert all(each.ephemeral for each in answers(panel.shown))


def stamp(at: datetime) -> str:
    return f"<t:{int(at.timestamp())}:f>"
