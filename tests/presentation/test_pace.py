"""Requests are spaced so that no second ever holds more than Discord allows, nor much less."""

from __future__ import annotations

import asyncio
from bisect import bisect_left
from collections.abc import Sequence
from itertools import cycle, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.metrics import Metrics
from bot.presentation.answering import Answering
from bot.presentation.pace import LIMIT, RATE, Pace, awaited
from tests.presentation.looptime import run

SOONER = 0.1  # seconds, by which one may travel faster than another
SHARE = 0.95

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


async def arrived(
    pace: Pace, count: int, longer: Sequence[float], *, at_once: int = 60, usual: float = 0.08
) -> list[float]:
    """Return when so many requests came to Discord, each on its way so much longer than usual."""
    moments: list[float] = []
    delays = cycle(longer)
    left = iter(range(count))

    async def one_after_another() -> None:
        for _ in left:
            turn = await pace.turn()
            turn.sent()
            await asyncio.sleep(usual / 2 + next(delays))
            moments.append(asyncio.get_running_loop().time())
            await asyncio.sleep(usual / 2)
            turn.over()

    async with asyncio.TaskGroup() as group:
        for _ in range(at_once):
            group.create_task(one_after_another())
    return sorted(moments)


def most(moments: list[float], sooner: float = SOONER) -> int:
    """Return how many may arrive in the second that holds the most of them."""
    within = 1 + sooner
    return max(bisect_left(moments, at + within) - place for place, at in enumerate(moments))


def a_second(moments: list[float]) -> float:
    """Return how many there were a second."""
    return (len(moments) - 1) / (moments[-1] - moments[0])


@given(SECONDS)
def test_however_late_wake_ups_come_no_second_holds_more_than_allowed(late: list[float]) -> None:
    moments = run(sent(Pace(), 150), cycle(late).__next__)
    assert most(moments) <= LIMIT


@given(SECONDS)
def test_however_long_connections_take_no_second_holds_more_than_allowed(
    connecting: list[float],
) -> None:
    moments = run(sent(Pace(), 150, at_once=80, connecting=connecting))
    assert most(moments) <= LIMIT


@given(st.sampled_from([RATE, 48]), st.lists(st.floats(0, 1), min_size=1, max_size=30))
def test_however_much_longer_some_travel_no_second_holds_more_than_allowed(
    rate: int, longer: list[float]
) -> None:
    moments = run(arrived(Pace(rate), 150, [0.0, *longer]))
    assert most(moments, 0) <= LIMIT


def test_how_long_all_travel_slows_nobody_down() -> None:
    moments = run(arrived(Pace(48), 1000, [0.0, 0.01, 0.03, 0.0, 0.02], usual=0.3))
    assert a_second(moments) >= SHARE * LIMIT


def test_who_is_never_answered_keeps_others_waiting_no_longer_than_they_may_travel() -> None:
    async def work() -> float:
        pace, began = Pace(), asyncio.get_running_loop().time()
        for _ in range(3 * LIMIT):
            (await pace.turn()).sent()
        return asyncio.get_running_loop().time() - began

    assert run(work()) < 3 * 2.2


@pytest.mark.parametrize("late", [0.0, 0.002, 0.008])
@pytest.mark.parametrize("rate", [1, RATE, 48, 200])
def test_where_many_wait_nearly_all_that_is_set_is_used(rate: int, late: float) -> None:
    moments = run(sent(Pace(rate), 20 * rate), lambda: late)
    assert SHARE * rate <= a_second(moments) <= rate * 1.02
    assert most(moments, 0) <= max(LIMIT, rate)


def test_of_what_discord_allows_nearly_all_can_be_used() -> None:
    moments = run(sent(Pace(48), 1000), lambda: 0.002)
    assert a_second(moments) >= SHARE * LIMIT
    assert most(moments, 0.04) <= LIMIT


