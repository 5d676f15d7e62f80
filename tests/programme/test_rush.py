"""Many servers are due in the same minute, and in another one a vote ends meanwhile."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import time, timedelta

from tests.programme.town import (
    GUILD,
    MONDAYS,
    SECOND,
    TERMS,
    TUESDAY,
    WEEK,
    Engine,
)

CROWD = range(1000, 1200)
TAKES = timedelta(seconds=1) / 20  # a post
GRACE = timedelta(seconds=3)  # for clicks on their way


async def begin(engine: Engine) -> None:
    """Let one server's vote end when the posts of a crowd are due."""
    an_hour_later = replace(MONDAYS, time=time(10))
    await engine.plan.edit(GUILD, replace(TERMS, schedule=an_hour_later))
    await engine.until(TUESDAY + WEEK - timedelta(minutes=1))
    for guild in CROWD:
        await engine.plan.set_up(guild, replace(TERMS, channel=guild))
    await engine.until(SECOND.at - timedelta(minutes=1))
    clock = engine.town.clock
    engine.town.wall.before["post"].extend([lambda: clock.set(clock.now() + TAKES)] * len(CROWD))


async def test_the_end_of_a_vote_is_shown_before_the_rest_of_the_crowd_is_brought_out(
    engine: Engine,
) -> None:
    await begin(engine)
    await engine.at(SECOND.at)
    wall = engine.town.wall
    [message] = [each for each in wall.messages if each.channel == TERMS.channel]
    shown, says = message.edits[-1]
    assert says.poll is not None
    assert says.poll.is_closed
    assert GRACE <= shown - says.poll.ballot.closes < GRACE + timedelta(seconds=5)
    assert engine.town.clock.now() > SECOND.at + len(CROWD) * TAKES * 0.99
    posts = Counter(each.channel for each in wall.messages)
    assert posts == {TERMS.channel: 1, **dict.fromkeys(CROWD, 1)}
