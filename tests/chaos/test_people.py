"""What members and staff do counts as they were told, at any moment."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tests.chaos.plan import Event, Kind, Server
from tests.chaos.story import (
    SLOTS,
    TEXT,
    WITHOUT_SECOND,
    everywhere,
    here,
    holds,
    said,
    told,
)

TUESDAY = "2026-08-11 10:00:00"
FRIDAY = "2026-08-14 10:00:00"
CLOSE = "2026-08-17 05:59:59.500"
ALONE = Server(voters=0)


@pytest.mark.parametrize("delay", [50, 600, 2900])
def test_a_click_before_the_close_counts_however_it_travels(delay: int) -> None:
    run = told(here(CLOSE, Kind.VOTE, member=1, picks=(2,), delay=delay), server=ALONE)
    holds(run, *SLOTS)
    [deed] = run.world.journal.of(1000, "vote")
    assert deed.done[0].what.receipt.outcome == "counted"
    assert run.posts()[1][1] == deed.values["for"]


def test_a_click_after_the_close_does_not() -> None:
    run = told(here("2026-08-17 06:00:00.100", Kind.VOTE, member=1, picks=(2,)), server=ALONE)
    holds(run, *SLOTS)
    [deed] = run.world.journal.of(1000, "vote")
    assert deed.done[0].what.receipt.outcome == "closed"


@pytest.mark.parametrize("delay", [100, 900, 2500])
def test_a_click_before_staff_post_by_hand_counts(delay: int) -> None:
    run = told(
        here("2026-08-14 09:59:59.900", Kind.VOTE, member=1, picks=(2,), delay=delay),
        here(FRIDAY, Kind.POST_NOW),
        server=ALONE,
    )
    holds(run, *SLOTS)


@pytest.mark.parametrize("picks", [(1,), ()])
def test_the_last_click_counts(picks: tuple[int, ...]) -> None:
    run = told(
        here(TUESDAY, Kind.VOTE, member=1, picks=(0,)),
        here("2026-08-11 10:00:01", Kind.VOTE, member=1, picks=(3,)),
        here(CLOSE, Kind.VOTE if picks else Kind.WITHDRAW, member=1, picks=picks),
        server=ALONE,
    )
    holds(run, *SLOTS)


def test_two_clicks_of_a_member_at_once_are_one_vote() -> None:
    votes = [
        here(f"2026-08-11 10:00:00.0{n:02}", Kind.VOTE, member=1, picks=(n % 4,), delay=100)
        for n in range(12)
    ]
    holds(told(*votes, server=ALONE), *SLOTS)


@pytest.mark.parametrize("at", [TUESDAY, "2026-08-17 05:59:59", "2026-08-17 06:00:01", FRIDAY])
def test_who_wants_to_be_forgotten_is(at: str) -> None:
    run = told(
        here("2026-08-11 09:00:00", Kind.VOTE, member=1, picks=(1,)),
        here("2026-08-11 09:00:10", Kind.SUGGEST, member=1, pick=9),
        here(at, Kind.FORGET, member=1),
    )
    holds(run, *SLOTS)


def test_a_vote_on_an_old_message_changes_nothing() -> None:
    run = told(
        here("2026-08-18 10:00:00", Kind.VOTE, member=1, picks=(1,)),
        here("2026-08-25 10:00:00", Kind.VOTE, member=1, picks=(0,), back=1),
        here("2026-09-01 10:00:00", Kind.VOTE, member=1, picks=(0,), back=2),
    )
    holds(run, *SLOTS)


@pytest.mark.parametrize("days", [1, 6])
def test_votes_for_a_message_that_nobody_has_recorded_count(days: int) -> None:
    run = told(
        here("2026-08-17 06:59:00", Kind.TROUBLE, request="post", form="done-lost"),
        here(
            "2026-08-17 07:00:30",
            Kind.TROUBLE,
            request="find",
            form="undone-lost",
            minutes=days * 24 * 60,
        ),
        here("2026-08-17 12:00:00", Kind.VOTE, member=1, picks=(2,)),
        server=Server(voters=0, catch_up=96),
    )
    assert not run.findings, said(run)
    assert next(run.world.journal.of(1000, "vote")).done, said(run)


@pytest.mark.parametrize("kind", [Kind.SKIP, Kind.PAUSE])
def test_votes_are_kept_for_the_next_slot_that_happens(kind: Kind) -> None:
    run = told(
        here(TUESDAY, Kind.VOTE, member=1, picks=(3,)),
        here(FRIDAY, kind, days=5),
        server=ALONE,
    )
    holds(run, *WITHOUT_SECOND)
    [deed] = run.world.journal.of(1000, "vote")
    assert run.posts()[1][1] == deed.values["for"], said(run)


def test_a_pause_without_an_end_keeps_the_ballot_open() -> None:
    run = told(
        here(TUESDAY, Kind.PAUSE),
        here("2026-08-28 10:00:00", Kind.VOTE, member=1, picks=(3,)),
        here("2026-09-02 10:00:00", Kind.RESUME),
        weeks=6,
        server=ALONE,
    )
    holds(run, "2026-08-10", "2026-09-07", "2026-09-14")
    [deed] = run.world.journal.of(1000, "vote")
    assert run.posts()[1][1] == deed.values["for"], said(run)


def test_a_post_by_hand_stands_for_the_next_slot() -> None:
    run = told(
        here(TUESDAY, Kind.VOTE, member=1, picks=(3,)), here(FRIDAY, Kind.POST_NOW), server=ALONE
    )
    holds(run, *SLOTS)
    assert run.world.wall.of(1000)[1].at.isoformat()[:13] == "2026-08-14T10"
    [deed] = run.world.journal.of(1000, "vote")
    assert run.posts()[1][1] == deed.values["for"], said(run)


def test_posts_by_hand_stand_for_the_slots_of_weeks_to_come() -> None:
    run = told(
        *(here(f"2026-08-18 0{hour}:00:00", Kind.POST_NOW, anyway=True) for hour in (6, 7, 8)),
        server=ALONE,
    )
    holds(run, *SLOTS)
    assert [f"{message.at:%m-%d}" for message in run.world.wall.of(1000)][-2:] == ["08-18", "09-14"]


@pytest.mark.parametrize(
    ("deed", "becomes", "seen"),
    [
        (here("2026-08-12 10:00:00", Kind.SKIP), "skipped", ()),
        (here("2026-08-12 10:00:00", Kind.POST_NOW, anyway=True), "posted", SLOTS[3:4]),
    ],
    ids=["skipped", "posted by hand"],
)
def test_what_was_missed_before_a_slot_that_staff_settled_ahead_is_accounted_for(
    deed: Event, becomes: str, seen: Sequence[str]
) -> None:
    run = told(
        here("2026-08-11 10:00:00", Kind.PAUSE, days=20),
        deed,  # for the first after the pause
        here("2026-08-13 10:00:00", Kind.RESUME),
        everywhere("2026-08-14 10:00:00", Kind.KILL, down=18 * 86400),
        weeks=5,
        server=ALONE,
    )
    holds(run, SLOTS[0], *seen, *SLOTS[4:])
    states = run.states()
    assert [states[key] for key in SLOTS[1:4]] == ["missed", "missed", becomes], said(run)
    assert {f"missed:{key}:offline" for key in SLOTS[1:3]} <= set(run.notices()), said(run)


def test_who_has_everything_deleted_as_the_close_is_shown_was_counted() -> None:
    run = told(
        here(TUESDAY, Kind.VOTE, member=1, picks=(3,)),
        here("2026-08-17 06:00:03.100", Kind.FORGET, member=1),
        server=ALONE,
    )
    holds(run, *SLOTS)
    [deed] = run.world.journal.of(1000, "vote")
    assert run.posts()[1][1] == deed.values["for"], said(run)


def test_what_staff_want_no_more_when_a_post_can_be_sent_at_last_is_not_done() -> None:
    run = told(
        here("2026-08-17 06:00:00", Kind.FORBID, permission="send", minutes=180),
        here("2026-08-17 08:00:00", Kind.EDIT, pin=False, role=False),
        server=TEXT,
    )
    holds(run, *SLOTS)
    late = run.world.wall.of(1000)[1]
    assert [effect for effect, at in late.effects.items() if at] == ["thread"], said(run)


def test_a_suggestion_stands_on_a_ballot() -> None:
    run = told(
        here(TUESDAY, Kind.SUGGEST, member=1, pick=11),
        here("2026-08-11 11:00:00", Kind.APPROVE),
        here("2026-08-12 11:00:00", Kind.QUEUE, pick=10),
    )
    holds(run, *SLOTS)
    offered = run.world.wall.of(1000)[1].weekly
    assert offered.decided is not None or offered.poll is not None, said(run)


def test_whatever_the_day_becomes_a_week_has_one_post() -> None:
    edits = [
        here(f"2026-08-{day} 12:00:00", Kind.EDIT, weekday=weekday)
        for day, weekday in ((17, 1), (18, 3), (20, 4), (21, 6), (24, 0), (25, 2))
    ]
    run = told(*edits)
    assert not run.findings, said(run)
    assert run.slots()[:3] == ["2026-08-10", "2026-08-17", "2026-08-26"], said(run)


@pytest.mark.parametrize("zone", ["Pacific/Auckland", "America/New_York", "Pacific/Apia"])
@pytest.mark.parametrize("day", [15, 16, 17, 18])
def test_another_zone_is_for_future_slots(zone: str, day: int) -> None:
    run = told(
        here(f"2026-08-{day} 12:00:00", Kind.EDIT, zone=zone),
        server=Server(weekday=6, time="23:45", voters=1),
    )
    assert not run.findings, said(run)


@pytest.mark.parametrize(
    ("zone", "wall", "weekday"),
    [
        ("Europe/Paris", "02:30", 6),
        ("Australia/Lord_Howe", "02:15", 6),
        ("America/Sao_Paulo", "00:00", 6),
        ("Africa/Casablanca", "02:30", 6),
        ("America/New_York", "01:30", 6),
    ],
)
def test_through_a_year_of_changing_clocks_every_slot_is_posted(
    zone: str, wall: str, weekday: int
) -> None:
    run = told(server=Server(weekday=weekday, time=wall, zone=zone, voters=0), weeks=44)
    assert not run.findings, said(run)
    assert len(run.slots()) == 48, said(run)


@pytest.mark.parametrize("gap", [1, 40])
def test_purged_and_set_up_again_and_again_it_goes_on(gap: int) -> None:
    events = [
        event
        for number in range(6)
        for event in (
            here(f"2026-08-17 06:5{number}:10", Kind.PURGE),
            here(f"2026-08-17 06:5{number}:{10 + gap}", Kind.SET_UP),
        )
    ]
    run = told(*events)
    assert not run.findings, said(run)
    assert run.slots()[:2] == list(SLOTS[:2]), said(run)


@pytest.mark.parametrize(
    "at", ["2026-08-12 12:00:00", "2026-08-17 06:59:58", "2026-08-17 07:00:00"]
)
def test_another_channel_for_one_that_is_gone_gets_what_is_still_in_time(at: str) -> None:
    run = told(
        here(at, Kind.DELETE_CHANNEL), here("2026-08-17 20:00:00", Kind.EDIT, channel="other")
    )
    assert not run.findings, said(run)
    assert run.slots()[:2] == list(SLOTS[:2]), said(run)


@pytest.mark.parametrize(("days", "is_kept"), [(3, True), (29, True), (31, False)])
def test_invited_back_within_thirty_days_it_is_all_there(days: int, is_kept: bool) -> None:
    run = told(
        here(TUESDAY, Kind.REMOVE, days=days),
        here("2026-09-15 10:00:00", Kind.RESUME),
        weeks=7,
    )
    assert not run.findings, said(run)
    series = {message.series for message in run.world.wall.of(1000)}
    assert (len(series) == 1) == is_kept, said(run)


def test_invited_back_while_the_machine_slept_it_is_all_there() -> None:
    run = told(
        here("2026-08-18 12:00:00", Kind.REMOVE, days=10),
        everywhere("2026-08-20 12:00:00", Kind.ASLEEP, minutes=14 * 24 * 60),
        weeks=5,
    )
    assert not run.findings, said(run)
    assert run.slots()[:2] == list(SLOTS[:2]), said(run)
    assert {message.series for message in run.world.wall.of(1000)} == {1}, said(run)


def test_a_candidate_that_comes_back_before_the_close_stands_again() -> None:
    run = told(
        here(TUESDAY, Kind.VOTE, member=1, picks=(1,)),
        everywhere("2026-08-12 10:00:00", Kind.CATALOGUE, gone=(1, 2, 3, 4)),
        everywhere("2026-08-13 10:00:00", Kind.CATALOGUE),
        server=ALONE,
    )
    holds(run, *SLOTS)
    [deed] = run.world.journal.of(1000, "vote")
    assert run.posts()[1][1] == deed.values["for"], said(run)


@pytest.mark.parametrize(
    "at", ["2026-08-17 06:30:00", "2026-08-17 06:59:59.9", "2026-08-17 07:00:00"]
)
def test_a_winner_that_vanishes_after_the_close_gives_way(at: str) -> None:
    run = told(
        here(TUESDAY, Kind.VOTE, member=1, picks=(1,)),
        here(TUESDAY, Kind.VOTE, member=2, picks=(1,)),
        here(TUESDAY, Kind.VOTE, member=3, picks=(2,)),
        everywhere(at, Kind.CATALOGUE, gone=(2,)),
        server=ALONE,
    )
    assert not run.findings, said(run)
    assert run.slots()[:6] == list(SLOTS), said(run)


@pytest.mark.parametrize("professions", [1, 2, 4, 5, 7])
def test_seasons_of_a_small_catalogue_follow_one_another(professions: int) -> None:
    run = told(professions=professions, weeks=10)
    assert not run.findings, said(run)
    assert len(run.slots()) == 14, said(run)


def test_an_empty_catalogue_stops_the_series_until_it_is_filled() -> None:
    run = told(
        everywhere("2026-08-15 10:00:00", Kind.CATALOGUE, gone=tuple(range(12))),
        everywhere("2026-08-26 10:00:00", Kind.CATALOGUE),
    )
    assert not run.findings, said(run)
    assert run.slots()[:2] == ["2026-08-10", "2026-08-31"], said(run)
