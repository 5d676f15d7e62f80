"""The status as a screen with buttons: each does what its command does, and leads back."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.conversations.staff.office import NEXT_MONDAY, Office
from tests.conversations.stage import WEEK, buttons, said, text

DAY = timedelta(days=1)
BACK = "How the series stands"


@pytest.fixture(autouse=True)
async def series(office: Office) -> None:
    await office.set_up()


async def test_the_status_offers_what_one_does_next(office: Office) -> None:
    shown = await office.run("status")
    assert buttons(shown) == [
        *("Skip next", "Pause", "Post now"),
        *("Queue", "Edit", "Post an example", "Settings and details"),
    ]


async def test_skipping_asks_first_and_then_leaves_that_date_out(office: Office) -> None:
    asked = await office.click(await office.run("status"), "Skip next")
    assert "Leave out Monday, August 10, 2026" in said(asked)
    assert not (await office.status()).left_out
    done = await office.click(asked, "Leave it out")
    assert "Left out: Monday, August 10, 2026" in said(done)
    assert "Left out by staff: Monday, August 10" in said(await office.click(done, BACK))
    await office.jump(NEXT_MONDAY + DAY)
    assert office.posts() == []


async def test_leaving_it_leads_back_to_the_status(office: Office) -> None:
    asked = await office.click(await office.run("status"), "Skip next")
    assert said(await office.click(asked, "Leave it as it is")).startswith("# The series")
    assert not (await office.status()).left_out


async def test_a_skip_of_a_date_that_has_passed_asks_about_the_next_one(office: Office) -> None:
    asked = await office.click(await office.run("status"), "Skip next")
    await office.jump(NEXT_MONDAY)
    again = await office.click(asked, "Leave it out")
    assert "Leave out Monday, August 17, 2026" in said(again)
    assert not (await office.status()).left_out


async def test_a_pause_by_button_is_ended_by_one(office: Office) -> None:
    await office.click(await office.run("status"), "Pause")
    shown = await office.run("status")
    assert "paused without an end" in said(shown)
    assert "Skip next" not in buttons(shown)
    assert "Pause" not in buttons(shown)
    assert "The series goes on" in said(await office.click(shown, "Resume"))


async def test_posting_now_asks_also_near_the_date(office: Office) -> None:
    await office.jump(NEXT_MONDAY - DAY)
    asked = await office.click(await office.run("status"), "Post now")
    assert "The next post is planned for" in said(asked)
    assert office.posts() == []
    assert "Posted:" in said(await office.click(asked, "Post now"))
    assert len(office.posts()) == 1


async def test_posting_now_in_a_pause_says_that_it_stays_paused(office: Office) -> None:
    await office.run("pause")
    asked = await office.click(await office.run("status"), "Post now")
    assert "A post now does not end the pause" in said(asked)


async def test_posting_now_after_a_blocked_post_is_about_that_one(office: Office) -> None:
    await office.permit(office.channel, send_messages=False)
    await office.jump(NEXT_MONDAY)
    asked = await office.click(await office.run("status"), "Post now")
    assert f"<t:{int(NEXT_MONDAY.timestamp())}:F>" in said(asked)


async def test_the_queue_and_the_way_back(office: Office) -> None:
    await office.run("queue add", profession="data-scientist")
    shown = await office.click(await office.run("status"), "Queue")
    assert "1\\. Data scientist" in said(shown)
    assert said(await office.click(shown, BACK)).startswith("# The series")


async def test_editing_opens_the_panel(office: Office) -> None:
    assert "# Change the series" in said(await office.click(await office.run("status"), "Edit"))


async def test_an_example_is_posted_by_a_button(office: Office) -> None:
    told = said(await office.click(await office.run("status"), "Post an example"))
    example = office.channel.last_message
    assert example is not None
    assert example.jump_url in told
    assert "test" in text(example).casefold()


async def test_settings_rules_and_dates_stand_behind_a_button(office: Office) -> None:
    shown = await office.click(await office.run("status"), "Settings and details")
    told = said(shown)
    assert "**Who may vote**: everyone" in told
    assert "**Time zone**: Europe/Paris" in told
    assert f"<t:{int((NEXT_MONDAY + 3 * WEEK).timestamp())}:f>" in told
    assert said(await office.click(shown, BACK)).startswith("# The series")


@pytest.mark.parametrize(
    "label", ["Skip next", "Pause", "Post now", "Queue", "Edit", "Settings and details"]
)
async def test_whoever_is_no_longer_staff_presses_in_vain(office: Office, label: str) -> None:
    shown = await office.run("status")
    for role in office.env.backend.get_guild(office.guild.id).roles.values():
        if role.name == "Staff":
            office.env.backend.edit_role(office.guild.id, role.id, {"permissions": 0})
    await office.env.settle()
    assert "Only members with" in said(await office.click(shown, label))


async def test_a_status_from_before_a_restart_works(office: Office) -> None:
    shown = await office.run("status")
    await office.restart()
    assert "Leave out" in said(await office.click(shown, "Skip next"))
