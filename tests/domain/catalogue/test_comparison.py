"""Only figures that count the same thing stand side by side; the rest is told, with the reason."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.catalogue.basis import Basis
from bot.domain.catalogue.comparison import (
    Obstacle,
    Timeline,
    compared,
    counted_together,
    differences,
    shared,
)
from bot.domain.catalogue.figure import Figure, Level, Measure, PartialDate, Salary, Statistic
from bot.domain.catalogue.profession import Code, Education, Profession, Skills, Start

DATES = [PartialDate(2017), PartialDate(2024), PartialDate(2025, 5), PartialDate(2025, 8)]
EVIDENCE: dict[str, st.SearchStrategy[Any]] = {
    "country": st.sampled_from(["US", "CH"]),
    "date": st.sampled_from(DATES),
    "source": st.sampled_from(["one", "two"]),
    "statistic": st.sampled_from([Statistic.MEDIAN, Statistic.PROJECTION]),
}
FIGURES = st.builds(
    Figure,
    **EVIDENCE,
    note=st.none(),
    measure=st.sampled_from(Measure),
    value=st.sampled_from([1.0, 2.0]),
    span=st.sampled_from([None, "2016-26", "2024-34"]),
    all_occupations=st.none(),
)
SALARIES = st.builds(
    Salary,
    **EVIDENCE,
    note=st.none(),
    level=st.sampled_from([None, *Level]),
    amount=st.sampled_from([1.0, 2.0]),
    currency=st.sampled_from(["USD", "CHF"]),
    period=st.sampled_from(["year", "hour"]),
    sample=st.none(),
)
SIDES = st.lists(st.lists(SALARIES, max_size=6), min_size=2, max_size=3)
OUTLOOKS = st.lists(st.lists(FIGURES, max_size=6), min_size=2, max_size=3)


def salary(**more: Any) -> Salary:
    fields: dict[str, Any] = {
        "amount": 1,
        "currency": "USD",
        "period": "year",
        "country": "US",
        "source": "one",
        "statistic": Statistic.MEDIAN,
        "date": PartialDate(2025, 5),
        "level": Level.AVERAGE,
    }
    return Salary(**(fields | more))


def growth(**more: Any) -> Figure:
    fields: dict[str, Any] = {
        "measure": Measure.GROWTH,
        "value": 1,
        "country": "US",
        "source": "one",
        "statistic": Statistic.PROJECTION,
        "date": PartialDate(2025, 8),
        "span": "2024-34",
    }
    return Figure(**(fields | more))


@given(SALARIES, SALARIES)
def test_a_difference_is_one_from_both_sides(one: Salary, other: Salary) -> None:
    assert differences(Basis.of(one), Basis.of(other)) == differences(
        Basis.of(other), Basis.of(one)
    )


@given(SALARIES, SALARIES)
def test_values_alone_make_no_difference(one: Salary, other: Salary) -> None:
    same = one.model_copy(update={"amount": other.amount, "sample": 3, "note": "Seen."})
    assert differences(Basis.of(one), Basis.of(same)) == ()


@given(OUTLOOKS)
def test_every_row_holds_figures_that_differ_in_nothing(sides: Sequence[list[Figure]]) -> None:
    rows, _ = compared(sides)
    for row in rows:
        assert len(row.facts) > 1
        assert {Basis.of(fact).kind for fact in row.facts.values()} == {Basis.of(row.any).kind}
        assert {differences(Basis.of(row.any), Basis.of(fact)) for fact in row.facts.values()} == {
            ()
        }


@given(SIDES)
def test_every_figure_stands_in_one_place(sides: Sequence[list[Salary]]) -> None:
    rows, apart = compared(sides)
    placed = [(side, id(fact)) for row in rows for side, fact in row.facts.items()]
    placed += [(each.side, id(each.fact)) for each in apart]
    given_ones = [(side, id(fact)) for side, facts in enumerate(sides) for fact in facts]
    assert sorted(placed) == sorted(given_ones)


@given(SIDES)
def test_whatever_stands_apart_has_its_reasons(sides: Sequence[list[Salary]]) -> None:
    _, apart = compared(sides)
    assert all(each.reasons for each in apart)


@given(SIDES)
def test_the_order_of_the_sides_changes_nothing_but_the_order(
    sides: Sequence[list[Salary]],
) -> None:
    there, _ = compared(sides)
    back, _ = compared(sides[::-1])
    last = len(sides) - 1
    turned = [{last - side: id(fact) for side, fact in row.facts.items()} for row in back]
    assert all({s: id(f) for s, f in row.facts.items()} in turned for row in there)


@pytest.mark.parametrize(
    ("other", "reasons"),
    [
        ({"source": "two"}, (Obstacle.SOURCE,)),
        ({"date": PartialDate(2024)}, (Obstacle.YEAR,)),
        ({"date": PartialDate(2025)}, (Obstacle.DATE,)),
        ({"country": "CH", "currency": "CHF"}, (Obstacle.COUNTRY, Obstacle.CURRENCY)),
        ({"period": "hour"}, (Obstacle.PERIOD,)),
        ({"statistic": Statistic.MEAN}, (Obstacle.STATISTIC,)),
        ({"level": Level.SENIOR}, (Obstacle.LEVEL,)),
    ],
    ids=str,
)
def test_a_figure_apart_says_in_what_it_differs(
    other: dict[str, Any], reasons: tuple[Obstacle, ...]
) -> None:
    _, apart = compared([[salary()], [salary(**other)]])
    assert [each.reasons for each in apart] == [reasons, reasons]


def test_a_figure_of_another_span_of_years_stands_apart() -> None:
    _, (one, _) = compared([[growth()], [growth(span="2016-26")]])
    assert one.reasons == (Obstacle.SPAN,)


def test_the_likest_figure_gives_the_reason() -> None:
    far, near = salary(source="two", country="CH"), salary(level=Level.SENIOR)
    _, (one, *_) = compared([[salary()], [far, near]])
    assert one.reasons == (Obstacle.LEVEL,)


def test_a_figure_that_the_others_lack_says_so() -> None:
    _, (one,) = compared([[growth()], []])
    assert one.reasons == (Obstacle.MISSING,)


def test_two_figures_that_only_their_values_tell_apart_are_not_compared() -> None:
    rows, apart = compared([[salary(amount=1), salary(amount=2)], [salary()]])
    assert rows == ()
    assert {each.reasons for each in apart} == {(Obstacle.DOUBLED,)}


def test_two_of_three_are_compared_without_the_third() -> None:
    (row,), _ = compared([[salary()], [], [salary()]])
    assert list(row.facts) == [0, 2]


def test_education_is_compared_within_one_source_country_and_date() -> None:
    def education(level: str, source: str = "one") -> Education:
        return Education(level=level, country="US", date=PartialDate(2025, 8), source=source)

    sides = [[education("Master's degree")], [education("None")], [education("None", "two")]]
    (row,), (apart,) = compared(sides)
    assert (list(row.facts), apart.reasons) == ([0, 1], (Obstacle.SOURCE,))


@given(st.lists(st.lists(st.integers(0, 6)), min_size=2, max_size=3))
def test_every_thing_is_told_once_with_all_who_have_it(sides: list[list[int]]) -> None:
    told = [(thing, who) for who, things in shared(sides) for thing in things]
    assert len(dict(told)) == len(told)
    assert dict(told) == {
        thing: tuple(side for side, things in enumerate(sides) if thing in things)
        for thing in {thing for things in sides for thing in things}
    }


def test_what_all_have_comes_first() -> None:
    assert shared([["a", "b"], ["c", "b"]]) == (((0, 1), ("b",)), ((0,), ("a",)), ((1,), ("c",)))


def profession(*codes: Code) -> Profession:
    return Profession(
        slug="x",
        title="X",
        field="Y",
        summary="Z.",
        needed=("Here.",),
        duties=("Work.",),
        skills=Skills(essential=("Will",)),
        start=Start(steps=("Begin.",)),
        codes=codes,
        question="Why?",
    )


def code(number: str, system: Any = "SOC") -> Code:
    return Code(system=system, code=number, title="Group", match="nearest")


def test_professions_of_one_statistical_group_are_counted_together() -> None:
    jobs = [profession(code("15-1252")), profession(code("15-2051")), profession(code("15-1252"))]
    ((group, sides),) = counted_together(jobs)
    assert (group.code, sides) == ("15-1252", (0, 2))


def test_another_classification_counts_nobody_together() -> None:
    assert counted_together([profession(code("2512", "ISCO"))] * 2) == ()


@given(st.lists(FIGURES, min_size=1))
def test_each_line_of_time_has_a_current_figure(figures: list[Figure]) -> None:
    time = Timeline(figures)
    lines = {(figure.measure, figure.country) for figure in figures}
    current = {(each.measure, each.country) for each in figures if not time.is_then(each)}
    assert current == lines


@given(st.lists(FIGURES))
def test_the_current_figures_of_a_measure_come_first_and_none_is_lost(
    figures: list[Figure],
) -> None:
    time = Timeline(figures)
    ordered = time.ordered(figures)
    assert sorted(map(id, ordered)) == sorted(map(id, figures))
    for measure in Measure:
        then = [time.is_then(each) for each in ordered if each.measure is measure]
        assert then == sorted(then)


def test_a_projection_of_eight_years_ago_is_of_then_beside_a_current_one() -> None:
    now, before = growth(), growth(span="2016-26", date=PartialDate(2017))
    time = Timeline([before, now])
    assert (time.is_then(now), time.is_then(before)) == (False, True)


@pytest.mark.parametrize(
    "other",
    [{"country": "CH"}, {"measure": Measure.OPENINGS}, {"date": PartialDate(2019)}],
    ids=str,
)
def test_an_older_figure_alone_on_its_line_is_the_current_one(other: dict[str, Any]) -> None:
    old = growth(date=PartialDate(2017))
    assert not Timeline([old, growth(**({"date": PartialDate(2025)} | other))]).is_then(old)


def test_pay_in_another_currency_is_no_newer_figure_of_the_same() -> None:
    old = salary(date=PartialDate(2020), statistic=Statistic.STATED)
    assert Timeline([old, salary()]).is_then(old)
    assert not Timeline([old, salary(currency="CHF")]).is_then(old)
