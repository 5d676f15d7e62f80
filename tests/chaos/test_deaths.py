"""The plans by which a series died, or broke another promise, as they were reported."""

from __future__ import annotations

import pytest

from tests.chaos.plan import Kind, Server
from tests.chaos.story import SLOTS, everywhere, here, said, told

FRIDAY = "2026-08-14 10:00:00"
"""Less than 72 hours before the second slot."""


@pytest.mark.parametrize("form", ["done-lost", "undone-lost", "done-silent", "undone-silent"])
def test_an_unanswered_post_by_hand_outlives_a_change_of_the_day(form: str) -> None:
    run = told(
        here("2026-08-14 09:59:00", Kind.TROUBLE, request="post", form=form),
        here(FRIDAY, Kind.POST_NOW),
        here("2026-08-14 10:02:00", Kind.EDIT, weekday=3),
    )
    assert not run.findings, said(run)
    # The post by hand is that of the week of the 17th; then come Thursdays.
    assert run.slots()[:4] == ["2026-08-10", "2026-08-17", "2026-08-27", "2026-09-03"], said(run)


@pytest.mark.parametrize("days", [2, 9, 16, 40])
@pytest.mark.parametrize("when", ["before", "after"])
def test_killed_in_mid_post_it_finds_its_message_however_late(days: int, when: str) -> None:
    run = told(
        everywhere("2026-08-17 06:59:00", Kind.KILL, step="post", when=when, down=days * 86400),
        weeks=10,
        server=Server(voters=2, catch_up=96),
    )
    assert not run.findings, said(run)
    slots = run.slots()
    assert slots.count("2026-08-17") == (when == "after" or days <= 4), said(run)
    assert "2026-10-12" in slots, said(run)


def test_what_is_unknown_stays_unknown_until_it_can_be_looked_for() -> None:
    run = told(
        here("2026-08-17 06:59:00", Kind.TROUBLE, request="post", form="done-lost"),
        here("2026-08-17 07:00:30", Kind.FORBID, permission="history", minutes=2 * 24 * 60),
        here("2026-08-17 07:30:00", Kind.VOTE, member=1, picks=(2,)),
        weeks=5,
    )
    assert not run.findings, said(run)
    assert run.slots()[:4] == list(SLOTS[:4]), said(run)
    assert run.states()["2026-08-17"] == "posted"


@pytest.mark.parametrize("hours", [1, 12, 23])
def test_voters_are_forgotten_also_where_the_bot_was_thrown_out(hours: int) -> None:
    run = told(
        here("2026-08-12 10:00:00", Kind.VOTE, member=1, picks=(1,)),
        here("2026-08-10 12:00:00", Kind.REMOVE, aim="close", by=hours * 3600, days=20),
        here("2026-09-20 12:00:00", Kind.RESUME),
        weeks=8,
    )
    assert not run.findings, said(run)


@pytest.mark.parametrize("form", ["done-lost", "done-silent", "done-later"])
def test_a_notice_whose_answer_is_lost_is_told_once(form: str) -> None:
    run = told(
        here("2026-08-17 06:00:00", Kind.TROUBLE, request="tell", form=form, minutes=360),
        here("2026-08-17 06:30:00", Kind.FORBID, permission="send", minutes=300),
    )
    assert not run.findings, said(run)
    blocked = [cause for cause in run.notices() if cause.startswith("blocked")]
    assert blocked == ["blocked::permission-missing"], said(run)


def test_a_draft_that_waits_for_a_permission_outlives_a_pause() -> None:
    run = told(
        here("2026-08-14 09:00:00", Kind.FORBID, permission="send", minutes=90),
        here(FRIDAY, Kind.POST_NOW),
        here("2026-08-14 11:00:00", Kind.PAUSE, days=4),
        here("2026-08-14 12:00:00", Kind.POST_NOW, anyway=True),
    )
    assert not run.findings, said(run)
    assert len(run.slots()) >= 5, said(run)


@pytest.mark.parametrize("request_", ["refresh", "post", "thread"])
def test_what_comes_late_for_a_purged_series_falls_on_nothing(request_: str) -> None:
    run = told(
        here("2026-08-17 06:59:00", Kind.TROUBLE, request=request_, form="slow", minutes=2),
        here("2026-08-17 07:00:05", Kind.PURGE),
        here("2026-08-17 07:00:08", Kind.SET_UP),
    )
    assert not run.findings, said(run)


def test_a_late_edit_of_a_purged_series_makes_no_ghost() -> None:
    run = told(
        here("2026-08-12 10:00:00", Kind.VOTE, member=1, picks=(1,)),
        here("2026-08-12 09:59:00", Kind.TROUBLE, request="refresh", form="slow", minutes=5),
        here("2026-08-12 10:01:05", Kind.PURGE),
        here("2026-08-12 10:01:08", Kind.SET_UP),
        server=Server(),
    )
    assert not run.findings, said(run)
    assert set(run.states()) >= {"2026-08-17", "2026-08-24"}
    assert "2026-08-10" not in run.states()


@pytest.mark.parametrize("raw", [False, True])
def test_what_came_last_is_told_by_sequence_and_not_by_the_clock(raw: bool) -> None:
    run = told(
        everywhere("2026-08-17 07:05:00", Kind.CLOCK, by=-7200, minutes=60, raw=raw),
        here("2026-08-17 07:20:00", Kind.POST_NOW, anyway=True),
    )
    assert not run.findings, said(run)
    assert run.slots()[:4] == list(SLOTS[:4]), said(run)
