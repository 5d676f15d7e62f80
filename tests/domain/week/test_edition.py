"""How far an edition got, and what is tried again when."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.week.edition import (
    Cause,
    Edition,
    Effect,
    Progress,
    Reason,
    State,
    Status,
    mark,
    marked,
    nonce,
    retry_at,
)
from bot.domain.week.slot import Slot
from tests.offenders import every

AT = datetime(2026, 8, 3, 7, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
DEADLINE = AT + timedelta(hours=24)
SLOT = Slot(date(2026, 8, 3), AT)
LOST = Cause(Reason.UNREACHABLE)
PERMISSION = Cause(Reason.PERMISSION_MISSING, "Send Messages in #jobs")
ALL = {effect: Progress() for effect in Effect if effect is not Effect.REMIND}
PLANNED = Edition(1, SLOT, "ai-engineer", effects=ALL)
CLAIMED = PLANNED.claimed(100, AT)
POSTED = CLAIMED.posted(100, 99, AT)

series_ids = st.integers(0, 2**64 - 1)
keys = st.dates(date(2020, 1, 1), date(2100, 1, 1))


def test_a_failing_post_is_tried_after_1_5_15_and_60_minutes_then_hourly_to_the_deadline() -> None:
    edition, now, tries = PLANNED, AT, list[int]()
    while edition.state is not State.MISSED:
        edition = edition.blocked(PERMISSION, now, DEADLINE)
        retry = edition.effects[Effect.POST].retry
        if retry is not None:
            tries.append((retry - now) // MINUTE)
            now = retry
    assert tries[:6] == [1, 5, 15, 60, 60, 60]
    assert DEADLINE - timedelta(hours=1) < now <= DEADLINE
    assert edition.cause == PERMISSION


def test_a_retry_at_the_very_deadline_is_made() -> None:
    assert retry_at(1, DEADLINE - MINUTE, DEADLINE) == DEADLINE
    assert retry_at(2, DEADLINE - MINUTE, DEADLINE) is None


def test_a_blocked_post_is_not_due_before_its_retry() -> None:
    blocked = CLAIMED.blocked(PERMISSION, AT, DEADLINE)
    assert blocked.due(AT + MINUTE - timedelta.resolution) == ()
    assert blocked.due(AT + MINUTE) == (Effect.POST,)


def test_what_staff_have_cured_is_due_at_once() -> None:
    blocked = PLANNED.blocked(PERMISSION, AT, DEADLINE).blocked(PERMISSION, AT, DEADLINE)
    assert blocked.unblocked().due(AT) == (Effect.POST,)


def test_nothing_but_the_post_is_due_before_the_post_stands() -> None:
    assert PLANNED.due(AT) == CLAIMED.due(AT) == (Effect.POST,)


def test_all_that_the_post_carries_is_due_once_it_stands() -> None:
    assert POSTED.due(AT) == (Effect.PING, Effect.THREAD, Effect.PIN, Effect.PUBLISH)


def test_an_effect_that_was_refused_leaves_the_post_and_the_others_as_they_are() -> None:
    refused = POSTED.effects[Effect.PIN].refused(Cause(Reason.REFUSED, "50013"))
    edition = POSTED.with_effect(Effect.PIN, refused)
    assert edition.state is State.POSTED
    assert edition.due(AT + timedelta(days=1)) == (Effect.PING, Effect.THREAD, Effect.PUBLISH)


def test_an_effect_that_discord_did_not_answer_is_tried_again() -> None:
    waiting = Progress().failed(Cause(Reason.UNREACHABLE), AT, DEADLINE)
    assert (waiting.status, waiting.retry) == (Status.PENDING, AT + MINUTE)


def test_an_effect_that_happened_at_last_keeps_no_cause() -> None:
    done = Progress().failed(Cause(Reason.UNREACHABLE), AT, DEADLINE).done()
    assert done == Progress(Status.DONE, failures=1)


@pytest.mark.parametrize("deadline", [DEADLINE, AT, None])
def test_what_another_process_has_settled_stays_settled(deadline: datetime | None) -> None:
    refused = Progress().refused(Cause(Reason.PERMISSION_MISSING))
    for settled in (Progress().done(), refused):
        assert settled.failed(Cause(Reason.UNREACHABLE), AT, deadline) == settled
        assert settled.refused(Cause(Reason.REFUSED)) == settled


def test_an_effect_that_is_not_wanted_is_never_due() -> None:
    plain = Edition(1, SLOT, "ai-engineer").claimed(100, AT).posted(100, 99, AT)
    assert plain.due(AT) == ()


def test_a_deleted_edition_does_nothing_any_more() -> None:
    assert POSTED.deleted().due(AT) == ()


def test_a_deleted_edition_remembers_its_message() -> None:
    assert POSTED.deleted().message == 99


def test_a_post_soon_after_its_slot_is_on_time_and_a_later_one_late() -> None:
    assert not CLAIMED.posted(100, 99, AT + 5 * MINUTE).was_late
    assert CLAIMED.posted(100, 99, AT + 6 * MINUTE).was_late


def test_an_edition_that_was_not_posted_was_not_late() -> None:
    assert not PLANNED.was_late


def step(edition: Edition, state: State) -> Edition:
    cause = Cause(Reason.SKIPPED)
    match state:
        case State.CLAIMED:
            return edition.claimed(100, AT)
        case State.POSTED:
            return edition.posted(100, 99, AT)
        case State.BLOCKED:
            return edition.blocked(cause, AT, DEADLINE)
        case State.DELETED:
            return edition.deleted()
        case State.MISSED:
            return edition.missed(cause)
        case State.SKIPPED:
            return edition.skipped(cause)
        case State.PLANNED:
            return edition.planned(SLOT)


@every(list(product(State, State)), " to ".join)
def test_an_edition_goes_where_its_state_leads_and_nowhere_else(way: tuple[State, State]) -> None:
    state, after = way
    edition = Edition(1, SLOT, "ai-engineer", state)
    if state.leads_to(after):
        assert step(edition, after).state is after
    else:
        with pytest.raises(ValueError, match="does not become"):
            step(edition, after)


@every([state for state in State if state.is_settled], str)
def test_a_settled_edition_is_never_sent_again(state: State) -> None:
    assert not state.leads_to(State.CLAIMED)
    assert not state.leads_to(State.POSTED)


def test_what_nobody_knows_is_looked_for_long_after_the_deadline() -> None:
    edition, now = CLAIMED, AT
    for _ in range(100):
        edition = edition.unknown(Cause(Reason.PERMISSION_MISSING), now)
        retry = edition.effects[Effect.POST].retry
        assert retry is not None
        now = retry
    assert now > DEADLINE
    assert (edition.state, edition.unknown_since) == (State.BLOCKED, AT)
    assert edition.due(now) == (Effect.POST,)


@pytest.mark.parametrize(
    "known",
    [
        CLAIMED.blocked(PERMISSION, AT, DEADLINE),
        CLAIMED.absent(),
        POSTED,
        CLAIMED.unknown(PERMISSION, AT).skipped(PERMISSION),
    ],
    ids=lambda edition: edition.state,
)
def test_once_it_is_known_whether_a_message_stands_it_is_not_looked_for(known: Edition) -> None:
    assert CLAIMED.may_stand
    assert not known.may_stand


def test_an_edition_is_finished_when_it_is_settled_and_nothing_it_carries_is_left() -> None:
    assert not PLANNED.is_finished
    assert not CLAIMED.is_finished
    assert not POSTED.is_finished
    assert not CLAIMED.unknown(PERMISSION, AT).is_finished
    done = POSTED
    for effect in ALL:
        done = done.with_effect(effect, done.effects[effect].done())
    assert done.is_finished
    assert POSTED.deleted().is_finished
    assert PLANNED.missed(PERMISSION).is_finished


def test_a_retry_that_a_wrong_clock_has_set_far_ahead_is_due_now() -> None:
    ahead = Progress().failed(Cause(Reason.UNREACHABLE), AT + timedelta(days=365), None)
    assert ahead.is_due(AT)
    assert not Progress().failed(Cause(Reason.UNREACHABLE), AT, None).is_due(AT)


@pytest.mark.parametrize("unknown", [CLAIMED, CLAIMED.unknown(LOST, AT)])
@pytest.mark.parametrize("state", [State.PLANNED, State.MISSED, State.SKIPPED])
def test_a_message_that_may_have_been_sent_is_never_given_up(
    unknown: Edition, state: State
) -> None:
    with pytest.raises(ValueError, match=f"does not become {state}"):
        step(unknown, state)


def test_staff_may_skip_what_the_bot_is_not_let_look_for() -> None:
    locked_out = CLAIMED.unknown(PERMISSION, AT)
    assert locked_out.skipped(Cause(Reason.SKIPPED)).is_left_out
    with pytest.raises(ValueError, match="does not become missed"):
        locked_out.missed(PERMISSION)


def test_a_week_that_staff_skipped_stays_skipped_and_one_in_a_pause_does_not() -> None:
    assert PLANNED.skipped(Cause(Reason.SKIPPED)).holds_its_week
    assert not PLANNED.skipped(Cause(Reason.PAUSED)).holds_its_week


@pytest.mark.parametrize(
    "edition", [CLAIMED, POSTED, POSTED.deleted()], ids=lambda edition: edition.state
)
def test_a_week_that_has_or_may_have_its_post_is_held(edition: Edition) -> None:
    assert edition.holds_its_week


@pytest.mark.parametrize(
    "edition",
    [PLANNED, PLANNED.blocked(PERMISSION, AT, DEADLINE), PLANNED.missed(PERMISSION)],
    ids=lambda edition: edition.state,
)
def test_a_week_without_a_post_is_free(edition: Edition) -> None:
    assert not edition.holds_its_week


@given(series_ids, keys)
def test_a_nonce_fits_into_25_characters(series: int, key: date) -> None:
    assert len(nonce(series, key)) <= 25


@given(series_ids, keys, series_ids, keys)
def test_two_slots_share_no_nonce(series: int, key: date, other: int, day: date) -> None:
    assert (nonce(series, key) == nonce(other, day)) == ((series, key) == (other, day))


def test_a_nonce_is_the_same_in_every_process() -> None:
    assert nonce(255, date(2027, 3, 28)) == "ff-20270328"


@given(series_ids, keys, st.sampled_from(["", ":vote", ":job:ai-engineer"]))
def test_a_custom_id_carries_the_slot(series: int, key: date, rest: str) -> None:
    custom_id = mark(series, key) + rest
    assert len(mark(series, key)) <= 36
    assert marked(custom_id) == (series, key)


@pytest.mark.parametrize(
    "custom_id", ["", "job:ai-engineer", "week:1", "week:1:2027-02-30", "week:1:2027-03-281"]
)
def test_another_custom_id_carries_no_slot(custom_id: str) -> None:
    assert marked(custom_id) is None
