"""Requests are spaced so that no second ever holds more than Discord allows, nor much less."""

from __future__ import annotations

import asyncio
from bisect import bisect_left
from collections.abc import Sequence
from itertools import cycle, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.presentation.pace import Pace, awaited
from tests.presentation.looptime import run

ALLOWED = 49
AT_LEAST = 47.5

SECONDS = st.lists(st.floats(0, 0.7), min_size=1, max_size=30)


async def sent(
    pace: Pace, count: int, *, at_once: int = 20, connecting: Sequence[float] = (0.0,)
) -> list[float]:
    """Return when so many requests left, each so long after its turn as its connection took."""
    moments: list[float] = []
    delays = cycle(connecting)
    left = iter(range(count))

    async def one_after_another() -> None:
        for _ in left:
            turn = await pace.turn()
            if delay := next(delays):
                await asyncio.sleep(delay)
            turn.sent()
            moments.append(asyncio.get_running_loop().time())
            turn.over()

    async with asyncio.TaskGroup() as group:
        for _ in range(at_once):
            group.create_task(one_after_another())
    return sorted(moments)


def most(moments: list[float]) -> int:
    """Return how many are in the second that holds the most of them."""
    return max(bisect_left(moments, at + 1) - place for place, at in enumerate(moments))


@given(SECONDS)
def test_however_late_wake_ups_come_no_second_holds_more_than_allowed(late: list[float]) -> None:
    moments = run(sent(Pace(), 150), cycle(late).__next__)
    assert most(moments) <= ALLOWED


@given(SECONDS)
def test_however_long_connections_take_no_second_holds_more_than_allowed(
    connecting: list[float],
) -> None:
    moments = run(sent(Pace(), 150, at_once=80, connecting=connecting))
    assert most(moments) <= ALLOWED


@pytest.mark.parametrize("late", [0.0, 0.002, 0.008])
def test_where_many_wait_nearly_all_that_discord_allows_is_used(late: float) -> None:
    moments = run(sent(Pace(), 1000), lambda: late)
    assert (len(moments) - 1) / (moments[-1] - moments[0]) >= AT_LEAST


def test_turns_are_spread_evenly() -> None:
    moments = run(sent(Pace(), 200))
    gaps = [later - at for at, later in pairwise(moments[60:])]
    assert max(gaps) < 0.025


def test_turns_are_given_in_order_of_arrival() -> None:
    async def order() -> list[int]:
        pace, done = Pace(), list[int]()

        async def one(number: int) -> None:
            (await pace.turn()).sent()
            done.append(number)

        async with asyncio.TaskGroup() as group:
            for number in range(120):
                group.create_task(one(number))
        return done

    assert run(order()) == list(range(120))


def test_who_gives_up_waiting_keeps_nobody_waiting() -> None:
    async def work() -> None:
        pace = Pace()
        waiting = [asyncio.create_task(pace.turn()) for _ in range(100)]
        await asyncio.sleep(0.5)
        for task in waiting:
            task.cancel()
        (await pace.turn()).sent()

    run(work())


def test_a_pause_does_not_save_turns_up() -> None:
    async def work() -> float:
        pace = Pace()
        await sent(pace, 100)
        await asyncio.sleep(3600)
        moments = await sent(pace, 20)
        return moments[-1] - moments[0]

    assert run(work()) >= 13 / ALLOWED


def test_requests_that_never_left_do_not_count() -> None:
    async def work() -> float:
        pace = Pace()
        for _ in range(ALLOWED):
            (await pace.turn()).over()
        began = asyncio.get_running_loop().time()
        await pace.turn()
        return asyncio.get_running_loop().time() - began

    assert run(work()) < 0.05


def test_a_request_that_was_never_heard_of_again_stops_nobody_for_long() -> None:
    async def work() -> float:
        pace = Pace()
        began = asyncio.get_running_loop().time()
        for _ in range(3 * ALLOWED):
            await pace.turn()
        return asyncio.get_running_loop().time() - began

    assert run(work()) < 150


def test_what_somebody_waits_for_goes_before_what_nobody_does() -> None:
    async def ahead() -> list[str]:
        pace, left = Pace(), list[str]()

        async def leave(what: str) -> None:
            (await pace.turn()).sent()
            left.append(what)

        async with asyncio.TaskGroup() as group:
            for _ in range(100):
                group.create_task(leave("post"))
            await asyncio.sleep(1)
            with awaited():
                for _ in range(3):
                    group.create_task(leave("answer"))
        return left

    left = run(ahead())
    first = left.index("answer")
    assert 40 < first < 60
    assert left[first : first + 3] == ["answer"] * 3


@given(SECONDS)
def test_answers_between_posts_exceed_nothing(late: list[float]) -> None:
    async def both() -> list[float]:
        pace = Pace()
        posts = asyncio.create_task(sent(pace, 100))
        await asyncio.sleep(0.5)
        with awaited():
            answers = await sent(pace, 50)
        return sorted([*await posts, *answers])

    assert most(run(both(), cycle(late).__next__)) <= ALLOWED
