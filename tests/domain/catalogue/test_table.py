"""Figures come by code: from the rows of a group, as if an author had written them."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from bot.domain.catalogue.figure import Figure, Level, Measure, PartialDate, Salary, Statistic
from bot.domain.catalogue.profession import (
    Code,
    Education,
    Outlook,
    OutlookNotes,
    Pay,
    PayNotes,
    Profession,
    Skills,
    Start,
    System,
)
from bot.domain.catalogue.table import ALL, Head, Kind, Row, Table, Tables, complete

NOTHING, UNPAID = Outlook(), Pay()
OWN, OTHER = "51-3011", "51-3099"


def row(code: str, words: Mapping[str, str] | None = None, **numbers: float) -> Row:
    return Row(code, f"Group {code}", numbers, words or {})


def pay(*rows: Row, date: str = "2025-05", **changes: object) -> Table:
    head = Head(
        id=f"us-pay-{date}",
        source=f"wages-{date}",
        country="US",
        system="SOC",
        kind=Kind.PAY,
        date=PartialDate.parse(date),
        currency="USD",
        period="year",
    )
    return Table(head.model_copy(update=changes), {each.code: each for each in rows})


def projections(*rows: Row, **changes: object) -> Table:
    head = Head(
        id="us-projections-2024-34",
        source="projections",
        country="US",
        system="SOC",
        kind=Kind.PROJECTIONS,
        date=PartialDate.parse("2025-08"),
        span="2024-34",
    )
    return Table(head.model_copy(update=changes), {each.code: each for each in rows})


def profession(
    *codes: str, system: System = "SOC", outlook: Outlook = NOTHING, paid: Pay = UNPAID
) -> Profession:
    return Profession(
        slug="baker",
        title="Baker",
        field="food",
        summary="Makes bread.",
        needed=("Everywhere.",),
        duties=("Knead.",),
        skills=Skills(essential=("Patience",)),
        start=Start(steps=("Bake a loaf.",)),
        codes=tuple(
            Code(system=system, code=code, title="Bakers", match="nearest") for code in codes
        ),
        outlook=outlook,
        pay=paid,
        question="White or brown?",
    )


def test_pay_has_the_levels_of_its_percentiles_and_the_table_s_evidence() -> None:
    table = pay(row(OWN, p10=1, p25=2, median=3, p75=4, p90=5))
    salaries = complete(profession(OWN), Tables([table])).pay.salaries
    assert [(each.level, each.amount) for each in salaries] == [
        (None, 1),
        (Level.JUNIOR, 2),
        (Level.AVERAGE, 3),
        (Level.SENIOR, 4),
        (None, 5),
    ]
    assert {(e.currency, e.period, e.country, str(e.date), e.source) for e in salaries} == {
        ("USD", "year", "US", "2025-05", "wages-2025-05")
    }


def test_growth_stands_beside_that_of_all_occupations() -> None:
    table = projections(row(ALL, growth=3.1, openings=9), row(OWN, growth=-1.5, openings=0))
    growth, openings = complete(profession(OWN), Tables([table])).outlook.figures
    assert (growth.value, growth.all_occupations, growth.span) == (-1.5, 3.1, "2024-34")
    assert (openings.value, openings.all_occupations) == (0, None)
    assert growth.statistic is openings.statistic is Statistic.PROJECTION


@pytest.mark.parametrize(("jobs", "told"), [(110, False), (90, False), (111, True), (89, True)])
def test_all_jobs_are_told_where_they_differ_from_the_employees_by_more_than_a_tenth(
    jobs: int, told: bool
) -> None:
    tables = Tables([pay(row(OWN, employees=100)), projections(row(OWN, jobs=jobs))])
    measures = [each.measure for each in complete(profession(OWN), tables).outlook.figures]
    assert measures == [Measure.EMPLOYMENT, *[Measure.JOBS] * told]


def test_all_jobs_are_told_where_nobody_counted_the_employees() -> None:
    tables = Tables([projections(row(OWN, jobs=100))])
    (jobs,) = complete(profession(OWN), tables).outlook.figures
    assert jobs.measure is Measure.JOBS


@pytest.mark.parametrize(("counted", "told"), [(None, "2024"), (PartialDate.parse("2023"), "2023")])
def test_jobs_are_of_the_first_year_unless_the_table_says_when_they_were_counted(
    counted: PartialDate | None, told: str
) -> None:
    tables = Tables([projections(row(OWN, jobs=100), counted=counted)])
    (jobs,) = complete(profession(OWN), tables).outlook.figures
    assert str(jobs.date) == told


def test_the_usual_education_comes_from_the_table() -> None:
    tables = Tables([projections(row(OWN, {"education": "Apprenticeship"}))])
    assert complete(profession(OWN), tables).start.education == Education(
        level="Apprenticeship",
        country="US",
        date=PartialDate.parse("2025-08"),
        source="projections",
    )


def test_what_authors_wrote_stands_after_the_figure_of_the_table_for_the_same_measure() -> None:
    own = Figure(
        measure=Measure.GROWTH,
        value=9,
        country="US",
        statistic=Statistic.PROJECTION,
        date=PartialDate(2017),
        source="older",
    )
    tables = Tables([projections(row(OWN, growth=1, openings=2))])
    figures = complete(profession(OWN, outlook=Outlook(figures=(own,))), tables).outlook.figures
    assert [each.source for each in figures] == ["projections", "older", "projections"]


def test_notes_of_authors_take_the_numbers_of_other_groups() -> None:
    outlook = Outlook(
        notes=OutlookNotes(
            growth=f"Others grow by {{{OTHER}}} percent.", employment=f"Of others: {{{OTHER}}}."
        )
    )
    paid = Pay(notes=PayNotes(median=f"Others get {{{OTHER}}}."))
    tables = Tables(
        [
            pay(row(OWN, median=1, employees=1), row(OTHER, median=130220, employees=1687890)),
            projections(row(OWN, growth=1), row(OTHER, growth=15.8)),
        ]
    )
    told = complete(profession(OWN, OTHER, outlook=outlook, paid=paid), tables)
    numbers: list[Figure | Salary] = [*told.outlook.figures, *told.pay.salaries]
    assert [each.note for each in numbers] == [
        "Others grow by 15.8 percent.",
        "Of others: 1,687,890.",
        "Others get 130,220.",
    ]


def test_a_note_of_the_table_takes_the_number_of_its_row_and_is_silent_without() -> None:
    table = projections(
        row(OWN, jobs=100, self_employed=2.0),
        row(OTHER, jobs=100),
        notes=OutlookNotes(jobs="{self_employed} percent of them are self-employed."),
    )
    notes = [next(table.figures(code)).note for code in (OWN, OTHER)]
    assert notes == ["2 percent of them are self-employed.", None]


def test_a_note_on_the_whole_table_stands_beside_each_number_without_a_note_of_its_own() -> None:
    table = projections(
        row(OWN, growth=1, jobs=2), note="Provisional.", notes=OutlookNotes(jobs="Counted.")
    )
    own = OutlookNotes(growth="Mind the gap.")
    assert [each.note for each in table.figures(OWN)] == ["Provisional.", "Counted."]
    assert [each.note for each in table.figures(OWN, own)] == ["Mind the gap.", "Counted."]


def test_a_profession_has_the_figures_of_its_own_group_alone() -> None:
    tables = Tables([pay(row(OWN, median=1), row(OTHER, median=2))])
    assert [e.amount for e in complete(profession(OWN, OTHER), tables).pay.salaries] == [1]
    assert complete(profession(OWN, system="NOC"), tables).pay.salaries == ()


@pytest.mark.parametrize("newest_first", [True, False])
def test_of_two_editions_the_newer_counts(newest_first: bool) -> None:
    editions = [pay(row(OWN, median=2)), pay(row(OWN, median=1), date="2024-05")]
    tables = Tables(editions if newest_first else editions[::-1])
    assert [each.head.id for each in tables.used] == ["us-pay-2025-05"]
    assert len(tables.all) == 2


def test_tables_that_count_something_else_are_no_editions_of_each_other() -> None:
    tables = Tables([pay(row(OWN, median=2)), pay(row(OTHER, median=1), period="hour")])
    assert len(tables.used) == 2


def test_a_completed_profession_says_of_itself_what_one_written_out_would() -> None:
    outlook = Outlook(notes=OutlookNotes(growth="Fast."))
    tables = Tables([projections(row(OWN, growth=1))])
    told = complete(profession(OWN, outlook=outlook), tables)
    written = profession(OWN, outlook=Outlook(figures=told.outlook.figures))
    assert told == written
    assert told.model_dump_json() == written.model_dump_json()
