"""Real processes on machines whose clocks are wrong: what counts is Discord's time."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from bot.domain.week.vote import clicked_at
from bot.storage.column import restored
from tests.wire.deployment import Deployment
from tests.wire.limit import Limits
from tests.wire.openapi import judge
from tests.wire.process import run
from tests.wire.realm import Realm
from tests.wire.server import Server

SOON = timedelta(seconds=8)
HOURS = timedelta(hours=2)
MOMENT = timedelta(seconds=10)


async def posted(deployment: Deployment) -> timedelta:
    """Wait for the post; return how long after its slot it was sent, by Discord's time."""
    await deployment.until_posted(1)
    (post,) = deployment.posts(deployment.server.realm.guilds[0])
    ((slot,),) = deployment.rows("SELECT slot_at FROM edition WHERE state = 'posted'")
    return clicked_at(int(post["id"])) - restored(slot)


async def plan(deployment: Deployment, ahead: timedelta) -> None:
    guild = deployment.server.realm.guilds[0]
    await deployment.plan([(guild, guild.channels[1])], ahead)


@pytest.mark.parametrize("ahead", [HOURS, -HOURS], ids=["behind", "ahead"])
async def test_a_machine_whose_clock_is_hours_wrong_posts_at_discord_s_time(
    tmp_path: Path, ahead: timedelta
) -> None:
    async with Server(Realm(ahead=ahead), judge()) as server:
        server.rest.limits = Limits(ahead)
        deployment = Deployment(server, tmp_path)
        await plan(deployment, ahead + SOON)
        async with run("bot", "run", settings=deployment.settings) as bot:
            late = await posted(deployment)
            ended = await bot.end()
        assert timedelta() <= late <= MOMENT
        assert ended.stderr.count("Discord's time is gone by") == 1
        assert server.rest.limits.refused == 0


@pytest.mark.parametrize("leap", [HOURS, -HOURS, timedelta(days=366)], ids=["on", "back", "a year"])
async def test_a_clock_that_leaps_while_it_runs_neither_hastens_nor_delays_the_post(
    tmp_path: Path, leap: timedelta
) -> None:
    async with Server(Realm(), judge()) as server:
        deployment = Deployment(server, tmp_path)
        await plan(deployment, SOON)
        by, leaps = str(leap.total_seconds()), tmp_path / "leaps"
        settings = deployment.settings
        async with run("tests.wire.leaping", by, str(leaps), settings=settings) as bot:
            await server.until_ready()
            leaps.touch()
            late = await posted(deployment)
            ended = await bot.end()
        assert timedelta() <= late <= MOMENT
        assert ended.stderr.count("clock leapt to") == 1
