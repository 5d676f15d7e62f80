"""How many questions one person gets answered in a while."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.presentation.limit import KNOWN, QUESTIONS, Limit, Verdict

AMINA, BRUNO = 1, 2
MOST, SPAN = QUESTIONS.most, QUESTIONS.span


class Hand:
    """A clock that is moved by hand."""

    def __init__(self) -> None:
        self.at = datetime(2026, 9, 1, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.at


@pytest.fixture
def hand() -> Hand:
    return Hand()


@pytest.fixture
def limit(hand: Hand) -> Limit:
    return Limit(hand)


def asked(limit: Limit, times: int, person: int = AMINA) -> list[Verdict]:
    return [limit.of(person) for _ in range(times)]


def test_five_are_answered_then_one_is_told_and_no_more_is_said(limit: Limit) -> None:
    assert asked(limit, 8) == [Verdict.ANSWER] * 5 + [Verdict.TELL] + [Verdict.IGNORE] * 2


def test_the_limit_of_one_person_is_not_that_of_another(limit: Limit) -> None:
    asked(limit, MOST + 2)
    assert limit.of(BRUNO) is Verdict.ANSWER


def test_half_a_minute_later_it_is_answered_again_however_often_was_asked(
    limit: Limit, hand: Hand
) -> None:
    asked(limit, MOST)
    hand.at += SPAN - timedelta(seconds=1)
    assert asked(limit, 2) == [Verdict.TELL, Verdict.IGNORE]
    hand.at += timedelta(seconds=1)
    assert limit.of(AMINA) is Verdict.ANSWER


def test_who_asks_too_much_again_is_told_again(limit: Limit, hand: Hand) -> None:
    asked(limit, MOST + 1)
    hand.at += SPAN
    assert asked(limit, MOST + 2)[-2:] == [Verdict.TELL, Verdict.IGNORE]


def test_any_half_minute_counts_not_only_whole_ones(limit: Limit, hand: Hand) -> None:
    asked(limit, 1)
    hand.at += SPAN - timedelta(seconds=1)
    asked(limit, MOST - 1)
    hand.at += timedelta(seconds=1)  # the first is over, the others are not
    assert asked(limit, 2) == [Verdict.ANSWER, Verdict.TELL]


def test_a_clock_that_is_put_back_keeps_nobody_waiting(limit: Limit, hand: Hand) -> None:
    asked(limit, MOST)
    hand.at -= timedelta(hours=1)
    assert limit.of(AMINA) is Verdict.ANSWER


def test_however_many_ask_no_more_are_known_than_there_is_room_for(limit: Limit) -> None:
    for person in range(KNOWN + 100):
        limit.of(person)
    assert len(limit) == KNOWN


def test_who_has_not_asked_for_the_longest_is_forgotten_first(limit: Limit) -> None:
    asked(limit, MOST)
    for person in range(10, KNOWN + 8):
        limit.of(person)
    assert limit.of(AMINA) is Verdict.TELL  # the newest again
    limit.of(-1)
    limit.of(-2)
    assert limit.of(AMINA) is Verdict.IGNORE
