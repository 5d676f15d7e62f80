"""A year of weeks, with a bot that is restarted again and again."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from bot.domain.catalogue.catalogue import Catalogue
from bot.domain.week.edition import State
from tests.conversations.catalogue import many_professions
from tests.conversations.week.assembly import FIRST_SLOT, MONDAY_AT_NINE, Assembly

WEEKS = 52


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """Return fewer professions than there are weeks: a new season begins within the year."""
    return many_professions(30)


async def test_a_year_has_a_post_each_week_whatever_is_restarted(quiet: Assembly) -> None:
    expected = MONDAY_AT_NINE.upcoming(FIRST_SLOT - timedelta(days=1), WEEKS)
    await quiet.set_up()
    chosen: dict[date, str] = {}
    for number, slot in enumerate(expected):
        if number:
            poll = (await quiet.status()).poll
            if poll is not None:
                favourite = poll.ballot.standing[number % len(poll.ballot.standing)].slug
                await quiet.vote(quiet.members[number % 4], favourite)
                chosen[slot.key] = favourite
            if number % 6 == 3:  # before the close
                await quiet.restart()
            if poll is not None and poll.closes is not None and number % 2:
                await quiet.jump(poll.closes + timedelta(seconds=5))
            if number % 6 == 5:  # between the close and the post
                await quiet.restart()
        await quiet.jump(slot.at)
    past = await quiet.programme.diary.history(quiet.guild.id, WEEKS)
    keys = [week.edition.slot.key for week in reversed(past)]
    assert keys == [slot.key for slot in expected]
    assert {week.edition.state for week in past} == {State.POSTED}
    assert len(quiet.posts()) == WEEKS
    featured = {week.edition.slot.key: week.profession for week in past}
    assert {key: featured[key] for key in chosen} == chosen
    assert (
        len(chosen) == WEEKS - 2
    )  # nobody chose the first, and the season's last was the only one
    assert len({featured[key] for key in keys[:30]}) == 30
    sent = [message.created_at for message in quiet.posts()]
    assert all(slot.at <= at for slot, at in zip(expected, sent, strict=True))
