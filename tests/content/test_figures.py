"""Every number that we ship is its publisher's: tables are whole, and all else agrees with them.

That the tables say what the publishers' own files say is proven in test_facts.py, where these are.
"""

from __future__ import annotations

import re
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from typing import Final

import pytest

from bot.domain.catalogue.figure import Measure, Range, Salary, Trust
from bot.domain.catalogue.profession import Code, Profession
from bot.domain.catalogue.ranking import Ranking
from bot.domain.catalogue.table import ALL, NUMBERS, Kind, Table
from bot.domain.search import fold
from tests.offenders import every
from tests.packaged import PACKAGED


def at_home(kind: Kind, period: str | None) -> Table:
    """Return the table in use of the US."""
    (found,) = (
        table
        for table in PACKAGED.tables.of("SOC")
        if (table.head.kind, table.head.period) == (kind, period)
    )
    return found


PAY, HOURLY = at_home(Kind.PAY, "year"), at_home(Kind.PAY, "hour")
PROJECTIONS = at_home(Kind.PROJECTIONS, None)

ROOT = Path(__file__).parents[2]
SUMS = Path(__file__).with_name("tables.sha256")

OFFERS = "aijobs-2025"
ARTICLE = "suluker-2020"
EARLIER = "bls-fastest-growing-2016-26"
FASTEST = "bls-fastest-growing-2024-34"
MOST_NEW = "bls-most-new-jobs-2024-34"
LINKEDIN = "linkedin-emerging-jobs-2020-us"

SMALLEST_SAMPLE: Final = 20

WORDS = {
    "education": {
        "No formal educational credential",
        "High school diploma or equivalent",
        "Some college, no degree",
        "Postsecondary nondegree award",
        "Associate's degree",
        "Bachelor's degree",
        "Master's degree",
        "Doctoral or professional degree",
    },
    "experience": {"None", "Less than 5 years", "5 years or more"},
    "training": {
        "None",
        "Short-term on-the-job training",
        "Moderate-term on-the-job training",
        "Long-term on-the-job training",
        "Internship/residency",
        "Apprenticeship",
    },
}
"""The only words of the U.S. Bureau of Labor Statistics for what is usual at entry."""

every_table = every(PACKAGED.tables.all, lambda table: table.head.id)
every_profession = every(PACKAGED.profiles.values(), lambda job: job.slug)
every_ranking = every(PACKAGED.rankings.values(), lambda ranking: ranking.id)


def group(job: Profession) -> Code:
    found = job.statistical_group
    assert found is not None, "it has no group at home"
    return found


def beside(job: Profession) -> list[str]:
    """Return the codes of other groups that may count some of its people too."""
    return [code.code for code in job.codes if code.system == "SOC" and code != group(job)]


def numbers(text: str | None) -> list[float]:
    return [float(each.replace(",", "")) for each in re.findall(r"\d[\d,.]*\d|\d", text or "")]


# The tables


@every_table
def test_a_table_is_in_the_order_of_its_codes(table: Table) -> None:
    assert list(table.rows) == sorted(table.rows)


def test_no_cell_has_changed_since_a_table_was_made() -> None:
    """Nobody edits these files by hand; see that a change is the publisher's before noting it."""
    lines = (line.split("  ") for line in SUMS.read_text("utf-8").splitlines())
    noted = {name: noted for noted, name in lines}
    made = {
        path.relative_to(ROOT).as_posix(): sha256(path.read_bytes()).hexdigest()
        for path in sorted((ROOT / "data/figures").glob("*.csv"))
    }
    assert made == noted, f"run: sha256sum data/figures/*.csv > {SUMS.relative_to(ROOT)}"


@every_table
def test_no_column_and_no_row_of_a_table_is_empty(table: Table) -> None:
    known = {name for row in table.rows.values() for name in row.numbers}
    assert known <= set(NUMBERS[table.head.kind])
    assert {"median", "mean", "growth", "change"} & known
    assert [row.code for row in table.rows.values() if not row.numbers] == []


