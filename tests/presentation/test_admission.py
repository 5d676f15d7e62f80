"""Who hammers is kept out; nobody is kept from voting by what others do."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from bot.presentation.admission import PERSON, SERVER, SPAN, TYPIST, Kind, Limits
from bot.presentation.limit import KNOWN, Bound, Limit, Verdict

START = datetime(2026, 9, 1, tzinfo=UTC)
HERE, THERE = 7, 8
AMINA = 1

moves = st.lists(
    st.tuples(
        st.sampled_from(list(Kind)),
        st.integers(1, 30),
        st.sampled_from([HERE, THERE, None]),
        st.just(0),
    )
    | st.tuples(st.just(Kind.ASK), st.integers(1, 3), st.just(HERE), st.integers(0, 4)),
    max_size=600,
)


class Hand:
    """A clock that is moved by hand."""

    def __init__(self) -> None:
        self.at = START

    def __call__(self) -> datetime:
        return self.at


def filled(limits: Limits, server: int = HERE) -> None:
    """Have members do as much as a server may."""
    for asked in range(SERVER.most):
        assert limits.of(Kind.ASK, 1000 + asked // PERSON.most, server) is Verdict.ANSWER


def test_twenty_are_answered_then_one_is_told_and_no_more_is_said() -> None:
    limits = Limits(Hand())
    said = Counter(limits.of(Kind.ASK, AMINA, HERE) for _ in range(PERSON.most + 30))
    assert said == {Verdict.ANSWER: PERSON.most, Verdict.TELL: 1, Verdict.IGNORE: 29}


def test_a_thousand_members_who_vote_at_once_are_all_let_in() -> None:
    limits = Limits(Hand())
    assert {limits.of(Kind.VOTE, voter, HERE) for voter in range(1000)} == {Verdict.ANSWER}


def test_members_vote_where_their_server_has_had_enough() -> None:
    limits = Limits(Hand())
    filled(limits)
    assert limits.of(Kind.ASK, AMINA, HERE) is Verdict.TELL
    assert limits.of(Kind.VOTE, AMINA, HERE) is Verdict.ANSWER


def test_where_a_server_has_had_enough_each_member_is_told_once() -> None:
    limits = Limits(Hand())
    filled(limits)
    for member in (1, 2, 3):
        verdicts = [limits.of(Kind.ASK, member, HERE) for _ in range(3)]
        assert verdicts == [Verdict.TELL, Verdict.IGNORE, Verdict.IGNORE]


def test_another_server_and_direct_messages_are_not_that_server() -> None:
    limits = Limits(Hand())
    filled(limits)
    assert limits.of(Kind.ASK, AMINA, THERE) is Verdict.ANSWER
    assert limits.of(Kind.ASK, AMINA, None) is Verdict.ANSWER


def test_one_member_alone_never_keeps_the_others_out() -> None:
    limits = Limits(Hand())
    for _ in range(10 * SERVER.most):
        limits.of(Kind.ASK, AMINA, HERE)
    assert limits.of(Kind.ASK, 2, HERE) is Verdict.ANSWER


def test_who_types_quickly_may_send_what_they_typed() -> None:
    limits = Limits(Hand())
    typed = [limits.of(Kind.TYPE, AMINA, HERE) for _ in range(TYPIST.most + 2)]
    assert typed[-3:] == [Verdict.ANSWER, Verdict.TELL, Verdict.IGNORE]
    assert limits.of(Kind.ASK, AMINA, HERE) is Verdict.ANSWER


def test_ten_seconds_later_all_is_as_it_was() -> None:
    hand = Hand()
    limits = Limits(hand)
    filled(limits)
    assert limits.of(Kind.ASK, AMINA, HERE) is Verdict.TELL
    hand.at += SPAN
    assert limits.of(Kind.ASK, AMINA, HERE) is Verdict.ANSWER


@given(moves)
def test_whatever_is_done_no_person_gets_more_and_no_vote_is_refused_for_others(
    steps: list[tuple[Kind, int, int | None, int]],
) -> None:
    hand = Hand()
    limits = Limits(hand)
    let_in: dict[int, list[datetime]] = {}
    came: dict[int, list[datetime]] = {}
    for kind, person, server, seconds in steps:
        hand.at += timedelta(seconds=seconds)
        recent = [at for at in let_in.get(person, []) if hand.at - at < SPAN]
        own = [at for at in came.get(person, []) if hand.at - at < SPAN]
        verdict = limits.of(kind, person, server)
        if kind is Kind.TYPE:
            continue
        came.setdefault(person, []).append(hand.at)
        if verdict is Verdict.ANSWER:
            assert len(recent) < PERSON.most
            let_in.setdefault(person, []).append(hand.at)
        elif kind is Kind.VOTE:
            assert len(own) >= PERSON.most


@given(
    st.integers(1, 5),
    st.lists(st.tuples(st.integers(1, 3), st.integers(0, 12)), max_size=200),
)
def test_in_any_span_of_a_clock_that_only_goes_on_no_more_than_the_bound_is_answered(
    most: int, steps: list[tuple[int, int]]
) -> None:
    hand = Hand()
    limit = Limit(hand, Bound(most, SPAN))
    answered: dict[int, list[datetime]] = {}
    told: dict[int, list[Verdict]] = {}
    for asker, seconds in steps:
        hand.at += timedelta(seconds=seconds)
        verdict = limit.of(asker)
        told.setdefault(asker, []).append(verdict)
        if verdict is Verdict.ANSWER:
            answered.setdefault(asker, []).append(hand.at)
    for times in answered.values():
        for first, last in zip(times, times[most:], strict=False):
            assert last - first >= SPAN
    for verdicts in told.values():
        for before, after in pairwise(verdicts):
            assert not (before is Verdict.TELL and after is Verdict.TELL)
            assert not (before is Verdict.ANSWER and after is Verdict.IGNORE)


def test_however_many_come_no_more_are_known_than_there_is_room_for() -> None:
    limit = Limit(Hand(), PERSON)
    for person in range(KNOWN + 100):
        limit.of(person)
    assert len(limit) == KNOWN
