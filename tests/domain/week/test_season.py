"""Who stands for the next slot."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.week.ballot import Origin
from bot.domain.week.season import History, Selection, select

SLUGS = tuple("abcdefghij")


def week(number: int) -> int:
    """Return the ballot of so many weeks ago."""
    return 1000 - number


def seen(
    earlier: Iterable[str] = (),
    season: Iterable[str] = (),
    offered: Mapping[str, int] | None = None,
) -> History:
    """Return what a server has seen that was shown these, oldest first."""
    history = History(offered=offered or {})
    for slug in earlier:
        history = history.with_next(slug, is_new_season=False)
    history = replace(history, season=frozenset())
    for slug in season:
        history = history.with_next(slug, is_new_season=False)
    return history


def stand(selection: Selection) -> list[tuple[str, Origin]]:
    return [(candidate.slug, candidate.origin) for candidate in selection.candidates]


def test_the_runner_up_comes_first_then_one_proposal_then_the_least_recently_offered() -> None:
    history = seen(offered={"a": week(1), "b": week(3), "c": week(2)})
    chosen = select(SLUGS[:6], history, 4, runner_up="a", proposals=["c", "b"])
    assert stand(chosen) == [
        ("a", Origin.RUNNER_UP),
        ("c", Origin.PROPOSAL),
        ("d", Origin.ROTATION),
        ("e", Origin.ROTATION),
    ]


def test_among_those_never_offered_the_catalogues_order_decides() -> None:
    chosen = select(("z", "m", "a"), seen(), 2)
    assert [candidate.slug for candidate in chosen.candidates] == ["z", "m"]


def test_who_was_never_offered_comes_before_who_was() -> None:
    chosen = select(("a", "b", "c"), seen(offered={"a": week(9), "b": week(8)}), 3)
    assert [candidate.slug for candidate in chosen.candidates] == ["c", "a", "b"]


def test_a_proposal_that_is_the_runner_up_leaves_its_place_to_the_next_one() -> None:
    chosen = select(SLUGS, seen(), 3, runner_up="a", proposals=["a", "b"])
    assert stand(chosen)[:2] == [("a", Origin.RUNNER_UP), ("b", Origin.PROPOSAL)]


def test_the_runner_up_and_proposals_obey_the_exclusions() -> None:
    chosen = select(SLUGS, seen(season=("a", "b")), 2, runner_up="a", proposals=["b", "x"])
    assert [candidate.origin for candidate in chosen.candidates] == [Origin.ROTATION] * 2


def test_staffs_queue_goes_before_the_ballot() -> None:
    chosen = select(SLUGS, seen(season=("c",)), 4, runner_up="a", queue=["gone", "c", "d"])
    assert stand(chosen) == [("c", Origin.QUEUE)]
    assert not chosen.is_vote


def test_a_candidate_carries_the_facts_that_settle_ties() -> None:
    history = seen(("a", "b", "a", "c", "d", "e", "f"), (), {"a": week(5)})
    (first, *_) = select(SLUGS, history, 2, runner_up="a").candidates
    assert (first.featured, first.offered) == (2, week(5))


def test_one_that_is_left_is_the_last_of_the_season_without_a_vote() -> None:
    chosen = select(SLUGS[:6], seen(season=tuple("abcde")), 4)
    assert stand(chosen) == [("f", Origin.ROTATION)]
    assert (chosen.is_vote, chosen.is_last_of_season, chosen.left) == (False, True, 1)


def test_none_left_begins_a_new_season_without_the_last_four_featured() -> None:
    chosen = select(SLUGS[:6], seen(season=tuple("abcdef")), 4)
    assert [candidate.slug for candidate in chosen.candidates] == ["a", "b"]
    assert (chosen.is_new_season, chosen.left) == (True, 6)


def test_the_first_season_is_not_announced_as_a_new_one() -> None:
    assert not select(SLUGS, seen(), 4).is_new_season


def test_the_only_one_possible_is_not_the_last_of_a_season_that_has_more() -> None:
    chosen = select(SLUGS[:5], seen(earlier=tuple("abcde")), 4)
    assert stand(chosen) == [("a", Origin.ROTATION)]
    assert (chosen.is_last_of_season, chosen.left) == (False, 5)


def test_a_proposal_whose_turn_is_another_time_stands_only_where_nobody_else_is_left() -> None:
    proposals = ["b", "a", "c"]
    assert stand(select(SLUGS[:5], seen(), 3, proposals=proposals)) == [
        ("b", Origin.PROPOSAL),
        ("d", Origin.ROTATION),
        ("e", Origin.ROTATION),
    ]
    few = select(SLUGS[:3], seen(), 3, proposals=proposals)
    assert {candidate.slug for candidate in few.candidates} == {"a", "b", "c"}


def test_a_profile_that_no_longer_loads_is_no_candidate() -> None:
    chosen = select(("a", "b"), seen(), 4, runner_up="gone", proposals=["gone"], queue=["gone"])
    assert [candidate.slug for candidate in chosen.candidates] == ["a", "b"]


def test_an_empty_catalogue_selects_nobody_and_begins_no_season() -> None:
    assert select((), seen(season=("a",)), 4, queue=["a"]) == Selection((), left=0)


@pytest.mark.parametrize("size", range(1, 5))
def test_a_catalogue_of_four_or_fewer_goes_round_for_ever(size: int) -> None:
    season: tuple[str, ...] = ()
    earlier: tuple[str, ...] = ()
    for _ in range(12):
        chosen = select(SLUGS[:size], seen(earlier, season), 4)
        if chosen.is_new_season:
            earlier, season = earlier + season, ()
        season += (chosen.candidates[0].slug,)
    posted = earlier + season
    assert len(set(posted[-size:])) == size


slugs = st.sampled_from(SLUGS)
histories = st.builds(
    seen,
    earlier=st.lists(slugs, max_size=12).map(tuple),
    season=st.lists(slugs, max_size=10).map(tuple),
    offered=st.dictionaries(slugs, st.integers(0, 30).map(week)),
)
catalogues = st.lists(slugs, unique=True, max_size=10)


@given(catalogues, histories, st.integers(2, 10), st.none() | slugs, st.lists(slugs, max_size=3))
def test_candidates_never_repeat_and_obey_every_exclusion(
    valid: list[str], history: History, size: int, runner_up: str | None, proposals: list[str]
) -> None:
    chosen = select(valid, history, size, runner_up=runner_up, proposals=proposals)
    stands = [candidate.slug for candidate in chosen.candidates]
    origins = [candidate.origin for candidate in chosen.candidates]
    assert len(set(stands)) == len(stands) <= size
    assert set(stands) <= set(valid)
    assert bool(stands) == bool(valid)
    if not chosen.is_new_season:
        assert not set(stands) & set(history.season)
    if len(valid) > 4:
        assert not set(stands) & set(history.latest[:4])
    assert origins.count(Origin.PROPOSAL) <= 1
    assert origins.count(Origin.RUNNER_UP) <= 1


@given(st.integers(5, 10), st.integers(2, 6), st.data())
def test_every_season_features_every_profession_once_however_members_vote(
    count: int, size: int, data: st.DataObject
) -> None:
    valid = SLUGS[:count]
    earlier: tuple[str, ...] = ()
    season: tuple[str, ...] = ()
    offered: dict[str, int] = {}
    for number in range(2 * count):
        chosen = select(valid, seen(earlier, season, dict(offered)), size)
        assert chosen.is_new_season == (number == count)
        if chosen.is_new_season:
            assert sorted(season) == sorted(valid)
            earlier, season = season, ()
        assert chosen.left == count - len(season)
        offered |= {candidate.slug: week(100 - number) for candidate in chosen.candidates}
        season += (data.draw(st.sampled_from(chosen.candidates)).slug,)
    assert sorted(season) == sorted(valid)