@every_table
def test_a_table_is_counted_by_a_statistics_office(table: Table) -> None:
    assert PACKAGED.sources[table.head.source].trust is Trust.OFFICIAL


@every_table
def test_a_share_is_a_share_and_a_change_is_none_of_a_hundredfold(table: Table) -> None:
    for row in table.rows.values():
        assert 0 <= row.numbers.get("self_employed", 0) <= 100
        assert -100 <= row.numbers.get("growth", 0) <= 1000


@every([PAY, HOURLY], lambda table: table.head.id)
def test_all_us_pay_has_five_percentiles_and_employees(table: Table) -> None:
    for row in table.rows.values():
        assert set(row.numbers) == {"p10", "p25", "median", "p75", "p90", "employees"}, row.code


def test_every_us_group_is_projected_and_nearly_every_one_is_paid_by_the_year_or_the_hour() -> None:
    assert len(PROJECTIONS.rows.keys() - {ALL}) == 832
    assert PAY.rows.keys() & HOURLY.rows.keys() == set()
    assert len(PROJECTIONS.rows.keys() - PAY.rows.keys() - HOURLY.rows.keys()) <= 2
    assert PAY.rows.keys() | HOURLY.rows.keys() <= PROJECTIONS.rows.keys()


def test_every_us_group_has_the_publisher_s_words_for_what_is_usual_at_entry() -> None:
    for code, row in PROJECTIONS.rows.items():
        if code != ALL:
            assert {name: row.words[name] in known for name, known in WORDS.items()} == (
                dict.fromkeys(WORDS, True)
            ), code


def test_the_us_groups_add_up_to_all_occupations() -> None:
    """Each number is rounded, and the survey leaves a few small groups out of its rows."""
    employees = sum(total(table, "employees") for table in (PAY, HOURLY))
    assert employees == pytest.approx(PAY.rows[ALL].numbers["employees"], rel=0.0002)
    jobs, openings = (total(PROJECTIONS, column) for column in ("jobs", "openings"))
    assert jobs == pytest.approx(PROJECTIONS.rows[ALL].numbers["jobs"], abs=50 * 832)
    assert openings == pytest.approx(PROJECTIONS.rows[ALL].numbers["openings"], abs=50 * 832)
    grown = sum(
        row.numbers["jobs"] * row.numbers["growth"] / 100
        for code, row in PROJECTIONS.rows.items()
        if code != ALL
    )
    assert grown / jobs * 100 == pytest.approx(PROJECTIONS.rows[ALL].numbers["growth"], abs=0.1)


def total(table: Table, column: str) -> float:
    return sum(row.numbers[column] for code, row in table.rows.items() if code != ALL)


# What professions have of them


@every_profession
def test_a_profession_has_the_row_of_its_group(job: Profession) -> None:
    code = group(job).code
    pay, projected = PAY.rows[code].numbers, PROJECTIONS.rows[code].numbers
    assert [
        (salary.statistic.value, salary.amount)
        for salary in job.pay.salaries
        if salary.source == PAY.head.source
    ] == [(name, pay[name]) for name in NUMBERS[Kind.PAY] if name in pay and name != "employees"]
    differs = abs(projected["jobs"] - pay["employees"]) > pay["employees"] / 10
    assert {
        figure.measure: figure.value
        for figure in job.outlook.figures
        if figure.source in (PAY.head.source, PROJECTIONS.head.source)
    } == {
        Measure.GROWTH: projected["growth"],
        Measure.EMPLOYMENT: pay["employees"],
        **({Measure.JOBS: projected["jobs"]} if differs else {}),
        Measure.OPENINGS: projected["openings"],
    }
    education = job.start.education
    assert education is not None
    assert education.level == PROJECTIONS.rows[code].words["education"]


