"""The draw, and that nothing can be changed about it afterwards."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bot.domain.week.draw import Check, commitment, draw, pick, verify

SEED = "00112233445566778899aabbccddeeff"

seeds = st.binary(min_size=16, max_size=32).map(bytes.hex)
ballots = st.integers(1, 2**63)
slugs = st.text("abz09-", min_size=1, max_size=8)
lists = st.lists(slugs, min_size=1, max_size=10, unique=True)


# The expected digests were made in a shell, as the module's docstring says.
def test_the_commitment_is_what_a_shell_computes() -> None:
    # printf %s 00112233445566778899aabbccddeeff | sha256sum
    assert commitment(SEED) == "5947d7c33d783f94b3b4c1a96ebc8991ed28f1b069b71e03376cba8caa98a720"


def test_a_lot_is_what_a_shell_computes() -> None:
    # printf %s '00112233445566778899aabbccddeeff|7|ai-engineer' | sha256sum
    (lot,) = draw(SEED, 7, ["ai-engineer"]).lots
    assert lot.digest == "38ea88241414233a7950474f24fc199a3ea53ea0c8778ef66192195f5ee2e1ef"


@pytest.mark.parametrize("seed", ["", "ab" * 15, "AB" * 16, "xy" * 16, "ab" * 16 + "\n"])
def test_what_can_be_guessed_or_misread_is_no_seed(seed: str) -> None:
    with pytest.raises(ValueError, match="at least 32 lower-case hexadecimal digits"):
        commitment(seed)


@pytest.mark.parametrize(("ballot", "slug"), [("7|a", "b"), ("7", "a|b"), ("", "a"), ("7", "")])
def test_names_that_make_a_lot_ambiguous_are_refused(ballot: str, slug: str) -> None:
    with pytest.raises(ValueError, match=r"hold no '\|'"):
        draw(SEED, ballot, [slug])


def test_nobody_wins_a_draw_among_nobody() -> None:
    with pytest.raises(ValueError, match="somebody to draw among"):
        draw(SEED, 7, [])


@given(seeds, ballots, lists, st.randoms())
def test_order_and_repetition_of_the_list_change_nothing(
    seed: str, ballot: int, among: list[str], random: Random
) -> None:
    shuffled = among + among[:2]
    random.shuffle(shuffled)
    assert draw(seed, ballot, shuffled) == draw(seed, ballot, among)


@given(seeds, ballots, lists)
def test_the_winner_stays_the_winner_when_a_loser_was_never_there(
    seed: str, ballot: int, among: list[str]
) -> None:
    winner = pick(seed, ballot, among)
    assert pick(seed, ballot, [winner, *among[:1]]) == winner


@given(seeds, ballots, lists)
def test_an_honest_draw_verifies_step_by_step(seed: str, ballot: int, among: list[str]) -> None:
    proof = verify(
        draw(seed, ballot, among), committed=commitment(seed), ballot=ballot, slugs=among
    )
    assert proof.holds
    checks = [step.check for step in proof.steps]
    assert checks == [Check.COMMITMENT, *[Check.LOT] * len(among), Check.WINNER]


@given(seeds, seeds, ballots, lists)
def test_another_seed_fails(seed: str, other: str, ballot: int, among: list[str]) -> None:
    assume(seed != other)
    swapped = draw(other, ballot, among)
    proof = verify(swapped, committed=commitment(seed), ballot=ballot, slugs=among)
    assert [step.check for step in proof.steps if not step.holds] == [Check.COMMITMENT]


@given(seeds, seeds, ballots, lists)
def test_a_seed_exchanged_after_the_draw_fails(
    seed: str, other: str, ballot: int, among: list[str]
) -> None:
    assume(seed != other)
    forged = replace(draw(seed, ballot, among), seed=other)
    assert not verify(forged, committed=commitment(other), ballot=ballot, slugs=among).holds


@given(seeds, ballots, ballots, lists)
def test_another_ballot_fails(seed: str, ballot: int, other: int, among: list[str]) -> None:
    assume(ballot != other)
    swapped = draw(seed, other, among)
    assert not verify(swapped, committed=commitment(seed), ballot=ballot, slugs=among).holds


@given(seeds, ballots, lists, lists)
def test_another_list_fails(seed: str, ballot: int, among: list[str], other: list[str]) -> None:
    assume(set(among) != set(other))
    swapped = draw(seed, ballot, other)
    assert not verify(swapped, committed=commitment(seed), ballot=ballot, slugs=among).holds


@given(seeds, ballots, st.lists(slugs, min_size=2, max_size=10, unique=True))
def test_another_winner_fails(seed: str, ballot: int, among: list[str]) -> None:
    honest = draw(seed, ballot, among)
    forged = replace(honest, lots=honest.lots[::-1])
    proof = verify(forged, committed=commitment(seed), ballot=ballot, slugs=among)
    assert [step.check for step in proof.steps if not step.holds] == [Check.WINNER]
