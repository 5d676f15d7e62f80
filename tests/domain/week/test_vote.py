"""Whether a click counts, and what the member is told."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.week.ballot import Ballot, Candidate, Options, Origin, Requirements
from bot.domain.week.vote import Barrier, Outcome, Receipt, Voter, cast, clicked_at, withdraw

OPENED = datetime(2026, 8, 3, 7, tzinfo=UTC)
CLOSES = OPENED + timedelta(days=6, hours=23)
DAY = timedelta(days=1)
ANYBODY = Voter(frozenset(), OPENED - 900 * DAY, OPENED - 90 * DAY)


def ballot(choices: int = 1, voters: Requirements | None = None) -> Ballot:
    return Ballot(
        7,
        tuple(Candidate(slug, Origin.ROTATION) for slug in "abc"),
        OPENED,
        CLOSES,
        "0" * 64,
        Options(choices=choices, voters=voters or Requirements()),
    )


def test_a_snowflake_tells_when_it_was_made() -> None:
    # The example of Discord's reference: 175928847299117063.
    assert clicked_at(175928847299117063) == datetime(2016, 4, 30, 11, 18, 25, 796000, tzinfo=UTC)


@pytest.mark.parametrize(
    ("before", "chosen", "expected"),
    [
        ("", "a", Receipt(Outcome.COUNTED, (), ("a",))),
        ("a", "b", Receipt(Outcome.CHANGED, ("a",), ("b",))),
        ("a", "a", Receipt(Outcome.STILL_COUNTED, ("a",), ("a",))),
        ("a", "", Receipt(Outcome.WITHDRAWN, ("a",), ())),
        ("", "", Receipt(Outcome.NOTHING_TO_WITHDRAW, (), ())),
        ("a", "z", Receipt(Outcome.NOT_A_CANDIDATE, ("a",), ("a",))),
        ("a", "bc", Receipt(Outcome.TOO_MANY, ("a",), ("a",))),
    ],
)
def test_what_becomes_of_a_click(before: str, chosen: str, expected: Receipt) -> None:
    assert cast(ballot(), before, chosen, OPENED, ANYBODY) == expected


def test_several_choices_are_the_same_in_any_order() -> None:
    receipt = cast(ballot(choices=3), ["c", "a"], ["a", "c"], OPENED, ANYBODY)
    assert receipt == Receipt(Outcome.STILL_COUNTED, ("a", "c"), ("a", "c"))


def test_one_choice_more_is_a_change() -> None:
    receipt = cast(ballot(choices=2), ["b"], ["b", "a"], OPENED, ANYBODY)
    assert receipt == Receipt(Outcome.CHANGED, ("b",), ("a", "b"))


def test_a_withdrawn_candidate_cannot_be_chosen() -> None:
    receipt = cast(ballot().without(["b"]), ["a"], ["b"], OPENED, ANYBODY)
    assert receipt == Receipt(Outcome.NOT_A_CANDIDATE, ("a",), ("a",))


def test_a_vote_for_a_candidate_withdrawn_since_can_be_changed() -> None:
    receipt = cast(ballot().without(["a"]), ["a"], ["b"], OPENED, ANYBODY)
    assert receipt == Receipt(Outcome.CHANGED, ("a",), ("b",))


def test_a_click_before_the_close_counts_by_discords_clock() -> None:
    last_moment = CLOSES - timedelta(milliseconds=1)
    assert cast(ballot(), "", "a", last_moment, ANYBODY).outcome is Outcome.COUNTED


@pytest.mark.parametrize("chosen", ["b", "", "z"])
def test_at_the_close_nothing_changes_any_more(chosen: str) -> None:
    receipt = cast(ballot(), ["a"], chosen, CLOSES, ANYBODY)
    assert receipt == Receipt(Outcome.CLOSED, ("a",), ("a",))


@pytest.mark.parametrize(
    ("requirements", "barrier"),
    [
        (Requirements(role=5), Barrier.ROLE),
        (Requirements(account_age=4 * DAY), Barrier.ACCOUNT_AGE),
        (Requirements(member_age=3 * DAY), Barrier.MEMBER_AGE),
    ],
)
def test_who_may_not_vote_is_told_why(requirements: Requirements, barrier: Barrier) -> None:
    newcomer = Voter(frozenset({4}), OPENED - 3 * DAY, OPENED - 2 * DAY)
    receipt = cast(ballot(voters=requirements), "", "a", OPENED, newcomer)
    assert receipt == Receipt(Outcome.NOT_ELIGIBLE, (), (), barrier)


def test_who_meets_every_requirement_exactly_may_vote() -> None:
    requirements = Requirements(role=4, account_age=3 * DAY, member_age=2 * DAY)
    member = Voter(frozenset({4}), OPENED - 3 * DAY, OPENED - 2 * DAY)
    receipt = cast(ballot(voters=requirements), "", "a", OPENED, member)
    assert receipt.outcome is Outcome.COUNTED


def test_a_join_date_that_discord_did_not_tell_is_not_long_enough_ago() -> None:
    unknown = Voter(frozenset(), OPENED - 900 * DAY, None)
    receipt = cast(ballot(voters=Requirements(member_age=DAY)), "", "a", OPENED, unknown)
    assert receipt.barrier is Barrier.MEMBER_AGE


def test_an_unknown_join_date_is_no_barrier_where_none_is_asked() -> None:
    unknown = Voter(frozenset(), OPENED - 900 * DAY, None)
    assert cast(ballot(), "", "a", OPENED, unknown).outcome is Outcome.COUNTED


def test_who_lost_the_role_may_still_withdraw() -> None:
    held = ballot(voters=Requirements(role=5))
    assert withdraw(held, ["a"], OPENED).outcome is Outcome.WITHDRAWN


@given(
    st.sets(st.sampled_from("abc"), max_size=3),
    st.sets(st.sampled_from("abcz"), max_size=4),
    st.integers(1, 3),
    st.sampled_from([OPENED, CLOSES]),
)
def test_a_member_never_ends_with_more_than_the_choices_or_with_what_does_not_stand(
    before: set[str], chosen: set[str], choices: int, at: datetime
) -> None:
    receipt = cast(ballot(choices=choices), before, chosen, at, ANYBODY)
    kept = set(receipt.after) == before
    replaced = set(receipt.after) == chosen <= set("abc") and len(chosen) <= choices
    assert kept or replaced
