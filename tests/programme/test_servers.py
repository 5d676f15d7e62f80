"""What becomes of a series when the bot goes, and when it is back."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import pytest

from bot.domain.week.edition import Reason, State
from bot.domain.week.errors import (
    NoSuchBallot,
)
from bot.domain.week.series import Series
from bot.programme.servers import Servers
from tests.programme.town import (
    DAY,
    FIRST,
    FOURTH,
    GUILD,
    MINUTE,
    SECOND,
    TERMS,
    THIRD,
    Crash,
    Engine,
    keys,
    refusal,
)


async def test_an_invitation_back_restores_the_series_paused(engine: Engine) -> None:
    await engine.until(FIRST.at)
    await engine.servers.removed(GUILD)
    await engine.until(THIRD.at)
    assert keys(engine) == ["2026-08-10"]
    series = await engine.servers.joined(GUILD)
    assert series is not None
    assert series.pause is not None
    assert (await engine.edition(SECOND.key)).cause == refusal(Reason.REMOVED).cause
    await engine.plan.resume(GUILD)
    await engine.until(FOURTH.at)
    assert keys(engine) == ["2026-08-10", "2026-08-31"]


@pytest.mark.parametrize(
    ("comes_back", "is_paused"), [(Servers.joined, True), (Servers.found, False)]
)
async def test_missing_for_a_while_the_series_is_paused_by_an_invitation_alone(
    engine: Engine,
    comes_back: Callable[[Servers, int], Awaitable[Series | None]],
    is_paused: bool,
) -> None:
    await engine.servers.missing(GUILD)
    series = await comes_back(engine.servers, GUILD)
    assert series is not None
    assert (series.pause is not None) == is_paused
    assert not (await engine.servers.guilds())[GUILD]


async def test_thirty_days_after_a_removal_everything_is_gone(engine: Engine) -> None:
    await engine.until(FIRST.at)
    await engine.vote(1, (await engine.candidates())[0])
    await engine.servers.removed(GUILD)
    await engine.until(FIRST.at + 30 * DAY - MINUTE)
    assert await engine.diary.series(GUILD)
    await engine.until(FIRST.at + 30 * DAY)
    assert await engine.servers.found(GUILD) is None
    for table in ("series", "edition", "effect", "ballot", "candidate", "vote", "notice"):
        [(count,)] = await engine.town.database.read(
            lambda t, table=table: t.rows(f"SELECT count(*) FROM {table}")
        )
        assert count == 0, table


async def test_being_in_a_server_all_along_changes_nothing(engine: Engine) -> None:
    series = await engine.servers.found(GUILD)
    assert series is not None
    assert series.pause is None
    assert await engine.servers.found(GUILD + 1) is None
    await engine.servers.removed(GUILD + 1)


async def test_purging_deletes_everything_and_old_buttons_find_nothing(engine: Engine) -> None:
    await engine.until(FIRST.at)
    assert await engine.servers.purge(GUILD)
    assert not await engine.servers.purge(GUILD)
    await engine.plan.set_up(GUILD, TERMS)
    await engine.until(SECOND.at)
    with pytest.raises(NoSuchBallot):
        await engine.vote(1, "job-b", ballot=1)


async def test_a_claim_that_died_before_the_removal_is_looked_for_after_the_return(
    engine: Engine,
) -> None:
    engine.town.wall.after["post"].append(Crash())
    engine.town.clock.set(FIRST.at)
    with pytest.raises(Crash):
        await engine.heartbeat.visit(GUILD)
    await engine.servers.removed(GUILD)
    engine.town.clock.set(SECOND.at)
    restarted = engine.town.engine()
    await restarted.servers.joined(GUILD)
    await restarted.until(SECOND.at + MINUTE)
    assert (await restarted.edition(FIRST.key)).state is State.POSTED
    assert len(engine.town.wall.messages) == 1
