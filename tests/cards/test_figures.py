"""Figures in words: what each must say, and what none may say."""

from __future__ import annotations

from typing import Any

import pytest

from bot.cards.asking import pay
from bot.cards.asking.address import JobAddress, Section
from bot.domain.catalogue.catalogue import Catalogue
from bot.domain.catalogue.errors import NoSuchFigure
from bot.domain.catalogue.figure import (
    Figure,
    Level,
    Measure,
    PartialDate,
    Range,
    Salary,
    Source,
    Statistic,
    Trust,
)
from bot.domain.catalogue.profession import (
    Code,
    Education,
    Outlook,
    Pay,
    Profession,
    Skills,
    Start,
    Study,
)
from tests.cards.reading import READER, card_of, text
from tests.english import WORDS


def salary(statistic: Statistic = Statistic.MEDIAN, when: str = "2025-05", **more: Any) -> Salary:
    fields: dict[str, Any] = {
        "amount": 57000,
        "currency": "USD",
        "period": "year",
        "country": "US",
        "source": "bls",
        "level": Level.AVERAGE,
    }
    return Salary(statistic=statistic, date=PartialDate.parse(when), **(fields | more))


def figure(measure: Measure, value: float, **more: Any) -> Figure:
    fields: dict[str, Any] = {
        "country": "US",
        "statistic": Statistic.PROJECTION,
        "date": PartialDate(2025, 8),
        "source": "bls",
    }
    return Figure(measure=measure, value=value, **(fields | more))


def catalogue(*salaries: Salary, figures: tuple[Figure, ...] = ()) -> Catalogue:
    job = Profession(
        slug="tester",
        title="Tester",
        field="Technology",
        summary="Tries what others made.",
        needed=("Everywhere.",),
        duties=("Trying.",),
        skills=Skills(essential=("Doubt",)),
        start=Start(steps=("Try something.",)),
        outlook=Outlook(figures=figures),
        pay=Pay(salaries=salaries),
        question="What did you last try?",
    )
    source = Source(
        id="bls",
        title="Wages",
        publisher="Bureau",
        date=PartialDate(2026),
        url="https://example.org/",
        retrieved=PartialDate(2026, 8),
        trust=Trust.OFFICIAL,
        attribution="By the https://example.org/by_the_way/.",
    )
    return Catalogue([job], (), [source])


def detail(one: Salary) -> str:
    ((line, *_),) = pay.details([one], READER)
    return line.text


def shown(section: Section, *salaries: Salary, figures: tuple[Figure, ...] = ()) -> str:
    sheet = card_of(JobAddress("tester", section), catalogue(*salaries, figures=figures))
    return text(sheet)


def test_a_pay_figure_says_level_amount_period_country_statistic_and_date() -> None:
    assert detail(salary()) == (
        "- Average: **$57,000** a year\n-# United States · median · May 2025"
    )


def test_a_range_says_both_ends() -> None:
    ranged = salary(amount=Range(low=50000, high=70000))
    assert "**$50,000 to $70,000** a year" in detail(ranged)


@pytest.mark.parametrize(
    ("period", "amount", "words"),
    [
        ("year", 57000, "**$57,000** a year"),
        ("month", 4750, "**$4,750** a month"),
        ("hour", 27.4, "**$27.40** an hour"),
    ],
)
def test_a_pay_figure_says_its_period(period: str, amount: float, words: str) -> None:
    assert words in detail(salary(period=period, amount=amount))


@pytest.mark.parametrize(
    ("sample", "words"), [(1, "one record"), (163, "163 records"), (1163, "1,163 records")]
)
def test_a_pay_figure_says_on_how_many_records_it_rests(sample: int, words: str) -> None:
    assert detail(salary(sample=sample)).endswith(f" · {words}")


@pytest.mark.parametrize(
    ("statistic", "words"),
    [
        (Statistic.P10, "A tenth earn less than **$57,000**"),
        (Statistic.P25, "A quarter earn less than **$57,000**"),
        (Statistic.MEDIAN, "Half earn less than **$57,000**"),
        (Statistic.P75, "A quarter earn more than **$57,000**"),
        (Statistic.P90, "A tenth earn more than **$57,000**"),
        (Statistic.MEAN, "All together: **$57,000**"),
    ],
)
def test_a_pay_figure_of_no_level_says_what_it_means(statistic: Statistic, words: str) -> None:
    assert detail(salary(statistic, level=None)).startswith(f"- {words} a year")


