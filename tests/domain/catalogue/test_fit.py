"""What might fit a person: from the profile's words alone, best first, nothing guessed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.catalogue.figure import PartialDate
from bot.domain.catalogue.fit import (
    Match,
    PlaceWish,
    Wishes,
    fitting,
    length_of,
    study_of,
)
from bot.domain.catalogue.profession import (
    Activity,
    Code,
    Education,
    Place,
    Profession,
    Skills,
    Start,
    Study,
    Work,
)
from tests.offenders import every

DUTIES = ("Ask what is wanted.", "Explain it, once more.", "Build it, and repair it.")


def profession(
    *activities: Activity,
    slug: str = "job",
    place: Place = Place.INDOORS,
    level: str | None = "Bachelor's degree",
    study: Study | None = None,
    country: str = "US",
    match: Literal["exact", "nearest"] | None = None,
) -> Profession:
    """`level` is the words of the education, none where the profile has none.

    `match` says how well the group of the US fits.
    """
    known = level and Education(level=level, country=country, date=PartialDate(2025), source="bls")
    return Profession(
        slug=slug,
        title=slug,
        field="Field",
        summary="Works.",
        work=Work(activities=activities, place=place) if activities else None,
        needed=("Here.",),
        duties=DUTIES,
        skills=Skills(essential=("Will",)),
        start=Start(study=study, education=known or None, steps=("Begin.",)),
        codes=(Code(system="SOC", code="15-1221", title="Group", match=match),) if match else (),
        question="Why?",
    )


LEVELS = {
    "No formal educational credential": Study.NONE,
    "High school diploma or equivalent": Study.NONE,
    "Some college, no degree": Study.SHORT,
    "Postsecondary nondegree award": Study.SHORT,
    "Associate's degree": Study.SHORT,
    "Bachelor's degree": Study.MEDIUM,
    "Master's degree": Study.LONG,
    "Doctoral or professional degree": Study.LONG,
}


def any_profession(activities: list[Activity], place: Place, level: str | None) -> Profession:
    return profession(*activities, place=place, level=level)


PROFESSIONS = st.lists(
    st.builds(
        any_profession,
        st.lists(st.sampled_from(Activity), max_size=3, unique=True),
        st.sampled_from(Place),
        st.sampled_from([None, "Apprenticeship", *LEVELS]),
    ),
    max_size=12,
)
WISHES = st.builds(
    Wishes,
    st.lists(st.sampled_from(Activity), max_size=3, unique=True).map(tuple),
    st.sampled_from([None, *PlaceWish]),
    st.sampled_from([None, *Study]),
)


@every(LEVELS, str)
def test_every_word_of_the_publisher_has_a_length(level: str) -> None:
    assert length_of(level) is LEVELS[level]


@pytest.mark.parametrize("level", ["MASTER’S degree", " master's  degree "])
def test_case_blanks_and_the_kind_of_apostrophe_do_not_matter(level: str) -> None:
    assert length_of(level) is Study.LONG


@pytest.mark.parametrize("level", ["", "Apprenticeship", "Bachelor", "Some degree"])
def test_the_length_of_other_words_is_not_guessed(level: str) -> None:
    assert length_of(level) is None


@given(PROFESSIONS, WISHES)
def test_the_best_come_first_and_equals_keep_their_order(
    professions: Sequence[Profession], wishes: Wishes
) -> None:
    places = {id(job): place for place, job in enumerate(professions)}
    found = fitting(professions, wishes, 99)
    order = [(-fit.points, places[id(fit.profession)]) for fit in found]
    assert order == sorted(order)


@given(PROFESSIONS, WISHES)
def test_who_likes_something_gets_no_profession_without_any_of_it(
    professions: Sequence[Profession], wishes: Wishes
) -> None:
    for fit in fitting(professions, wishes, 99):
        assert fit.fitting or not wishes.activities


@given(PROFESSIONS, WISHES)
def test_every_activity_that_was_asked_for_is_told_as_fitting_or_as_lacking(
    professions: Sequence[Profession], wishes: Wishes
) -> None:
    for fit in fitting(professions, wishes, 99):
        assert sorted((*fit.fitting, *fit.lacking)) == sorted(wishes.activities)


@given(PROFESSIONS, WISHES, st.integers(1, 5))
def test_no_more_are_returned_than_were_asked_for(
    professions: Sequence[Profession], wishes: Wishes, most: int
) -> None:
    assert fitting(professions, wishes, most) == fitting(professions, wishes, 99)[:most]


@given(PROFESSIONS, st.sampled_from([None, PlaceWish.ANY]), st.sampled_from([None, Study.LONG]))
def test_open_wishes_are_answered_by_all_in_their_order(
    professions: Sequence[Profession], place: PlaceWish | None, study: Study | None
) -> None:
    found = fitting(professions, Wishes((), place, study), 99)
    assert [fit.profession for fit in found] == list(professions)


@pytest.mark.parametrize(
    ("place", "wish", "verdict"),
    [
        (Place.OUTDOORS, PlaceWish.OUTDOORS, Match.YES),
        (Place.BOTH, PlaceWish.OUTDOORS, Match.PARTLY),
        (Place.INDOORS, PlaceWish.OUTDOORS, Match.NO),
        (Place.INDOORS, PlaceWish.ANY, Match.UNASKED),
    ],
)
def test_a_place_fits_wholly_partly_or_not(place: Place, wish: PlaceWish, verdict: Match) -> None:
    (fit,) = fitting([profession(Activity.GROW, place=place)], Wishes((Activity.GROW,), wish), 1)
    assert fit.place is verdict


@pytest.mark.parametrize(
    ("level", "longest", "verdict"),
    [
        ("Bachelor's degree", Study.MEDIUM, Match.YES),
        ("Associate's degree", Study.MEDIUM, Match.YES),
        ("Master's degree", Study.MEDIUM, Match.NO),
        ("Apprenticeship", Study.MEDIUM, Match.UNKNOWN),
        (None, Study.NONE, Match.UNKNOWN),
        ("Master's degree", Study.LONG, Match.UNASKED),
    ],
)
def test_studies_fit_if_they_are_not_longer_than_wished(
    level: str | None, longest: Study, verdict: Match
) -> None:
    jobs = [profession(Activity.CARE, level=level)]
    (fit,) = fitting(jobs, Wishes((Activity.CARE,), None, longest), 1)
    assert fit.study is verdict


@pytest.mark.parametrize(
    ("job", "length"),
    [
        (profession(study=Study.SHORT, match="nearest"), Study.SHORT),
        (profession(study=Study.LONG, match="exact"), Study.LONG),
        (profession(study=Study.NONE, level=None), Study.NONE),
        (profession(match="exact"), Study.MEDIUM),
        (profession(match="nearest", country="DE"), Study.MEDIUM),
        (profession(match="nearest"), None),
        (profession(level=None), None),
    ],
    ids=["nearest", "exact", "no education", "its group's", "elsewhere", "another's", "nothing"],
)
def test_the_length_of_study_is_the_profile_s_own_word_and_never_another_group_s(
    job: Profession, length: Study | None
) -> None:
    assert study_of(job) is length


def test_what_takes_most_of_the_time_weighs_more() -> None:
    aside = profession(Activity.CARE, Activity.EXPLAIN, slug="aside")
    mainly = profession(Activity.EXPLAIN, Activity.CARE, slug="mainly")
    found = fitting([aside, mainly], Wishes((Activity.EXPLAIN,)), 2)
    assert [fit.profession.slug for fit in found] == ["mainly", "aside"]


def test_a_profile_that_says_nothing_of_the_work_is_not_judged_by_its_place() -> None:
    wishes = Wishes((), PlaceWish.INDOORS, Study.MEDIUM)
    (fit,) = fitting([profession()], wishes, 1)
    assert fit.place is Match.UNKNOWN
