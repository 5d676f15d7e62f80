"""When the bot may be relied on, and what is said where it may not."""

from __future__ import annotations

from dataclasses import replace
from math import inf

import pytest

from bot.metrics import BOUNDS, Lengths
from bot.status.condition import LONGEST_REST, Condition

WELL = Condition(
    shards=2, connected=2, latency=0.1, knows_servers=True, is_writable=True, beat_age=59.0
)


def test_a_bot_that_does_all_that_it_should_has_no_trouble() -> None:
    assert list(WELL.troubles()) == []
    assert list(replace(WELL, beat_age=LONGEST_REST).troubles()) == []


@pytest.mark.parametrize(
    ("ill", "begins"),
    [
        (replace(WELL, connected=1), "1 of 2 shards are not connected"),
        (replace(WELL, connected=0), "2 of 2 shards are not connected"),
        (replace(WELL, shards=0, connected=0, knows_servers=False), "Discord has not told yet"),
        (replace(WELL, knows_servers=False), "Discord has not told yet"),
        (replace(WELL, is_writable=False), "The database cannot be written to"),
        (replace(WELL, beat_age=inf), "The heart has not beaten since the start"),
        (replace(WELL, beat_age=LONGEST_REST + 1), "The heart beat 121 seconds ago"),
    ],
)
def test_each_trouble_is_one_sentence(ill: Condition, begins: str) -> None:
    [told] = ill.troubles()
    assert told.startswith(begins)
    assert told.endswith(".")
    assert "\n" not in told


def test_all_that_is_wrong_is_told_at_once() -> None:
    ill = replace(WELL, connected=0, is_writable=False, beat_age=500.0)
    assert len(list(ill.troubles())) == 3


def test_a_length_is_counted_with_those_that_took_no_longer_than_the_next_bound() -> None:
    lengths = Lengths()
    for seconds in (0.0, BOUNDS[0], BOUNDS[0] + 1e-9, BOUNDS[-1] + 1):
        lengths.add(seconds)
    assert (lengths.counts[0], lengths.counts[1], lengths.counts[-1]) == (2, 1, 1)
    assert sum(lengths.counts) == 4
    assert lengths.total == pytest.approx(2 * BOUNDS[0] + BOUNDS[-1] + 1)