@every_profession
def test_a_profession_says_how_many_of_all_jobs_are_those_of_the_self_employed(
    job: Profession,
) -> None:
    share = PROJECTIONS.number(group(job).code, "self_employed")
    for figure in job.outlook.figures:
        if figure.measure is Measure.JOBS and figure.source == PROJECTIONS.head.source:
            assert numbers(figure.note) == ([] if share is None else [share])


@every_profession
def test_a_profession_calls_its_groups_as_the_tables_call_them(job: Profession) -> None:
    for code in job.codes:
        titles = {
            fold(table.rows[code.code].title)
            for table in PACKAGED.tables.of(code.system)
            if code.code in table.rows
        }
        assert not titles or fold(code.title) in titles, code.code


@every_profession
def test_a_profession_has_the_figures_of_the_first_group(job: Profession) -> None:
    assert group(job) == next(code for code in job.codes if code.system == "SOC")


@every_profession
def test_a_profession_is_called_by_no_name_of_another_group(job: Profession) -> None:
    own = {code.code for code in job.codes}
    names = {fold(name).rstrip("s") for name in (job.title, *job.aliases)}
    others = {
        row.title
        for row in PROJECTIONS.rows.values()
        if fold(row.title).rstrip("s") in names and row.code not in own
    }
    assert not others


@every_profession
def test_a_profession_says_itself_how_long_one_studies_where_the_education_is_another_group_s(
    job: Profession,
) -> None:
    assert (job.start.study is not None) == (group(job).match != "exact")


@every_profession
def test_a_profession_warns_where_the_figures_are_those_of_another_group(job: Profession) -> None:
    assert group(job).match == "exact" or job.caution


@every(filter(beside, PACKAGED.profiles.values()), lambda job: job.slug)
def test_a_group_beside_its_own_is_named_with_its_outlook_and_its_median_pay(
    job: Profession,
) -> None:
    """A note on a figure says what it is there: by the same source, statistic and date."""
    for table, name, column in (
        (PROJECTIONS, "growth", "growth"),
        (PAY, "employment", "employees"),
        (PAY, "median", "median"),
    ):
        (note,) = (
            each.note or ""
            for each in (*job.outlook.figures, *job.pay.salaries)
            if each.source == table.head.source
            and name in (getattr(each, "measure", ""), each.statistic)
        )
        others = [table.rows[code] for code in beside(job)]
        assert numbers(note) == [row.numbers[column] for row in others]
        places = [note.find(row.title.partition(",")[0].lower()) for row in others]
        assert places == sorted(places)
        assert min(places) > 0


# What authors wrote themselves


@every_profession
def test_a_profession_shows_no_pay_from_anywhere_else(job: Profession) -> None:
    tables = {table.head.source for table in PACKAGED.tables.used}
    assert {salary.source for salary in job.pay.salaries} <= {*tables, OFFERS, ARTICLE}


@every_profession
def test_pay_by_experience_is_what_was_offered_often_enough_and_is_said_to_be(
    job: Profession,
) -> None:
    offers = [salary for salary in job.pay.salaries if salary.source == OFFERS]
    assert all((each.sample or 0) >= SMALLEST_SAMPLE for each in offers)
    assert len(offers) == len({(each.level, each.date) for each in offers})
    assert ("are pay offers" in (job.pay.note or "")) == bool(offers)


def test_the_source_of_pay_by_experience_is_known_to_be_offers() -> None:
    assert PACKAGED.sources[OFFERS].trust is Trust.OFFERS


@every_profession
def test_the_growth_once_expected_is_the_ranking_s_where_the_group_is_called_the_same(
    job: Profession,
) -> None:
    title = group(job).title if group(job).match == "exact" else ""
    assert [
        (figure.measure, figure.value, figure.span, str(figure.date), figure.statistic)
        for figure in job.outlook.figures
        if figure.source == "bls-projections-2016-26"
    ] == [
        ("growth", place.figure, "2016-26", "2017", "projection")
        for place in PACKAGED.rankings[EARLIER].places
        if fold(place.title) == fold(title)
    ]


