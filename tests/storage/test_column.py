"""Moments survive their stay in the database to the last microsecond, and truths as numbers."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.storage.column import restored, restored_truth, stored, stored_truth

_zones = st.integers(-1439, 1439).map(lambda minutes: timezone(timedelta(minutes=minutes)))
_instants = st.datetimes(
    min_value=datetime(2, 1, 1),  # noqa: DTZ001 -- hypothesis takes naive bounds, then adds the zone
    max_value=datetime(9998, 12, 31),  # noqa: DTZ001 -- as above
    timezones=_zones,
)


@given(_instants)
def test_an_instant_comes_back_as_it_was(instant: datetime) -> None:
    assert restored(stored(instant)) == instant


@given(_instants, _instants)
def test_stored_instants_sort_as_time_does(one: datetime, other: datetime) -> None:
    assert (stored(one) < stored(other)) == (one < other)


def test_an_instant_comes_back_in_utc() -> None:
    assert restored(0).tzinfo is UTC


def test_a_moment_without_a_time_zone_is_refused() -> None:
    naive = datetime(2026, 8, 3, 12)  # noqa: DTZ001 -- the very thing that is refused
    with pytest.raises(TypeError):
        stored(naive)


@pytest.mark.parametrize("truth", [True, False])
def test_a_truth_is_a_number_in_between(truth: bool) -> None:
    number = stored_truth(truth)
    assert type(number) is int
    assert restored_truth(number) is truth
