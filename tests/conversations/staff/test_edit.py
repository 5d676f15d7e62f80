"""Changing a series: old and new before saving, and the rules of its votes."""

from __future__ import annotations

from datetime import datetime, time, timedelta

import pytest

from bot.domain.week.ballot import Counts, TieRule
from bot.domain.week.series import Discussion
from bot.domain.week.slot import Weekday
from tests.conversations.staff.office import NEXT_MONDAY, Office
from tests.conversations.stage import WEEK, buttons, said

DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
async def series(office: Office) -> None:
    await office.set_up()


async def test_what_is_set_already_is_told_and_not_saved_again(office: Office) -> None:
    asked = await office.run("edit", weekday="monday")
    assert "That is how it is set already" in said(asked)
    assert buttons(asked) == []


async def test_another_day_is_shown_beside_the_old_one_before_it_is_saved(office: Office) -> None:
    asked = await office.run("edit", weekday="friday")
    told = said(asked)
    assert "**Day**: Monday → **Friday**" in told
    assert buttons(asked) == ["Save", "Leave it as it is"]
    assert (await office.terms()).schedule.weekday == Weekday.MONDAY


@pytest.mark.parametrize(
    ("option", "value", "first"),
    [
        ("weekday", "friday", NEXT_MONDAY - 3 * DAY),
        ("time", "10 pm", NEXT_MONDAY + timedelta(hours=12, minutes=30)),
        ("time_zone", "Europe/London", NEXT_MONDAY + timedelta(hours=1)),
    ],
)
async def test_another_day_time_or_zone_shows_the_next_four_dates_of_both(
    office: Office, option: str, value: str, first: datetime
) -> None:
    told = said(await office.run("edit", **{option: value}))
    before, _, after = told.partition("### Next dates once saved")
    for weeks in range(4):
        assert f"<t:{int((NEXT_MONDAY + weeks * WEEK).timestamp())}:f>" in before
        assert f"<t:{int((first + weeks * WEEK).timestamp())}:f>" in after


async def test_saving_saves(office: Office) -> None:
    saved = await office.click(await office.run("edit", weekday="friday", time="18:00"), "Save")
    assert "# Saved" in said(saved)
    schedule = (await office.terms()).schedule
    assert (schedule.weekday, schedule.time) == (Weekday.FRIDAY, time(18))


async def test_no_catching_up_is_said_in_words(office: Office) -> None:
    told = said(await office.run("edit", catch_up=0))
    assert "→ **left out rather than posted late**" in told


async def test_leaving_it_leaves_it(office: Office) -> None:
    left = await office.click(await office.run("edit", weekday="friday"), "Leave it as it is")
    assert said(left) == "Nothing was changed."
    assert (await office.terms()).schedule.weekday == Weekday.MONDAY


async def test_a_change_can_be_saved_after_a_restart(office: Office) -> None:
    asked = await office.run("edit", weekday="friday")
    await office.restart()
    await office.click(asked, "Save")
    assert (await office.terms()).schedule.weekday == Weekday.FRIDAY


async def test_saving_a_change_leaves_what_somebody_else_changed_meanwhile(office: Office) -> None:
    asked = await office.run("edit", weekday="friday")
    await office.click(await office.run("edit", time="18:00"), "Save")
    await office.click(asked, "Save")
    schedule = (await office.terms()).schedule
    assert (schedule.weekday, schedule.time) == (Weekday.FRIDAY, time(18))


async def test_saving_is_for_staff_only(office: Office) -> None:
    asked = await office.run("edit", weekday="friday")
    office.env.backend.guilds[office.guild.id].members[office.chief.id].role_ids.clear()
    assert "Only members with" in said(await office.click(asked, "Save"))
    assert (await office.terms()).schedule.weekday == Weekday.MONDAY


async def test_never_are_there_two_posts_in_one_week_after_a_change_of_day(office: Office) -> None:
    await office.jump(NEXT_MONDAY)
    await office.click(await office.run("edit", weekday="friday"), "Save")
    await office.jump(NEXT_MONDAY + 5 * DAY)
    assert len(office.posts()) == 1
    await office.jump(NEXT_MONDAY + WEEK + 4 * DAY)
    assert len(office.posts()) == 2


async def test_another_channel_is_checked_before_it_is_shown(office: Office) -> None:
    channel = office.closed_to_the_bot("quiet", send_messages=True)
    assert said(await office.run("edit", channel=channel)).startswith("**Nothing was saved:**")


async def test_a_post_that_waited_for_a_channel_goes_out_at_once_in_another(
    office: Office,
) -> None:
    other = office.guild.create_text_channel("elsewhere")
    office.env.backend.delete_channel(office.channel.id)
    await office.jump(NEXT_MONDAY + timedelta(minutes=3))
    asked = await office.chief.slash(other, "series edit", channel=other)
    await office.click(asked, "Save")
    assert len(office.posts(other)) == 1


async def test_nobody_is_pinged_any_more_once_that_is_saved(office: Office) -> None:
    role = office.guild.create_role("Readers", mentionable=True)
    await office.click(await office.run("edit", role=role), "Save")
    assert (await office.terms()).role == role.id
    await office.click(await office.run("edit", no_role=True), "Save")
    assert (await office.terms()).role is None


async def test_a_move_to_a_forum_and_back_takes_the_discussion_along(office: Office) -> None:
    forum = office.guild.create_forum_channel("weekly-jobs")
    await office.click(await office.run("edit", channel=forum), "Save")
    assert (await office.terms()).discussion is Discussion.FORUM
    await office.click(await office.run("edit", channel=office.channel), "Save")
    assert (await office.terms()).discussion is Discussion.THREAD


async def test_a_wrong_time_is_answered_with_the_cure(office: Office) -> None:
    assert "is no time of day" in said(await office.run("edit", time="half past nine"))


async def test_the_ballot_without_options_shows_its_rules(office: Office) -> None:
    told = said(await office.run("ballot"))
    assert "**Candidates**: up to 4" in told
    assert "**Closes**: 1 hour before the post" in told
    assert "**Who may vote**: everyone" in told


async def test_every_rule_of_the_ballot_can_be_changed(office: Office) -> None:
    voters = office.guild.create_role("Voters")
    told = said(
        await office.run(
            "ballot",
            size=6,
            close_lead=90,
            choices=2,
            counts="live",
            ties="draw",
            voters=voters,
            account_age=30,
            member_age=7,
        )
    )
    assert "Saved, for the votes to come" in told
    ballot = (await office.series()).ballot
    assert (ballot.size, ballot.close_lead, ballot.choices) == (6, timedelta(minutes=90), 2)
    assert (ballot.counts, ballot.tie_rule) == (Counts.LIVE, TieRule.DRAW)
    assert ballot.voters.role == voters.id
    assert (ballot.voters.account_age, ballot.voters.member_age) == (30 * DAY, 7 * DAY)


async def test_choosing_everyone_lets_everyone_vote_again(office: Office) -> None:
    await office.run("ballot", voters=office.guild.create_role("Voters"))
    await office.run("ballot", voters=office.guild.default_role)
    assert (await office.series()).ballot.voters.role is None


async def test_what_is_not_named_stays_as_it_is(office: Office) -> None:
    await office.run("ballot", size=7)
    await office.run("ballot", choices=3)
    ballot = (await office.series()).ballot
    assert (ballot.size, ballot.choices) == (7, 3)