@given(st.integers(1, 10), SECONDS)
def test_processes_together_use_nearly_all_and_exceed_nothing(
    processes: int, late: list[float]
) -> None:
    async def together() -> list[float]:
        paces = [Pace(alive=lambda: processes) for _ in range(processes)]
        each = -(-400 // processes)
        moments = await asyncio.gather(*(sent(pace, each, at_once=9) for pace in paces))
        return sorted(moment for one in moments for moment in one)

    assert most(run(together(), cycle(late).__next__), 0) <= LIMIT
    assert a_second(run(together())) >= SHARE * RATE


def test_the_share_follows_how_many_are_alive() -> None:
    async def rates() -> list[float]:
        alive, found = [1], list[float]()
        pace = Pace(alive=lambda: alive[0])
        for alive[0] in (1, 4, 90, 3):
            await sent(pace, 10)
            found.append(a_second(await sent(pace, 180)))
        return found

    assert run(rates()) == pytest.approx([45, 45 / 4, 0.5, 15], rel=0.05)


def test_where_somebody_else_sees_to_it_nobody_waits() -> None:
    moments = run(sent(Pace(None), 1000))
    assert moments[-1] == moments[0]


@given(SECONDS, st.floats(0, 5))
def test_after_a_refusal_nobody_goes_before_it_is_over(late: list[float], rest: float) -> None:
    async def refused() -> list[float]:
        pace = Pace()
        going = asyncio.create_task(sent(pace, 100))
        await asyncio.sleep(0.5)
        pace.rest(rest)
        refused_at = asyncio.get_running_loop().time()
        return [moment - refused_at for moment in await going]

    left = run(refused(), cycle(late).__next__)
    assert not [moment for moment in left if 0 < moment < rest - 1e-9]
    assert len(left) == 100


def test_nobody_rests_for_ever_whatever_discord_says() -> None:
    async def rested() -> float:
        pace = Pace()
        began = asyncio.get_running_loop().time()
        pace.rest(86_400)
        await pace.turn()
        return asyncio.get_running_loop().time() - began

    assert run(rested()) < 60


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

    assert run(work()) >= 13 / RATE


def test_requests_that_never_left_do_not_count() -> None:
    async def work() -> float:
        pace = Pace()
        for _ in range(RATE):
            (await pace.turn()).over()
        began = asyncio.get_running_loop().time()
        await pace.turn()
        return asyncio.get_running_loop().time() - began

    assert run(work()) < 0.05


def test_a_request_that_was_never_heard_of_again_stops_nobody_for_long() -> None:
    async def work() -> float:
        pace = Pace()
        began = asyncio.get_running_loop().time()
        for _ in range(3 * RATE):
            await pace.turn()
        return asyncio.get_running_loop().time() - began

    assert run(work()) < 150


def test_what_somebody_waits_for_goes_before_what_nobody_does() -> None:
    async def ahead() -> list[str]:
        pace, left = Pace(), list[str]()

        async def leave(what: str) -> None:
            turn = await pace.turn()
            turn.sent()
            turn.over()
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
    assert RATE - 5 < first < RATE + 15
    assert left[first : first + 3] == ["answer"] * 3


def test_all_that_an_answer_asks_goes_before_what_nobody_waits_for() -> None:
    async def ahead() -> list[str]:
        pace, left, answering = Pace(), list[str](), Answering(Metrics())

        async def leave(what: str) -> None:
            turn = await pace.turn()
            turn.sent()
            turn.over()
            left.append(what)

        async def answer() -> None:
            assert answering.takes_up("an answer", 1, None, tell=False)
            await asyncio.gather(leave("answer"), leave("answer"))

        async with asyncio.TaskGroup() as group:
            for _ in range(100):
                group.create_task(leave("post"))
            await asyncio.sleep(1)
            group.create_task(answer())
            await asyncio.sleep(0.1)
            group.create_task(leave("post"))
        return left

    left = run(ahead())
    first = left.index("answer")
    assert first < RATE + 15
    assert left[first:] == ["answer", "answer", *["post"] * (101 - first)]


@given(SECONDS)
def test_answers_between_posts_exceed_nothing(late: list[float]) -> None:
    async def both() -> list[float]:
        pace = Pace()
        posts = asyncio.create_task(sent(pace, 100))
        await asyncio.sleep(0.5)
        with awaited():
            answers = await sent(pace, 50)
        return sorted([*await posts, *answers])

    assert most(run(both(), cycle(late).__next__)) <= LIMIT
