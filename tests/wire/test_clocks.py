"""Real processes on machines whose clocks are wrong: what counts is Discord's time."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from bot.domain.week.vote import clicked_at
from bot.storage.column import restored
from tests.wire.limit import Limits
from tests.wire.openapi import judge
from tests.wire.process import run
from tests.wire.server import Server
from tests.wire.week import Week
from tests.wire.world import World

SOON = timedelta(seconds=8)
HOURS = timedelta(hours=2)
MOMENT = timedelta(seconds=10)


async def posted(week: Week) -> timedelta:
    """Wait for the post; return how long after its slot it was sent, by Discord's time."""
    await week.until_posted(1)
    (post,) = week.posts(week.server.world.guilds[0])
    ((slot,),) = week.rows("SELECT slot_at FROM edition WHERE state = 'posted'")
    return clicked_at(int(post["id"])) - restored(slot)


async def plan(week: Week, ahead: timedelta) -> None:
    guild = week.server.world.guilds[0]
    await week.plan([(guild, guild.channels[1])], ahead)


@pytest.mark.parametrize("ahead", [HOURS, -HOURS], ids=["behind", "ahead"])
async def test_a_machine_whose_clock_is_hours_wrong_posts_at_discord_s_time(
    tmp_path: Path, ahead: timedelta
) -> None:
    async with Server(World(ahead=ahead), judge()) as server:
        server.rest.limits = Limits(ahead)
        week = Week(server, tmp_path)
        await plan(week, ahead + SOON)
        async with run("bot", "run", settings=week.settings) as bot:
            late = await posted(week)
            ended = await bot.end()
        assert timedelta() <= late <= MOMENT
        assert ended.stderr.count("Discord's time is gone by") == 1
        assert server.rest.limits.refused == 0


@pytest.mark.parametrize("leap", [HOURS, -HOURS, timedelta(days=366)], ids=["on", "back", "a year"])
async def test_a_clock_that_leaps_while_it_runs_neither_hastens_nor_delays_the_post(
    tmp_path: Path, leap: timedelta
) -> None:
    async with Server(World(), judge()) as server:
        week = Week(server, tmp_path)
        await plan(week, SOON)
        by = str(leap.total_seconds())
        async with run("tests.wire.leaping", by, "4", settings=week.settings) as bot:
            late = await posted(week)
            ended = await bot.end()
        assert timedelta() <= late <= MOMENT
        assert ended.stderr.count("clock leapt to") == 1