@pytest.mark.parametrize(
    ("when", "words"),
    [
        ("2024-09", "September 2024"),
        ("2024-08", "an older figure, of the year 2024"),
        ("2024-08-31", "an older figure, of the year 2024"),
        ("2024", "2024"),
        ("2023", "an older figure, of the year 2023"),
    ],
)
def test_a_figure_of_more_than_two_years_says_its_year_in_words(when: str, words: str) -> None:
    assert pay.dated(PartialDate.parse(when), READER) == words


def test_a_note_that_several_figures_share_is_said_once() -> None:
    noted = [salary(level=level, note="Quoted.") for level in (Level.JUNIOR, Level.SENIOR)]
    ((_, _, note),) = pay.details(noted, READER)
    assert note.text == "-# Quoted."


def test_percentiles_are_explained_where_they_stand_for_levels() -> None:
    explanation = WORDS("pay-convention")
    assert explanation in shown(Section.SALARY, salary(Statistic.P25, level=Level.JUNIOR))
    assert explanation not in shown(Section.SALARY, salary(Statistic.P10, level=None))
    assert explanation not in shown(Section.SALARY, salary(level=Level.SENIOR))


def test_pay_figures_are_narrowed_to_a_level() -> None:
    job = catalogue(salary(), salary(country="CH", level=Level.SENIOR)).find("tester")
    assert len(pay.chosen(job, None)) == 2
    assert len(pay.chosen(job, Level.SENIOR)) == 1


@pytest.mark.parametrize("salaries", [(salary(),), ()], ids=["other figures", "no figures"])
def test_a_level_without_figures_is_an_error_that_names_the_profession(
    salaries: tuple[Salary, ...],
) -> None:
    known = catalogue(*salaries)
    with pytest.raises(NoSuchFigure) as refused:
        card_of(JobAddress("tester", Section.SALARY, level=Level.SENIOR), known)
    assert refused.value.profession.slug == "tester"


@pytest.mark.parametrize(
    ("one", "words"),
    [
        (figure(Measure.GROWTH, 19.7, span="2024-34"), "Jobs: **+19.7%** expected over 2024–34"),
        (figure(Measure.GROWTH, -3.25), "Jobs: **−3.2%** expected"),
        (figure(Measure.GROWTH, 0, span="2024-34"), "Jobs: **0%** expected over 2024–34"),
        (
            figure(Measure.GROWTH, 5, span="2015-2019", statistic=Statistic.ESTIMATE),
            "Jobs: **+5%** over 2015–2019",
        ),
        (
            figure(Measure.HIRING_GROWTH, 74, span="2015-2019", statistic=Statistic.ANNUAL_RATE),
            "Hiring: **+74%** a year over 2015–2019",
        ),
        (figure(Measure.HIRING_GROWTH, 74, statistic=Statistic.ESTIMATE), "Hiring: **+74%**"),
        (figure(Measure.EMPLOYMENT, 37200), "Employees: **37,200**"),
        (figure(Measure.JOBS, 40300), "Jobs, with the self-employed: **40,300**"),
        (
            figure(Measure.OPENINGS, 3200, span="2024-34"),
            "Openings a year: **3,200**, over 2024–34",
        ),
        (figure(Measure.OPENINGS, 3200), "Openings a year: **3,200**"),
    ],
    ids=lambda part: part if isinstance(part, str) else "",
)
def test_a_figure_of_the_outlook_says_what_it_counts(one: Figure, words: str) -> None:
    assert f"\n- {words}\n" in shown(Section.OUTLOOK, figures=(one,))


@pytest.mark.parametrize(
    ("measure", "words"),
    [
        (Measure.GROWTH, "all occupations together +3.1% · United States · projection"),
        (Measure.OPENINGS, "all occupations together 3.1 · United States · projection"),
    ],
)
def test_a_figure_stands_beside_that_of_all_occupations(measure: Measure, words: str) -> None:
    one = figure(measure, 20, all_occupations=3.1)
    assert words in shown(Section.OUTLOOK, figures=(one,))


GROWTHS = (
    figure(Measure.GROWTH, 96.3, span="2016-26", date=PartialDate(2017)),
    figure(Measure.OPENINGS, 2300, span="2024-34"),
    figure(Measure.GROWTH, 49.9, span="2024-34"),
)


def test_the_outlook_says_the_current_figure_first_and_marks_the_one_of_then() -> None:
    said = shown(Section.OUTLOOK, figures=GROWTHS)
    now = said.index("- Jobs: **+49.9%** expected over 2024–34")
    then = said.index("- Then · Jobs: **+96.3%** expected over 2016–26")
    assert now < then < said.index("- Openings a year: **2,300**")
    assert "projection · an older figure, of the year 2017" in said