@every_profession
def test_hiring_growth_is_that_of_the_profession_s_place_in_linkedin_s_ranking(
    job: Profession,
) -> None:
    assert [
        (figure.value, figure.span, str(figure.date), figure.statistic, figure.source)
        for figure in job.outlook.figures
        if figure.measure is Measure.HIRING_GROWTH
    ] == [
        (place.figure, "2015-2019", "2019-12", "annual-rate", LINKEDIN)
        for place in PACKAGED.rankings[LINKEDIN].places
        if place.figure is not None and job.slug in place.professions
    ]


def test_the_ai_engineer_is_said_to_earn_millions_as_a_claim_and_not_as_a_figure() -> None:
    job = PACKAGED.profiles["ai-engineer"]
    (claim,) = job.pay.claims
    assert "1 to 2 million" in claim.text
    assert max(amount(each) for each in job.pay.salaries) < 1_000_000


def amount(salary: Salary) -> float:
    return salary.amount.high if isinstance(salary.amount, Range) else salary.amount


def test_the_blockchain_engineer_is_said_to_have_left_linkedin_s_list() -> None:
    (claim,) = PACKAGED.profiles["blockchain-engineer"].outlook.claims
    assert PACKAGED.sources[claim.source].trust is Trust.PRESS
    first, *_ = PACKAGED.rankings["linkedin-emerging-jobs-2018-us"].places
    assert (first.rank, first.title) == (1, "Blockchain developer")
    later = PACKAGED.rankings[LINKEDIN].places
    assert [place.title for place in later if "blockchain" in place.title.casefold()] == []


# Rankings and sources


def test_the_fastest_growing_are_those_of_the_table_with_its_percentages() -> None:
    grown = [row for code, row in PROJECTIONS.rows.items() if code != ALL]
    grown.sort(key=lambda row: -row.numbers["growth"])
    places = PACKAGED.rankings[FASTEST].places
    figures = {fold(row.title): row.numbers["growth"] for row in grown[: len(places)]}
    assert {fold(place.title): place.figure for place in places} == figures


def test_the_most_new_jobs_are_those_that_follow_from_the_table() -> None:
    rows = {fold(row.title): row for row in PROJECTIONS.rows.values()}
    for place in PACKAGED.rankings[MOST_NEW].places:
        row = rows[fold(place.title)]
        added = row.numbers["jobs"] / 1000 * row.numbers["growth"] / 100
        # Both factors are rounded: 0.05 percent of the jobs may be missing.
        assert place.figure == pytest.approx(added, abs=row.numbers["jobs"] / 1000 * 0.0006)


@every([FASTEST, MOST_NEW], str)
def test_an_official_ranking_links_the_professions_of_the_group_at_each_place(name: str) -> None:
    for place in PACKAGED.rankings[name].places:
        assert sorted(place.professions) == [
            slug
            for slug, job in PACKAGED.profiles.items()
            if fold(PROJECTIONS.rows[group(job).code].title) == fold(place.title)
        ], place.title


@every_ranking
def test_a_ranking_goes_down_as_far_as_its_figures_are_known(ranking: Ranking) -> None:
    figures = [place.figure for place in ranking.places if place.figure is not None]
    ranks = [place.rank for place in ranking.places]
    assert all(before >= after for before, after in pairwise(figures))
    assert ranks[0] == 1
    assert ranks == sorted(ranks)


@every_ranking
def test_a_ranking_is_press_where_the_list_itself_was_not_seen(ranking: Ranking) -> None:
    source = PACKAGED.sources[ranking.source]
    is_press = bool(re.search("in press reports|as reported by", source.title))
    assert source.trust is (Trust.PRESS if is_press else Trust.OFFICIAL)


def test_every_source_has_an_address_of_its_own() -> None:
    addresses = [source.url for source in PACKAGED.sources.values()]
    assert sorted(addresses) == sorted(set(addresses))
