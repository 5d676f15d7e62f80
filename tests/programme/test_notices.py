"""What staff are told, where, and when again."""

from __future__ import annotations

import pytest

from bot.domain.week.edition import Reason
from bot.domain.week.errors import (
    NoSeries,
)
from bot.domain.week.notice import Notice, Topic
from tests.programme.town import (
    DAY,
    FIRST,
    GUILD,
    HOUR,
    MINUTE,
    TUESDAY,
    Engine,
    refusal,
)


async def test_a_server_without_a_series_is_told_so(engine: Engine) -> None:
    with pytest.raises(NoSeries):
        await engine.diary.status(GUILD + 1)
    with pytest.raises(NoSeries):
        await engine.heartbeat.visit(GUILD + 1)


async def test_staff_that_cannot_be_told_are_told_on_their_next_command(engine: Engine) -> None:
    engine.town.wall.is_deaf = True
    engine.town.wall.before["post"].append(refusal(Reason.CHANNEL_GONE))
    await engine.until(FIRST.at + MINUTE / 2)
    [notice] = await engine.programme.notices.untold(GUILD)
    assert notice.topic is Topic.BLOCKED
    await engine.programme.notices.told(notice)
    assert await engine.programme.notices.untold(GUILD) == ()


async def test_a_server_that_is_back_is_not_told_in_a_channel_what_was_before(
    engine: Engine,
) -> None:
    now = engine.town.clock.now()
    await engine.programme.notices.notice(Notice(GUILD, Topic.DELETED, now, "x"))
    await engine.servers.removed(GUILD)
    engine.town.clock.set(now + 3 * DAY)
    await engine.servers.found(GUILD)
    await engine.heartbeat.visit(GUILD)
    assert engine.town.wall.notices == []
    assert [n.topic for n in await engine.programme.notices.untold(GUILD)] == [Topic.DELETED]


async def test_another_log_channel_is_not_told_what_is_a_day_old(engine: Engine) -> None:
    engine.town.wall.is_deaf = True
    engine.town.wall.before["post"].append(refusal(Reason.PERMISSION_MISSING))
    await engine.until(FIRST.at + DAY)
    engine.town.wall.is_deaf = False
    await engine.plan.set_log_channel(GUILD, 5)
    await engine.until(FIRST.at + 2 * DAY)
    assert engine.town.wall.notices == []


async def test_another_log_channel_is_tried_for_what_nobody_was_told(engine: Engine) -> None:
    engine.town.wall.is_deaf = True
    engine.town.wall.before["post"].append(refusal(Reason.CHANNEL_GONE))
    await engine.until(FIRST.at + MINUTE / 2)
    engine.town.wall.is_deaf = False
    await engine.plan.set_log_channel(GUILD, 5)
    await engine.heartbeat.visit(GUILD)
    assert [notice.topic for notice in engine.town.wall.notices] == [Topic.BLOCKED]


async def test_telling_is_tried_again_when_discord_was_busy(engine: Engine) -> None:
    engine.town.wall.before["tell"].append(refusal(Reason.BUSY))
    now = engine.town.clock.now()
    assert await engine.programme.notices.notice(Notice(GUILD, Topic.DELETED, now, "x"))
    assert not await engine.programme.notices.notice(Notice(GUILD, Topic.DELETED, now, "x"))
    await engine.until(TUESDAY + HOUR)
    assert [notice.subject for notice in engine.town.wall.notices] == ["x"]
