"""Professions are found by field, by skill and by the words of their profiles."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.catalogue.browse import Wanted
from bot.domain.catalogue.catalogue import Catalogue
from bot.domain.catalogue.mention import Kind, Mention
from bot.domain.catalogue.profession import Profession, Skills
from bot.domain.catalogue.skill import Skill
from tests.domain.catalogue.test_browse import job


def profile(title: str, field: str, *index: str, duty: str = "Work.", **skills: str) -> Profession:
    lists = {kind: (text,) for kind, text in skills.items()}
    return job(title).model_copy(
        update={
            "field": field,
            "duties": (duty,),
            "skills": Skills.model_validate({"essential": ("Patience",), **lists, "index": index}),
        }
    )


CATALOGUE = Catalogue(
    [
        profile("Data scientist", "Technology", "python", "statistics", nice="R or Python"),
        profile("Actuary", "Finance", "statistics", essential="Probability, day in, day out"),
        profile("Wind technician", "énergie", "work-at-height", duty="Climb towers, in any wind."),
        profile("Solar installer", "Energie", "work-at-height", duty="Mount panels on roofs."),
    ],
    skills=[
        Skill(id="python", title="Python"),
        Skill(id="statistics", title="Statistics", aliases=("Probability",)),
        Skill(id="work-at-height", title="Work at height", aliases=("Climbing",)),
        Skill(id="drones", title="Drones"),
    ],
)
SHELVES = CATALOGUE.shelves


def found(**wanted: str) -> tuple[str, ...]:
    return SHELVES.found(Wanted(**wanted)).slugs


def key(name: str) -> str:
    shelf = SHELVES.field(name) or SHELVES.skill(name)
    assert shelf is not None
    return shelf.key


def test_a_field_spelt_in_two_ways_is_one() -> None:
    assert [shelf.title for shelf in SHELVES.fields.values()] == [
        "Energie",
        "Finance",
        "Technology",
    ]
    assert found(field=key("ENERGIE")) == ("solar-installer", "wind-technician")


@pytest.mark.parametrize("name", ["Work at height", "climbing", "work-at-height", "CLIMBING "])
def test_a_skill_is_found_by_title_alias_and_id(name: str) -> None:
    assert found(skill=key(name)) == ("solar-installer", "wind-technician")


def test_a_skill_that_nobody_needs_is_not_offered() -> None:
    assert SHELVES.skill("drones") is None
    assert SHELVES.skills_like("drones", 5) == ()


@pytest.mark.parametrize("typed", ["pyt", "pyhton", "pythn"])
def test_a_half_typed_or_mistyped_skill_is_suggested(typed: str) -> None:
    assert [shelf.title for shelf in SHELVES.skills_like(typed, 5)] == ["Python"]


def test_a_mistyped_field_is_suggested() -> None:
    assert [shelf.title for shelf in SHELVES.fields_like("tecnology", 5)] == ["Technology"]


@pytest.mark.parametrize(
    "text",
    ["towers wind", "WIND towers", "tower", "climb", "  any   WÍND,"],
    ids=["words", "another order", "a beginning", "a duty", "case, accents and blanks"],
)
def test_words_are_found_in_any_order_and_spelling(text: str) -> None:
    assert found(text=text) == ("wind-technician",)


def test_what_the_days_are_like_is_searched() -> None:
    day = profile("Nurse", "Health").model_copy(update={"days": ("Nights are worked in turn.",)})
    assert Catalogue([day]).shelves.found(Wanted(text="nights turn")).slugs == ("nurse",)


def test_a_word_is_not_found_inside_another() -> None:
    assert found(text="oofs") == ()


def test_words_of_other_scripts_are_found_inside() -> None:
    catalogue = Catalogue([profile("Teacher", "Education", duty="数学を教える。")])
    assert catalogue.shelves.found(Wanted(text="教える")).slugs == ("teacher",)


def test_the_skills_of_the_index_are_searched() -> None:
    assert found(text="height roofs") == ("solar-installer",)


def test_a_mistyped_name_is_found_and_said_to_be_only_alike() -> None:
    result = SHELVES.found(Wanted(text="data sientist"))
    assert (result.slugs, result.is_alike) == (("data-scientist",), True)


def test_a_mistyped_word_of_a_duty_is_not_guessed() -> None:
    assert found(text="towrs") == ()


def test_filters_narrow_together() -> None:
    assert found(field=key("energie"), text="panels") == ("solar-installer",)
    assert found(field=key("finance"), skill=key("python")) == ()


def test_what_is_gone_is_named_and_finds_nobody() -> None:
    wanted = Wanted("gone", key("python"), "data")
    assert SHELVES.gone(wanted) == ("field",)
    assert SHELVES.gone(Wanted(skill="gone")) == ("skill",)
    assert found(field="gone") == ()


def test_fields_are_counted_under_the_other_filters() -> None:
    counts = SHELVES.counts(Wanted(field=key("finance"), skill=key("statistics")))
    assert counts == {key("finance"): 1, key("technology"): 1}


@given(st.text(max_size=30), st.sampled_from(["", *SHELVES.fields]))
def test_the_counts_are_those_of_the_lists(text: str, field: str) -> None:
    wanted = Wanted(field=field, text=text)
    for other in SHELVES.fields:
        listed = SHELVES.found(Wanted(field=other, text=text)).slugs
        assert SHELVES.counts(wanted).get(other, 0) == len(listed)


@given(st.text(max_size=12), st.text(max_size=12))
def test_another_word_never_finds_more(one: str, other: str) -> None:
    both = SHELVES.found(Wanted(text=f"{one} {other}"))
    if not both.is_alike:
        assert set(both.slugs) <= set(SHELVES.found(Wanted(text=one)).slugs)


def test_keys_stay_as_they_are() -> None:
    # Buttons under messages of years ago hold them.
    assert key("technology") == "6R-t8k94"
    assert key("python") == "EaSmC1GL"


def test_a_passage_is_what_a_profile_says_with_the_words() -> None:
    assert SHELVES.passage("wind-technician", "wind tower") == "Climb towers, in any wind."
    assert SHELVES.passage("wind-technician", "panels") == ""


def test_a_profiles_own_phrases_for_a_skill_are_told_with_how_much_it_asks() -> None:
    python, statistics = SHELVES.skill("python"), SHELVES.skill("statistics")
    assert python is not None
    assert statistics is not None
    assert SHELVES.mentions("data-scientist", python) == (Mention(Kind.NICE, "R or Python"),)
    assert SHELVES.mentions("actuary", statistics) == (
        Mention(Kind.ESSENTIAL, "Probability, day in, day out"),
    )
    assert SHELVES.mentions("data-scientist", statistics) == ()


@pytest.mark.parametrize(
    ("phrase", "name", "is_meant"),
    [
        ("Law of contracts", "Law", True),
        ("Mowing lawns", "Law", False),
        ("Maps in a GIS", "GIS", True),
        ("The gist of a text", "GIS", False),
        ("Data pipelines that run every night", "Data pipelines", True),
        ("Programs of all kinds", "Programming", False),
        ("Trains staff, and teaches", "Teaching and training", False),
        ("Training nurses, teaching students", "Teaching and training", True),
    ],
)
def test_a_phrase_speaks_of_a_skill_when_it_has_its_words(
    phrase: str, name: str, *, is_meant: bool
) -> None:
    catalogue = Catalogue(
        [profile("Baker", "Food", "skill", essential=phrase)],
        skills=[Skill(id="skill", title=name)],
    )
    (shelf,) = catalogue.shelves.skills.values()
    assert bool(catalogue.shelves.mentions("baker", shelf)) is is_meant


def test_words_that_are_no_skill_are_searched_in_the_phrases() -> None:
    assert SHELVES.asking("day probability") == ("actuary",)
    assert SHELVES.asking("towers") == ()
    assert SHELVES.asking("  ") == ()