def test_the_overview_says_current_figures_only() -> None:
    old = (salary(Statistic.STATED, "2020"), salary(when="2020"))
    said = shown(Section.OVERVIEW, salary(), *old, figures=GROWTHS)
    assert "**$57,000** a year in the middle · United States, May 2025" in said
    assert "**+49.9%** jobs by 2034" in said
    assert "2017" not in said
    assert "2020" not in said


def test_the_overview_says_that_its_only_figure_is_old() -> None:
    said = shown(Section.OVERVIEW, salary(when="2020"))
    assert (
        "**$57,000** a year in the middle · United States, an older figure, of the year 2020"
        in said
    )


def test_the_overview_leads_to_pay_that_no_line_can_say() -> None:
    said = shown(Section.OVERVIEW, salary(Statistic.STATED))
    assert "One pay figure stands behind “Salary”." in said


def test_the_overview_says_for_how_long_pay_is_that_is_for_no_year() -> None:
    said = shown(Section.OVERVIEW, salary(period="month"))
    assert "**$57,000** a month in the middle · United States, May 2025" in said


def test_the_overview_says_which_half_earns_what() -> None:
    said = shown(
        Section.OVERVIEW,
        salary(Statistic.P25, level=Level.JUNIOR, amount=40000),
        salary(),
        salary(Statistic.P75, level=Level.SENIOR, amount=90000),
    )
    assert "**$57,000** a year in the middle, $40,000 junior to $90,000 senior · " in said


def test_pay_of_then_stands_behind_current_pay_and_is_marked() -> None:
    said = shown(Section.SALARY, salary(Statistic.STATED, "2020", amount=86000), salary())
    assert said.index("- Average: **$57,000**") < said.index("- Then · Average: **$86,000**")


def test_old_pay_is_not_of_then_where_there_is_none_of_now() -> None:
    said = shown(Section.SALARY, salary(Statistic.STATED, "2020"))
    assert "Then" not in said
    assert "an older figure, of the year 2020" in said


def test_the_ledger_says_of_each_source_how_it_knows_and_what_it_gives() -> None:
    levels = (salary(Statistic.P25, level=Level.JUNIOR), salary(Statistic.P10, level=None))
    said = shown(Section.SOURCES, *levels, figures=GROWTHS)
    assert said.split("\n")[2:] == [
        "-# Official statistics: counted or projected by a state’s office, by a published method.",
        "### Bureau",
        "- **Official statistics**: [Wages](<https://example.org/>), 2026",
        "-# looked up August 2026 · By the <https://example.org/by_the_way/>.",
        "  - Change in jobs expected over 2016–26 · United States · 2017",
        "  - Openings a year, over 2024–34 · United States · August 2025",
        "  - Change in jobs expected over 2024–34 · United States · August 2025",
        "  - Pay a year: Junior and 10th percentile · United States · May 2025",
        "Field: Technology",
    ]


def test_the_most_trustworthy_source_comes_first_and_only_its_kind_is_explained() -> None:
    known = catalogue(salary(source="press", when="2026-08"), salary())
    official = known.sources["bls"]
    press = official.model_copy(update={"id": "press", "publisher": "Paper", "trust": Trust.PRESS})
    both = Catalogue(known.professions.values(), (), [press, official])
    card = card_of(JobAddress("tester", Section.SOURCES), both)
    said = text(card)
    assert said.index("### Bureau") < said.index("### Paper")
    assert WORDS("trust-press.meaning") in said
    assert WORDS("trust-survey.meaning") not in said


def test_the_education_of_another_group_says_whose_it_is_and_how_long_ours_takes() -> None:
    known = catalogue()
    education = Education(
        level="Master's degree", country="US", date=PartialDate(2025, 8), source="bls"
    )
    code = Code(system="SOC", code="15-1221", title="Scientists", match="nearest")
    start = Start(study=Study.MEDIUM, education=education, steps=("Try something.",))
    job = known.find("tester").model_copy(update={"start": start, "codes": (code,)})
    card = card_of(
        JobAddress("tester", Section.START), Catalogue([job], (), known.sources.values())
    )
    said = text(card)
    assert (
        "Master's degree\n-# United States · August 2025 · of the nearest official group: Sc"
        in said
    )
    assert "\nGoing by the first steps below: about 4 years\n" in f"{said}\n"
