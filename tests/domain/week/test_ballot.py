"""Counting votes and settling ties."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.week.ballot import (
    Ballot,
    Candidate,
    Options,
    Origin,
    Requirements,
    Result,
    Rule,
    Tally,
    TieRule,
    settle,
    tally,
)
from bot.domain.week.draw import commitment, verify
from bot.domain.week.errors import OutOfRange

SEED = "00112233445566778899aabbccddeeff"
OPENED = datetime(2026, 8, 3, 7, tzinfo=UTC)
SLOT = OPENED + timedelta(days=7)
HOUR = timedelta(hours=1)

members = st.integers(1, 30)
votes = st.lists(st.tuples(members, st.sampled_from("abcdez")), max_size=40)
candidates = st.lists(
    st.builds(
        Candidate,
        st.sampled_from("abcde"),
        st.sampled_from([Origin.RUNNER_UP, Origin.PROPOSAL, Origin.ROTATION]),
        featured=st.integers(0, 2),
        offered=st.none() | st.integers(1, 3),
        is_withdrawn=st.booleans(),
    ),
    min_size=1,
    max_size=5,
    unique_by=lambda candidate: candidate.slug,
)
tie_rules = st.sampled_from(TieRule)


def ballot(*stand: Candidate | str, tie_rule: TieRule = TieRule.FAIREST) -> Ballot:
    return Ballot(
        7,
        tuple(
            one if isinstance(one, Candidate) else Candidate(one, Origin.ROTATION) for one in stand
        ),
        OPENED,
        SLOT - HOUR,
        commitment(SEED),
        Options(tie_rule=tie_rule),
    )


def result(held: Ballot, cast: Iterable[tuple[int, str]]) -> Result:
    ended = settle(held, tally(held, cast), SEED)
    assert ended is not None
    return ended


def test_the_most_votes_win() -> None:
    ended = result(ballot("a", "b", "c"), [(1, "b"), (2, "b"), (3, "a")])
    assert (ended.order[:2], ended.rule, ended.draw) == (("b", "a"), Rule.VOTES, None)


def test_a_tie_goes_to_the_fewest_times_featured() -> None:
    often = Candidate("a", Origin.ROTATION, featured=2)
    once = Candidate("b", Origin.ROTATION, featured=1)
    ended = result(ballot(often, once), [(1, "a"), (2, "b")])
    assert (ended.winner, ended.rule) == ("b", Rule.FEWEST_FEATURED)


def test_a_tie_of_equally_featured_goes_to_the_longest_since_on_a_ballot() -> None:
    lately = Candidate("a", Origin.ROTATION, offered=2)
    before = Candidate("b", Origin.ROTATION, offered=1)
    ended = result(ballot(lately, before), [(1, "a"), (2, "b")])
    assert (ended.winner, ended.rule) == ("b", Rule.LONGEST_SINCE_OFFERED)


def test_never_on_a_ballot_is_longer_ago_than_any_day() -> None:
    long_ago = Candidate("a", Origin.ROTATION, offered=1)
    never = Candidate("b", Origin.ROTATION)
    assert result(ballot(long_ago, never), [(1, "a"), (2, "b")]).winner == "b"


def test_a_tie_in_everything_is_drawn_among_the_tied_only() -> None:
    held = ballot("a", "b", "c", "d")
    ended = result(held, [(1, "a"), (2, "b"), (3, "c"), (4, "c"), (5, "a"), (6, "b")])
    assert ended.rule is Rule.DRAW
    assert ended.draw is not None
    assert {lot.slug for lot in ended.draw.lots} == {"a", "b", "c"}
    assert ended.winner == ended.draw.winner


def test_staff_may_settle_ties_by_the_draw_alone() -> None:
    often = Candidate("a", Origin.ROTATION, featured=2)
    held = ballot(often, "b", tie_rule=TieRule.DRAW)
    assert result(held, [(1, "a"), (2, "b")]).rule is Rule.DRAW


def test_without_votes_the_draw_picks_among_all_candidates() -> None:
    often = Candidate("a", Origin.ROTATION, featured=2)
    ended = result(ballot(often, "b", "c"), [])
    assert (ended.tally.turnout, ended.rule) == (0, Rule.DRAW)
    assert ended.draw is not None
    assert len(ended.draw.lots) == 3


def test_nobody_is_carried_over_when_nobody_voted_for_the_second() -> None:
    assert result(ballot("a", "b"), [(1, "a")]).runner_up is None


def test_the_second_is_carried_over() -> None:
    assert result(ballot("a", "b", "c"), [(1, "a"), (2, "a"), (3, "c")]).runner_up == "c"


def test_votes_for_a_withdrawn_candidate_count_neither_for_it_nor_for_the_turnout() -> None:
    held = ballot("a", "b", "c").without(["a"])
    totals = tally(held, [(1, "a"), (2, "a"), (3, "b")])
    assert totals == Tally({"b": 1, "c": 0}, turnout=1)


def test_the_last_candidate_standing_wins_without_a_draw() -> None:
    ended = result(ballot("a", "b").without(["a"]), [])
    assert (ended.order, ended.rule, ended.draw) == (("b",), Rule.ONLY_CANDIDATE, None)


def test_nobody_wins_when_every_candidate_was_withdrawn() -> None:
    held = ballot("a", "b").without(["a", "b"])
    assert settle(held, tally(held, [(1, "a")]), SEED) is None


def test_a_member_with_several_choices_turns_out_once() -> None:
    assert tally(ballot("a", "b"), [(1, "a"), (1, "b")]) == Tally({"a": 1, "b": 1}, turnout=1)


def test_a_seed_that_was_not_committed_to_settles_nothing() -> None:
    held = ballot("a", "b")
    with pytest.raises(ValueError, match="not the one that the ballot has committed to"):
        settle(held, tally(held, []), "ff" * 16)


@given(candidates, tie_rules, votes, st.randoms(use_true_random=False))
def test_the_order_of_votes_and_candidates_changes_nothing(
    stand: list[Candidate], tie_rule: TieRule, cast: list[tuple[int, str]], random: Random
) -> None:
    held = ballot(*stand, tie_rule=tie_rule)
    ended = settle(held, tally(held, cast), SEED)
    random.shuffle(stand)
    random.shuffle(cast)
    again = ballot(*stand, tie_rule=tie_rule)
    assert settle(again, tally(again, cast + cast[:3]), SEED) == ended


@given(candidates, tie_rules, votes)
def test_nobody_with_fewer_votes_is_placed_higher(
    stand: list[Candidate], tie_rule: TieRule, cast: list[tuple[int, str]]
) -> None:
    held = ballot(*stand, tie_rule=tie_rule)
    ended = settle(held, tally(held, cast), SEED)
    if ended is not None:
        placed = [ended.tally.votes[slug] for slug in ended.order]
        assert placed == sorted(placed, reverse=True)


@given(candidates, tie_rules, votes)
def test_when_the_winner_is_withdrawn_after_the_close_the_others_move_up_in_their_order(
    stand: list[Candidate], tie_rule: TieRule, cast: list[tuple[int, str]]
) -> None:
    held = ballot(*stand, tie_rule=tie_rule)
    ended = settle(held, tally(held, cast), SEED)
    while ended is not None:
        held = held.without([ended.winner])
        after = settle(held, ended.tally, SEED)
        assert ended.order[1:] == (() if after is None else after.order)
        ended = after


@given(candidates, tie_rules, votes)
def test_every_draw_that_settles_a_ballot_verifies(
    stand: list[Candidate], tie_rule: TieRule, cast: list[tuple[int, str]]
) -> None:
    held = ballot(*stand, tie_rule=tie_rule)
    ended = settle(held, tally(held, cast), SEED)
    if ended is None or ended.draw is None:
        return
    tied = [lot.slug for lot in ended.draw.lots]
    proof = verify(ended.draw, committed=held.commitment, ballot=held.id, slugs=tied)
    assert proof.holds


def test_a_ballot_closes_an_hour_before_its_slot() -> None:
    assert Options().closing(OPENED, SLOT) == SLOT - HOUR


@pytest.mark.parametrize("hours", [1, 2, 30])
def test_a_near_slot_leaves_half_of_the_time_for_voting(hours: int) -> None:
    options = Options(close_lead=48 * HOUR)
    assert options.closing(OPENED, OPENED + hours * HOUR) == OPENED + hours * HOUR / 2


def test_a_ballot_moves_to_another_slot_with_its_candidates() -> None:
    held = ballot("a", "b")
    moved = held.moved_to(SLOT + timedelta(days=7))
    assert moved == replace(held, closes=SLOT + timedelta(days=7) - HOUR)


def test_a_click_in_the_last_moment_counts_and_one_at_the_close_does_not() -> None:
    held = ballot("a", "b")
    assert held.is_open_at(held.closes - timedelta(milliseconds=1))
    assert not held.is_open_at(held.closes)


@pytest.mark.parametrize("stand", [[], ["a", "a"]])
def test_a_ballot_without_candidates_or_with_one_twice_is_refused(stand: list[str]) -> None:
    with pytest.raises(ValueError, match="candidates, each of them once"):
        ballot(*stand)


def test_a_ballot_that_closes_before_it_opens_is_refused() -> None:
    with pytest.raises(ValueError, match="closes after it has opened"):
        replace(ballot("a"), closes=OPENED)


@pytest.mark.parametrize(
    ("make", "option"),
    [
        (lambda: Options(size=1), "size"),
        (lambda: Options(size=11), "size"),
        (lambda: Options(choices=0), "choices"),
        (lambda: Options(choices=4), "choices"),
        (lambda: Options(close_lead=-HOUR), "close_lead"),
        (lambda: Options(close_lead=49 * HOUR), "close_lead"),
        (lambda: Requirements(account_age=-HOUR), "account_age"),
        (lambda: Requirements(member_age=timedelta(days=366)), "member_age"),
    ],
)
def test_an_option_out_of_range_is_refused_by_name(make: Callable[[], object], option: str) -> None:
    with pytest.raises(OutOfRange) as caught:
        make()
    assert caught.value.option == option
