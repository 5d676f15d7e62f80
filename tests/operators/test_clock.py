"""The machine's clock, held against Discord's."""

from __future__ import annotations

import asyncio
import logging
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot import clock as clocks
from bot.clock import TOLERANCE, Finding, Reckoning, SystemClock, uptime

HOUR, YEAR = 3600.0, 365 * 86_400.0
BEGIN = datetime(2026, 11, 30, 9, tzinfo=UTC).timestamp()


@dataclass
class Machine:
    """A machine with a clock that somebody sets, and the right time, which is Discord's."""

    wrong: float = 0.0
    """What has to be added to the right time to get what the clock says."""
    passed: float = 0.0
    drift: float = 0.0
    """Of the uptime, in seconds a second."""
    told: list[Finding] = field(default_factory=list[Finding])
    reckoning: Reckoning = field(init=False)

    def __post_init__(self) -> None:
        self.reckoning = Reckoning(self.wall, self.up, self._tell)

    def _tell(self, change: Finding, _wall: float, _known: float) -> None:
        self.told.append(change)

    @property
    def right(self) -> float:
        return BEGIN + self.passed

    @property
    def wall(self) -> float:
        return self.right + self.wrong

    @property
    def up(self) -> float:
        return 1000 + self.passed * (1 + self.drift)

    def off(self) -> float:
        """Return by how much the reckoned time is wrong."""
        return self.reckoning.now(self.wall, self.up) - self.right

    def hears(self, took: float = 0.0) -> None:
        """Discord tells the time to the second, as it was when its answer left."""
        self.reckoning.hear((self.right - took) // 1, took, self.wall, self.up)


# What is reckoned ---------------------------------------------------------------------------------


def test_a_clock_that_is_right_is_gone_by() -> None:
    machine = Machine()
    for _ in range(100):
        machine.passed += 100
        machine.hears()
        assert machine.off() == pytest.approx(0, abs=1e-6)
    assert machine.told == []


@pytest.mark.parametrize("leap", [2 * HOUR, -2 * HOUR, YEAR, -YEAR, 31.0, -31.0])
def test_a_leap_is_not_followed_and_told_once(leap: float) -> None:
    machine = Machine()
    machine.off()
    machine.passed += 60
    machine.wrong = leap
    for _ in range(10):
        machine.passed += 60
        assert machine.off() == pytest.approx(0, abs=1e-3)
    assert machine.told == [Finding.LEAPT]


@pytest.mark.parametrize("step", [5.0, -5.0])
def test_a_clock_that_is_set_right_by_a_little_is_followed(step: float) -> None:
    machine = Machine()
    machine.wrong = step
    assert machine.off() == pytest.approx(step)
    assert machine.told == []


@pytest.mark.parametrize("wrong", [2 * HOUR, -2 * HOUR, YEAR, -YEAR])
def test_a_clock_that_was_wrong_from_the_start_is_corrected_once_discord_is_heard(
    wrong: float,
) -> None:
    machine = Machine(wrong)
    assert machine.off() == wrong
    machine.hears()
    assert abs(machine.off()) <= 1
    assert machine.told == [Finding.OFF]


@pytest.mark.parametrize("wrong", [2 * HOUR, -2 * HOUR])
def test_what_is_corrected_is_never_early_and_comes_closer_with_each_answer(wrong: float) -> None:
    machine = Machine(wrong)
    offs: list[float] = []
    for _ in range(20):
        machine.passed += 0.93
        machine.hears(took=0.01)
        offs.append(machine.off())
    assert max(offs) <= 0
    assert offs == sorted(offs)
    assert offs[-1] > -0.1


def test_a_clock_that_is_right_again_is_believed_again() -> None:
    machine = Machine(2 * HOUR)
    machine.hears()
    machine.passed += 60
    machine.wrong = 0.0
    assert machine.off() == pytest.approx(0, abs=1e-6)
    assert machine.told == [Finding.OFF, Finding.AGREES]


def test_a_leap_that_sets_a_wrong_clock_right_is_believed_once_discord_says_so() -> None:
    """As after a machine has slept whose uptime does not count that."""
    machine = Machine(-HOUR)
    machine.off()
    machine.wrong = 0.0
    assert machine.off() == pytest.approx(-HOUR)
    machine.hears()
    assert machine.off() == pytest.approx(0, abs=1e-6)


def test_a_clock_that_wavers_at_the_limit_makes_no_time_waver() -> None:
    machine = Machine()
    machine.hears()
    offs: list[float] = []
    for number in range(100):
        machine.passed += 1
        machine.wrong = TOLERANCE + (1 if number % 2 else -1)
        offs.append(machine.off())
    assert len(machine.told) == 1
    assert max(offs[2:]) - min(offs[2:]) <= 2.01


def test_many_small_steps_make_no_large_one() -> None:
    machine = Machine()
    machine.hears()
    for _ in range(100):
        machine.passed += 60
        machine.wrong += 20
        assert abs(machine.off()) <= TOLERANCE + 1


def test_an_answer_that_was_slow_says_nothing() -> None:
    machine = Machine()
    machine.hears(took=100.0)
    assert machine.off() == pytest.approx(0, abs=1e-6)
    assert machine.reckoning.is_in_doubt(machine.up)


STEPS = st.tuples(
    st.floats(0, HOUR),  # that pass
    st.one_of(st.just(0.0), st.floats(-40, 40), st.floats(-YEAR, YEAR)),  # by which it is wrong
    st.one_of(st.none(), st.floats(0, 15)),  # that an answer takes, if any comes
)


@settings(max_examples=500, deadline=None)
@given(st.floats(-YEAR, YEAR), st.floats(-1e-4, 1e-4), st.lists(STEPS, max_size=40))
def test_whatever_the_machine_s_clock_does_the_time_is_discord_s_and_it_recovers(
    wrong: float, drift: float, steps: list[tuple[float, float, float | None]]
) -> None:
    machine = Machine(wrong, drift=drift)
    machine.hears()
    heard, known_to = machine.passed, 1.0
    for passed, wrong, took in steps:
        machine.passed += passed
        machine.wrong = wrong
        assert abs(machine.off()) <= TOLERANCE + known_to + 1e-4 * (machine.passed - heard) + 1e-3
        if took is not None:
            machine.hears(took)
            if took <= 10:
                heard, known_to = machine.passed, 1.0 + took
    machine.wrong = 0.0
    machine.hears()
    assert machine.off() == pytest.approx(0, abs=1e-3)


# The clock itself ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ahead", "slept"), [(timedelta(days=6), 60), (timedelta(days=-6), 0), (timedelta(), 0)]
)
async def test_it_never_sleeps_longer_than_a_minute(
    ahead: timedelta, slept: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[float] = []

    async def sleep(seconds: float) -> None:
        asked.append(seconds)

    monkeypatch.setattr(asyncio, "sleep", sleep)
    await SystemClock().sleep_until(datetime.now(UTC) + ahead)
    assert asked == [slept]


def test_it_tells_the_time_in_utc() -> None:
    now = SystemClock().now()
    assert now.tzinfo is UTC
    assert abs(now - datetime.now(UTC)) < timedelta(seconds=5)


@pytest.fixture
def leaping(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """By how much the machine's clock is wrong: change it, and it leaps."""
    wrong, really = [0.0], time.time
    monkeypatch.setattr(time, "time", lambda: really() + wrong[-1])
    return wrong


def test_it_warns_in_a_line_with_both_times_and_the_cure(
    leaping: list[float], caplog: pytest.LogCaptureFixture
) -> None:
    clock = SystemClock()
    before = clock.now()
    leaping.append(YEAR)
    assert abs(clock.now() - before) < timedelta(seconds=5)
    (record,) = caplog.records
    assert record.levelno == logging.WARNING
    assert f"leapt to {before.year + 1}-" in record.message
    assert f"it is {before:%Y-%m-%d}" in record.message
    assert "timedatectl set-ntp true" in record.message


def test_it_warns_of_the_same_no_more_than_once_an_hour(
    leaping: list[float], caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    later = [0.0]
    monkeypatch.setattr(clocks, "uptime", lambda: uptime() + later[-1])
    clock = SystemClock()
    for number in range(1, 20):
        leaping.append(number * HOUR)
        clock.now()
    assert len(caplog.records) == 1
    later.append(HOUR + 1)
    leaping.append(0.0)
    clock.now()
    leaping.append(YEAR)
    clock.now()
    assert [record.message.split()[3] for record in caplog.records] == ["leapt", "leapt"]


async def test_in_doubt_it_asks_before_anybody_acts_by_it(leaping: list[float]) -> None:
    """The machine's clock is set right, which is a leap: only Discord knows which of both it is."""
    clock = SystemClock()
    clock.hear(clock.now(), 0.1)
    right = datetime.now(UTC) + timedelta(hours=3)

    async def ask() -> None:
        clock.hear(right.replace(microsecond=0), 0.1)

    clock.asks(ask)
    leaping.append(3 * HOUR)
    await clock.sleep_until(clock.now())
    assert abs(clock.now() - right) < timedelta(seconds=5)


async def test_it_does_not_ask_while_discord_is_heard() -> None:
    clock, asked = SystemClock(), list[int]()

    async def ask() -> None:
        asked.append(1)

    clock.asks(ask)
    clock.hear(datetime.now(UTC), 0.1)
    await clock.sleep_until(clock.now())
    assert asked == []


async def test_a_discord_that_cannot_be_asked_keeps_nobody_from_waking() -> None:
    clock, asked = SystemClock(), list[int]()

    async def ask() -> None:
        asked.append(1)
        raise OSError("no network")

    clock.asks(ask)
    for _ in range(3):
        await clock.sleep_until(clock.now())
    assert asked == [1]
