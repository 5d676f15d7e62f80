"""What is stored and means nothing any more is told, and staff replace it by themselves."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import timedelta

import pytest

from tests.conversations.staff.office import NEXT_MONDAY, Office
from tests.conversations.stage import said

BAD = "Mars/@everyone"


@pytest.fixture(autouse=True)
async def lost(office: Office) -> None:
    """The zone of the series was dropped from the tz database."""
    await office.set_up()
    with closing(sqlite3.connect(office.database)) as connection:
        connection.execute("UPDATE series SET zone = ?", (BAD,))
        connection.commit()


async def test_status_tells_it_with_the_cure(office: Office) -> None:
    told = said(await office.run("status"))
    assert "is not known anymore" in told
    assert "/series edit" in told
    assert "@everyone" not in told


async def test_the_preview_tells_it_as_well(office: Office) -> None:
    assert "is not known anymore" in said(await office.run("preview"))


async def test_an_edit_replaces_it(office: Office) -> None:
    asked = await office.run("edit", time_zone="Europe/Paris")
    await office.click(asked, "Save")
    assert "is not known anymore" not in said(await office.run("status"))
    await office.jump(NEXT_MONDAY + timedelta(minutes=2))
    assert len(office.posts()) == 1


async def test_another_day_alone_does_not_put_a_zone_in_its_place(office: Office) -> None:
    await office.click(await office.run("edit", weekday="friday"), "Save")
    told = said(await office.run("status"))
    assert "is not known anymore" in told
    assert "Factory" not in told


async def test_it_is_purged_as_any_series(office: Office) -> None:
    await office.click(await office.run("purge"), "Delete everything")
    assert "no weekly series" in said(await office.run("status"))


async def test_posting_by_hand_tells_what_to_put_right(office: Office) -> None:
    assert "is not known anymore" in said(await office.run("post-now"))


@pytest.mark.parametrize("command", ["doctor", "preview", "log-channel", "ballot", "queue list"])
async def test_no_command_fails_over_it(office: Office, command: str) -> None:
    assert "reference" not in said(await office.run(command))
