"""The end of a season and the beginning of the next, as members and staff read of them."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.domain.catalogue.catalogue import Catalogue
from tests.conversations.catalogue import many_professions
from tests.conversations.stage import WEEK, text
from tests.conversations.week.assembly import FIRST_SLOT, Assembly


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """Return so few that a season lasts six weeks."""
    return many_professions(6)


async def weeks_later(assembly: Assembly, weeks: int) -> str:
    """Return what the message of that week says."""
    await assembly.jump(FIRST_SLOT + weeks * WEEK - timedelta(minutes=30))
    await assembly.jump(FIRST_SLOT + weeks * WEEK)
    return text(assembly.post())


async def test_the_last_of_a_season_comes_without_a_vote_and_the_next_season_is_announced(
    quiet: Assembly,
) -> None:
    await quiet.set_up()
    said = [await weeks_later(quiet, week) for week in range(7)]
    assert "No other is left in this season, so there is no vote." in said[4]
    assert "The last profession of season 1" in said[5]
    assert "With this profession season 2 begins." in said[6]
    assert ["season" in each for each in said] == [False] * 4 + [True] * 3


async def test_staff_are_told_at_4_and_at_1_left_and_of_the_new_season(quiet: Assembly) -> None:
    log = quiet.guild.create_text_channel("staff")
    await quiet.set_up()
    await quiet.programme.plan.set_log_channel(quiet.guild.id, log.id)
    told: list[int] = []
    for week in range(7):
        await weeks_later(quiet, week)
        told.append(len(log.history()))
    assert told == [0, 1, 1, 1, 2, 2, 3]
    first, second, third = (text(message) for message in log.history())
    assert first.startswith("4 professions are left")
    assert second.startswith("One profession is left")
    assert third.startswith("Season 2 begins")
