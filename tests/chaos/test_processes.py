"""A process that ends anywhere, sleeps, or has no room on its disk leaves nothing undone."""

from __future__ import annotations

import pytest

from tests.chaos.plan import Kind, Server
from tests.chaos.story import (
    FORUM,
    NEWS,
    SECOND,
    SLOTS,
    TEXT,
    WITHOUT_SECOND,
    everywhere,
    here,
    holds,
    said,
    told,
)

BEFORE = "2026-08-17 06:59:00"
STEPS = ("read", "write", "sleep", "post", "thread", "pin", "publish", "refresh")
A_DAY = 24 * 60

kinds = pytest.mark.parametrize("server", [TEXT, NEWS, FORUM], ids=["text", "news", "forum"])
ends = pytest.mark.parametrize("end", [Kind.KILL, Kind.STOP])


@kinds
@ends
@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize("step", STEPS)
def test_ended_at_any_step_it_posts_once(server: Server, end: Kind, when: str, step: str) -> None:
    run = told(everywhere(BEFORE, end, step=step, when=when, down=5), server=server)
    holds(run, *SLOTS)


@ends
@pytest.mark.parametrize("down", [5, 20 * 3600])
@pytest.mark.parametrize("nth", range(1, 15))
def test_ended_at_any_write_it_posts_once(end: Kind, nth: int, down: int) -> None:
    run = told(everywhere(BEFORE, end, step="write", when="after", nth=nth, down=down))
    holds(run, *SLOTS)


@pytest.mark.parametrize("nth", range(1, 9))
def test_away_for_too_long_the_slot_is_missed_or_was_posted(nth: int) -> None:
    run = told(everywhere(BEFORE, Kind.KILL, step="write", when="before", nth=nth, down=3 * 86400))
    assert not run.findings, said(run)
    assert [key for key in run.slots() if key != SECOND][:5] == list(WITHOUT_SECOND), said(run)


@kinds
def test_killed_again_and_again_it_posts_once(server: Server) -> None:
    kills = [
        everywhere(f"2026-08-17 06:59:{second:02}", Kind.KILL, step=step, when=when, down=3)
        for second, (step, when) in enumerate(
            [("post", "after"), ("find", "before"), ("find", "after"), ("write", "before")] * 3
        )
    ]
    holds(told(*kills, server=server), *SLOTS)


@kinds
@pytest.mark.parametrize("when", ["before", "after"])
def test_killed_in_a_post_by_hand_it_posts_once(server: Server, when: str) -> None:
    run = told(
        everywhere("2026-08-14 09:59:00", Kind.KILL, step="post", when=when, down=20),
        here("2026-08-14 10:00:00", Kind.POST_NOW),
        server=server,
    )
    holds(run, *SLOTS)


@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize("nth", [1, 2, 3])
@pytest.mark.parametrize(
    "kind", [Kind.EDIT, Kind.PAUSE, Kind.SKIP, Kind.PURGE, Kind.POST_NOW, Kind.FORGET]
)
def test_killed_in_a_command_it_is_done_or_not(kind: Kind, nth: int, when: str) -> None:
    run = told(
        here("2026-08-13 10:00:00", Kind.VOTE, member=1, picks=(1,)),
        everywhere("2026-08-14 09:59:59", Kind.KILL, step="write", when=when, nth=nth, down=9),
        here("2026-08-14 10:00:00", kind, weekday=4, days=3, member=1),
        here("2026-08-14 10:05:00", Kind.SET_UP),
    )
    assert not run.findings, said(run)


@pytest.mark.parametrize("when", ["before", "after"])
def test_killed_while_members_vote_no_vote_is_lost(when: str) -> None:
    votes = [
        here(f"2026-08-14 10:00:00.{number:03}", Kind.VOTE, member=number, picks=(number % 4,))
        for number in range(40)
    ]
    kills = [
        everywhere(
            f"2026-08-14 10:00:00.{number}00", Kind.KILL, step="write", when=when, nth=5, down=1
        )
        for number in range(1, 3)
    ]
    holds(told(*votes, *kills), *SLOTS)


@pytest.mark.parametrize(("hours", "is_posted"), [(2, True), (23, True), (25, False)])
def test_a_machine_that_sleeps_over_a_slot_is_late_or_misses_it(
    hours: int, is_posted: bool
) -> None:
    run = told(everywhere("2026-08-17 05:00:00", Kind.ASLEEP, minutes=(hours + 2) * 60))
    holds(run, *(SLOTS if is_posted else WITHOUT_SECOND))
    if is_posted:
        assert run.world.wall.of(1000)[1].weekly.is_late, said(run)
    else:
        assert f"missed:{SECOND}:offline" in run.notices(), said(run)


@kinds
@pytest.mark.parametrize("millis", [50, 450])
@pytest.mark.parametrize("minutes", [5, 3 * A_DAY, 16 * A_DAY])
def test_a_machine_that_falls_asleep_in_mid_post_posts_once(
    server: Server, millis: int, minutes: int
) -> None:
    run = told(
        everywhere(f"2026-08-17 07:00:00.{millis:03}", Kind.ASLEEP, minutes=minutes),
        server=server,
        weeks=6,
    )
    assert not run.findings, said(run)
    assert run.slots()[:2] == list(SLOTS[:2]), said(run)


@pytest.mark.parametrize("at", ["06:00:00", "06:59:59", "07:00:00.3", "07:00:02"])
@pytest.mark.parametrize("minutes", [2, 600])
def test_a_full_disk_at_the_slot_is_no_second_message(at: str, minutes: int) -> None:
    run = told(everywhere(f"2026-08-17 {at}", Kind.DISK, minutes=minutes))
    holds(run, *SLOTS)


@kinds
@pytest.mark.parametrize("when", ["before", "after"])
def test_of_two_processes_one_takes_over_what_the_other_left(server: Server, when: str) -> None:
    run = told(
        everywhere("2026-08-17 06:30:00", Kind.SECOND, minutes=120),
        everywhere(BEFORE, Kind.KILL, process=0, step="post", when=when, down=3 * 86400),
        everywhere(BEFORE, Kind.KILL, process=1, step="post", when=when, down=3 * 86400),
        server=server,
    )
    assert not run.findings, said(run)
    assert [key for key in run.slots() if key != SECOND][:5] == list(WITHOUT_SECOND), said(run)


def test_a_stop_waits_for_what_is_being_recorded() -> None:
    run = told(
        here(BEFORE, Kind.TROUBLE, request="post", form="slow"),
        everywhere("2026-08-17 07:00:05", Kind.STOP, down=2),
        everywhere("2026-08-17 07:00:06", Kind.STOP, down=2),
    )
    holds(run, *SLOTS)
