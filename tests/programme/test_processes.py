"""Several processes, each with servers of its own, over one database."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import replace
from datetime import timedelta
from itertools import count

import pytest

from bot.domain.shards import Shards
from bot.domain.week.edition import State
from bot.programme.backlog import backlog
from tests.programme.town import (
    DAY,
    FIRST,
    GUILD,
    MINUTE,
    OTHER_CHANNEL,
    TERMS,
    Crash,
    Engine,
    Town,
)

ELSEWHERE = 1 << 22 | GUILD
"""A server of the other one of two shards."""

APART = timedelta(seconds=6)


@pytest.fixture
async def pair(town: Town) -> tuple[Engine, Engine]:
    """Two processes with a shard each, and a series in a server of each."""
    one, other = town.engine(Shards(0, 0, 2)), town.engine(Shards(1, 1, 2))
    await one.plan.set_up(GUILD, TERMS)
    await other.plan.set_up(ELSEWHERE, replace(TERMS, channel=OTHER_CHANNEL))
    return one, other


def channels(engine: Engine) -> list[int]:
    return [message.channel for message in engine.town.wall.messages]


async def test_each_posts_in_its_own_servers_alone(pair: tuple[Engine, Engine]) -> None:
    one, other = pair
    await one.until(FIRST.at)
    assert channels(one) == [TERMS.channel]
    await other.until(FIRST.at)
    assert channels(one) == [TERMS.channel, OTHER_CHANNEL]


async def test_each_wakes_for_its_own_servers_alone(pair: tuple[Engine, Engine]) -> None:
    one, other = pair
    await one.at(FIRST.at)
    assert await other.programme.rounds.awake(9) == [ELSEWHERE]
    assert ELSEWHERE not in await one.programme.rounds.awake(9)
    wake = await one.programme.rounds.next_wake()
    assert wake is not None
    assert wake > FIRST.at
    await other.programme.rounds.wake()
    assert await one.programme.rounds.next_wake() == wake


async def test_one_that_begins_again_leaves_the_claims_of_the_others(
    pair: tuple[Engine, Engine],
) -> None:
    town = pair[0].town
    for engine, guild in zip(pair, (GUILD, ELSEWHERE), strict=True):
        town.wall.before["post"].append(Crash())
        town.clock.set(FIRST.at)
        with pytest.raises(Crash):
            await engine.heartbeat.visit(guild)
    again = town.engine(Shards(0, 0, 2))
    await again.programme.rounds.begin()
    rows = await town.database.read(
        lambda each: each.rows(
            "SELECT guild_id FROM edition JOIN series ON id = series_id WHERE lease_until > 0"
        )
    )
    assert rows == [(ELSEWHERE,)]


async def test_servers_of_others_are_not_looked_for(pair: tuple[Engine, Engine]) -> None:
    assert [list(await each.servers.guilds()) for each in pair] == [[GUILD], [ELSEWHERE]]


async def test_what_is_left_to_do_is_told_by_whoever_has_to_do_it(
    pair: tuple[Engine, Engine],
) -> None:
    one, other = pair
    await one.at(FIRST.at)
    other.town.wall.before["post"].append(Crash())
    with pytest.raises(Crash):
        await other.heartbeat.visit(ELSEWHERE)
    left = [await backlog(each.programme.weeks) for each in pair]
    assert [len(each.due) for each in left] == [0, 1]


async def test_what_may_be_kept_no_longer_goes_whoever_looks(pair: tuple[Engine, Engine]) -> None:
    one, other = pair
    await other.servers.removed(ELSEWHERE)
    one.town.clock.set(FIRST.at + 31 * DAY)
    await one.programme.rounds.forget()
    assert not await other.servers.guilds()


async def test_one_that_is_killed_and_started_again_posts_once(pair: tuple[Engine, Engine]) -> None:
    one, _ = pair
    one.town.wall.after["post"].append(Crash())
    one.town.clock.set(FIRST.at)
    with pytest.raises(Crash):
        await one.heartbeat.visit(GUILD)
    again = one.town.engine(Shards(0, 0, 2))
    await again.until(FIRST.at + MINUTE)
    assert channels(one) == [TERMS.channel]
    assert (await again.edition(FIRST.key)).state is State.POSTED


# Knowing each other -------------------------------------------------------------------------------


async def test_they_count_each_other(pair: tuple[Engine, Engine]) -> None:
    one, other = (each.programme.processes for each in pair)
    assert one.alive() == 1
    async with one.joined():
        async with other.joined():
            await one.look()
            assert (one.alive(), other.alive()) == (2, 2)
        await one.look()
        assert one.alive() == 1


async def test_one_that_was_killed_counts_until_it_should_have_beaten_thrice(
    pair: tuple[Engine, Engine],
) -> None:
    one, other = (each.programme.processes for each in pair)
    await other.look()
    await one.look()
    assert one.alive() == 2
    pair[0].town.clock.set(pair[0].town.clock.now() + 3 * MINUTE)
    await one.look()
    assert one.alive() == 1


async def test_an_unforeseen_error_does_not_end_the_looking(
    pair: tuple[Engine, Engine], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    one, looks, enough = pair[0].programme.processes, count(1), asyncio.Event()

    async def look(_: object) -> None:
        number = next(looks)
        if number == 2:
            raise RuntimeError("nobody foresaw it")
        if number == 4:
            enough.set()

    monkeypatch.setattr(type(one), "look", look)
    async with one.joined(), asyncio.timeout(10):
        await enough.wait()
    assert "nobody foresaw it" in caplog.text


async def test_two_that_have_the_same_shards_say_so_once_each(
    town: Town, caplog: pytest.LogCaptureFixture
) -> None:
    one, other, third = (
        town.engine(shards).programme.processes
        for shards in (Shards(0, 1, 4), Shards(1, 2, 4), Shards(3, 3, 4))
    )
    town.clock.held = asyncio.Event()  # none of them looks but when it is told
    async with one.joined(), other.joined(), third.joined():
        for _ in range(2):
            for each in (one, other, third):
                await each.look()
        assert one.alive() == 3
    told = [record.getMessage() for record in caplog.records if record.levelno >= logging.WARNING]
    assert sorted(each.partition(". ")[0] for each in told) == [
        "another process has shards of this one's: 0-1/4 there, 1-2/4 here",
        "another process has shards of this one's: 1-2/4 there, 0-1/4 here",
    ]


async def test_one_that_takes_the_place_of_a_killed_one_is_alone_and_says_nothing(
    town: Town, caplog: pytest.LogCaptureFixture
) -> None:
    killed, again = (town.engine().programme.processes for _ in range(2))
    await killed.look()
    async with again.joined():
        assert again.alive() == 1
    assert not caplog.records


async def test_turns_are_apart(pair: tuple[Engine, Engine]) -> None:
    began, clock = pair[0].town.clock.now(), pair[0].town.clock
    for number, each in enumerate((*pair, *pair)):
        await each.programme.processes.turn("identify 0", APART)
        assert clock.now() == began + number * APART
    await pair[0].programme.processes.turn("identify 1", APART)
    assert clock.now() == began + 3 * APART


async def test_one_at_a_time_is_alone(pair: tuple[Engine, Engine]) -> None:
    inside, most, clock = 0, 0, pair[0].town.clock

    async def enter(engine: Engine) -> None:
        nonlocal inside, most
        async with engine.programme.processes.alone("commands"):
            clock.held = asyncio.Event()  # no minute passes meanwhile
            inside += 1
            most = max(most, inside)
            await engine.diary.series(GUILD)  # a moment in which the others can try
            inside -= 1
            clock.held.set()

    async with asyncio.timeout(5), asyncio.TaskGroup() as all_:
        for engine in (*pair, *pair):
            all_.create_task(enter(engine))
    assert most == 1


async def test_one_that_dies_while_it_is_alone_keeps_nobody_for_longer_than_a_minute(
    pair: tuple[Engine, Engine],
) -> None:
    one, other = (each.programme.processes for each in pair)
    began, clock = pair[0].town.clock.now(), pair[0].town.clock
    await one.turn("commands", MINUTE)
    async with other.alone("commands"):
        assert clock.now() == began + MINUTE
