"""What the card of `/fit` says and carries, for any profile and any choice."""

from __future__ import annotations

from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.cards.asking.fit import MENUS, FitAddress, FitCard
from bot.cards.sheet import Sheet
from bot.domain.catalogue.catalogue import Catalogue
from bot.domain.catalogue.figure import Figure, Measure, PartialDate, Salary, Statistic
from bot.domain.catalogue.fit import PlaceWish, Wishes
from bot.domain.catalogue.profession import (
    Activity,
    Code,
    Education,
    Outlook,
    Pay,
    Start,
    Study,
)
from bot.presentation.layout import components
from tests.cards.extremes import LETTERS, Maker, Scale, catalogues
from tests.cards.reading import parts, reader, text
from tests.english import WORDS
from tests.examples import at_most
from tests.limits import breaches
from tests.offenders import every
from tests.packaged import PACKAGED

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


def openers(sheet: Sheet) -> list[str]:
    """Return the professions that the last menu opens, in its order."""
    *_, menu = [each for each in parts(sheet) if each["type"] == 3]
    return [option["value"] for option in menu["options"]]


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
    assert "- **" not in said


def test_no_more_than_five_professions_are_answered() -> None:
    catalogue = Maker(Scale(LETTERS["words"], size=20, similar=12)).catalogue()
    sheet = card(catalogue, Wishes((), PlaceWish.ANY))
    assert text(sheet).count("- **") == len(openers(sheet)) == 5


def test_an_education_in_unknown_words_is_said_to_be_of_unknown_length() -> None:
    catalogue = Maker(Scale(size=20)).catalogue()
    wishes = Wishes(tuple(Activity)[:3], None, Study.SHORT)
    assert "**Not known:** how long to study" in text(card(catalogue, wishes))


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


@pytest.mark.parametrize(
    ("match", "study", "verdict", "said"),
    [
        ("exact", None, "Fits", "about 4 years of study"),
        ("nearest", None, "Not known", "about 4 years of study (nearest group)"),
        ("nearest", Study.LONG, "Not", "over 4 years of study"),
        ("nearest", Study.SHORT, "Fits", "up to 2 years of study"),
    ],
)
def test_the_length_of_study_is_told_with_whose_it_is(
    match: Literal["exact", "nearest"], study: Study | None, verdict: str, said: str
) -> None:
    shown = text(card(of_group(match, study), Wishes((), PlaceWish.INDOORS, Study.MEDIUM)))
    reasons = shown.split("\n-# ")[2].split("\n")[0].split(" · ")
    (found,) = [each for each in reasons if each.startswith(f"**{verdict}:** ")]
    assert found.endswith(said)
    (name,) = [line for line in shown.split("\n") if line.startswith("- **")]
    assert name.endswith("\u00a0¹") is (study is None), "a length by the education has its source"


def figured(match: Literal["exact", "nearest"]) -> Catalogue:
    """Return one profession with figures of such a group."""
    known = of_group(match, None)
    (job,) = known.professions.values()
    education = job.start.education
    assert education is not None
    country, date, source = education.country, education.date, education.source
    pay = Salary(
        country=country,
        statistic=Statistic.MEDIAN,
        date=date,
        source=source,
        amount=50_000,
        currency="USD",
        period="year",
    )
    growth = Figure(
        country=country,
        statistic=Statistic.PROJECTION,
        date=date,
        source=source,
        measure=Measure.GROWTH,
        value=4,
    )
    changed = {"pay": Pay(salaries=(pay,)), "outlook": Outlook(figures=(growth,))}
    return Catalogue([job.model_copy(update=changed)], (), known.sources.values())


@pytest.mark.parametrize(
    ("match", "said"),
    [("exact", "$50,000 · +4%\u00a0¹"), ("nearest", "$50,000 · +4% (nearest group)\u00a0¹")],
)
def test_figures_are_told_with_whose_they_are(
    match: Literal["exact", "nearest"], said: str
) -> None:
    shown = text(card(figured(match), Wishes((), PlaceWish.INDOORS)))
    assert f" · {said}" in shown


@every(Activity, str)
def test_our_own_figures_are_told_with_whose_they_are(activity: Activity) -> None:
    sheet = card(PACKAGED, Wishes((activity,)))
    lines = [line for line in text(sheet).split("\n") if line.startswith("- **")]
    for slug, line in zip(openers(sheet), lines, strict=True):
        job = PACKAGED.profiles[slug]
        assert line.startswith(f"- **{job.title}**")
        assert "$" in line
        assert ("(nearest group)" in line) is (job.nearest_group("US") is not None)


def test_what_nothing_answers_to_is_said() -> None:
    empty = Catalogue([])
    assert WORDS("fit-none") in text(card(empty, Wishes((Activity.CARE,))))
