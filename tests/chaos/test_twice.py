"""Each interaction has its effect once: delivered twice, or to two processes by mistake."""

from __future__ import annotations

import pytest

from tests.chaos.plan import Event, Kind, Value
from tests.chaos.story import SLOTS, everywhere, here, said, told

FRIDAY = "2026-08-14 10:00:00"
BOTH = everywhere("2026-08-14 09:30:00", Kind.SECOND, minutes=60)
"""A second process with the same token, for an hour."""

COMMANDS: dict[Kind, dict[str, Value]] = {
    Kind.SKIP: {},
    Kind.POST_NOW: {"anyway": True},
    Kind.PAUSE: {"days": 4},
    Kind.RESUME: {},
    Kind.EDIT: {"weekday": 3},
    Kind.BALLOT: {"size": 3},
    Kind.QUEUE: {"pick": 5},
    Kind.MOVE: {"pick": 7, "position": 1},
    Kind.SUGGEST: {"member": 1, "pick": 8},
    Kind.APPROVE: {},
    Kind.REFUSE: {},
    Kind.PURGE: {},
    Kind.SET_UP: {},
    Kind.FORGET: {"member": 1},
    Kind.VOTE: {"member": 1, "picks": (1,)},
    Kind.WITHDRAW: {"member": 1},
}
BEFORE = (
    here("2026-08-12 10:00:00", Kind.VOTE, member=1, picks=(2,)),
    here("2026-08-12 11:00:00", Kind.QUEUE, pick=6),
    here("2026-08-12 11:00:10", Kind.QUEUE, pick=7),
    here("2026-08-12 11:00:20", Kind.SUGGEST, member=2, pick=9),
    here("2026-08-12 11:00:30", Kind.SUGGEST, member=3, pick=10),
)


def _command(kind: Kind, **more: Value) -> Event:
    return here(FRIDAY, kind, **COMMANDS[kind], **more)


@pytest.mark.parametrize("kind", COMMANDS)
def test_at_two_processes_it_is_done_once(kind: Kind) -> None:
    run = told(*BEFORE, BOTH, _command(kind))
    once = told(*BEFORE, _command(kind))
    assert not run.findings, said(run)
    assert run.slots() == once.slots(), said(run)
    assert run.states() == once.states(), said(run)


@pytest.mark.parametrize("after", [1, 70])
@pytest.mark.parametrize("kind", COMMANDS)
def test_delivered_twice_it_is_done_once(kind: Kind, after: int) -> None:
    run = told(*BEFORE, _command(kind, twice=after))
    once = told(*BEFORE, _command(kind))
    assert not run.findings, said(run)
    assert run.posts() == once.posts(), said(run)
    assert run.states() == once.states(), said(run)


def test_a_slot_at_two_processes_is_posted_once() -> None:
    run = told(everywhere("2026-08-09 10:00:00", Kind.SECOND, minutes=30 * 24 * 60))
    assert not run.findings, said(run)
    assert run.slots()[:6] == list(SLOTS), said(run)


@pytest.mark.parametrize("slow", [20, 90])
def test_a_slow_one_beside_it_makes_no_second_message(slow: int) -> None:
    run = told(everywhere("2026-08-17 06:00:00", Kind.SECOND, minutes=180, slow=slow))
    assert not run.findings, said(run)
    assert run.slots()[:6] == list(SLOTS), said(run)
