"""Whatever Discord answers to a request, or does not answer, the week goes on."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.chaos.plan import Event, Kind, Server
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
from tests.chaos.transit import UNANSWERED

BEFORE = "2026-08-17 06:59:00"
A_DAY = 24 * 60

kinds = pytest.mark.parametrize("server", [TEXT, NEWS, FORUM], ids=["text", "news", "forum"])
forms = pytest.mark.parametrize("form", [form.value for form in UNANSWERED])


@kinds
@forms
@pytest.mark.parametrize("count", [1, 3])
def test_a_post_whose_answer_is_lost_stands_once(server: Server, form: str, count: int) -> None:
    run = told(here(BEFORE, Kind.TROUBLE, request="post", form=form, count=count), server=server)
    holds(run, *SLOTS)
    assert run.states()[SECOND] == "posted"


@kinds
@forms
def test_a_look_whose_answer_is_lost_is_taken_again(server: Server, form: str) -> None:
    run = told(
        here(BEFORE, Kind.TROUBLE, request="post", form="done-lost"),
        here(BEFORE, Kind.TROUBLE, request="find", form=form, count=2),
        server=server,
    )
    holds(run, *SLOTS)


@forms
@pytest.mark.parametrize("request_", ["thread", "pin", "publish", "refresh"])
def test_what_a_post_carries_is_done_though_the_answer_is_lost(request_: str, form: str) -> None:
    run = told(here(BEFORE, Kind.TROUBLE, request=request_, form=form, count=2), server=NEWS)
    holds(run, *SLOTS)


@pytest.mark.parametrize("request_", ["thread", "pin", "publish"])
def test_what_is_refused_fails_alone(request_: str) -> None:
    run = told(here(BEFORE, Kind.TROUBLE, request=request_, reason="refused"), server=NEWS)
    holds(run, *SLOTS)
    assert [c for c in run.notices() if c.startswith("effect")] == [
        f"effect-failed:{request_}:refused"
    ], said(run)


def test_without_the_permission_until_it_is_too_late_the_slot_is_missed_and_told() -> None:
    run = told(here(BEFORE, Kind.FORBID, permission="send", minutes=3 * A_DAY))
    holds(run, *WITHOUT_SECOND)
    assert run.states()[SECOND] == "missed"
    assert f"missed:{SECOND}:permission-missing" in run.notices(), said(run)


@pytest.mark.parametrize("minutes", [3, 20, 200, 1300])
def test_with_the_permission_given_in_time_it_is_posted(minutes: int) -> None:
    run = told(here(BEFORE, Kind.FORBID, permission="send", minutes=minutes))
    holds(run, *SLOTS)
    assert [c for c in run.notices() if c.startswith("blocked")] == [
        "blocked::permission-missing"
    ], said(run)


@pytest.mark.parametrize("request_", ["post", "find", "thread", "refresh", "tell"])
def test_a_busy_discord_is_waited_for(request_: str) -> None:
    run = told(
        here(BEFORE, Kind.TROUBLE, request=request_, reason="busy", minutes=200), server=NEWS
    )
    holds(run, *SLOTS)


@kinds
@pytest.mark.parametrize("days", [2, 5, 21])
def test_a_server_that_cannot_be_reached_for_days_goes_on(server: Server, days: int) -> None:
    run = told(
        here("2026-08-16 12:00:00", Kind.UNAVAILABLE, minutes=days * A_DAY),
        server=server,
        weeks=6,
    )
    assert not run.findings, said(run)
    assert run.slots()[-6:] == [f"2026-09-{day}" for day in ("07", "14", "21", "28")] + [
        "2026-10-05",
        "2026-10-12",
    ], said(run)


@pytest.mark.parametrize(
    ("hours", "again", "stands"),
    [
        (20, (), "08-15 05"),
        (40, (), "08-17 07"),
        (40, (here("2026-08-16 12:00:00", Kind.POST_NOW),), "08-16 12"),
    ],
    ids=["within a day", "later", "later, and again by hand"],
)
def test_a_post_by_hand_that_cannot_be_sent_for_a_day_waits_for_its_slot(
    hours: int, again: tuple[Event, ...], stands: str
) -> None:
    run = told(
        here("2026-08-14 09:00:00", Kind.UNAVAILABLE, minutes=hours * 60),
        here("2026-08-14 18:00:00", Kind.POST_NOW),
        *again,
    )
    holds(run, *SLOTS)
    assert f"{run.world.wall.of(1000)[1].at:%m-%d %H}" == stands, said(run)


@kinds
@pytest.mark.parametrize("down", [30, 400, 2 * 86400])
def test_however_much_members_wrote_the_message_is_found(server: Server, down: int) -> None:
    run = told(
        everywhere(BEFORE, Kind.KILL, step="post", when="after", down=down),
        here("2026-08-17 07:00:10", Kind.CHATTER, count=400),
        server=replace(server, catch_up=72),
    )
    holds(run, *SLOTS)


def test_where_edits_are_limited_for_a_week_they_are_not_tried_for_ever() -> None:
    run = told(
        here("2026-08-11 09:00:00", Kind.TROUBLE, request="refresh", minutes=7 * A_DAY),
        here("2026-08-11 10:00:00", Kind.VOTE, member=1, picks=(1,)),
    )
    holds(run, *SLOTS)


def test_a_channel_that_is_gone_is_not_asked_for_ever() -> None:
    run = told(
        here("2026-08-12 12:00:00", Kind.DELETE_CHANNEL),
        here("2026-08-27 12:00:00", Kind.EDIT, channel="other"),
        weeks=5,
    )
    assert not run.findings, said(run)
    assert run.slots()[:2] == ["2026-08-10", "2026-08-31"], said(run)


@pytest.mark.parametrize("form", ["done-lost", "done-silent", "undone-lost"])
def test_an_unknown_message_is_looked_for_where_it_was_sent(form: str) -> None:
    run = told(
        here(BEFORE, Kind.TROUBLE, request="post", form=form),
        here("2026-08-17 07:02:00", Kind.EDIT, channel="other"),
    )
    holds(run, *SLOTS)


@pytest.mark.parametrize("after", [2, 30])
def test_a_request_still_on_its_way_makes_no_second_message_elsewhere(after: int) -> None:
    run = told(
        here(BEFORE, Kind.TROUBLE, request="post", form="done-later"),
        here(f"2026-08-17 07:00:{after:02}", Kind.EDIT, channel="other"),
    )
    holds(run, *SLOTS)


@forms
def test_staff_who_cannot_be_told_are_told_later_and_once(form: str) -> None:
    run = told(
        here("2026-08-17 06:30:00", Kind.FORBID, permission="send", minutes=120),
        here(BEFORE, Kind.TROUBLE, request="tell", form=form, count=1),
    )
    holds(run, *SLOTS)


def test_staff_without_a_channel_are_told_with_their_next_command() -> None:
    run = told(
        here("2026-08-17 06:00:00", Kind.DEAF, minutes=3 * A_DAY),
        here("2026-08-17 06:30:00", Kind.FORBID, permission="send", minutes=120),
        weeks=3,
    )
    holds(run, *SLOTS)
    assert run.notices() == [], said(run)


def test_a_lost_answer_to_a_deleted_message_is_no_second_post() -> None:
    run = told(
        here("2026-08-17 07:05:00", Kind.DELETE_MESSAGE),
        here("2026-08-18 10:00:00", Kind.VOTE, member=1, picks=(1,)),
    )
    holds(run, *SLOTS)
    assert run.states()[SECOND] == "deleted", said(run)


@pytest.mark.parametrize("request_", ["post", "find"])
@pytest.mark.parametrize("catch_up", [0, 24, 96])
def test_nothing_but_silence_for_a_week_ends_with_the_week(request_: str, catch_up: int) -> None:
    run = told(
        here(BEFORE, Kind.TROUBLE, request="post", form="done-silent"),
        here(BEFORE, Kind.TROUBLE, request=request_, form="undone-silent", minutes=6 * A_DAY),
        server=Server(voters=2, catch_up=catch_up),
    )
    assert not run.findings, said(run)
    assert {"2026-08-31", "2026-09-07", "2026-09-14"} <= set(run.slots()), said(run)
