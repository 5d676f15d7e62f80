"""Which servers are whose."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.shards import ALL, Shards, gaps

GUILDS = st.integers(0, 2**63 - 1)


@st.composite
def some(draw: st.DrawFn, most: int = 24) -> Shards:
    count = draw(st.integers(1, most))
    first = draw(st.integers(0, count - 1))
    return Shards(first, draw(st.integers(first, count - 1)), count)


def server_of(shard: int) -> int:
    """Return the id of a server that has that shard, whatever it is divided by above that."""
    return shard << 22


@pytest.mark.parametrize(
    ("text", "shards"),
    [("0-3/16", Shards(0, 3, 16)), ("15/16", Shards(15, 15, 16)), ("0-0/1", ALL), ("0/1", ALL)],
)
def test_they_are_named_by_the_first_the_last_and_the_count(text: str, shards: Shards) -> None:
    assert Shards.read(text) == shards


@pytest.mark.parametrize(
    "text",
    [
        *("", "3", "0-3", "/16", "0-3/", "-3/16", "3-0/16", "0-16/16", "0/0", "0-3/16/2", "0,3/16"),
        *(" 0/2", "0/2\n", "٣/16", "0x1/2", "0.5/2", "0-100000/100001"),
    ],
)
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="shards"):
        Shards.read(text)


@given(some())
def test_what_is_told_of_them_is_read_as_them(shards: Shards) -> None:
    assert shards == ALL or Shards.read(str(shards)) == shards


@given(GUILDS)
def test_all_own_every_server(guild: int) -> None:
    assert ALL.own(guild)


@given(st.integers(1, 100), GUILDS)
def test_of_neighbors_that_have_them_all_one_owns_a_server(count: int, guild: int) -> None:
    half = count // 2
    shares = [Shards(half, count - 1, count), *([Shards(0, half - 1, count)] if half else [])]
    assert [share.own(guild) for share in shares].count(True) == 1


@given(some(), some())
def test_they_overlap_where_some_server_is_owned_by_both(one: Shards, other: Shards) -> None:
    both = any(
        one.own(server_of(shard)) and other.own(server_of(shard))
        for shard in range(one.count * other.count)
    )
    assert one.overlap(other) == other.overlap(one) == both


@given(st.integers(1, 24), st.data())
def test_gaps_are_what_nobody_holds(count: int, data: st.DataObject) -> None:
    numbers = data.draw(st.sets(st.integers(0, count - 1)))
    held = [Shards(number, number, count) for number in numbers]
    missing = list(gaps(held, count))
    named = [number for each in missing for number in each.numbers]
    assert named == sorted(set(range(count)) - numbers)
    assert all(one.last + 1 < other.first for one, other in pairwise(missing))
