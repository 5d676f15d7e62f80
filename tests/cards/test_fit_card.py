"""What the card of `/fit` says and carries, for any profile and any choice."""

from __future__ import annotations

import re
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.cards.asking.fit import MENUS, FitAddress, FitCard
from bot.cards.sheet import Sheet
from bot.domain.catalogue.catalogue import Catalogue
from bot.domain.catalogue.figure import PartialDate
from bot.domain.catalogue.fit import PlaceWish, Wishes
from bot.domain.catalogue.profession import Activity, Code, Education, Start, Study
from bot.presentation.layout import components
from tests.cards.extremes import LETTERS, Maker, Scale, catalogues
from tests.cards.reading import parts, reader, text
from tests.english import WORDS
from tests.examples import at_most
from tests.limits import breaches

WISHES = st.builds(
    Wishes,
    # In the order in which the menu has them, as Discord is sent them.
    st.sets(st.sampled_from(Activity), max_size=3).map(
        lambda chosen: tuple(each for each in Activity if each in chosen)
    ),
    st.sampled_from([None, *PlaceWish]),
    st.sampled_from([None, *Study]),
)


def card(catalogue: Catalogue, wishes: Wishes) -> Sheet:
    return FitCard(wishes, reader(catalogue)).sheet()


@at_most(30)
@given(catalogues(most=6), WISHES)
def test_every_extreme_answer_is_within_discords_limits(
    catalogue: Catalogue, wishes: Wishes
) -> None:
    assert breaches(components(card(catalogue, wishes))) == []


@given(WISHES, st.sampled_from(MENUS))
def test_what_was_chosen_is_read_again_from_the_custom_id(wishes: Wishes, menu: str) -> None:
    address = FitAddress(wishes, menu)
    assert len(address.custom_id()) <= 100
    match = FitAddress.PATTERN.fullmatch(address.custom_id())
    assert match is not None
    assert FitAddress.parse(match) == address


@given(WISHES, WISHES)
def test_a_choice_changes_only_what_it_is_about(before: Wishes, after: Wishes) -> None:
    values = {
        "likes": list(after.activities),
        "place": [after.place] if after.place else [],
        "study": [after.study] if after.study else [],
    }
    wishes = before
    for menu in MENUS:
        wishes = FitAddress(wishes, menu).chosen(values[menu])
    assert wishes == after


@pytest.mark.parametrize(
    "custom_id", ["fit:likes:care.dream:attic:forever", "fit:place:care::", "fit:x:care::"]
)
def test_choices_of_another_age_are_left_out(custom_id: str) -> None:
    match = FitAddress.PATTERN.fullmatch(custom_id)
    assert match is not None
    assert FitAddress.parse(match).wishes == Wishes((Activity.CARE,))


@given(WISHES)
def test_the_menus_show_what_has_been_chosen(wishes: Wishes) -> None:
    sheet = card(Maker(Scale(size=20)).catalogue(), wishes)
    menus = [each for each in parts(sheet) if each["type"] == 3][: len(MENUS)]
    chosen = [
        {option["value"] for option in menu["options"] if option.get("default")} for menu in menus
    ]
    assert chosen == [
        set(wishes.activities),
        {wishes.place} if wishes.place else set(),
        {wishes.study} if wishes.study else set(),
    ]


def test_nothing_is_answered_before_anything_is_chosen() -> None:
    said = text(card(Maker(Scale(size=20)).catalogue(), Wishes()))
    assert WORDS("fit-how") in said
    assert "###" not in said


def test_no_more_than_five_professions_are_answered() -> None:
    catalogue = Maker(Scale(LETTERS["words"], size=20, similar=12)).catalogue()
    said = text(card(catalogue, Wishes((), PlaceWish.ANY)))
    assert said.count("### ") == 5


def test_an_education_in_unknown_words_is_said_to_be_of_unknown_length() -> None:
    catalogue = Maker(Scale(size=20)).catalogue()
    wishes = Wishes(tuple(Activity)[:3], None, Study.SHORT)
    assert f"**Not known:** {'weigh what people sa'}" in text(card(catalogue, wishes))


def of_group(match: Literal["exact", "nearest"], study: Study | None) -> Catalogue:
    """Return one profession whose education is a bachelor's degree of such a group."""
    known = Maker(Scale(size=20, similar=0)).catalogue()
    (job,) = known.professions.values()
    education = Education(
        level="Bachelor's degree", country="US", date=PartialDate(2025), source="source-0"
    )
    changed = job.model_copy(
        update={
            "start": Start(study=study, education=education, steps=job.start.steps),
            "codes": (Code(system="SOC", code="15-1252", title="Developers", match=match),),
        }
    )
    return Catalogue([changed], (), known.sources.values(), known.skills.values())


ANOTHER_S = ", of the nearest official group: Developers"


@pytest.mark.parametrize(
    ("match", "study", "said"),
    [
        ("exact", None, "**Fits:** Bachelor's degree, about 4 years (United States, 2025)"),
        (
            "nearest",
            None,
            "**Not known:** Bachelor's degree, about 4 years (United States, 2025)" + ANOTHER_S,
        ),
        (
            "nearest",
            Study.LONG,
            "**Does not fit:** longer than 4 years, going by the profile’s own first steps",
        ),
        ("nearest", Study.SHORT, "**Fits:** up to 2 years, going by the profile’s own first steps"),
    ],
)
def test_the_length_of_study_is_told_with_whose_it_is(
    match: Literal["exact", "nearest"], study: Study | None, said: str
) -> None:
    shown = text(card(of_group(match, study), Wishes((), PlaceWish.INDOORS, Study.MEDIUM)))
    assert f"- {said}" in re.sub("\u00a0.*", "", shown).split("\n")


def test_what_nothing_answers_to_is_said() -> None:
    empty = Catalogue([])
    assert WORDS("fit-none") in text(card(empty, Wishes((Activity.CARE,))))
