"""Where in a server the bot hears that it is mentioned, and that it answers a message once."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from bot.domain.week.earshot import EVERYWHERE, NOWHERE, Earshot
from bot.domain.week.errors import AlreadyDone
from bot.storage.interactions import KEPT
from tests.programme.town import DAY, FIRST, GUILD, HOUR, MINUTE, Engine

ELSEWHERE = GUILD + 1  # a server without a series
SOME = Earshot(frozenset({7, 8}))
SECOND = timedelta(seconds=1)


def message(at: datetime, number: int = 0) -> int:
    """Return the id that Discord gives a message then."""
    epoch = datetime(2015, 1, 1, tzinfo=at.tzinfo)
    return ((at - epoch) // timedelta(milliseconds=1) << 22) + number


async def remembered(engine: Engine) -> int:
    [(count,)] = await engine.town.database.read(
        lambda each: each.rows("SELECT count(*) FROM interaction")
    )
    return count


async def test_a_server_that_has_not_chosen_is_heard_everywhere(engine: Engine) -> None:
    assert engine.programme.hearing.of(ELSEWHERE) == EVERYWHERE
    assert EVERYWHERE.covers(1)


def test_a_thread_is_in_earshot_with_its_channel() -> None:
    assert SOME.covers(100, 7)
    assert SOME.covers(8, None)
    assert not SOME.covers(100, 9)
    assert not NOWHERE.covers(7)


@pytest.mark.parametrize("guild", [GUILD, ELSEWHERE])
@pytest.mark.parametrize("earshot", [SOME, NOWHERE])
async def test_what_was_chosen_is_known_after_a_restart(
    engine: Engine, guild: int, earshot: Earshot
) -> None:
    await engine.programme.hearing.choose(guild, Earshot(frozenset({9})))
    await engine.programme.hearing.choose(guild, earshot)
    assert engine.programme.hearing.of(guild) == earshot
    restarted = engine.town.engine().programme
    await restarted.weeks.earshots.read()
    assert restarted.hearing.of(guild) == earshot


async def test_everywhere_again_leaves_nothing_stored(engine: Engine) -> None:
    await engine.programme.hearing.choose(ELSEWHERE, SOME)
    await engine.programme.hearing.choose(ELSEWHERE, EVERYWHERE)
    assert engine.programme.hearing.of(ELSEWHERE) == EVERYWHERE
    assert ELSEWHERE not in await engine.servers.guilds()


@pytest.mark.parametrize("guild", [GUILD, ELSEWHERE])
async def test_purging_a_server_deletes_it(engine: Engine, guild: int) -> None:
    await engine.programme.hearing.choose(guild, SOME)
    assert await engine.servers.purge(guild)
    assert engine.programme.hearing.of(guild) == EVERYWHERE
    assert not await engine.servers.purge(guild)


@pytest.mark.parametrize("guild", [GUILD, ELSEWHERE])
async def test_it_outlives_a_removal_by_thirty_days(engine: Engine, guild: int) -> None:
    await engine.programme.hearing.choose(guild, SOME)
    await engine.servers.removed(guild)
    gone = engine.town.clock.now()
    assert (await engine.servers.guilds())[guild]
    await engine.until(gone + 29 * DAY)
    await engine.servers.missing(guild)
    await engine.until(gone + 30 * DAY + MINUTE)
    assert guild not in await engine.servers.guilds()
    assert engine.programme.hearing.of(guild) == EVERYWHERE


async def test_a_server_that_comes_back_has_it_again(engine: Engine) -> None:
    await engine.programme.hearing.choose(ELSEWHERE, SOME)
    await engine.servers.missing(ELSEWHERE)
    await engine.servers.joined(ELSEWHERE)
    await engine.until(engine.town.clock.now() + 31 * DAY)
    assert engine.programme.hearing.of(ELSEWHERE) == SOME


async def test_a_press_that_comes_twice_changes_it_once(engine: Engine) -> None:
    await engine.programme.once(1).hearing.choose(GUILD, SOME)
    with pytest.raises(AlreadyDone):
        await engine.town.engine().programme.once(1).hearing.choose(GUILD, NOWHERE)
    assert engine.programme.hearing.of(GUILD) == SOME


async def test_a_message_is_taken_once_whichever_process_gets_it(engine: Engine) -> None:
    written = message(engine.town.clock.now())
    assert await engine.programme.hearing.take(written)
    assert not await engine.programme.hearing.take(written)
    assert not await engine.town.engine().programme.hearing.take(written)
    assert await engine.programme.hearing.take(written + 1)


async def test_a_message_from_before_the_memory_begins_is_not_taken(engine: Engine) -> None:
    now = engine.town.clock.now()
    assert await engine.programme.hearing.take(message(now - KEPT + SECOND))
    assert not await engine.programme.hearing.take(message(now - KEPT))


async def test_a_message_that_is_still_taken_is_still_remembered(engine: Engine) -> None:
    """What could be taken twice, if it were forgotten."""
    await engine.until(FIRST.at - 3 * HOUR)
    written = message(engine.town.clock.now())
    assert await engine.programme.hearing.take(written)
    await engine.until(engine.town.clock.now() + KEPT - MINUTE)
    assert not await engine.programme.hearing.take(written)
    assert await remembered(engine)


async def test_what_was_taken_is_forgotten_in_a_server_where_nothing_else_is(
    engine: Engine,
) -> None:
    await engine.servers.purge(GUILD)
    taken = engine.town.clock.now()
    for number in range(3):
        assert await engine.programme.hearing.take(message(taken, number))
    await engine.until(taken + 2 * KEPT + MINUTE)
    assert await remembered(engine) == 0
